//! Whole surveys in a terminal, from the first question to the report.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::answers::{DANA_PULSE, acts, count, give, lines, questionnaire, run, traces};
use super::terminal::{CTRL_C, DOWN, ENTER, ESC, LEFT, TAB, Terminal, UP};
use detente::questionnaire::{Asked, Role};

#[test]
fn both_leaders_and_the_ceo_answer_and_the_report_is_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("sales-vs-operations");
    let traces = traces(&asked);
    // A pager, which a survey never starts, would leave a file.
    let line = "PAGER='tee paged' exec \"$DETENTE\" survey";
    let mut terminal = Terminal::shell(folder.path(), line);
    terminal
        .sees("Which company is this about?")
        .press("Acme Gears\r");
    terminal
        .sees("Which round of the survey")
        .press("2026-Q4\r");
    terminal
        .sees("Sales missing · Operations missing · CEO missing")
        .sees("❯ Sales")
        .press(ENTER);
    terminal.sees("What is the name").press("Dana\r");
    terminal.sees("Who sees what: the CEO reads the report");
    terminal.reads_the_intro();
    give(&mut terminal, &acts(&asked, Role::First, 1));
    terminal.press(ENTER).sees("Thank you, Dana");
    terminal
        .sees("Sales ✔ Dana · Operations missing")
        .sees("❯ Hand over to Operations")
        .press(ENTER);

    terminal.sees("off the screen and out of its history");
    terminal.holds_none_of(&traces);
    assert!(String::from_utf8_lossy(&terminal.bytes()).contains("\x1b[3J"));

    terminal.press(ENTER).sees("What is the name");
    terminal.holds_none_of(&traces);
    terminal.press("Ute\r").reads_the_intro();
    give(&mut terminal, &acts(&asked, Role::Second, 2));
    // No leader comes to the report: the first choice is the CEO's own part.
    terminal
        .press(ENTER)
        .sees("Thank you, Ute")
        .sees("❯ Hand over to the CEO");
    assert!(!terminal.screen().contains("report"));
    terminal.press(ENTER).sees("Enter goes on");
    terminal.holds_none_of(&traces);
    terminal
        .press(ENTER)
        .sees("❯ Answer as the CEO")
        .press(ENTER);
    terminal
        .sees("You answer as the CEO")
        .sees("What is the name")
        .press("Pat\r");
    terminal.reads_the_intro();
    give(&mut terminal, &acts(&asked, Role::Observer, 3));
    terminal
        .press(ENTER)
        .sees("Thank you, Pat")
        .sees("❯ Make the report")
        .press(ENTER);
    terminal
        .sees("Is anyone else looking at this screen?")
        .press("y")
        .sees("the report waits until you are alone")
        .press(ENTER);
    terminal.sees("Is anyone else looking").press("n");
    assert_eq!(terminal.ends(), 0);
    let page = "acme-gears_report_2026-q4.html";
    let screen = terminal.screen();
    assert!(
        screen.contains(&format!("The report is in {page}. Open it in a browser")),
        "{screen}"
    );
    terminal.holds_none_of(&traces);
    let drawn = String::from_utf8_lossy(&terminal.bytes()).into_owned();
    assert!(!drawn.contains(&asked.causes[0].title), "{drawn}");
    assert!(!terminal.cursor_is_hidden());

    let args = ["report", ".", "-f", "html", "--wave", "2026-Q4"];
    let report = run(folder.path(), &args, "");
    assert_eq!(fs::read(folder.path().join(page)).unwrap(), report.stdout);
    // The survey's own page is nothing that could have been meant as answers.
    assert_eq!(String::from_utf8_lossy(&report.stderr), "");
    let names = [
        "acme-gears_ceo_pat_2026-q4.yaml",
        "acme-gears_operations_ute_2026-q4.yaml",
        page,
        "acme-gears_sales_dana_2026-q4.yaml",
    ];
    let mut found: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    found.sort();
    assert_eq!(found, names);
    for name in names {
        let file = fs::metadata(folder.path().join(name)).unwrap();
        assert_eq!(file.permissions().mode() & 0o777, 0o600, "{name}");
    }
}

