//! Who sits at the keyboard, from one to the next and from one day to the next.

use std::fs;
use std::path::Path;

use super::answers::{DANA_PULSE, acts, count, give, lines, questionnaire, run, traces};
use super::terminal::{CTRL_C, DOWN, ENTER, ESC, LEFT, Terminal, UP};
use detente::questionnaire::Role;

const SURVEY: [&str; 3] = ["survey", "-q", "pulse"];

/// Somebody has answered the short questionnaire, another time.
fn has_answered(folder: &Path, side: &str, role: Role, name: &str) {
    let who = [
        "--company",
        "Acme Gears",
        "--wave",
        "2026-Q4",
        "--side",
        side,
    ];
    let args = [&SURVEY[..], &["--plain"], &who, &["--respondent", name]].concat();
    let input = lines(&acts(&questionnaire("pulse"), role, 1)) + "save\n";
    assert_eq!(run(folder, &args, &input).status.code(), Some(0));
}

#[test]
fn the_next_day_the_missing_side_is_offered_first_and_stays_in_sight() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("pulse");
    has_answered(folder.path(), "sales", Role::First, "Dana");

    let mut terminal = Terminal::detente(folder.path(), (24, 80), &SURVEY);
    terminal
        .sees("❯ Acme Gears, 2026-Q4, like the answers in this folder")
        .press(ENTER);
    terminal
        .sees("Sales ✔ Dana · Operations missing · CEO missing")
        .sees("❯ Operations CEO Another from Sales")
        .press(ENTER);
    let header = "You answer for Operations";
    terminal
        .sees(header)
        .sees("What is the name")
        .press("Ute\r");
    terminal.sees("Who sees what").sees(header);
    terminal
        .reads_the_intro()
        .sees(&format!("1 of {} · {header}", count(&asked, Role::Second)));
    terminal
        .press("c")
        .sees("A comment, if you like")
        .sees(header)
        .sees("Enter twice or Tab");
    terminal.press(ESC).sees("c comment").press(ESC);
    terminal
        .sees("What would you like to do?")
        .sees(header)
        .press(ESC);
    give(&mut terminal, &acts(&asked, Role::Second, 2));
    terminal.sees(header).press(ENTER);
    terminal
        .sees("Sales ✔ Dana · Operations ✔ Ute · CEO missing")
        .sees("❯ Hand over to the CEO")
        .press(ESC);
    assert_eq!(terminal.ends(), 0);
    let report = "detente report . -q pulse --company 'Acme Gears' --wave 2026-Q4 -o acme-gears_report_2026-q4.html";
    terminal
        .sees("The report is for the CEO alone")
        .sees(report);
    let args = report.replace("'Acme Gears'", "Acme_Gears");
    let args: Vec<String> = args
        .split(' ')
        .skip(1)
        .map(|word| word.replace("Acme_Gears", "Acme Gears"))
        .collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    assert_eq!(run(folder.path(), &args, "").status.code(), Some(0));
}

#[test]
fn whoever_has_answered_for_one_side_is_asked_before_answering_for_the_other() {
    let folder = tempfile::tempdir().unwrap();
    has_answered(folder.path(), "sales", Role::First, "José Müller");
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &SURVEY);
    terminal.sees("❯ Acme Gears").press(ENTER);
    terminal.sees("❯ Operations").press(ENTER);
    let typed = "josé müller\r";
    let asked = "There are answers of josé müller for Sales already. What now?";
    terminal.sees("What is the name").press(typed);
    terminal.sees(asked).sees("❯ Answer for Operations too");
    terminal.press(DOWN).press(ENTER).sees("What is the name");
    terminal.press(typed).sees(asked).press(LEFT);
    terminal.sees("What is the name").press(LEFT);
    // Somebody else is asked nothing, nor is who goes on or changes what was answered.
    terminal.sees("❯ Operations").press(ENTER);
    terminal.sees("What is the name").press("Ute\r");
    terminal.sees("Enter shows more").press(LEFT);
    terminal.sees("What is the name").press(typed);
    terminal.sees(asked).press(ENTER).sees("Enter shows more");
    terminal.reads_the_intro().sees("1 of ").press("1");
    terminal.sees("2 of ").press(CTRL_C).ends();
    let mut again = Terminal::detente(folder.path(), (24, 80), &SURVEY);
    again.sees("Somebody new").press(ENTER);
    again.sees("❯ Acme Gears").press(ENTER);
    again.sees("❯ Operations").press(ENTER);
    again.sees("What is the name").press(typed);
    again.sees("aren't finished").press(CTRL_C).ends();
}

