//! The pictures in the README: they show what a terminal does. `UPDATE_PICTURES=1` draws them anew.

use std::path::Path;
use std::process::Command;

use portable_pty::CommandBuilder;

use super::drawing::svg;
use super::terminal::{CTRL_C, ENTER, Terminal};

/// The program in a terminal of so many rows, nobody's own settings in its environment.
fn shown(folder: &Path, rows: u16, args: &[&str]) -> Terminal {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_detente"));
    command.args(args);
    let settings = ["PAGER", "LESS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"];
    for name in settings {
        command.env_remove(name);
    }
    // Nor a locale: the program itself says what it prints.
    for name in ["LESSCHARSET", "LANG", "LC_ALL", "LC_CTYPE"] {
        command.env_remove(name);
    }
    command.env("HOME", folder);
    Terminal::run(folder, (rows, 80), command)
}

fn is_kept(name: &str, drawn: &str) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/pictures");
    let path = Path::new(folder).join(name);
    if std::env::var_os("UPDATE_PICTURES").is_some() {
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(&path, drawn).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let same = kept.lines().zip(drawn.lines());
    let same = same.take_while(|(kept, drawn)| kept == drawn).count();
    assert!(
        kept == drawn,
        "{name} isn't what the terminal shows, from line {} on: {:?}\n\
         Set UPDATE_PICTURES=1 to draw it anew, and look at it.",
        same + 1,
        drawn.lines().nth(same)
    );
}

#[test]
fn the_picture_of_the_report_is_its_first_screen() {
    if Command::new("less").arg("--version").output().is_err() {
        // Where less isn't installed there is no first screen.
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    // As many rows as show the ranking whole.
    let mut terminal = shown(folder.path(), 42, &["demo"]);
    terminal.sees("Press space to see more, q to leave");
    let title = "The first screen of detente's report, in a terminal";
    is_kept("report.svg", &svg(&terminal.cells(), title));
    terminal.press("q").ends();
}

#[test]
fn the_picture_of_the_survey_is_a_question_that_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    let args = ["survey", "--company", "Acme Gears", "--wave", "2026-Q4"];
    let mut terminal = shown(folder.path(), 14, &args);
    terminal.sees("❯ Sales").press(ENTER);
    terminal.sees("What is the name").press("Dana\r");
    terminal.reads_the_intro();
    for (number, answer) in [(1, "2"), (2, "3"), (3, "2"), (4, "4")] {
        terminal.sees_number(number, 49).press(answer);
    }
    terminal.sees_number(5, 49).press("b");
    terminal.sees_whole("Enter keeps your answer");
    let title = "A question of detente's survey, in a terminal";
    is_kept("survey.svg", &svg(&terminal.cells(), title));
    terminal.press(CTRL_C).ends();
}
