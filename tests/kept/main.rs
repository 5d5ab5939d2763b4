//! Kept reports: checked, updated, and never made of less than is there without a word.

// What the tests of portfolios need of it and these don't is no dead code.
#[allow(dead_code)]
#[path = "../batch/answers.rs"]
mod answers;
mod codes;
mod diff;
mod gates;
mod jobs;
mod lost;
mod many;
mod property;
mod waves;
mod word;

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    status: i32,
    out: String,
    err: String,
}

/// Runs the program in a folder, with arguments that have spaces between them.
fn run(folder: &Path, arguments: &str) -> Run {
    let arguments: Vec<&str> = arguments.split_whitespace().collect();
    run_with(folder, &arguments)
}

/// The same with arguments that may hold spaces.
fn run_with(folder: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_detente"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("detente starts");
    Run {
        status: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout).expect("text"),
        err: String::from_utf8(output.stderr).expect("text"),
    }
}

impl Run {
    /// What it said, where it ended like this.
    #[track_caller]
    fn ends(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{}{}", self.out, self.err);
        self
    }

    #[track_caller]
    fn says(self, text: &str) -> Self {
        assert!(self.err.contains(text), "{text:?} isn't in:\n{}", self.err);
        self
    }

    #[track_caller]
    fn does_not_say(self, text: &str) -> Self {
        assert!(!self.err.contains(text), "{text:?} is in:\n{}", self.err);
        self
    }
}

/// The answers of companies, a file a respondent in a folder a company, in a folder `answers`.
fn clients(names: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (seed, name) in (0..).zip(names) {
        write_client(folder.path(), seed, name, "");
    }
    folder
}

/// A company's answers, with further fields in each file.
fn write_client(folder: &Path, seed: u64, name: &str, fields: &str) {
    let client = folder.join("answers").join(name);
    fs::create_dir_all(&client).expect("a folder");
    for answers in answers::company(seed, name) {
        let file = format!("{}-{}.yaml", answers.side, answers.respondent);
        let text = answers
            .yaml()
            .replacen("answers:", &format!("{fields}answers:"), 1);
        fs::write(client.join(file), text).expect("written");
    }
}

/// The names and texts of a folder's files, sorted; none where there is no folder.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let read = |name: String| {
        let text = fs::read(folder.join(&name)).expect("a file");
        (name, text)
    };
    names(folder).into_iter().map(read).collect()
}

/// The names of a folder's files, hidden ones among them, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let mut names: Vec<String> = files
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
