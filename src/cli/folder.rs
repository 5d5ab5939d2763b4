//! A folder of reports: each written whole or not at all, and what else lies there.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::edited;
use super::kept::Mark;
use super::output::Console;
use crate::diagnostic::{Diagnostic, list};
use crate::report::Format;
use crate::save::{Access, Existing, clear_away, replace, whole};
use crate::source::path_of;

/// So many files that are not of this run are named, unless all is to be told.
const NAMED: usize = 20;

/// A folder that reports are written into.
#[derive(Clone, Copy, Debug)]
pub(super) struct Folder<'a> {
    path: &'a Path,
}

impl<'a> Folder<'a> {
    /// Makes the folder where it isn't there, and clears away what a run that was cut off left behind.
    pub(super) fn open(path: &'a str) -> Result<Self, Vec<Diagnostic>> {
        let path = Path::new(path);
        let folder = Self { path };
        let open = || -> io::Result<()> {
            fs::create_dir_all(folder.path)?;
            // A file of that name is no folder.
            fs::read_dir(folder.path).map(drop)
        };
        open().map_err(|error| vec![folder.unwritable(folder.path, &error)])?;
        clear_away(folder.path);
        Ok(folder)
    }

    /// Writes a file, unless it has just this text. Says whether there was anything to change.
    pub(super) fn write(self, name: &str, text: &[u8]) -> Result<bool, Box<Diagnostic>> {
        let target = self.path.join(name);
        if is_same(&target, text) {
            return Ok(false);
        }
        if let Some(problem) = edited::problem(&target) {
            return Err(problem.into());
        }
        let written = replace(&target, text, Access::Umask).map(|()| true);
        written.map_err(|error| self.unwritable(&target, &error).into())
    }

    /// Writes a file that people go on with, unless there is one; says what became of it.
    pub(super) fn begin(self, name: &str, text: &[u8]) -> Result<Begun, Box<Diagnostic>> {
        let target = self.path.join(name);
        match fs::symlink_metadata(&target) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            _ if is_same(&target, text) => return Ok(Begun::Same),
            Ok(there) if there.is_dir() => {
                let error = io::ErrorKind::IsADirectory.into();
                return Err(self.unwritable(&target, &error).into());
            }
            _ => return Ok(Begun::Other),
        }
        let written = whole(&target, [text], Existing::Keep, Access::Umask);
        let written = written.map(|()| Begun::New);
        written.map_err(|error| self.unwritable(&target, &error).into())
    }

    /// Takes a report away.
    pub(super) fn remove(self, name: &str) -> Result<(), Box<Diagnostic>> {
        let target = self.path.join(name);
        fs::remove_file(&target).map_err(|error| {
            let message = format!("this can't be removed: {error}");
            let problem = Diagnostic::error("unwritable", message);
            problem.in_file(target.to_string_lossy()).into()
        })
    }

    /// Why a file can't be written. What keeps every file from being written is told of the folder, and so once.
    fn unwritable(self, target: &Path, error: &io::Error) -> Diagnostic {
        let (place, why) = match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                (self.path, "you may not write here".to_owned())
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                (self.path, "the disk is full".to_owned())
            }
            io::ErrorKind::IsADirectory => {
                (target, "a folder has the name of this report".to_owned())
            }
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
                (target, "this is a file, not a folder".to_owned())
            }
            _ => (target, format!("this can't be written: {error}")),
        };
        Diagnostic::error("unwritable", why).in_file(place.to_string_lossy())
    }
}

/// What became of a file that people go on with.
#[derive(Clone, Copy, Debug)]
pub(super) enum Begun {
    New,
    /// It is there, as it would be begun now.
    Same,
    /// It is there, and is another one: people or answers have changed.
    Other,
}

/// What became of the files of a folder.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) changed: usize,
    pub(super) unchanged: usize,
    /// How many were left as they were, as they would be made of less.
    pub(super) held: usize,
    /// How many could not be written.
    pub(super) unwritten: usize,
    /// How many plans were left that aren't as they would be begun now.
    pub(super) plans: usize,
    pub(super) problems: Vec<Diagnostic>,
}

impl Written {
    /// Both together. What is wrong with each of them alike, such as a template or a full disk, is told once.
    pub(super) fn and(mut self, more: Self) -> Self {
        self.changed += more.changed;
        self.unchanged += more.unchanged;
        self.held += more.held;
        self.unwritten += more.unwritten;
        self.plans += more.plans;
        let mut fresh = more.problems;
        fresh.retain(|problem| !self.problems.contains(problem));
        self.problems.extend(fresh);
        self
    }

    /// Counts a file.
    pub(super) fn add(&mut self, outcome: Result<bool, Box<Diagnostic>>) {
        match outcome {
            Ok(true) => self.changed += 1,
            Ok(false) => self.unchanged += 1,
            Err(problem) => self.add_problem(*problem),
        }
    }

