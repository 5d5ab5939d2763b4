//! Paths to texts: reads files and standard input, as UTF-8 or as UTF-16.

use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;

use super::absent::absent;
use super::path::path_of;
use super::text::Source;
use crate::diagnostic::Diagnostic;

/// The largest file that is read whole. A thousand answer records take under 2 MB.
const LARGEST: u64 = 32 << 20;

/// The most that is held in memory of a file that is read bit by bit elsewhere.
pub const LARGEST_AT_ONCE: u64 = 256 << 20;

/// What most answer files stay below, in bytes.
const USUAL: usize = 8 << 10;

/// A text that is at hand, as it would be read from a file of that name.
pub fn load_text(name: &str, bytes: &[u8]) -> Result<Arc<Source>, Box<Diagnostic>> {
    source(name, read(bytes))
}

/// Reads one file, or standard input where it is `-`, as text.
pub fn load_file(file: &str) -> Result<Arc<Source>, Box<Diagnostic>> {
    if file == "-" {
        return source("<stdin>", read(io::stdin().lock()));
    }
    source(file, open(file).and_then(read))
}

fn source(
    name: &str,
    text: Result<String, Box<Diagnostic>>,
) -> Result<Arc<Source>, Box<Diagnostic>> {
    let text = text.map_err(|problem| problem.in_file(name))?;
    Ok(Arc::new(Source::new(name, text)))
}

/// Opens a file to be read bit by bit, however long it is.
pub fn open_stream(file: &str) -> Result<Box<dyn Read + Send>, Box<Diagnostic>> {
    stream(file, open(file)?)
}

fn open(file: &str) -> Result<File, Box<Diagnostic>> {
    File::open(path_of(file)).map_err(|error| unopened(file, &error).into())
}

/// What is read bit by bit: UTF-8 without its byte-order mark, and UTF-16 as UTF-8.
pub fn stream<'r>(
    name: &str,
    mut reader: impl Read + Send + 'r,
) -> Result<Box<dyn Read + Send + 'r>, Box<Diagnostic>> {
    let head = head(&mut reader).map_err(|problem| problem.in_file(name))?;
    Ok(Box::new(io::Cursor::new(head).chain(reader)))
}

/// How many of the first bytes tell how a text is encoded.
const HEAD: usize = 64;

/// The first bytes; all of them where they are UTF-16.
fn head(reader: &mut impl Read) -> Result<Vec<u8>, Box<Diagnostic>> {
    let mut head = Vec::new();
    let read = reader.by_ref().take(HEAD as u64).read_to_end(&mut head);
    read.map_err(|error| unreadable(&error))?;
    if wide(&head).is_some() {
        let read = reader.take(LARGEST_AT_ONCE).read_to_end(&mut head);
        read.map_err(|error| unreadable(&error))?;
        if head.len() as u64 > LARGEST_AT_ONCE {
            let most = LARGEST_AT_ONCE >> 20;
            let message = format!("this file is UTF-16 and larger than {most} MB");
            let problem = Diagnostic::error("too-large", message);
            return Err(problem
                .help("save it again as UTF-8, which may be of any length")
                .into());
        }
        return Ok(text(head)?.into_bytes());
    }
    if head.starts_with("\u{feff}".as_bytes()) {
        head.drain(..3);
    }
    Ok(head)
}

fn read(reader: impl Read) -> Result<String, Box<Diagnostic>> {
    // Room for most files at once: a small buffer grows by a call to the system at a time.
    let mut bytes = Vec::with_capacity(USUAL);
    let read = reader.take(LARGEST + 1).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > LARGEST {
        let message = format!("this file is larger than {} MB", LARGEST >> 20);
        return Err(Diagnostic::error("too-large", message)
            .help("a thousand answer records take under 2 MB: is this the right file?")
            .help("CSV and NDJSON files may be of any length")
            .into());
    }
    text(bytes)
}

/// How UTF-16 puts two bytes together.
type Unit = fn([u8; 2]) -> u16;

/// How a text is written that is UTF-16: it starts with a byte-order mark, or every other byte of most of its first
/// letters is 0, which none is in UTF-8.
fn wide(bytes: &[u8]) -> Option<Unit> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(u16::from_le_bytes),
        [0xfe, 0xff, ..] => return Some(u16::from_be_bytes),
        _ => {}
    }
    let pairs = bytes.chunks_exact(2).take(HEAD / 2);
    let zeros = |at: usize| pairs.clone().filter(|pair| pair[at] == 0).count();
    let most = |count: usize| count > 1 && count * 2 > pairs.len();
    match (zeros(0), zeros(1)) {
        (0, high) if most(high) => Some(u16::from_le_bytes),
        (high, 0) if most(high) => Some(u16::from_be_bytes),
        _ => None,
    }
}

/// The bytes as text: UTF-8, or UTF-16, as spreadsheets write it.
fn text(bytes: Vec<u8>) -> Result<String, Box<Diagnostic>> {
    if let Some(unit) = wide(&bytes) {
        let units = bytes.chunks(2);
        let units = units.map(|pair| unit([pair[0], *pair.get(1).unwrap_or(&0)]));
        let characters: Result<String, _> = char::decode_utf16(units).collect();
        let message = "this file starts as UTF-16 does, and isn't";
        let problem = Diagnostic::error("not-text", message).help("save it again as UTF-8");
        let mut text = characters.map_err(|_| problem)?;
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        return Ok(text);
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = 1 + memchr::memchr_iter(b'\n', &error.as_bytes()[..at]).count();
        let message = format!("this file isn't text: line {line} is not UTF-8, from the byte at offset {at} on");
        Diagnostic::error("not-text", message)
            .help("answer files are plain text; save it again as UTF-8: editors ask for the encoding where they save, and Excel calls it `CSV UTF-8`")
            .into()
    })
}

/// Why a file or a folder can't be opened.
pub(super) fn unopened(file: &str, error: &io::Error) -> Diagnostic {
    match error.kind() {
        io::ErrorKind::NotFound => absent(file),
        _ => unreadable(error).in_file(file),
    }
}

/// Why a file can't be read; its name is to be added.
fn unreadable(error: &io::Error) -> Diagnostic {
    let why = match error.kind() {
        io::ErrorKind::PermissionDenied => "you may not read this file".to_owned(),
        _ => format!("this can't be read: {error}"),
    };
    Diagnostic::error("unreadable", why)
}
