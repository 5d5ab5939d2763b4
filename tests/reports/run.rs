//! Runs the program, and makes the answers that it is run on.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// How a run ended.
#[derive(Debug, PartialEq, Eq)]
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// The program with arguments, in a folder.
pub fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_detente"));
    command.current_dir(folder).args(arguments);
    command
}

/// Runs the program to its end.
pub fn run(folder: &Path, arguments: &[&str]) -> Run {
    ended(&program(folder, arguments).output().expect("it starts"))
}

/// How a finished run ended.
pub fn ended(output: &Output) -> Run {
    Run {
        status: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout.clone()).expect("text"),
        err: String::from_utf8(output.stderr.clone()).expect("text"),
    }
}

/// Runs the program, which has to go well, and gives what it prints.
pub fn printed(folder: &Path, arguments: &[&str]) -> String {
    let run = run(folder, arguments);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{arguments:?}");
    run.out
}

/// A folder with the demo's answers, one record a file, in a folder `acme`.
pub fn acme() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("acme")).expect("a folder");
    for (at, record) in records(folder.path()).iter().enumerate() {
        let path = folder.path().join(format!("acme/{at}.yaml"));
        fs::write(path, record).expect("written");
    }
    folder
}

/// The demo's answers, one text a record.
pub fn records(folder: &Path) -> Vec<String> {
    let answers = printed(folder, &["demo", "--answers"]);
    let records: Vec<String> = answers.split("\n---\n").map(str::to_owned).collect();
    assert_eq!(records.len(), 6);
    records
}
