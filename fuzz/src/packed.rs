//! Workbooks and archives, written so that a changed byte changes what is inside and not only a checksum.

use std::io::{Cursor, Write};

use detente::answers::mapping::ColumnMapping;
use detente::diagnostic::Diagnostic;
use detente::reading::{Input, SheetChoice, Texts};
use detente::source::Found;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Stands between two members.
const BETWEEN_MEMBERS: u8 = 0x1c;

/// Stands between a member's name and what it holds.
const AFTER_NAME: u8 = 0x1d;

/// A packed file as it is; any other bytes as the members of one, to be packed.
pub fn pack(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(b"PK") {
        return bytes.to_vec();
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for member in bytes.split(|byte| *byte == BETWEEN_MEMBERS) {
        let mut parts = member.splitn(2, |byte| *byte == AFTER_NAME);
        let name = String::from_utf8_lossy(parts.next().unwrap_or_default());
        // Two members of one name can't be written.
        if writer.start_file(name, stored).is_ok() {
            let held = parts.next().unwrap_or_default();
            writer.write_all(held).expect("written to memory");
        }
    }
    writer.finish().expect("written to memory").into_inner()
}

/// Opens a packed file as commands do, from its file.
pub fn with_inputs<T>(bytes: &[u8], then: impl FnOnce(&[Input], &[Diagnostic]) -> T) -> T {
    let mut file = tempfile::NamedTempFile::with_suffix(".xlsx").expect("a file");
    file.write_all(bytes).expect("written");
    let found = Found::file(file.path().to_str().expect("a plain path"));
    let mapping = ColumnMapping::default();
    let choice = SheetChoice {
        name: None,
        questionnaire: None,
        mapping: &mapping,
    };
    match Texts::read(&found, &choice) {
        Ok(texts) => then(&Input::of(&found.files, &texts), &texts.told),
        Err(problems) => then(&[], &problems),
    }
}
