//! Paths to texts: reads files and standard input, as UTF-8 or as UTF-16 that says so.

use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;

use super::problem::Problem;
use super::text::Source;
use super::walk::{Found, find};
use crate::diagnostic::Diagnostic;

/// The largest file that is read whole. A thousand answer records take under 2 MB.
const LARGEST: u64 = 32 << 20;

/// What most answer files stay below, in bytes.
const USUAL: usize = 8 << 10;

/// What [`load`] read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The texts, in the order of the paths given and by name within a folder.
    pub sources: Vec<Arc<Source>>,
    /// What couldn't be read, and what was left out.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads every path: a file, a folder (walked), or `-` for standard input.
pub fn load(paths: &[String]) -> Loaded {
    load_found(find(paths))
}

/// Reads every file that was found.
pub fn load_found(found: Found) -> Loaded {
    let mut loaded = Loaded {
        sources: Vec::with_capacity(found.files.len()),
        diagnostics: found.diagnostics,
    };
    for file in &found.files {
        match load_file(file) {
            Ok(source) => loaded.sources.push(source),
            Err(problem) => loaded.diagnostics.push(*problem),
        }
    }
    loaded
}

/// Reads one file, or standard input where it is `-`, as text.
pub fn load_file(file: &str) -> Result<Arc<Source>, Box<Diagnostic>> {
    let (name, text) = if file == "-" {
        ("<stdin>", read(io::stdin().lock()))
    } else {
        (file, File::open(file).map_err(Problem::Io).and_then(read))
    };
    match text {
        Ok(text) => Ok(Arc::new(Source::new(name, text))),
        Err(problem) => Err(problem.diagnostic(name).into()),
    }
}

/// Opens a file that is read bit by bit, however long it is: UTF-8 without its byte-order mark, and UTF-16
/// as UTF-8.
pub fn open_stream(file: &str) -> Result<Box<dyn Read + Send>, Box<Diagnostic>> {
    let open = || -> Result<Box<dyn Read + Send>, Problem> {
        let mut reader: Box<dyn Read + Send> = if file == "-" {
            Box::new(io::stdin())
        } else {
            Box::new(File::open(file).map_err(Problem::Io)?)
        };
        let mut head = Vec::new();
        (&mut reader)
            .take(3)
            .read_to_end(&mut head)
            .map_err(Problem::Io)?;
        if let [0xff, 0xfe, ..] | [0xfe, 0xff, ..] = head[..] {
            reader.read_to_end(&mut head).map_err(Problem::Io)?;
            return Ok(Box::new(io::Cursor::new(text(head)?)));
        }
        if head == [0xef, 0xbb, 0xbf] {
            head.clear();
        }
        Ok(Box::new(io::Cursor::new(head).chain(reader)))
    };
    open().map_err(|problem| problem.diagnostic(file).into())
}

fn read(reader: impl Read) -> Result<String, Problem> {
    // Room for most files at once: a small buffer grows by a call to the system at a time.
    let mut bytes = Vec::with_capacity(USUAL);
    reader
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(Problem::Io)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Problem::TooLarge { limit: LARGEST });
    }
    text(bytes)
}

/// The bytes as text: UTF-8, or UTF-16 where a byte-order mark says so, as spreadsheets write it.
fn text(bytes: Vec<u8>) -> Result<String, Problem> {
    let wide = |unit: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks(2);
        let units = units.map(|pair| unit([pair[0], *pair.get(1).unwrap_or(&0)]));
        let characters: Result<String, _> = char::decode_utf16(units).collect();
        characters.map_err(|_| Problem::NotText { at: 2, wide: true })
    };
    match bytes.get(..2) {
        Some([0xff, 0xfe]) => wide(u16::from_le_bytes),
        Some([0xfe, 0xff]) => wide(u16::from_be_bytes),
        _ => String::from_utf8(bytes).map_err(|error| Problem::NotText {
            at: error.utf8_error().valid_up_to(),
            wide: false,
        }),
    }
}