#[test]
fn the_same_answers_give_the_same_bytes_in_a_terminal_and_in_plain_lines() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let asked = questionnaire("sales-vs-operations");
    let who = [
        "survey",
        "--company",
        "Ačme & Söhne",
        "--side",
        "ceo",
        "--respondent",
        "Zoë 田中",
    ];
    let acts = acts(&asked, Role::Observer, 3);
    let mut terminal = Terminal::detente(here.path(), (24, 80), &who);
    terminal.reads_the_intro();
    give(&mut terminal, &acts);
    terminal.press(ENTER).sees("Thank you, Zoë 田中").press(ESC);
    assert_eq!(terminal.ends(), 0);

    let plain = [&who[..], &["--plain"]].concat();
    let output = run(there.path(), &plain, &(lines(&acts) + "save\n"));
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let name = "ačme-söhne_ceo_zoë-田中.yaml";
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        format!("{name}\n")
    );
    let (one, other) = (
        fs::read(here.path().join(name)).unwrap(),
        fs::read(there.path().join(name)).unwrap(),
    );
    assert_eq!(
        String::from_utf8(one).unwrap(),
        String::from_utf8(other).unwrap()
    );
}

#[test]
fn going_back_shows_the_answer_and_the_review_changes_another() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("pulse");
    let sequence = asked.sequence(Role::First);
    let count = count(&asked, Role::First);
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &DANA_PULSE);
    terminal.reads_the_intro().sees_number(1, count);
    // Enter alone answers nothing: the key after it does.
    terminal.press(ENTER).press("1").sees_number(2, count);
    terminal.press("2").sees_number(3, count).press("3");
    terminal
        .sees_number(4, count)
        .press("b")
        .sees("✔ 3 Sometimes");
    terminal.press(LEFT).sees("✔ 2 Rarely").press("b");
    terminal.sees_number(1, count).sees("✔ 1 Never").press("5");
    // The arrows start from the answer given; skipping takes it back.
    terminal
        .sees_number(2, count)
        .press(DOWN)
        .sees("❯ 3 Sometimes");
    terminal.press(ENTER).sees_number(3, count).press("s");
    terminal.sees_number(4, count).press(ESC);
    terminal.sees("What would you like to do?").press(DOWN);
    terminal.sees("❯ Go back").press(ENTER);
    terminal
        .sees_number(3, count)
        .sees("✔ s I can't say")
        .press(ENTER);
    for (at, asked) in (4..).zip(&sequence[3..]) {
        assert!(matches!(asked, Asked::Scale(_)));
        terminal.sees_number(at, count).press("3");
    }
    for at in sequence.len() + 1..=count {
        terminal
            .sees_number(at, count)
            .sees("Enter twice")
            .press(TAB);
    }
    terminal
        .sees("These are your answers")
        .press(DOWN)
        .press(DOWN);
    terminal.sees("❯ 2 ").press(ENTER).sees_number(2, count);
    terminal.sees("✔ 3 Sometimes").press("1");
    terminal
        .sees("These are your answers")
        .sees("❯ 2 ")
        .press(UP)
        .press(UP);
    terminal.sees("❯ Save my answers").press(ENTER);
    terminal.sees("Thank you, Dana").press(ESC);
    assert_eq!(terminal.ends(), 0);
    let text = fs::read_to_string(folder.path().join("acme_sales_dana.yaml")).unwrap();
    let ids = sequence.iter().map(|question| asked.question_id(*question));
    for (id, answer) in ids.zip(["5", "1", "null", "3"]) {
        assert!(
            text.contains(&format!("  {id}: {answer}\n")),
            "{id} {answer}:\n{text}"
        );
    }
}

