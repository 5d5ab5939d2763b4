//! Whole surveys in a terminal, from the first question to the report.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::answers::{acts, give, lines, questionnaire, run};
use super::terminal::{CTRL_C, DOWN, ENTER, ESC, LEFT, Terminal};
use detente::questionnaire::Role;

/// Dana of sales takes the short questionnaire.
const DANA: [&str; 9] = [
    "survey",
    "-q",
    "pulse",
    "--company",
    "Acme",
    "--side",
    "sales",
    "--respondent",
    "Dana",
];

#[test]
fn two_leaders_answer_one_after_the_other_and_the_report_follows() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("sales-vs-operations");
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &["survey"]);
    terminal
        .sees("Which company is this about?")
        .press("Acme Gears\r");
    terminal
        .sees("Which round of the survey")
        .press("2026-Q4\r");
    terminal.sees("Who is going to answer?").press(ENTER);
    terminal.sees("What is the name").press("Dana\r");
    terminal.sees("Who sees what: the CEO reads the report");
    terminal.reads_the_intro();
    give(&mut terminal, &acts(&asked, Role::First, 1));
    terminal.press(ENTER).sees("Thank you, Dana").press(ENTER);

    terminal.sees("Enter goes on");
    terminal.sees("off the screen and out of its history");
    let all = terminal.screen_and_history();
    for trace in ["Sometimes", "agree", "Remark", "Words of", "✔", "of 41"] {
        assert!(!all.contains(trace), "{trace}:\n{all}");
    }
    assert!(String::from_utf8_lossy(&terminal.bytes()).contains("\x1b[3J"));

    terminal
        .press(ENTER)
        .sees("What is the name")
        .press("Ravi\r");
    terminal.reads_the_intro();
    give(&mut terminal, &acts(&asked, Role::Second, 2));
    terminal
        .press(ENTER)
        .sees("Thank you, Ravi")
        .sees("❯ Show the report")
        .press(ENTER);
    assert_eq!(terminal.ends(), 0);
    let printed = String::from_utf8_lossy(&terminal.bytes()).into_owned();
    let printed = anstream::adapter::strip_str(&printed).to_string();
    let report = run(folder.path(), &["report", "."], "");
    assert_eq!(report.status.code(), Some(0));
    let report = String::from_utf8(report.stdout).unwrap();
    assert!(
        report.contains("Conflicting") && printed.replace('\r', "").ends_with(&report),
        "{printed}"
    );
    assert!(!terminal.cursor_is_hidden());

    let names = [
        "acme-gears_operations_ravi_2026-q4.yaml",
        "acme-gears_sales_dana_2026-q4.yaml",
    ];
    let mut found: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    found.sort();
    assert_eq!(found, names);
    for name in names {
        let mode = fs::metadata(folder.path().join(name))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
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
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &DANA);
    terminal.reads_the_intro().sees("1 of 16 ");
    // Enter alone answers nothing: the key after it does.
    terminal
        .press(ENTER)
        .press("1")
        .sees("2 of 16 ")
        .press("2")
        .sees("3 of 16 ")
        .press("3");
    terminal
        .sees("4 of 16 ")
        .press("b")
        .sees("✔ 3 Sometimes")
        .press(LEFT)
        .sees("✔ 2 Rarely");
    terminal
        .press("b")
        .sees("1 of 16 ")
        .sees("✔ 1 Never")
        .press("5")
        .sees("2 of 16 ");
    // The arrows start from the answer given; skipping takes it back.
    terminal
        .press(DOWN)
        .sees("❯ 3 Sometimes")
        .press(ENTER)
        .sees("3 of 16 ")
        .press("s")
        .sees("4 of 16 ");
    terminal
        .press(ESC)
        .sees("What would you like to do?")
        .press(DOWN)
        .press(ENTER);
    terminal
        .sees("3 of 16 ")
        .sees("✔ s I can't say")
        .press(ENTER);
    for number in 4..16 {
        terminal.sees(&format!("{number} of 16 ")).press("4");
    }
    terminal
        .sees("16 of 16 ")
        .press("s")
        .sees("These are your answers");
    terminal
        .press(DOWN)
        .press(DOWN)
        .press(ENTER)
        .sees("2 of 16 ")
        .sees("✔ 3 Sometimes")
        .press("1");
    terminal
        .sees("These are your answers")
        .press(ENTER)
        .sees("Thank you, Dana")
        .press(ESC);
    assert_eq!(terminal.ends(), 0);
    let text = fs::read_to_string(folder.path().join("acme_sales_dana.yaml")).unwrap();
    let sequence = questionnaire("pulse");
    let ids: Vec<String> = sequence
        .sequence(Role::First)
        .iter()
        .map(|asked| sequence.question_id(*asked).to_owned())
        .collect();
    for (id, answer) in ids.iter().zip(["5", "1", "null", "4"]) {
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
    let plain = [&DANA[..], &["--plain"]].concat();
    let input = lines(&acts(&asked, Role::First, 1)) + "save\n";
    assert_eq!(run(folder.path(), &plain, &input).status.code(), Some(0));
    let before = fs::read(folder.path().join("acme_sales_dana.yaml")).unwrap();

    let mut terminal = Terminal::detente(folder.path(), (24, 80), &DANA);
    terminal
        .sees("Dana has answered already")
        .sees("❯ Give another name")
        .press(ENTER);
    terminal
        .sees("What is the name")
        .press("Dana\r")
        .sees("Dana has answered already")
        .press(DOWN)
        .press(ENTER);
    terminal.reads_the_intro().sees("1 of 16 ").press("1");
    terminal.sees("2 of 16 ");
    assert_eq!(
        fs::read(folder.path().join("acme_sales_dana.yaml")).unwrap(),
        before
    );
}

