//! Folders to files: which of them may hold answers, and which are left out, which is said.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use walkdir::WalkDir;

use super::problem::Problem;
use crate::diagnostic::{Diagnostic, list};

/// The endings that a folder walk takes.
const ENDINGS: [&str; 6] = ["yaml", "yml", "json", "ndjson", "jsonl", "csv"];

/// The same in a sentence.
const EXPECTED: &str = "answer files end in .yaml, .yml, .json, .ndjson, .jsonl or .csv";

/// How many endings are named of files that are passed over.
const NAMED: usize = 4;

/// What [`find`] found.
#[derive(Debug, Default)]
pub struct Found {
    /// The files, or `-`, in the order of the paths given and by name within a folder.
    pub files: Vec<String>,
    /// What couldn't be walked, and what was left out.
    pub diagnostics: Vec<Diagnostic>,
}

/// Lists the files of every path: a file itself, a folder's files that may hold answers.
pub fn find(paths: &[String]) -> Found {
    let mut found = Found::default();
    for path in paths {
        if path != "-" && Path::new(path).is_dir() {
            found.walk(path);
        } else {
            found.files.push(path.clone());
        }
    }
    found
}

impl Found {
    /// The names of the files.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str)
    }

    fn walk(&mut self, folder: &str) {
        let (before, mut passed) = (self.files.len(), PassedOver::default());
        let mut walk = WalkDir::new(folder)
            .follow_links(true)
            .sort_by_file_name()
            .into_iter();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.diagnostics.push(walk_problem(folder, &error));
                    continue;
                }
            };
            let name = entry.file_name().to_string_lossy();
            let is_hidden = entry.depth() > 0 && name.starts_with('.');
            let is_folder = entry.file_type().is_dir();
            if is_hidden && is_folder {
                walk.skip_current_dir();
            }
            let path = entry.path().to_string_lossy().into_owned();
            if is_hidden || is_draft(&name) {
                passed.left_out.push(path);
            } else if is_folder {
                // What it holds comes by itself.
            } else if !has_known_ending(entry.path()) {
                passed.add_other(entry.path());
            } else if entry.file_type().is_file() {
                self.files.push(path);
            } else {
                // A pipe or a device would be waited for, for ever.
                self.diagnostics.push(not_a_file(&path));
            }
        }
        if self.files.len() == before {
            self.diagnostics.push(no_answers(folder, &passed));
        } else {
            self.diagnostics.extend(passed.notes(folder));
        }
    }
}

/// What a walk doesn't take.
#[derive(Debug, Default)]
struct PassedOver {
    /// Hidden files and folders, and unfinished surveys.
    left_out: Vec<String>,
    /// How many files of each other ending there are.
    others: BTreeMap<String, usize>,
}

impl PassedOver {
    fn add_other(&mut self, path: &Path) {
        let ending = match path.extension() {
            Some(ending) => format!(".{}", ending.to_string_lossy().to_lowercase()),
            None => "without an ending".to_owned(),
        };
        *self.others.entry(ending).or_default() += 1;
    }

    fn notes(&self, folder: &str) -> Vec<Diagnostic> {
        let mut notes = Vec::new();
        if !self.left_out.is_empty() {
            let names = self.left_out.join(", ");
            let message = format!("left out hidden files and unfinished surveys: {names}");
            notes.push(Diagnostic::note("left-out", message));
        }
        if !self.others.is_empty() {
            let message = format!("passed over {}", self.others_in_words());
            let help = format!("{EXPECTED}; a file of another ending is read when you name it");
            let note = Diagnostic::note("passed-over", message).in_file(folder);
            notes.push(note.help(help));
        }
        notes
    }

    /// "2 files (.txt)", or "5 files (3 .txt, 1 .html and 1 .xlsx)".
    fn others_in_words(&self) -> String {
        let files = list::count(self.others.values().sum(), "file", "files");
        let mut kinds: Vec<(&String, &usize)> = self.others.iter().collect();
        if let [(ending, _)] = kinds[..] {
            return format!("{files} ({ending})");
        }
        kinds.sort_by_key(|(_, count)| Reverse(**count));
        let named = kinds.iter().take(NAMED);
        let mut named: Vec<String> = named
            .map(|(ending, count)| format!("{count} {ending}"))
            .collect();
        let rest = kinds.iter().skip(NAMED).map(|(_, count)| **count).sum();
        if rest > 0 {
            named.push(list::count(rest, "other", "others"));
        }
        format!("{files} ({})", list::plain(&named))
    }
}

fn not_a_file(path: &str) -> Diagnostic {
    Diagnostic::warning("not-a-file", "this is no regular file; left out").in_file(path)
}

fn is_draft(name: &str) -> bool {
    name.ends_with(".draft.yaml")
}

/// Whether a file's ending is one of those that answer files have.
pub(crate) fn has_known_ending(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        ENDINGS
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}

fn no_answers(folder: &str, passed: &PassedOver) -> Diagnostic {
    let mut problem = Diagnostic::error("no-files", "this folder holds no answer files")
        .in_file(folder)
        .help(EXPECTED);
    if !passed.left_out.is_empty() {
        problem = problem.help(format!(
            "left out as hidden or unfinished: {}; an unfinished survey is read when you name its file",
            passed.left_out.join(", ")
        ));
    }
    if !passed.others.is_empty() {
        problem = problem.help(format!(
            "passed over: {}; a file of another ending is read when you name it",
            passed.others_in_words()
        ));
    }
    problem
}

fn walk_problem(folder: &str, error: &walkdir::Error) -> Diagnostic {
    let name = error
        .path()
        .map_or(folder.into(), |path| path.to_string_lossy());
    if error.loop_ancestor().is_some() {
        return Diagnostic::warning(
            "link-loop",
            "this link leads back to a folder above it; left out",
        )
        .in_file(name);
    }
    match error.io_error() {
        Some(error) => {
            Problem::Io(io::Error::new(error.kind(), error.to_string())).diagnostic(&name)
        }
        None => Diagnostic::error("unreadable", error.to_string()).in_file(name),
    }
}
