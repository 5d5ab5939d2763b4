//! The review: saving on every page, changes that keep their place, and what is missing.

use std::fs;
use std::path::Path;

use super::answers::{Act, DANA, count, lines, questionnaire, run};
use super::terminal::{CTRL_C, DOWN, ENTER, ESC, RIGHT, Terminal, UP};
use detente::questionnaire::{Asked, Role};

/// Dana is at the review, having answered so many of the questions.
fn at_the_review(folder: &Path, answered: usize) -> Terminal {
    let asked = questionnaire("sales-vs-operations");
    let sequence = asked.sequence(Role::First).into_iter().enumerate();
    let act = |(at, question)| match question {
        _ if at >= answered => Act::Skip,
        Asked::Scale(_) => Act::Scale(2),
        Asked::Ranking(at) => Act::Order((0..asked.ranking_questions[at].options.len()).collect()),
    };
    let open = (0..asked.open.len()).map(|_| Act::Empty);
    let acts: Vec<Act> = sequence.map(act).chain(open).collect();
    run(folder, &[&DANA[..], &["--plain"]].concat(), &lines(&acts));
    let mut terminal = Terminal::detente(folder, (24, 80), &DANA);
    terminal
        .sees("❯ Go on with Dana")
        .press(ENTER)
        .sees("Welcome back")
        .press(ENTER);
    terminal
        .sees("These are your answers")
        .press(DOWN)
        .press(ENTER);
    terminal
        .sees("Show what was answered")
        .press("y")
        .sees("1 of ")
        .press(ENTER);
    terminal
        .sees("These are your answers")
        .press("\x1b[H")
        .sees("❯ Save my answers");
    terminal
}

#[test]
fn to_save_is_possible_on_every_page_and_a_change_keeps_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("sales-vs-operations");
    let count = count(&asked, Role::First);
    let mut terminal = at_the_review(folder.path(), usize::MAX);
    terminal
        .press(RIGHT)
        .sees_whole("Save my answers: I am done 2/");
    let wanted = terminal.screen();
    let wanted = wanted.lines().find(|line| line.starts_with('❯')).unwrap();
    let number: usize = wanted[3..]
        .split_whitespace()
        .next()
        .unwrap()
        .parse()
        .unwrap();
    assert!(number > 1 && matches!(asked.sequence(Role::First)[number - 1], Asked::Scale(_)));
    terminal.press(ENTER).sees_number(number, count).press("1");
    terminal
        .sees("These are your answers")
        .sees("2/")
        .sees(&format!("❯ {number} "));
    terminal
        .press(UP)
        .sees("❯ Save my answers: I am done 2/")
        .press(ENTER);
    terminal.sees("Thank you, Dana").press(ESC);
    assert_eq!(terminal.ends(), 0);
    let text = fs::read_to_string(folder.path().join("acme_sales_dana.yaml")).unwrap();
    let id = asked.question_id(asked.sequence(Role::First)[number - 1]);
    assert!(text.contains(&format!("  {id}: 1\n")), "{text}");
}

#[test]
fn what_is_missing_is_said_with_what_it_means_for_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("sales-vs-operations");
    let mut terminal = at_the_review(folder.path(), 3);
    let count = asked.sequence(Role::First).len();
    terminal
        .sees(&format!("3 of {count} answered."))
        .press(ENTER);
    terminal.sees(&format!(
        "You answered 3 of {count} questions. Too few for the report"
    ));
    for cause in &asked.causes {
        terminal.sees(&cause.title);
    }
    terminal
        .sees("❯ Go to the first question without an answer")
        .press(ENTER);
    terminal.sees("4 of ").press("2");
    terminal
        .sees(&format!("4 of {count} answered."))
        .press("\x1b[H")
        .sees("❯ Save")
        .press(ENTER);
    terminal
        .sees("Too few")
        .press(DOWN)
        .sees("❯ Save all the same")
        .press(ENTER);
    terminal.sees("Thank you, Dana").press(CTRL_C).ends();
    assert!(folder.path().join("acme_sales_dana.yaml").exists());
}

#[test]
fn a_complete_order_is_kept_however_the_question_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("sales-vs-operations");
    let sequence = asked.sequence(Role::First);
    let (at, question) = sequence
        .iter()
        .enumerate()
        .find_map(|(at, asked)| match asked {
            Asked::Ranking(question) => Some((at, *question)),
            Asked::Scale(_) => None,
        })
        .unwrap();
    let count = count(&asked, Role::First);
    let acts: Vec<Act> = (0..at).map(|_| Act::Scale(1)).collect();
    run(
        folder.path(),
        &[&DANA[..], &["--plain"]].concat(),
        &lines(&acts),
    );
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &DANA);
    terminal
        .sees("❯ Go on with Dana")
        .press(ENTER)
        .sees("Welcome back")
        .press(ENTER);
    terminal.sees_number(at + 1, count);
    let options = asked.ranking_questions[question].options.len();
    for option in (2..=options).rev() {
        // No mark before the order is on the disk.
        assert!(!terminal.screen().contains('✔'));
        terminal.press(&option.to_string());
    }
    terminal.sees("That is your order").sees("✔");
    // Whoever presses the last option's key as well means this order, and no other.
    terminal
        .press("1")
        .press("b")
        .sees("Show what was answered")
        .press("y");
    terminal.sees_number(at, count).press(ENTER);
    terminal
        .sees_number(at + 1, count)
        .sees("That is your order")
        .sees("· 1st")
        .press(CTRL_C);
    assert_eq!(terminal.ends(), 130);
    let draft = fs::read_to_string(folder.path().join("acme_sales_dana.draft.yaml")).unwrap();
    let ids: Vec<&str> = asked.ranking_questions[question]
        .options
        .iter()
        .rev()
        .map(|option| option.id.as_str())
        .collect();
    assert!(draft.contains(&format!("[{}]", ids.join(", "))), "{draft}");
}
