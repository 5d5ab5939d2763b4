//! A folder of reports: each written whole or not at all, unchanged ones left untouched, or compared.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::save::{Access, clear_away, replace};
use crate::source::path_of;

/// A folder that reports are written into.
#[derive(Debug)]
pub(super) struct Folder<'a> {
    path: &'a Path,
}

/// What became of the reports.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) changed: usize,
    pub(super) unchanged: usize,
    pub(super) problems: Vec<Diagnostic>,
}

impl<'a> Folder<'a> {
    /// Makes the folder where it isn't there, and clears away what a run that was cut off left behind.
    pub(super) fn open(path: &'a str) -> Result<Self, Vec<Diagnostic>> {
        let folder = Self {
            path: Path::new(path),
        };
        let open = || -> io::Result<()> {
            fs::create_dir_all(folder.path)?;
            // A file of that name is no folder.
            fs::read_dir(folder.path).map(drop)
        };
        open().map_err(|error| vec![unwritable(folder.path, &error)])?;
        clear_away(folder.path);
        Ok(folder)
    }

    /// Writes files, each under its name and with the text that a function gives for its index.
    pub(super) fn write(&self, names: &[String], text: impl Fn(usize) -> String + Sync) -> Written {
        let outcomes: Vec<Result<bool, Box<Diagnostic>>> = (0..names.len())
            .into_par_iter()
            .map(|at| {
                let target = self.path.join(&names[at]);
                self.replace(&target, text(at).as_bytes())
                    .map_err(|error| unwritable(&target, &error).into())
            })
            .collect();
        let mut written = Written::default();
        for outcome in outcomes {
            match outcome {
                Ok(true) => written.changed += 1,
                Ok(false) => written.unchanged += 1,
                Err(problem) => written.problems.push(*problem),
            }
        }
        written
    }

    /// Whether there was anything to change. A file in the making has another name, and takes its place
    /// in one step; nothing is synced, since a report can be made again.
    fn replace(&self, target: &Path, text: &[u8]) -> io::Result<bool> {
        if is_same(target, text) {
            return Ok(false);
        }
        replace(target, text, Access::Umask)?;
        Ok(true)
    }
}

/// How a report in a folder stands to the one that would be written now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compared {
    /// It is the same.
    Same,
    /// It isn't there.
    Missing,
    /// It is another one.
    Changed,
}

/// Compares a folder's files with what they would be, each under its name and with the text that a function
/// gives for its index.
pub(super) fn compare(
    path: &str,
    names: &[String],
    text: impl Fn(usize) -> String + Sync,
) -> Vec<Compared> {
    let folder = Path::new(path);
    let compared = (0..names.len()).into_par_iter().map(|at| {
        let target = folder.join(&names[at]);
        if !target.exists() {
            Compared::Missing
        } else if is_same(&target, text(at).as_bytes()) {
            Compared::Same
        } else {
            Compared::Changed
        }
    });
    compared.collect()
}

/// The names of a folder's other files with one of these endings, but for those that are read or written
/// for another reason.
pub(super) fn others<'f>(
    path: &str,
    names: &[String],
    endings: &[&str],
    files: impl Iterator<Item = &'f str>,
) -> Vec<String> {
    let Ok(folder) = fs::canonicalize(path) else {
        return Vec::new();
    };
    let has_ending = |name: &str| {
        let ending = Path::new(name).extension().unwrap_or_default();
        endings.contains(&ending.to_string_lossy().as_ref())
    };
    let known: HashSet<&str> = names.iter().map(String::as_str).collect();
    let mut others: Vec<String> = fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|name| !name.starts_with('.') && has_ending(name) && !known.contains(&**name))
        .collect();
    if others.is_empty() {
        return others;
    }
    let files = files.filter(|file| has_ending(file));
    let spared: HashSet<PathBuf> = files
        .flat_map(|file| fs::canonicalize(path_of(file)))
        .collect();
    others.retain(|name| !spared.contains(&folder.join(name)));
    others.sort();
    others
}

/// Whether a file, and not what a link leads to, has just this text.
fn is_same(target: &Path, text: &[u8]) -> bool {
    let is_file = fs::symlink_metadata(target)
        .is_ok_and(|found| found.is_file() && found.len() == text.len() as u64);
    is_file && fs::read(target).is_ok_and(|found| found == text)
}

fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    let why = match error.kind() {
        io::ErrorKind::PermissionDenied => "you may not write here".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::IsADirectory => "a folder has the name of this report".to_owned(),
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            "this is a file, not a folder".to_owned()
        }
        _ => format!("this can't be written: {error}"),
    };
    Diagnostic::error("unwritable", why).in_file(path.to_string_lossy())
}
