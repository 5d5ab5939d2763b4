//! Files that hold others: workbooks, whose sheets are tables, and archives. Each is opened into texts in memory, which
//! are read as any other; nothing of one is ever written to a disk.

mod archive;
mod choice;
mod kind;
mod marks;
mod opendocument;
mod opendocument_cell;
mod sheet;
mod workbook;

use std::path::Path;

use super::format::FileFormat;
use crate::diagnostic::{Diagnostic, list};
use crate::source::{EXPECTED, ends_in, has_known_ending};
use archive::Archive;
pub(super) use choice::Headings;
pub use choice::SheetChoice;
use kind::Kind;
pub(super) use kind::{SIGNATURE, is_packed};
pub use sheet::Hidden;

/// All that is unpacked of one file may take so many bytes.
const LARGEST: u64 = 256 << 20;

/// A packed file that is longer isn't opened.
pub(super) const LARGEST_PACKED: u64 = 64 << 20;

/// How many of a text's first bytes tell whether it is a table.
const HEAD: usize = 1 << 12;

/// How many names are given of what is passed over.
const NAMED: usize = 4;

/// What a text is known to hold before it is looked at.
#[derive(Debug)]
pub(super) enum TextKind {
    /// Its name or its bytes have to tell.
    Unknown,
    /// A sheet of a workbook, written as CSV with a line for each of its rows, and what of it is hidden.
    Sheet(Hidden),
    /// A JSON record a line.
    Lines,
}

/// A text that is at hand.
#[derive(Debug)]
pub(super) struct Text {
    /// The name that messages call it.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) kind: TextKind,
}

/// What was unpacked, and what is to be told of it.
#[derive(Debug, Default)]
pub(super) struct Unpacked {
    pub(super) texts: Vec<Text>,
    pub(super) told: Vec<Diagnostic>,
}

/// Opens a packed file into the texts that may hold answers.
pub(super) fn open(name: &str, bytes: &[u8], headings: &Headings) -> Unpacked {
    let mut unpacked = Unpacked::default();
    let mut left = LARGEST;
    let opened = if is_plain(name, bytes) {
        unpacked.text(name, bytes.to_vec());
        Ok(())
    } else {
        match Kind::of(bytes) {
            Kind::Archive => unpacked.archive(name, bytes, headings, &mut left),
            kind => unpacked.workbook(name, bytes, kind, headings, &mut left),
        }
    };
    if let Err(problem) = opened {
        // A part of it would pass for the whole.
        unpacked.texts.clear();
        unpacked.told.push(problem.in_file(name));
    }
    unpacked
}

impl Unpacked {
    fn workbook(
        &mut self,
        name: &str,
        bytes: &[u8],
        kind: Kind,
        headings: &Headings,
        left: &mut u64,
    ) -> Result<(), Box<Diagnostic>> {
        let kind = kind.workbook()?;
        let chosen = workbook::read(bytes, kind, headings, left)?;
        let told = chosen.told.into_iter();
        self.told.extend(told.map(|told| told.in_file(name)));
        self.texts.push(Text {
            name: name.to_owned(),
            bytes: chosen.csv.into_bytes(),
            kind: TextKind::Sheet(chosen.hidden),
        });
        Ok(())
    }

    fn archive(
        &mut self,
        name: &str,
        bytes: &[u8],
        headings: &Headings,
        left: &mut u64,
    ) -> Result<(), Box<Diagnostic>> {
        let mut archive = Archive::open(bytes)?;
        let (mut passed, mut hidden, before) = (Vec::new(), Vec::new(), self.told.len());
        for (at, member) in archive.members()? {
            if is_of_system(&member) {
                continue;
            }
            if is_hidden(&member) {
                hidden.push(member);
                continue;
            }
            if !has_known_ending(Path::new(&member)) || member.ends_with(".draft.yaml") {
                passed.push(member);
                continue;
            }
            let path = format!("{name}/{member}");
            let bytes = archive.read(at, left);
            match bytes.and_then(|bytes| self.member(&path, bytes, headings, left)) {
                Ok(()) => {}
                // More of it isn't to be read.
                Err(problem) if *left == 0 => return Err(problem),
                Err(problem) => self.told.push(problem.in_file(path)),
            }
        }
        if self.texts.is_empty() && self.told.len() == before {
            return Err(no_answers(&hidden, &passed).into());
        }
        if !hidden.is_empty() {
            let message = format!("left out hidden files: {}", some(&hidden));
            self.told
                .push(Diagnostic::note("left-out", message).in_file(name));
        }
        if !passed.is_empty() {
            let message = format!("passed over in this archive: {}", some(&passed));
            let note = Diagnostic::note("passed-over", message).in_file(name);
            self.told.push(note.help(EXPECTED));
        }
        Ok(())
    }

    fn text(&mut self, name: &str, bytes: Vec<u8>) {
        self.texts.push(Text {
            name: name.to_owned(),
            bytes,
            kind: TextKind::Unknown,
        });
    }

    fn member(
        &mut self,
        path: &str,
        bytes: Vec<u8>,
        headings: &Headings,
        left: &mut u64,
    ) -> Result<(), Box<Diagnostic>> {
        if is_plain(path, &bytes) {
            self.text(path, bytes);
            return Ok(());
        }
        match Kind::of(&bytes) {
            Kind::Archive => {
                let message = "this is an archive within an archive, which isn't opened";
                let problem = Diagnostic::error("nested-archive", message);
                Err(problem
                    .help("unpack the outer one, and name its files")
                    .into())
            }
            kind => self.workbook(path, &bytes, kind, headings, left),
        }
    }
}

/// Whether a name ends as those of workbooks and archives do.
pub(super) fn is_named_packed(name: &str) -> bool {
    ends_in(Path::new(name), &["xlsx", "ods", "zip"])
}

/// Whether bytes are to be read as they are: a table is one also where its ending says otherwise.
fn is_plain(name: &str, bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let is_table = || FileFormat::of_text(&head) == FileFormat::Table;
    !is_packed(bytes) && (!is_named_packed(name) || is_table())
}

fn no_answers(hidden: &[String], passed: &[String]) -> Diagnostic {
    let told = [("left out as hidden", hidden), ("passed over", passed)].into_iter();
    let told = told.filter(|(_, names)| !names.is_empty());
    Diagnostic::error("no-files", "this archive holds no answer files")
        .help(EXPECTED)
        .helps(told.map(|(what, names)| format!("{what}: {}", some(names))))
}

/// Whether a member is one that systems and programs put there for themselves.
fn is_of_system(member: &str) -> bool {
    let mut parts = member.split('/');
    let is = |part: &str| part.starts_with("._") || part.starts_with("~$");
    parts.any(|part| is(part) || matches!(part, "__MACOSX" | ".DS_Store"))
}

fn is_hidden(member: &str) -> bool {
    member.split('/').any(|part| part.starts_with('.'))
}

/// "a, b, c, d and 3 others".
fn some(names: &[String]) -> String {
    list::with_rest(names, NAMED, "other", "others")
}
