//! Where results go that are no conversation: files, written whole or not at all, and bytes on standard output.

use std::fs::{self, OpenOptions};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::edited;
use super::outcome::{Failure, unless};
use crate::diagnostic::Diagnostic;
use crate::save::{Access, Existing, clear_away, folder_of, unwritable, whole};
use crate::source::path_of;

/// Makes a folder, and those above it, where there is none.
pub(super) fn make_folder(path: &str) -> Result<(), Failure> {
    fs::create_dir_all(path).map_err(|error| {
        let problem = if Path::new(path).is_file() {
            "there is a file where the folder is to be".to_owned()
        } else {
            format!("this folder can't be made: {error}")
        };
        vec![Diagnostic::error("unwritable", problem).in_file(path)]
    })
}

/// Writes what isn't text: to a file, or to standard output where no terminal would show it.
pub(super) fn deliver_bytes(bytes: &[u8], output: Option<&str>) -> Result<(), Failure> {
    if output.is_none() && io::stdout().is_terminal() {
        let problem = Diagnostic::error("unwritable", "a terminal can't show this format");
        return Err(vec![problem.help("name the file to write it to with `-o`")]);
    }
    deliver_parts(std::iter::once(bytes), output)
}

/// Writes what has no colours and may be too long to be held at once: each part as soon as it is made.
pub(super) fn deliver_parts<B: AsRef<[u8]>>(
    parts: impl IntoIterator<Item = B>,
    output: Option<&str>,
) -> Result<(), Failure> {
    if let Some(path) = output {
        return write_file(path, parts);
    }
    let mut stdout = io::stdout().lock();
    let mut parts = parts.into_iter();
    let written = parts.try_for_each(|part| stdout.write_all(part.as_ref()));
    let written = written.and_then(|()| stdout.flush());
    printed(written)
}

/// Writes a file that people go on with: one that is there already stays as it is.
pub(super) fn begin_file(path: &str, text: &[u8]) -> Result<(), Failure> {
    let target = path_of(path);
    match fs::symlink_metadata(&target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            clear_away(folder_of(&target));
            whole(&target, [text], Existing::Keep, Access::Umask)
                .map_err(|error| vec![unwritable(path, &error)])
        }
        // A device or a pipe.
        Ok(there) if !(there.is_file() || there.is_symlink() || there.is_dir()) => {
            write_file(path, [text])
        }
        _ if fs::read(&target).is_ok_and(|there| there == text) => Ok(()),
        _ => {
            let message = "there is a file already, and people may have gone on with it";
            let problem = Diagnostic::error("exists", message).in_file(path);
            let help = "nothing was written; give another name after `-o`, or take this file away";
            Err(vec![problem.help(help)])
        }
    }
}

/// How printing went: a reader that has gone away is no error.
pub(super) fn printed(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let message = format!("the output can't be written: {error}");
            Err(vec![Diagnostic::error("unwritable", message)])
        }
        _ => Ok(()),
    }
}

/// Whether a path is where Windows lets everything vanish, which can't be looked at as a file can.
fn is_nowhere(path: &str) -> bool {
    cfg!(windows) && path.eq_ignore_ascii_case("nul")
}

/// Writes a file whole or not at all: into a file beside it first, which then takes its place.
pub(super) fn write_file<B: AsRef<[u8]>>(
    path: &str,
    parts: impl IntoIterator<Item = B>,
) -> Result<(), Failure> {
    if is_nowhere(path) {
        return Ok(());
    }
    // What a link leads to is replaced, not the link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| PathBuf::from(path));
    let existing = fs::metadata(&target).ok();
    if existing.as_ref().is_some_and(fs::Metadata::is_dir) {
        let problem = Diagnostic::error("unwritable", "the output is a folder").in_file(path);
        let help = "give a file's name, as in `-o report.html`";
        return Err(vec![problem.help(help)]);
    }
    unless(Failure::from_iter(edited::problem(&target)), ())?;
    let written = match &existing {
        // A device or a pipe can't be replaced, only written to.
        Some(existing) if !existing.is_file() => {
            let file = OpenOptions::new().write(true).open(&target);
            file.and_then(|mut file| {
                let mut parts = parts.into_iter();
                parts.try_for_each(|part| file.write_all(part.as_ref()))
            })
        }
        _ => {
            clear_away(folder_of(&target));
            whole(&target, parts, Existing::Replace, Access::Umask)
        }
    };
    written.map_err(|error| vec![unwritable(path, &error)])
}
