//! Long reports on a terminal: what a pager gets, who gets none, and who answers the keys meanwhile.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use portable_pty::CommandBuilder;
use tempfile::TempDir;

// What the survey's tests need of it and these don't is no dead code.
#[allow(dead_code)]
#[path = "survey/terminal.rs"]
mod terminal;

use terminal::{CTRL_C, Terminal};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");

/// A pager that keeps what it gets, and says that it was there.
const RECORDER: &str = "cat > got; echo paged";

/// A folder with a pager of this script, `./pager`.
fn folder(script: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pager");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

/// A shell in a terminal of so many rows, nobody's own settings in its environment.
fn shell(folder: &Path, rows: u16, line: &str) -> Terminal {
    let mut command = CommandBuilder::new("sh");
    // Ctrl-C reaches the shell as well, which is to go on.
    command.args(["-c", &format!("trap : INT QUIT; {line}; echo status $?")]);
    command.env("DETENTE", env!("CARGO_BIN_EXE_detente"));
    command.env("FIXTURES", FIXTURES);
    for name in ["PAGER", "LESS", "NO_COLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    Terminal::run(folder, (rows, 80), command)
}

/// All that the terminal of 24 rows got by the end.
fn shown(folder: &Path, line: &str) -> String {
    let mut terminal = shell(folder, 24, line);
    assert_eq!(terminal.ends(), 0);
    String::from_utf8(terminal.bytes())
        .unwrap()
        .replace("\r\n", "\n")
}

/// What a command prints where nobody watches.
fn printed(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_detente"))
        .args(arguments)
        .current_dir(FIXTURES)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn got(folder: &Path) -> Option<String> {
    fs::read_to_string(folder.join("got")).ok()
}

#[test]
fn a_long_report_goes_through_the_pager_with_its_colours() {
    let lines: [&[&str]; 4] = [
        &["demo"],
        &["demo", "--answers"],
        &["report", "two-leaders"],
        &["compare", "two-leaders", "two-leaders-later"],
    ];
    for arguments in lines {
        let line = arguments.join(" ").replace(" two", " $FIXTURES/two");
        for (setting, color) in [("", "always"), ("NO_COLOR=1", "never")] {
            let folder = folder(RECORDER);
            let line = format!("{setting} PAGER=./pager $DETENTE {line}");
            assert_eq!(shown(folder.path(), &line), "paged\nstatus 0\n", "{line}");
            let expected = printed(&[arguments, &["--color", color]].concat());
            assert_eq!(got(folder.path()), Some(expected), "{line}");
        }
    }
    let coloured = printed(&["demo", "--color", "always"]);
    assert!(coloured.contains("\x1b["));
}

#[test]
fn a_pager_may_be_a_line_of_shell_or_have_arguments() {
    for pager in ["tee got", "cat | tee got", "cat > 'got'"] {
        let folder = folder(RECORDER);
        shown(folder.path(), &format!("PAGER=\"{pager}\" $DETENTE demo"));
        let expected = printed(&["demo", "--color", "always"]);
        assert_eq!(got(folder.path()), Some(expected), "{pager}");
    }
}

#[test]
fn a_pager_is_told_to_pass_colours_unless_somebody_has_settled_that() {
    let folder = folder("cat > got; echo \"$LESS\"");
    let line = "PAGER=./pager $DETENTE demo";
    assert!(shown(folder.path(), line).starts_with("-FRX "));
    let line = format!("LESS=-i {line}");
    assert_eq!(shown(folder.path(), &line), "-i\nstatus 0\n");
}

#[test]
fn it_is_printed_directly_where_there_is_no_pager_to_be_had() {
    let expected = printed(&["demo", "--color", "always"]) + "status 0\n";
    for line in [
        "PAGER= $DETENTE demo",
        "PAGER=' ' $DETENTE demo",
        "PAGER=cat $DETENTE demo",
        "PAGER=./missing $DETENTE demo",
        "PAGER='./missing -x' $DETENTE demo",
        "PAGER=. $DETENTE demo",
        "PATH= $DETENTE demo",
        "PAGER=./pager $DETENTE demo --no-pager",
    ] {
        let folder = folder(RECORDER);
        assert_eq!(shown(folder.path(), line), expected, "{line}");
        assert_eq!(got(folder.path()), None, "{line}");
    }
    // A shell says itself what it can't find.
    let folder = folder(RECORDER);
    let line = "PAGER=\"./missing 'x y'\" $DETENTE demo";
    assert!(shown(folder.path(), line).ends_with(&expected));
}

#[test]
fn it_is_printed_directly_where_a_stream_is_no_terminal() {
    for line in [
        "$DETENTE demo --color always | cat",
        "$DETENTE demo < /dev/null",
        "$DETENTE demo 2> errors",
        "$DETENTE demo -o report.txt",
        "$DETENTE demo --answers -o answers.yaml",
    ] {
        let folder = folder(RECORDER);
        let shown = shown(folder.path(), &format!("export PAGER=./pager; {line}"));
        let expected = if line.contains("-o") {
            String::new()
        } else {
            printed(&["demo", "--color", "always"])
        };
        assert_eq!(shown, expected + "status 0\n", "{line}");
        assert_eq!(got(folder.path()), None, "{line}");
    }
}

#[test]
fn it_is_printed_directly_where_it_fits_with_the_prompt_after_it() {
    let lines = printed(&["demo"]).lines().count();
    let lines = u16::try_from(lines).unwrap();
    for (rows, is_paged) in [(lines, true), (lines + 1, false)] {
        let folder = folder(RECORDER);
        let mut terminal = shell(folder.path(), rows, "PAGER=./pager $DETENTE demo");
        assert_eq!(terminal.ends(), 0);
        assert_eq!(got(folder.path()).is_some(), is_paged, "{rows}");
    }
    // Wide lines take several rows of the screen.
    let wide = printed(&["demo", "--width", "400"]).lines().count();
    let rows = u16::try_from(wide + 1).unwrap();
    let folder = folder(RECORDER);
    let line = "PAGER=./pager $DETENTE demo --width 400";
    shell(folder.path(), rows, line).ends();
    assert!(got(folder.path()).is_some());
}

#[test]
fn a_pager_that_is_left_early_is_no_error_and_gates_still_count() {
    let folder = folder("head -n 1; exit 3");
    // Longer than a pipe holds, so that the rest can't be written.
    let page = "the same again\n".repeat(50_000);
    fs::write(folder.path().join("page.txt"), page).unwrap();
    let line = "PAGER=./pager $DETENTE demo --template page.txt";
    let one_line = "the same again\nstatus 0\n";
    assert_eq!(shown(folder.path(), line), one_line);
    let gate = "PAGER=./pager $DETENTE report $FIXTURES/two-leaders --fail-over any-cause=1";
    let shown = shown(folder.path(), gate);
    let (first, rest) = shown.split_once('\n').unwrap();
    assert!(first.contains("Acme Gears"), "{shown}");
    // What there is to complain about comes when the pager has gone.
    let complaint = rest.lines().next().unwrap();
    assert!(complaint.contains("error[over-limit]"), "{shown}");
    assert!(rest.ends_with("status 1\n"), "{shown}");
}

#[test]
fn ctrl_c_is_the_pagers_alone_to_answer() {
    // Each key ends one command in the pager, and the next one says that the pager is still there.
    let script = "trap 'echo interrupted' INT
trap 'echo quit' QUIT
read -r first
sh -c 'echo first; exec cat < /dev/tty'
sh -c 'echo second; exec cat < /dev/tty'
sh -c 'echo third; exec head -n 1 < /dev/tty'";
    let folder = folder(script);
    let gate = "PAGER=./pager $DETENTE report $FIXTURES/two-leaders --fail-over any-cause=1";
    let mut terminal = shell(folder.path(), 24, gate);
    terminal.sees("first").press(CTRL_C).sees("interrupted");
    terminal.sees("second").press("\x1c").sees("quit");
    terminal.sees("third").press("bye\r").sees("status 1");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn less_shows_the_first_screen_and_the_keys_and_leaves_a_sane_terminal() {
    if Command::new("less").arg("--version").output().is_err() {
        // Where less isn't installed there is nothing to try.
        return;
    }
    let folder = folder(RECORDER);
    let mut terminal = shell(folder.path(), 24, "$DETENTE demo; stty -a");
    terminal
        .sees("Acme Gears, 2026-Q4")
        .sees("Press space to see more, q to leave");
    terminal.press("G").sees("Press q to leave");
    terminal.press("q").sees("status 0");
    assert_eq!(terminal.ends(), 0);
    let screen = terminal.screen();
    let modes: Vec<&str> = screen.split_whitespace().collect();
    for mode in ["echo", "icanon", "isig"] {
        assert!(modes.contains(&mode), "{mode}:\n{screen}");
    }
}