#[test]
fn whoever_leaves_before_the_first_answer_hears_who_is_missing_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    has_answered(folder.path(), "sales", Role::First, "Dana");
    for (key, status) in [(ESC, 0), (CTRL_C, 130)] {
        let mut terminal = Terminal::detente(folder.path(), (24, 80), &SURVEY);
        terminal.sees("like the answers in this folder").press(key);
        assert_eq!(terminal.ends(), status);
        terminal
            .sees("Nothing was answered, so nothing was saved. Sales ✔ Dana · Operations missing")
            .sees("The report needs answers from Operations as well.")
            .sees("detente survey -q pulse --company 'Acme Gears' --wave 2026-Q4");
    }
}

#[test]
fn who_is_missing_gets_a_form_by_the_last_message() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("pulse");
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &SURVEY);
    terminal.sees("Which company").press("Acme\r");
    terminal
        .sees("Which round")
        .press(ENTER)
        .sees("❯ Sales")
        .press(DOWN)
        .press(ENTER);
    terminal
        .sees("What is the name")
        .press("Ute\r")
        .reads_the_intro();
    give(&mut terminal, &acts(&asked, Role::Second, 2));
    terminal
        .press(ENTER)
        .sees("Sales missing · Operations ✔ Ute")
        .sees("❯ Hand over to Sales")
        .press(ESC);
    assert_eq!(terminal.ends(), 0);
    terminal
        .sees("The report needs answers from Sales as well.")
        .sees("make a form and send it to them")
        .sees("detente form -q pulse --company Acme --side sales -o acme-sales.html")
        .sees("Put the file that comes back into this folder");
    let form = "form -q pulse --company Acme --side sales -o acme-sales.html";
    let form: Vec<&str> = form.split(' ').collect();
    assert_eq!(run(folder.path(), &form, "").status.code(), Some(0));
}

#[test]
fn an_unfinished_survey_opens_for_its_name_alone() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("pulse");
    let count = count(&asked, Role::First);
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &SURVEY);
    terminal.sees("Which company").press("Acme\r");
    terminal
        .sees("Which round")
        .press(ENTER)
        .sees("❯ Sales")
        .press(ENTER);
    terminal
        .sees("What is the name")
        .press("Al\r")
        .reads_the_intro();
    terminal
        .sees_number(1, count)
        .press("4")
        .sees_number(2, count)
        .press("c");
    terminal
        .sees("A comment")
        .press("Remark by Al")
        .sees("Remark by Al")
        .press(ESC);
    terminal.sees("Your comment").press(CTRL_C);
    assert_eq!(terminal.ends(), 130);

    // Enter alone, as often as one likes, leads to nothing of Al's.
    let mut next = Terminal::detente(folder.path(), (24, 80), &SURVEY);
    next.sees("Who sits here now?").sees("❯ Somebody new");
    assert!(!next.screen().contains("Al "), "{}", next.screen());
    next.press(ENTER).sees("Which company").press(LEFT);
    next.sees("Who sits here now?")
        .press(DOWN)
        .sees("❯ Somebody who has begun");
    next.press(ENTER).sees("Under which name").press("Eve\r");
    next.sees("Nothing is kept under Eve").press("al\r");
    next.sees("Welcome back, Al: this is question 2");
    next.holds_none_of(&traces(&asked));
    next.press(ENTER).sees_number(2, count);
    let all = next.screen_and_history();
    assert!(!all.contains('✔') && !all.contains("Remark"), "{all}");
    // What is written is added to what isn't shown.
    next.press("c")
        .sees("what you write now is added to it")
        .press("And more")
        .sees("› And more");
    next.press(ESC)
        .sees("Your comment: And more")
        .press("2")
        .sees_number(3, count)
        .press(CTRL_C);
    assert_eq!(next.ends(), 130);
    let draft = fs::read_to_string(folder.path().join("acme_sales_al.draft.yaml")).unwrap();
    assert!(draft.contains("\"Remark by Al\\nAnd more\""), "{draft}");

    // The same by the side and the name; nobody else's name leads there.
    let mut again = Terminal::detente(folder.path(), (24, 80), &SURVEY);
    again
        .sees("❯ Somebody new")
        .press(ENTER)
        .sees("❯ Acme, like the answers in this folder")
        .press(DOWN)
        .press(ENTER)
        .sees("›")
        .press(" ACME\r");
    again
        .sees("Which round")
        .press(ENTER)
        .sees("Sales not finished")
        .press(ENTER);
    again.sees("What is the name").press("al\r");
    again
        .sees("aren't finished are kept under this name")
        .sees("❯ Go on with Al, Sales");
    again.press(DOWN).press(ENTER).sees("Throw away").press("n");
    again
        .sees("❯ Go on with Al")
        .press(LEFT)
        .sees("What is the name")
        .press("Al\r");
    again
        .sees("❯ Go on with Al")
        .press(ENTER)
        .sees("Welcome back, Al")
        .press(CTRL_C);
    assert_eq!(again.ends(), 130);
}