#[test]
fn who_comes_later_is_offered_the_company_of_the_answers_that_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("pulse");
    let who = [
        "survey",
        "-q",
        "pulse",
        "--plain",
        "--company",
        "Acme Gears",
        "--wave",
        "2026-Q4",
    ];
    let sales = [&who[..], &["--side", "sales", "--respondent", "Dana"]].concat();
    let input = lines(&acts(&asked, Role::First, 1)) + "save\n";
    assert_eq!(run(folder.path(), &sales, &input).status.code(), Some(0));

    let mut terminal = Terminal::detente(folder.path(), (24, 80), &["survey", "-q", "pulse"]);
    terminal
        .sees("❯ Acme Gears, 2026-Q4, like the answers in this folder")
        .press(ENTER);
    terminal
        .sees("Who is going to answer?")
        .press(DOWN)
        .press(ENTER)
        .sees("What is the name")
        .press("Ravi\r");
    terminal.reads_the_intro();
    give(&mut terminal, &acts(&asked, Role::Second, 2));
    terminal.press(ENTER).sees("❯ Show the report").press(ESC);
    assert_eq!(terminal.ends(), 0);
    let screen = terminal.screen();
    assert!(
        screen.contains("Both sides have answered. For the report, run"),
        "{screen}"
    );
    assert!(
        screen.contains("detente report . -q pulse --company 'Acme Gears' --wave 2026-Q4"),
        "{screen}"
    );
    let args = [
        "report",
        ".",
        "-q",
        "pulse",
        "--company",
        "Acme Gears",
        "--wave",
        "2026-Q4",
    ];
    assert_eq!(run(folder.path(), &args, "").status.code(), Some(0));
}

#[test]
fn a_pasted_comment_of_several_lines_answers_no_questions() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &DANA);
    terminal
        .reads_the_intro()
        .sees("1 of 16 ")
        .press("c")
        .sees("Esc leaves it as it was");
    terminal
        .press("First: 1\rsecond: 2\rthird")
        .sees("› First: 1 second: 2 third")
        .press(ENTER);
    terminal
        .sees("1 of 16 ")
        .sees("Your comment: First: 1 second: 2 third")
        .press(CTRL_C);
    assert_eq!(terminal.ends(), 130);
}
