//! Zip archives, of which never more is unpacked than is allowed, whatever they say of themselves.

use std::collections::HashSet;
use std::io::{self, Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;
use zip::result::ZipError;

use super::LARGEST;
use crate::diagnostic::{Diagnostic, list};

/// An archive with more files isn't opened.
const MOST_MEMBERS: usize = 10_000;

/// What an entry of an archive's directory begins with.
const ENTRY: &[u8] = b"PK\x01\x02";

pub(super) struct Archive<'b> {
    bytes: &'b [u8],
    zip: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Archive<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Box<Diagnostic>> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if zip.len() > MOST_MEMBERS {
            let count = zip.len();
            let message = format!(
                "this archive holds {count} files, and no more than {MOST_MEMBERS} are read"
            );
            return Err(Diagnostic::error("too-large", message).into());
        }
        Ok(Self { bytes, zip })
    }

    /// Its files by their numbers, each with its path, in which nothing leads out of the archive.
    pub(super) fn members(&mut self) -> Result<Vec<(usize, String)>, Box<Diagnostic>> {
        self.check_names()?;
        let mut members = Vec::new();
        for at in 0..self.zip.len() {
            let member = self.zip.by_index_raw(at).map_err(|error| damaged(&error))?;
            if !member.is_dir() {
                let name = String::from_utf8_lossy(member.name_raw()).into_owned();
                let name = member.name().map_or(name, std::borrow::Cow::into_owned);
                members.push((at, inside(&name)));
            }
        }
        Ok(members)
    }

    /// Refuses an archive with two files of one name, of which only the last one can be read.
    fn check_names(&self) -> Result<(), Box<Diagnostic>> {
        let names = self.repeated_names();
        let file = names.iter().find(|name| !name.ends_with('/'));
        // A folder may well stand there twice.
        let is_fine = file.is_none() && !names.is_empty();
        if is_fine || !self.zip.has_duplicate_names() {
            return Ok(());
        }
        let name = file.map(|name| format!(", `{name}`")).unwrap_or_default();
        let message = format!("this archive holds two files of one name{name}");
        let problem = Diagnostic::error("same-name", message);
        let help = "give each file a name of its own, and pack them again or name them unpacked";
        Err(problem.help(help).into())
    }

    /// The names that stand more than once in its directory.
    fn repeated_names(&self) -> Vec<String> {
        let start = usize::try_from(self.zip.central_directory_start()).ok();
        let directory = start.and_then(|start| self.bytes.get(start..));
        let directory = directory.unwrap_or_default();
        let mut seen = HashSet::new();
        let names = memmem::find_iter(directory, ENTRY).filter_map(|entry| {
            let entry = &directory[entry..];
            let length = [*entry.get(28)?, *entry.get(29)?];
            entry.get(46..46 + usize::from(u16::from_le_bytes(length)))
        });
        let repeated = names.filter(|name| !seen.insert(*name));
        let repeated = repeated.map(|name| String::from_utf8_lossy(name).into_owned());
        repeated.collect()
    }

    /// Whether there is a file of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// Unpacks the file of this name, no more than its first bytes.
    pub(super) fn start_of(&mut self, name: &str, most: u64) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let member = self.zip.by_name(name).ok()?;
        member.take(most).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// The text of the file of this name; none is blank.
    pub(super) fn text(&mut self, name: &str) -> String {
        let bytes = self.start_of(name, u64::MAX).unwrap_or_default();
        let text = String::from_utf8(bytes);
        text.unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }

    /// Unpacks a file, and takes its size off what may still be unpacked.
    pub(super) fn read(&mut self, at: usize, left: &mut u64) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut bytes = Vec::new();
        self.copy(at, left, &mut bytes)?;
        Ok(bytes)
    }

    /// Unpacks all of it to nowhere, so that whoever unpacks it next knows that it isn't too large.
    pub(super) fn measure(&mut self, left: &mut u64) -> Result<(), Box<Diagnostic>> {
        (0..self.zip.len()).try_for_each(|at| self.copy(at, left, &mut io::sink()))
    }

    fn copy(
        &mut self,
        at: usize,
        left: &mut u64,
        to: &mut impl io::Write,
    ) -> Result<(), Box<Diagnostic>> {
        let member = self.zip.by_index(at).map_err(|error| damaged(&error))?;
        let copied = io::copy(&mut member.take(*left + 1), to);
        let size = copied.map_err(|error| damaged(&ZipError::Io(error)))?;
        if size > *left {
            *left = 0;
            let message = format!("unpacked, this is larger than {} MB", LARGEST >> 20);
            let problem = Diagnostic::error("too-large", message);
            let help = "a thousand answer records take under 2 MB: is this the right file?";
            return Err(problem.help(help).into());
        }
        *left -= size;
        Ok(())
    }
}

/// A path within an archive without what would lead out of it.
fn inside(name: &str) -> String {
    let parts = name.split(['/', '\\']);
    let parts = parts.filter(|part| !matches!(*part, "" | "." | ".."));
    list::joined(parts, "/")
}

fn damaged(error: &ZipError) -> Diagnostic {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            let message = "this is protected by a password";
            Diagnostic::error("encrypted", message).help("save it without one, and name that file")
        }
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            let message = "this is packed in a way that can't be read here";
            Diagnostic::error("damaged", message).help("unpack it, and name its files")
        }
        _ => {
            let message = format!("this can't be unpacked: {error}");
            Diagnostic::error("damaged", message)
                .help("it may have been cut off on its way: get it again")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn no_path_leads_out_of_an_archive() {
        for (name, path) in [
            ("a/b.csv", "a/b.csv"),
            ("../../etc/b.csv", "etc/b.csv"),
            ("/b.csv", "b.csv"),
            ("a\\..\\b.csv", "a/b.csv"),
            ("./..", ""),
        ] {
            assert_eq!(inside(name), path);
        }
    }
}
