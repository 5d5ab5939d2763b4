//! Texts that are at hand before reading starts: those of standard input and of pipes, read whole, since what is read
//! is looked at more than once; and those that are packed in workbooks and archives. A pipe that is named like a file
//! of a record a line or row is left to be read as it comes, however long it is.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use rayon::prelude::*;

use super::format::{FileFormat, has_other_lines};
use super::packed::{
    self, LARGEST_PACKED, SIGNATURE, SheetChoice, Text, TextKind, Unpacked, is_named_packed,
    is_packed,
};
use crate::diagnostic::Diagnostic;
use crate::source::{Found, LARGEST_AT_ONCE, path_of};

/// More isn't taken from a device, which may never end.
const MOST_OF_A_DEVICE: u64 = 64 << 20;

/// Texts by the names that the command line gives their files.
#[derive(Debug, Default)]
pub struct Texts {
    by_file: HashMap<String, Vec<Text>>,
    /// What is to be told of files that were unpacked.
    pub told: Vec<Diagnostic>,
}

impl Texts {
    /// Reads those of these files that can't be read again, `-` among them, and unpacks those that hold others.
    pub fn read(found: &Found, choice: &SheetChoice) -> Result<Self, Vec<Diagnostic>> {
        let mut texts = Self::default();
        let mut packed = Vec::new();
        let kinds = found.files.par_iter();
        let kinds: Vec<FileKind> = kinds.map(|file| FileKind::of(file, found)).collect();
        for (file, kind) in found.files().zip(kinds) {
            match kind {
                FileKind::Plain => {}
                FileKind::Packed => packed.push((file, file, None)),
                FileKind::Stream => {
                    let name = if file == "-" { "<stdin>" } else { file };
                    let bytes = bytes_of(file, name)?;
                    if is_packed(&bytes) {
                        packed.push((file, name, Some(bytes)));
                    } else {
                        texts.take(file, name, bytes);
                    }
                }
            }
        }
        if !packed.is_empty() {
            texts.unpack(packed, choice);
        }
        Ok(texts)
    }

    fn take(&mut self, file: &str, name: &str, bytes: Vec<u8>) {
        let text = Text {
            name: name.to_owned(),
            bytes,
            kind: TextKind::Unknown,
        };
        self.by_file.insert(file.to_owned(), vec![text]);
    }

    /// Unpacks files, each with the name that messages call it, and its bytes where they have been read.
    fn unpack(&mut self, packed: Vec<(&str, &str, Option<Vec<u8>>)>, choice: &SheetChoice) {
        let questionnaires = choice.questionnaires();
        let headings = choice.headings(&questionnaires);
        let unpacked = packed.into_par_iter().map(|(file, name, bytes)| {
            let bytes = bytes.map_or_else(|| bytes_of_packed(name), Ok);
            let unpacked = match bytes {
                Ok(bytes) => packed::open(name, &bytes, &headings),
                Err(told) => Unpacked {
                    told,
                    ..Unpacked::default()
                },
            };
            (file, unpacked)
        });
        let unpacked: Vec<(&str, Unpacked)> = unpacked.collect();
        for (file, unpacked) in unpacked {
            self.by_file.insert(file.to_owned(), unpacked.texts);
            self.told.extend(unpacked.told);
        }
    }

    /// Takes each for a record a line: a part of a text may be a single line, or none. What can't be such a part is told.
    pub fn take_as_lines(&mut self) -> Result<(), Vec<Diagnostic>> {
        for text in self.by_file.values_mut().flatten() {
            if has_other_lines(&text.bytes) {
                let message = "these lines aren't a JSON record each, which is what a part holds";
                let problem = Diagnostic::error("wrong-format", message).in_file(&text.name);
                return Err(vec![problem.help(LINES).help(WHOLE)]);
            }
            text.kind = TextKind::Lines;
        }
        Ok(())
    }

    pub(super) fn of(&self, file: &str) -> Option<&[Text]> {
        self.by_file.get(file).map(Vec::as_slice)
    }
}

const LINES: &str = "a line is one record, `{\"company\": …, \"side\": …, \"answers\": {…}}`: `jq -c .` puts a record of several lines into one, and `jq -c '.[]'` those of a list into one each";
const WHOLE: &str =
    "`detente batch` reads a table, or whatever else holds answers, without `--stream`";

/// How a file is to be read.
enum FileKind {
    /// As it comes, or again and again.
    Plain,
    /// Once: standard input, and a pipe.
    Stream,
    /// As one that holds others, by its name or by how it begins.
    Packed,
}

impl FileKind {
    fn of(file: &str, found: &Found) -> Self {
        if file == "-" {
            return Self::Stream;
        }
        let path = path_of(file);
        if !found.is_walked(file) {
            match fs::metadata(&path) {
                Ok(named) if named.is_file() => {}
                Ok(named) if !named.is_dir() && !is_read_as_it_comes(file) => return Self::Stream,
                _ => return Self::Plain,
            }
        }
        if is_named_packed(file) || begins_packed(&path) {
            Self::Packed
        } else {
            Self::Plain
        }
    }
}

fn is_read_as_it_comes(file: &str) -> bool {
    let format = FileFormat::of_name(file);
    matches!(format, Some(FileFormat::Lines | FileFormat::Table))
}

fn begins_packed(path: &Path) -> bool {
    let mut head = [0; SIGNATURE];
    let read = File::open(path).and_then(|mut file| file.read(&mut head));
    read.is_ok_and(|length| is_packed(&head[..length]))
}

fn bytes_of_packed(file: &str) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let mut bytes = Vec::new();
    let read = File::open(path_of(file))
        .and_then(|file| file.take(LARGEST_PACKED + 1).read_to_end(&mut bytes));
    read.map_err(|error| unreadable(&error, file))?;
    if bytes.len() as u64 > LARGEST_PACKED {
        let message = format!("this file is larger than {} MB", LARGEST_PACKED >> 20);
        let problem = Diagnostic::error("too-large", message).in_file(file);
        return Err(vec![
            problem.help("unpack it, and name the files that hold answers"),
        ]);
    }
    Ok(bytes)
}

fn bytes_of(file: &str, name: &str) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let mut bytes = Vec::new();
    let read = if file == "-" {
        let stream = io::stdin().lock();
        stream.take(LARGEST_AT_ONCE + 1).read_to_end(&mut bytes)
    } else {
        File::open(path_of(file)).and_then(|stream| {
            let is_device = is_device(&stream);
            let most = if is_device {
                MOST_OF_A_DEVICE
            } else {
                LARGEST_AT_ONCE + 1
            };
            stream.take(most).read_to_end(&mut bytes)
        })
    };
    read.map_err(|error| unreadable(&error, name))?;
    if bytes.len() as u64 > LARGEST_AT_ONCE {
        let message = format!("more than {} MB came through here", LARGEST_AT_ONCE >> 20);
        let problem = Diagnostic::error("too-large", message).in_file(name);
        return Err(vec![problem.help(
            "name the file in place of piping it: as CSV or NDJSON it may be of any length",
        )]);
    }
    Ok(bytes)
}

#[cfg(unix)]
fn is_device(stream: &File) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let kind = stream.metadata().map(|found| found.file_type());
    kind.is_ok_and(|kind| kind.is_char_device() || kind.is_block_device())
}

#[cfg(not(unix))]
fn is_device(_: &File) -> bool {
    true
}

pub(super) fn unreadable(error: &io::Error, file: &str) -> Vec<Diagnostic> {
    let problem = Diagnostic::error("unreadable", format!("this can't be read: {error}"));
    vec![problem.in_file(file)]
}