#[test]
fn a_comment_that_was_begun_before_a_break_is_told_of_and_not_shown() {
    let folder = tempfile::tempdir().unwrap();
    let args = DANA_PULSE;
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &args);
    terminal.reads_the_intro().sees("1 of ");
    terminal.press("4").sees("2 of ").press("c");
    terminal.sees("comment").press("Half a thought");
    terminal.sees("Half a thought").press(CTRL_C).ends();
    let mut again = Terminal::detente(folder.path(), (24, 80), &args);
    again.sees("❯ Go on with Dana").press(ENTER);
    again.sees("Welcome back").press(ENTER);
    again
        .sees("2 of ")
        .sees("You began a comment here before the break.");
    assert!(!again.screen().contains("Half a thought"));
    again.press(CTRL_C).ends();
}

#[test]
fn a_company_that_answers_are_there_of_is_offered_for_another_wave_too() {
    let folder = tempfile::tempdir().unwrap();
    // Her survey isn't finished.
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &DANA_PULSE);
    terminal.reads_the_intro().sees("1 of ").press("4");
    terminal.sees("2 of ").press(CTRL_C).ends();
    let next = ["survey", "-q", "pulse", "--wave", "2031-Q2", "--dir", "."];
    let mut next = Terminal::detente(folder.path(), (24, 80), &next);
    next.sees("❯ Acme, like the answers in this folder");
    next.press(CTRL_C).ends();
}

#[test]
fn a_review_after_a_break_hides_what_was_given_before() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("pulse");
    let args = DANA_PULSE;
    let plain = [&args[..], &["--plain"]].concat();
    run(folder.path(), &plain, &lines(&acts(&asked, Role::First, 1)));
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &args);
    terminal.sees("❯ Go on with Dana").press(ENTER);
    terminal.sees("Welcome back").press(ENTER);
    terminal.sees("Answers from before the break are hidden");
    terminal.holds_none_of(&traces(&asked));
    terminal
        .press(DOWN)
        .press(ENTER)
        .sees("Show what was answered before");
    terminal.press("y").sees("1 of ").sees("✔").press(ENTER);
    terminal
        .sees("These are your answers")
        .press(UP)
        .sees("❯ Save my answers");
    assert!(!terminal.screen().contains("hidden"));
    terminal
        .press(ENTER)
        .sees("Thank you, Dana")
        .press(CTRL_C)
        .ends();
}

#[test]
fn the_left_arrow_goes_back_through_all_questions_of_who_answers() {
    let folder = tempfile::tempdir().unwrap();
    has_answered(folder.path(), "sales", Role::First, "Dana");
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &SURVEY);
    terminal.sees("❯ Acme Gears").press(DOWN).press(ENTER);
    terminal.sees("Which company").sees("›").press("Beta\r");
    terminal
        .sees("Which round")
        .press(LEFT)
        .sees("Which company")
        .sees("›")
        .press(LEFT);
    terminal
        .sees("❯ Acme Gears")
        .press(ENTER)
        .sees("❯ Operations")
        .press(LEFT);
    terminal
        .sees("❯ Acme Gears")
        .press(LEFT)
        .sees("❯ Acme Gears")
        .press(ENTER);
    terminal
        .sees("❯ Operations")
        .press(ENTER)
        .sees("You answer for Operations")
        .press(LEFT);
    terminal
        .sees("❯ Operations")
        .press(ENTER)
        .sees("What is the name")
        .press("Uta\r");
    // A slip in the name is mended from the first page.
    terminal
        .sees("Enter shows more")
        .press(LEFT)
        .sees("What is the name")
        .press("Ute\r");
    terminal
        .reads_the_intro()
        .sees("1 of ")
        .press(LEFT)
        .sees("Enter shows more");
    terminal
        .reads_the_intro()
        .sees("1 of ")
        .press("1")
        .sees("2 of ")
        .press(CTRL_C);
    assert_eq!(terminal.ends(), 130);
    assert!(
        folder
            .path()
            .join("acme-gears_operations_ute_2026-q4.draft.yaml")
            .exists()
    );
}

