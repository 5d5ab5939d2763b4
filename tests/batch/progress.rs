//! How far a long run has come, as a person at a terminal sees it.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::answers::{Answers, company, csv_header};
use crate::terminal::{Terminal, flat};

/// A run that reads a pipe is as long as the pipe is fed.
const ARGUMENTS: [&str; 6] = [
    "batch",
    "answers.csv",
    "-q",
    "sales-vs-operations",
    "-f",
    "csv",
];

fn pipe(folder: &Path) {
    let made = Command::new("mkfifo")
        .arg(folder.join("answers.csv"))
        .status();
    assert!(made.expect("mkfifo starts").success());
}

/// Writes rows into the pipe until a condition holds.
fn feed(folder: &Path, mut is_enough: impl FnMut() -> bool) {
    let mut pipe = File::create(folder.join("answers.csv")).expect("a reader");
    writeln!(pipe, "{}", csv_header()).expect("read");
    let rows = |name: &str| -> String {
        let rows = company(1, name)
            .iter()
            .map(|answers| Answers::csv(answers) + "\n")
            .collect::<Vec<_>>();
        rows.concat()
    };
    for at in 0.. {
        pipe.write_all(rows(&format!("Client {at}")).as_bytes())
            .expect("read");
        if at % 1000 == 0 && is_enough() {
            return;
        }
    }
}

#[test]
fn a_long_run_shows_how_far_it_is_and_takes_it_off_before_the_output() {
    let folder = tempfile::tempdir().expect("a folder");
    pipe(folder.path());
    let arguments = [&ARGUMENTS[..], &["-o", "p.csv"]].concat();
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &arguments);
    let start = Instant::now();
    feed(folder.path(), || {
        let is_shown = terminal.screen().contains("Reading, ");
        // What never comes is not waited for.
        assert!(
            start.elapsed() < Duration::from_mins(1),
            "{}",
            terminal.screen()
        );
        is_shown
    });
    assert_eq!(terminal.ends(), 0);
    let screen = terminal.screen_and_history();
    assert!(!screen.contains("so far"), "{screen}");
    terminal.wait("the counts alone", |screen| {
        flat(screen).starts_with("Read ")
    });
}

#[test]
fn where_standard_error_is_no_terminal_nothing_is_drawn() {
    let folder = tempfile::tempdir().expect("a folder");
    pipe(folder.path());
    let child = Command::new(env!("CARGO_BIN_EXE_detente"))
        .current_dir(folder.path())
        .args(ARGUMENTS)
        .stdout(Stdio::null())
        .stderr(File::create(folder.path().join("told")).expect("made"))
        .spawn();
    let mut child = child.expect("detente starts");
    let start = Instant::now();
    feed(folder.path(), || {
        start.elapsed() > Duration::from_millis(1500)
    });
    assert!(child.wait().expect("ends").success());
    let told = fs::read_to_string(folder.path().join("told")).expect("text");
    assert!(told.starts_with("Read "), "{told}");
    assert!(
        !told.contains('\u{1b}') && !told.contains("so far"),
        "{told}"
    );
}