#[test]
fn an_answer_file_is_replaced_only_by_who_agrees() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("pulse");
    let plain = [&DANA_PULSE[..], &["--plain"]].concat();
    let input = lines(&acts(&asked, Role::First, 1)) + "save\n";
    assert_eq!(run(folder.path(), &plain, &input).status.code(), Some(0));
    let before = fs::read(folder.path().join("acme_sales_dana.yaml")).unwrap();

    let mut terminal = Terminal::detente(folder.path(), (24, 80), &DANA_PULSE);
    terminal
        .sees("Dana has answered already")
        .sees("❯ Give another name")
        .press(ENTER);
    terminal
        .sees("What is the name")
        .press("Dana\r")
        .sees("Dana has answered already")
        .press(DOWN)
        .press(DOWN)
        .sees("❯ Answer all of it again")
        .press(ENTER);
    terminal.reads_the_intro().sees("1 of ").press("1");
    terminal.sees("2 of ");
    assert_eq!(
        fs::read(folder.path().join("acme_sales_dana.yaml")).unwrap(),
        before
    );
}

#[test]
fn one_answer_is_changed_after_all_was_saved() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("pulse");
    let plain = [&DANA_PULSE[..], &["--plain"]].concat();
    let input = lines(&acts(&asked, Role::First, 1)) + "save\n";
    assert_eq!(run(folder.path(), &plain, &input).status.code(), Some(0));
    let path = folder.path().join("acme_sales_dana.yaml");
    let before = fs::read_to_string(&path).unwrap();
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &DANA_PULSE);
    terminal
        .sees("Dana has answered already")
        .press(DOWN)
        .sees("❯ Look at the answers again")
        .press(ENTER)
        .sees("Welcome back, Dana")
        .press(ENTER)
        .sees("Answers from before the break are hidden")
        .press(DOWN)
        .press(ENTER)
        .sees("Show what was answered before")
        .press("y");
    let id = asked.question_id(asked.sequence(Role::First)[0]);
    let line = before
        .lines()
        .find(|line| line.starts_with(&format!("  {id}: ")));
    let line = line.expect("the first answer");
    let other = if line.ends_with('5') { "1" } else { "5" };
    terminal.sees("1 of ").press(other);
    terminal
        .sees("These are your answers")
        .press(UP)
        .sees("❯ Save my answers")
        .press(ENTER)
        .sees("Thank you, Dana");
    let after = fs::read_to_string(&path).unwrap();
    assert_eq!(after, before.replace(line, &format!("  {id}: {other}")));
    terminal.press(CTRL_C).ends();
}

#[test]
fn what_never_came_up_has_a_key_and_stays_said() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("sales-vs-operations");
    let sequence = asked.sequence(Role::First);
    let count = count(&asked, Role::First);
    let absent = |question: &Asked| match question {
        Asked::Scale(at) => asked.scale_questions[*at].absent.clone(),
        Asked::Ranking(_) => None,
    };
    let at = sequence
        .iter()
        .position(|question| absent(question).is_some())
        .unwrap();
    let who = [&DANA_PULSE[..1], &DANA_PULSE[3..]].concat();
    run(
        folder.path(),
        &[&who[..], &["--plain"]].concat(),
        &"skip\n".repeat(at),
    );
    let mut terminal = Terminal::detente(folder.path(), (12, 40), &who);
    terminal
        .sees("❯ Go on with Dana")
        .press(ENTER)
        .sees("Welcome back")
        .press(ENTER);
    let text = format!("n {}", absent(&sequence[at]).unwrap());
    terminal.sees_number(at + 1, count).sees(&text).press("n");
    terminal.sees_number(at + 2, count).press("b");
    terminal
        .sees_number(at + 1, count)
        .sees(&format!("✔ {text}"))
        .press("\x03");
    assert_eq!(terminal.ends(), 130);
}