    /// Counts a file that isn't written.
    fn add_problem(&mut self, problem: Diagnostic) {
        self.unwritten += 1;
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// Counts a file that people go on with.
    pub(super) fn add_begun(&mut self, outcome: Result<Begun, Box<Diagnostic>>) {
        match outcome {
            Ok(Begun::New) => self.changed += 1,
            Ok(Begun::Same) => self.unchanged += 1,
            Ok(Begun::Other) => self.plans += 1,
            Err(problem) => self.add_problem(*problem),
        }
    }

    /// "Wrote 3 reports into reports, left 0 unchanged."
    pub(super) fn told(&self, folder: &str, [one, many]: [&str; 2]) -> String {
        let written = list::count(self.changed, one, many);
        let mut told = format!(
            "Wrote {written} into {folder}, left {} unchanged",
            self.unchanged
        );
        if self.held > 0 {
            told += &format!(", and kept {} that would be made of less", self.held);
        }
        if self.unwritten > 0 {
            told += &format!(", and could not write {}", self.unwritten);
        }
        told += ".\n";
        if self.plans > 0 {
            let plans = list::count(self.plans, "plan", "plans");
            let are = if self.plans == 1 { "it is" } else { "they are" };
            told += &format!(
                "Left {plans} as {are}: changed by people, or begun from other answers.\n"
            );
        }
        told
    }
}

/// The names of a folder's other files with the endings of these formats, but for those that are read or written
/// for another reason.
pub(super) fn others<'f>(
    path: &str,
    names: &[String],
    formats: &[Format],
    files: impl Iterator<Item = &'f str>,
) -> Vec<String> {
    let Ok(folder) = fs::canonicalize(path) else {
        return Vec::new();
    };
    // Word and its like keep such files beside a document that is open.
    let is_hidden = |name: &str| name.starts_with('.') || name.starts_with("~$");
    let is_like_ours = |name: &str| !is_hidden(name) && format_of(name, formats).is_some();
    let known: HashSet<&str> = names.iter().map(String::as_str).collect();
    let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let is_other = |name: &String| is_like_ours(name) && !known.contains(&**name);
    let mut others: Vec<String> = names.filter(is_other).collect();
    if others.is_empty() {
        return others;
    }
    let files = files.filter(|file| is_like_ours(file));
    let spared = files.flat_map(|file| fs::canonicalize(path_of(file)));
    let spared: HashSet<PathBuf> = spared.collect();
    others.retain(|name| !spared.contains(&folder.join(name)));
    others.sort();
    others
}

/// Names files of a folder that this run has nothing to do with; none where there are none.
pub(super) fn others_note(
    folder: &str,
    others: &[String],
    what: &str,
    console: &Console,
) -> Option<Diagnostic> {
    if others.is_empty() {
        return None;
    }
    let verb = if others.len() == 1 { "is" } else { "are" };
    let files = list::count(others.len(), "file", "files");
    let message = format!("{files} here {verb} no {what} of this run");
    let all = others.len();
    let most = if console.tells_all() { all } else { NAMED };
    let more = "more, which `--all-errors` names";
    let names = list::with_rest(others, most, more, more);
    let note = Diagnostic::note("other-reports", message).in_file(folder);
    Some(note.help(format!("left as they were: {names}")))
}

/// Whether a file is the report of a company, nothing else stands in it, and nobody has gone on with it.
pub(super) fn is_report(folder: &str, name: &str, formats: &[Format]) -> bool {
    let path = Path::new(folder).join(name);
    mark(folder, name, formats).is_some_and(|mark| mark.is_report && mark.is_alone)
        && edited::problem(&path).is_none()
}

/// What a file says of how it was made.
pub(super) fn mark(folder: &str, name: &str, formats: &[Format]) -> Option<Mark> {
    let path = Path::new(folder).join(name);
    let is_file = fs::symlink_metadata(&path).is_ok_and(|found| found.is_file());
    let file = is_file.then(|| fs::read(&path).ok()).flatten()?;
    let format = format_of(name, formats)?;
    Mark::of(&format.text_of(&file), format)
}

/// The format whose files are named like this one.
fn format_of(name: &str, formats: &[Format]) -> Option<Format> {
    let ending = Path::new(name).extension()?.to_string_lossy();
    let mut formats = formats.iter().copied();
    formats.find(|format| format.endings()[0] == ending)
}

/// Whether a file, and not what a link leads to, has just this text.
fn is_same(target: &Path, text: &[u8]) -> bool {
    let found = fs::symlink_metadata(target);
    found.is_ok_and(|found| found.is_file() && found.len() == text.len() as u64)
        && fs::read(target).is_ok_and(|found| found == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_once_and_how_many_files_it_cost() {
        let folder = Folder {
            path: Path::new("reports"),
        };
        let full = io::ErrorKind::StorageFull.into();
        let written = ["a.html", "b.html", "c.html"].map(|name| {
            let mut one = Written::default();
            let problem = folder.unwritable(&folder.path.join(name), &full);
            one.add(Err(problem.into()));
            one
        });
        let written = written.into_iter().fold(Written::default(), Written::and);
        assert_eq!(written.problems.len(), 1);
        let told = written.told("reports", ["report", "reports"]);
        let expected = "Wrote 0 reports into reports, left 0 unchanged, and could not write 3.\n";
        assert_eq!(told, expected);
    }
}
