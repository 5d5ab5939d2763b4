//! A folder of reports: each written whole or not at all, unchanged ones left untouched, or compared.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;

/// What the names of files under way start with, so that a later run can clear away what was cut off.
const UNDER_WAY: &str = ".detente-";

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
            for entry in fs::read_dir(folder.path)? {
                let entry = entry?;
                let name = entry.file_name();
                if name.to_string_lossy().starts_with(UNDER_WAY) && entry.file_type()?.is_file() {
                    fs::remove_file(entry.path())?;
                }
            }
            Ok(())
        };
        open().map_err(|error| vec![unwritable(folder.path, &error)])?;
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
        let mut file = tempfile::Builder::new()
            .prefix(UNDER_WAY)
            .tempfile_in(self.path)?;
        file.write_all(text)?;
        file.persist(target).map_err(|error| error.error)?;
        Ok(true)
    }
}

/// Compares a folder's files with what they would be, and says what differs. `all` are the names that no
/// other file may have.
pub(super) fn compare(
    path: &str,
    names: &[String],
    all: &[String],
    endings: &[&str],
    text: impl Fn(usize) -> String + Sync,
) -> Vec<Diagnostic> {
    let folder = Path::new(path);
    let mut problems: Vec<Diagnostic> = (0..names.len())
        .into_par_iter()
        .filter_map(|at| {
            let target = folder.join(&names[at]);
            let differs = |message: &str| {
                Diagnostic::error("report-differs", message).in_file(target.to_string_lossy())
            };
            if !target.exists() {
                return Some(differs("this report is missing"));
            }
            (!is_same(&target, text(at).as_bytes())).then(|| differs("this report has changed"))
        })
        .collect();
    let mut known: Vec<&str> = all.iter().map(String::as_str).collect();
    known.sort_unstable();
    let mut others: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let ending = path.extension().unwrap_or_default().to_string_lossy();
            endings.contains(&ending.as_ref())
                && !name.starts_with('.')
                && known.binary_search(&name.as_ref()).is_err()
        })
        .collect();
    others.sort();
    problems.extend(others.iter().map(|path| {
        Diagnostic::error("report-differs", "no company has this report any more")
            .in_file(path.to_string_lossy())
    }));
    problems
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
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            "this is a file, not a folder".to_owned()
        }
        _ => format!("this can't be written: {error}"),
    };
    Diagnostic::error("unwritable", why).in_file(path.to_string_lossy())
}