#[test]
fn keys_that_were_pressed_too_often_are_not_the_next_persons() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("pulse");
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &DANA_PULSE);
    terminal.reads_the_intro();
    give(&mut terminal, &acts(&asked, Role::First, 1));
    // Save, hand over, and some more of the same.
    terminal
        .press(ENTER)
        .sees("❯ Hand over to Operations")
        .press("\r\r\r\r");
    terminal.sees("off the screen and out of its history");
    terminal.press(ENTER).sees("What is the name").press(CTRL_C);
    assert_eq!(terminal.ends(), 130);
}

#[test]
fn a_round_that_is_nearly_the_one_in_the_folder_is_asked_about_before_anybody_answers() {
    let folder = tempfile::tempdir().unwrap();
    has_answered(folder.path(), "sales", Role::First, "Dana");
    let same = "❯ Acme Gears, 2026-Q4, like the answers in this folder";
    let asks = |given: &[&str]| {
        let args = [&SURVEY[..], given].concat();
        Terminal::detente(folder.path(), (24, 80), &args)
    };
    let other = "Another company, or another round";
    // A wave that is forgotten, another spelling of it, another one of the company.
    for (given, other) in [
        (&["--company", "acme gears"][..], other),
        (
            &["--company", "Acme Gears", "--wave", "2026Q4"],
            "Acme Gears, 2026Q4",
        ),
        (
            &["--company", "Acme Gear's", "--wave", "2026-Q4"],
            "Acme Gear's, 2026-Q4",
        ),
    ] {
        let mut terminal = asks(given);
        terminal.sees("Which is meant?").sees(same).sees(other);
        terminal
            .press(ENTER)
            .sees("Sales ✔ Dana · Operations missing")
            .press(LEFT)
            .sees(same)
            .press(CTRL_C);
        assert_eq!(terminal.ends(), 130);
    }
    // What is typed is asked about as well, and so is the wave that was left out.
    let mut terminal = asks(&[]);
    terminal.sees(same).press(DOWN).press(ENTER);
    terminal.sees("Which company").press("Acme-Gears\r");
    terminal.sees("Which round").press(ENTER);
    terminal.sees("Which is meant?").sees(same).press(CTRL_C);
    assert_eq!(terminal.ends(), 130);
    let mut terminal = asks(&["--company", "Acme Gears"]);
    terminal
        .sees(same)
        .press(DOWN)
        .press(ENTER)
        .sees("Which round")
        .press("2027-Q1\r")
        .sees("Sales missing · Operations missing")
        .press(CTRL_C);
    assert_eq!(terminal.ends(), 130);
    // Another wave, another number and another name are others.
    for given in [
        ["Acme Gears", "2027-Q4"],
        ["Acme Gears 2", "2026-Q4"],
        ["Bolt", "2026-Q4"],
    ] {
        let mut terminal = asks(&["--company", given[0], "--wave", given[1]]);
        terminal.sees("Sales missing").press(CTRL_C);
        assert_eq!(terminal.ends(), 130);
    }
}

#[test]
fn of_two_rounds_of_a_company_the_newest_is_offered() {
    let folder = tempfile::tempdir().unwrap();
    has_answered(folder.path(), "sales", Role::First, "Dana");
    let mut files = fs::read_dir(folder.path()).unwrap();
    let text = fs::read_to_string(files.next().unwrap().unwrap().path()).unwrap();
    let newer = text.replace("2026-Q4", "Q1 2027");
    fs::write(folder.path().join("newer.yaml"), newer).unwrap();
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &SURVEY);
    terminal
        .sees("❯ Acme Gears, Q1 2027, like the answers in this folder")
        .press(CTRL_C);
    assert_eq!(terminal.ends(), 130);
}
