//! Screens of all sizes, and those that are none.

use super::answers::{DANA, run};
use super::terminal::{CTRL_C, DOWN, ESC, Terminal, flat};
use portable_pty::CommandBuilder;

const LABELS: [&str; 6] = [
    "1 Never",
    "2 Rarely",
    "3 Sometimes",
    "4 Often",
    "5 Always",
    "s I can't say",
];

#[test]
fn a_small_terminal_shows_the_whole_question_and_all_labels() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::detente(folder.path(), (12, 40), &DANA);
    terminal.reads_the_intro();
    terminal.sees("1 of ").sees("everyday work harder.");
    for label in LABELS {
        terminal.sees(label);
    }
    terminal.sees("Esc menu").press(CTRL_C);
    assert_eq!(terminal.ends(), 130);
    assert!(flat_text(&terminal.screen()).contains("Nothing was answered, so nothing was saved."));
}

#[test]
fn a_terminal_that_changes_its_size_is_drawn_again_without_a_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &DANA);
    terminal.reads_the_intro().sees("1 of ");
    terminal.wait("one line", |screen| {
        screen.contents().contains("made everyday work harder.")
    });
    terminal.resize(12, 40);
    terminal.wait("two lines", |screen| {
        let text = screen.contents();
        !text.contains("made everyday work harder.")
            && LABELS.iter().all(|label| flat(screen).contains(label))
    });
    terminal.resize(24, 80).wait("one line", |screen| {
        screen.contents().contains("made everyday work harder.")
    });
    terminal
        .press("\x1b")
        .sees("What would you like to do?")
        .resize(12, 40)
        .sees("❯ Go on with this question");
    terminal.press(CTRL_C).ends();
}

#[test]
fn a_menu_outlives_a_terminal_of_a_row_or_two() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &DANA);
    terminal.reads_the_intro().sees("1 of ");
    terminal.press(ESC).sees("❯ Go on with this question");
    terminal.resize(2, 40).sees("❯ Go on with this question");
    terminal.press(DOWN).sees("❯ Skip this question");
    terminal.resize(1, 10).press(DOWN).sees("❯ Write");
    terminal.resize(24, 80).sees("What would you like to do?");
    terminal
        .press(DOWN)
        .sees("❯ Save, and go on another time")
        .press(ESC)
        .sees("1 of ");
    terminal.press(CTRL_C);
    assert_eq!(terminal.ends(), 130);
}

#[test]
fn without_colour_the_answer_is_marked_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_detente"));
    command.args(DANA);
    command.env("NO_COLOR", "1");
    let mut terminal = Terminal::run(folder.path(), (24, 80), command);
    terminal.reads_the_intro().sees("1 of ");
    terminal
        .press("4")
        .sees("2 of ")
        .press("b")
        .sees("✔ 4 Often")
        .press(CTRL_C)
        .ends();
    let bytes = String::from_utf8_lossy(&terminal.bytes()).into_owned();
    for number in 30..38 {
        assert!(!bytes.contains(&format!("[{number}m")), "{number}");
    }
}

#[test]
fn a_dumb_terminal_is_asked_in_plain_lines() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::shell(
        folder.path(),
        &format!("TERM=dumb \"$DETENTE\" {}", DANA.join(" ")),
    );
    terminal.sees(". Friction").press("quit\n");
    assert_eq!(terminal.ends(), 0);
    assert!(!terminal.bytes().contains(&0x1b));
    // What stands there can't be taken back.
    let said = String::from_utf8_lossy(&terminal.bytes()).into_owned();
    assert!(said.contains("close it before anybody else sits down here."));
}

#[test]
fn names_that_would_steer_the_terminal_or_leave_the_folder_do_neither() {
    let folder = tempfile::tempdir().unwrap();
    let args = [
        "survey",
        "--company",
        "../\u{1b}[2Jx",
        "--side",
        "sales",
        "--respondent",
        "a/../../b",
        "--plain",
    ];
    let output = run(folder.path(), &args, "1\nquit\n");
    assert_eq!(output.status.code(), Some(0));
    assert!(!output.stderr.contains(&0x1b));
    assert!(folder.path().join("2jx_sales_a-b.draft.yaml").exists());
}

#[test]
fn without_a_terminal_the_error_names_plain() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &DANA, "1\n");
    assert_eq!(output.status.code(), Some(2));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(
        text.contains("the survey needs a terminal to ask in") && text.contains("`--plain`"),
        "{text}"
    );
}

#[test]
fn a_folder_that_cannot_be_written_is_found_out_before_the_first_question() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("file"), "").unwrap();
    for dir in ["file", "no/such/folder", "/proc"] {
        let output = run(
            folder.path(),
            &[&DANA[..], &["--plain", "--dir", dir]].concat(),
            "1\n",
        );
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{dir}");
        assert!(
            text.contains("error[unwritable]") && !text.contains("1 of "),
            "{dir}: {text}"
        );
    }
}

fn flat_text(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
