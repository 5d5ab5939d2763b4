//! Surveys that end early, however they end: nothing is lost, and the terminal is sane.

use std::fs;

use detente::questionnaire::Role;
use detente::survey::watch::Watch;

use super::answers::questionnaire;
use super::terminal::{CTRL_C, DOWN, ENTER, ESC, LEFT, Terminal, UP};

const WHO: [&str; 9] = [
    "survey",
    "-q",
    "pulse",
    "--company",
    "Acme",
    "--side",
    "operations",
    "--respondent",
    "Ravi",
];
const DRAFT: &str = "acme_operations_ravi.draft.yaml";

/// Goes to the fourth question, having answered three and gone back from the fifth.
fn begin(terminal: &mut Terminal) {
    terminal.reads_the_intro();
    for number in 1..5 {
        terminal.sees_number(number, count()).press("2");
    }
    terminal.sees_number(5, count()).press("b");
    terminal.sees_number(4, count()).sees("✔ 2 Rarely");
}

fn count() -> usize {
    super::answers::count(&questionnaire("pulse"), Role::Second)
}

/// The survey goes on at the same question for whoever types the name, and shows what was answered to whoever
/// asks for it.
fn goes_on(folder: &std::path::Path) {
    let mut again = Terminal::detente(folder, (24, 80), &["survey", "-q", "pulse"]);
    again.sees("❯ Somebody new").press(DOWN).press(ENTER);
    again
        .sees("Under which name or alias did you begin?")
        .press("ravi")
        .sees("› ravi")
        .press(ENTER);
    again
        .sees("Welcome back, Ravi: this is question 4 of")
        .press(ENTER);
    again.sees_number(4, count());
    again.sees("You answered this before the break. Enter keeps that answer.");
    assert!(!again.screen_and_history().contains('✔'));
    again
        .press("b")
        .sees("Show what was answered before the break?");
    assert!(!again.screen_and_history().contains("Rarely"));
    again.press("n").sees_number(4, count());
    again.press(LEFT).sees("Show what was answered").press("y");
    again
        .sees_number(3, count())
        .sees("✔ 2 Rarely")
        .press(ENTER);
    again
        .sees_number(4, count())
        .sees("✔ 2 Rarely")
        .press(ENTER);
    again.sees_number(5, count()).press(ESC);
    again.sees("What would you like to do?").press(UP);
    again.sees("❯ Save, and go on").press(ENTER);
    assert_eq!(again.ends(), 0);
    assert!(again.screen().contains(DRAFT), "{}", again.screen());
}

#[test]
fn ctrl_c_leaves_a_sane_terminal_and_the_survey_goes_on_at_that_question() {
    let folder = tempfile::tempdir().unwrap();
    // Ctrl-C reaches the shell as well where the program isn't reading a key just then.
    let line = format!(
        "trap : INT; \"$DETENTE\" {}; echo status $?; stty -a",
        WHO.join(" ")
    );
    let mut terminal = Terminal::shell(folder.path(), &line);
    begin(&mut terminal);
    assert!(terminal.cursor_is_hidden());
    terminal.press(CTRL_C);
    assert_eq!(terminal.ends(), 0);
    let screen = terminal.screen();
    assert!(screen.contains("status 130"), "{screen}");
    assert!(
        screen.contains(&format!("Your answers so far are in {DRAFT}.")),
        "{screen}"
    );
    assert!(!terminal.cursor_is_hidden());
    let modes: Vec<&str> = screen.split_whitespace().collect();
    for mode in ["echo", "icanon", "isig", "opost", "icrnl"] {
        assert!(modes.contains(&mode), "{mode}:\n{screen}");
    }
    goes_on(folder.path());
}

#[test]
fn sigterm_and_sighup_end_it_with_their_own_status_and_a_sane_terminal() {
    for (signal, status) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let folder = tempfile::tempdir().unwrap();
        let mut terminal = Terminal::detente(folder.path(), (24, 80), &WHO);
        begin(&mut terminal);
        terminal.signal(signal);
        assert_eq!(terminal.ends(), status, "{signal}");
        assert!(!terminal.cursor_is_hidden(), "{signal}");
        assert!(
            terminal.screen().contains(DRAFT),
            "{signal}: {}",
            terminal.screen()
        );
        let draft = fs::read_to_string(folder.path().join(DRAFT)).unwrap();
        assert_eq!(draft.matches(": 2\n").count(), 4);
    }
}

#[test]
fn after_kill_9_the_survey_goes_on_at_that_question() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &WHO);
    begin(&mut terminal);
    terminal.signal("KILL").ends();
    goes_on(folder.path());
}

#[test]
fn a_closed_terminal_ends_it_with_all_answers_kept() {
    let folder = tempfile::tempdir().unwrap();
    // A terminal in a terminal: the inner one closes when whoever holds it is killed.
    let line = format!(
        "exec script -qec 'echo $$ > pid; exec \"$DETENTE\" {}' /dev/null",
        WHO.join(" ")
    );
    let mut terminal = Terminal::shell(folder.path(), &line);
    begin(&mut terminal);
    let pid = fs::read_to_string(folder.path().join("pid")).unwrap();
    terminal.signal("KILL").ends();
    let process = std::path::PathBuf::from(format!("/proc/{}", pid.trim()));
    while process.exists() {
        std::thread::yield_now();
    }
    goes_on(folder.path());
}

#[test]
fn a_panic_gives_the_terminal_back() {
    let folder = tempfile::tempdir().unwrap();
    let this = std::env::current_exe().unwrap();
    let test = "interrupted::panics_while_it_has_the_terminal";
    let line = format!(
        "'{}' --exact {test} --ignored --nocapture; stty -a",
        this.display()
    );
    let mut terminal = Terminal::shell(folder.path(), &line);
    assert_eq!(terminal.ends(), 0);
    let screen = terminal.screen_and_history();
    assert!(
        terminal
            .bytes()
            .windows(8)
            .any(|bytes| bytes == b"\x1b[?1049h")
    );
    assert!(screen.contains("a mistake in the program"), "{screen}");
    let modes: Vec<&str> = screen.split_whitespace().collect();
    assert!(
        modes.contains(&"echo") && modes.contains(&"icanon"),
        "{screen}"
    );
    assert!(!terminal.cursor_is_hidden());
}

#[test]
#[ignore = "the program that the test above runs in a terminal"]
fn panics_while_it_has_the_terminal() {
    Watch::new(|_| {}).take_terminal();
    panic!("a mistake in the program");
}

#[test]
fn a_draft_is_an_answer_file_that_a_folder_walk_leaves_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &WHO);
    begin(&mut terminal);
    terminal.press(CTRL_C).ends();
    let report = |path: &str| super::answers::run(folder.path(), &["report", path], "");
    assert_eq!(report(DRAFT).status.code(), Some(0));
    let walked = report(".");
    assert_eq!(walked.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&walked.stderr).contains(DRAFT));
}
