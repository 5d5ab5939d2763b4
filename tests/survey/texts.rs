//! Texts of several lines, at open questions and in comments.

use std::fs;

use super::answers::{Act, DANA_PULSE, count, lines, questionnaire, run};
use super::terminal::{CTRL_C, ENTER, ESC, LEFT, TAB, Terminal, UP};
use detente::questionnaire::{Asked, Role};

/// Dana is at the open question, with all others answered.
fn at_the_open_question(folder: &std::path::Path, size: (u16, u16)) -> Terminal {
    let asked = questionnaire("pulse");
    let sequence = asked.sequence(Role::First).into_iter();
    let acts: Vec<Act> = sequence
        .map(|question| match question {
            Asked::Scale(_) => Act::Scale(2),
            Asked::Ranking(at) => {
                Act::Order((0..asked.ranking_questions[at].options.len()).collect())
            }
        })
        .collect();
    run(
        folder,
        &[&DANA_PULSE[..], &["--plain"]].concat(),
        &lines(&acts),
    );
    let mut terminal = Terminal::detente(folder, size, &DANA_PULSE);
    terminal.sees("❯ Go on with Dana").press(ENTER);
    terminal
        .sees("Welcome back")
        .press(ENTER)
        .sees("Enter twice or Tab goes on · Esc menu");
    terminal
}

fn draft(folder: &std::path::Path) -> String {
    fs::read_to_string(folder.join("acme_sales_dana.draft.yaml")).unwrap()
}

#[test]
fn an_open_question_is_a_text_field_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = at_the_open_question(folder.path(), (24, 80));
    // Letters that are commands elsewhere are letters here.
    terminal
        .press("One calendar, owned by both: s, b, c and w")
        .sees("by both: s, b, c and w");
    terminal
        .press(ENTER)
        .press("Second line: # \"yes\" - naïve 漢字")
        .sees("漢字");
    terminal
        .press(ENTER)
        .press(ENTER)
        .sees("These are your answers");
    terminal.press(LEFT).sees("Enter twice or Tab");
    terminal
        .sees("› One calendar, owned by both")
        .sees("Second line");
    // A change in the first of the two lines.
    terminal
        .press(UP)
        .press("\x1b[H")
        .press(">> ")
        .sees("› >> One calendar")
        .press(TAB);
    terminal
        .sees("These are your answers")
        .press("\x1b[H")
        .sees("❯ Save");
    terminal.press(ENTER).sees("Thank you, Dana").press(ESC);
    assert_eq!(terminal.ends(), 0);
    let file = folder.path().join("acme_sales_dana.yaml");
    let text = fs::read_to_string(file).unwrap();
    let expected =
        ">> One calendar, owned by both: s, b, c and w\\nSecond line: # \\\"yes\\\" - naïve 漢字";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn a_text_is_on_the_disk_before_anything_else_is_done() {
    let leave = |keys: &str, status: u32| {
        let folder = tempfile::tempdir().unwrap();
        let mut terminal = at_the_open_question(folder.path(), (12, 40));
        terminal.press(&format!("Words: first\rand more{keys}"));
        if status == 0 {
            terminal
                .sees("What would you like to do?")
                .press(UP)
                .sees("❯ Save, and go on");
            terminal.press(ENTER);
        }
        assert_eq!(terminal.ends(), status);
        assert!(
            draft(folder.path()).contains("\"Words: first\\nand more\""),
            "{keys:?}"
        );
    };
    leave(CTRL_C, 130);
    leave(ESC, 0);
}

#[test]
fn a_text_is_kept_whenever_the_typing_pauses() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = at_the_open_question(folder.path(), (24, 80));
    terminal.press("Half a sent");
    let began = std::time::Instant::now();
    while !draft(folder.path()).contains("Half a sent") {
        assert!(began.elapsed().as_secs() < 20);
        std::thread::yield_now();
    }
    terminal
        .press("ence")
        .sees("› Half a sentence")
        .signal("KILL")
        .ends();
    assert!(draft(folder.path()).contains("Half a sent"));
}

#[test]
fn a_pasted_text_of_several_lines_answers_no_questions() {
    let folder = tempfile::tempdir().unwrap();
    let count = count(&questionnaire("pulse"), Role::First);
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &DANA_PULSE);
    terminal
        .reads_the_intro()
        .sees_number(1, count)
        .press("c")
        .sees("Enter twice or Tab");
    terminal
        .press("First: 1\r\rsecond:\t2\rthird")
        .sees("third")
        .press(TAB);
    terminal
        .sees_number(1, count)
        .sees("Your comment: First: 1 second: 2 third")
        .press(CTRL_C);
    assert_eq!(terminal.ends(), 130);
    assert!(draft(folder.path()).contains("\"First: 1\\n\\nsecond: 2\\nthird\""));
}

#[test]
fn a_text_that_is_pasted_where_one_key_answers_answers_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let count = count(&questionnaire("pulse"), Role::First);
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &DANA_PULSE);
    terminal.reads_the_intro().sees_number(1, count);
    terminal.wait("marked pastes", vt100::Screen::bracketed_paste);
    terminal
        .press("\x1b[200~junk 4455sss\rb c\r3 \u{fc}\x1b[201~2")
        .sees_number(2, count)
        .press("c")
        .sees("Enter twice or Tab");
    // In a text it is text, as it comes.
    terminal.wait("plain pastes", |screen| !screen.bracketed_paste());
    terminal.press("pasted 1").sees("pasted 1").press(TAB);
    terminal
        .sees_number(2, count)
        .wait("marked pastes", vt100::Screen::bracketed_paste);
    terminal.press(CTRL_C);
    assert_eq!(terminal.ends(), 130);
    terminal.wait("plain pastes", |screen| !screen.bracketed_paste());
    let draft = draft(folder.path());
    assert_eq!(draft.matches(": 2\n").count(), 1, "{draft}");
    assert!(!draft.contains("junk"), "{draft}");
}
