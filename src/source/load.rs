//! Paths to texts: reads files and standard input, as UTF-8 or as UTF-16 that says so.

use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;

use super::problem::Problem;
use super::text::Source;
use crate::diagnostic::Diagnostic;

/// The largest file that is read whole. A thousand answer records take under 2 MB.
const LARGEST: u64 = 32 << 20;

/// What most answer files stay below, in bytes.
const USUAL: usize = 8 << 10;

/// A text that is at hand, as it would be read from a file of that name.
pub fn load_text(name: &str, bytes: &[u8]) -> Result<Arc<Source>, Box<Diagnostic>> {
    match read(bytes) {
        Ok(text) => Ok(Arc::new(Source::new(name, text))),
        Err(problem) => Err(problem.diagnostic(name).into()),
    }
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

/// Opens a file to be read bit by bit, however long it is.
pub fn open_stream(file: &str) -> Result<Box<dyn Read + Send>, Box<Diagnostic>> {
    let opened = File::open(file).map_err(|error| Problem::Io(error).diagnostic(file))?;
    stream(file, opened)
}

/// What is read bit by bit: UTF-8 without its byte-order mark, and UTF-16 as UTF-8.
pub fn stream<'r>(
    name: &str,
    mut reader: impl Read + Send + 'r,
) -> Result<Box<dyn Read + Send + 'r>, Box<Diagnostic>> {
    let mut open = || -> Result<io::Cursor<Vec<u8>>, Problem> {
        let mut head = Vec::new();
        (&mut reader)
            .take(3)
            .read_to_end(&mut head)
            .map_err(Problem::Io)?;
        if let [0xff, 0xfe, ..] | [0xfe, 0xff, ..] = head[..] {
            reader.read_to_end(&mut head).map_err(Problem::Io)?;
            return Ok(io::Cursor::new(text(head)?.into_bytes()));
        }
        if head == [0xef, 0xbb, 0xbf] {
            head.clear();
        }
        Ok(io::Cursor::new(head))
    };
    let head = open().map_err(|problem| problem.diagnostic(name))?;
    Ok(Box::new(head.chain(reader)))
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
