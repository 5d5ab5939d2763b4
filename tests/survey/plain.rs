//! The survey in plain lines: every line says something, and no wrong one is lost.

use std::fs;

use super::answers::{acts, lines, questionnaire, run};
use detente::questionnaire::{Asked, Role};

const WHO: [&str; 10] = [
    "survey",
    "--plain",
    "-q",
    "pulse",
    "--company",
    "Acme",
    "--side",
    "Sales",
    "--respondent",
    "Dana",
];

#[test]
fn wrong_lines_get_a_sentence_and_the_question_again() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(
        folder.path(),
        &WHO,
        "0\n6\n\nOftn\n\u{0}\nalways\nback\ncomment  Every: week \n?\nSKIP\nquit\n",
    );
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stderr).unwrap();
    let sentence = "That is none of the answers. Please type a number from 1 to 5, or a label.";
    assert_eq!(text.matches(sentence).count(), 5, "{text}");
    assert!(text.contains("Did you mean: Often?"));
    assert!(text.contains("Your answer: Always") && text.contains("Your comment: Every: week"));
    assert!(text.contains("quit keeps the answers so far"));
    assert!(!text.contains('\u{1b}'));
    let file = folder.path().join("acme_sales_dana.draft.yaml");
    let draft = fs::read_to_string(&file).unwrap();
    assert!(
        draft.contains("\"Every: week\"") && draft.contains("---\nformat: detente/draft@1\n"),
        "{draft}"
    );
    let asked = questionnaire("pulse").sequence(Role::First).len();
    assert_eq!(draft.matches(": null\n").count(), asked);
    // Without its end nothing says how far it was.
    fs::write(file, draft.split_once("---\n").unwrap().0).unwrap();
    let output = run(folder.path(), &WHO, "quit\n");
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text.contains("error[broken-draft]") && text.contains("help: move it elsewhere"),
        "{text}"
    );
}

#[test]
fn the_end_of_the_input_keeps_a_draft_which_is_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("pulse");
    let all = lines(&acts(&asked, Role::First, 2)) + "save\n";
    let at = all.match_indices('\n').nth(5).unwrap().0 + 1;
    let first = run(folder.path(), &WHO, &all[..at]);
    assert_eq!(
        (first.status.code(), first.stdout.as_slice()),
        (Some(2), &b""[..])
    );
    let text = String::from_utf8(first.stderr).unwrap();
    assert!(
        text.contains("error[input-ended]") && text.contains("acme_sales_dana.draft.yaml"),
        "{text}"
    );

    let rest = run(folder.path(), &WHO, &all[at..]);
    assert_eq!(
        (rest.status.code(), rest.stdout.as_slice()),
        (Some(0), &b"acme_sales_dana.yaml\n"[..])
    );
    let text = String::from_utf8(rest.stderr).unwrap();
    assert!(
        text.starts_with("You answer for Sales\nWelcome back, Dana: this is question 6 of "),
        "{text}"
    );
    let next = "The report needs answers from Operations as well.";
    assert!(
        text.contains("Sales ✔ Dana · Operations missing") && text.contains(next),
        "{text}"
    );
    assert!(!folder.path().join("acme_sales_dana.draft.yaml").exists());

    let whole = tempfile::tempdir().unwrap();
    run(whole.path(), &WHO, &all);
    let name = "acme_sales_dana.yaml";
    assert_eq!(
        fs::read(folder.path().join(name)).unwrap(),
        fs::read(whole.path().join(name)).unwrap()
    );
}

#[test]
fn an_answer_file_is_an_error_unless_it_is_to_be_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("pulse");
    let input = |seed| lines(&acts(&asked, Role::First, seed)) + "save\n";
    let read = || fs::read(folder.path().join("acme_sales_dana.yaml")).unwrap();
    assert_eq!(run(folder.path(), &WHO, &input(1)).status.code(), Some(0));
    let before = read();
    // Other capitals and spaces make nobody else of Dana.
    let alike = [&WHO[..5], &["acme"], &WHO[6..9], &["  DANA"]].concat();
    let again = run(folder.path(), &alike, &input(2));
    assert_eq!((again.status.code(), read()), (Some(2), before.clone()));
    assert!(
        String::from_utf8(again.stderr)
            .unwrap()
            .contains("`--replace`")
    );
    let replaced = run(
        folder.path(),
        &[&WHO[..], &["--replace"]].concat(),
        &input(2),
    );
    assert_eq!(replaced.status.code(), Some(0));
    assert_ne!(read(), before);
}

#[test]
fn names_that_make_the_same_file_name_get_a_file_each() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("pulse");
    let input = lines(&acts(&asked, Role::First, 1)) + "save\n";
    let named = |name: &str| {
        let args = [&WHO[..9], &[name]].concat();
        String::from_utf8(run(folder.path(), &args, &input).stdout).unwrap()
    };
    assert_eq!(named("Dana B"), "acme_sales_dana-b.yaml\n");
    assert_eq!(named("dana_b"), "acme_sales_dana-b-2.yaml\n");
    assert_eq!(named("🙂"), "acme_sales_respondent.yaml\n");
}

#[test]
fn a_changed_answer_at_the_review_is_the_one_that_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("pulse");
    let input =
        lines(&acts(&asked, Role::First, 1)) + "nonsense\n1\n5\nback\nSave\nAnother thing\nsave\n";
    let output = run(folder.path(), &WHO, &input);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = fs::read_to_string(folder.path().join("acme_sales_dana.yaml")).unwrap();
    let first = asked.question_id(asked.sequence(Role::First)[0]).to_owned();
    assert!(
        text.contains(&format!("  {first}: 5\n")) && text.ends_with(": Another thing\n"),
        "{text}"
    );
}

#[test]
fn what_is_not_given_is_asked_for_in_lines() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("pulse");
    let input = format!(
        "\nAcme\n\nOps\noperations\n\nRavi\n{}save\n",
        lines(&acts(&asked, Role::Second, 1))
    );
    let output = run(folder.path(), &["survey", "--plain", "-q", "pulse"], &input);
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "acme_operations_ravi.yaml\n"
    );
}

#[test]
fn what_never_came_up_can_be_said_and_facts_come_under_a_heading() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("sales-vs-operations");
    let sequence = asked.sequence(Role::First);
    let absent = |question: &Asked| match question {
        Asked::Scale(at) => asked.scale_questions[*at].absent.clone(),
        Asked::Ranking(at) => asked.ranking_questions[*at].absent.clone(),
    };
    let said = sequence
        .iter()
        .map(|question| absent(question).unwrap_or("skip".to_owned()));
    let said: Vec<String> = said.collect();
    assert!(said.iter().any(|line| line != "skip"));
    let args = [&WHO[..2], &WHO[4..]].concat();
    let output = run(
        folder.path(),
        &args,
        &(said.join("\n").to_lowercase() + "\n"),
    );
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(!text.contains("none of the answers"), "{text}");
    let facts = text.split_once("Now facts, no longer opinions:\n").unwrap();
    let first = sequence.len() - asked.practice_scale().len() + 1;
    assert!(facts.1.starts_with(&format!("{first} of ")), "{}", facts.1);
    let draft = fs::read_to_string(folder.path().join("acme_sales_dana.draft.yaml")).unwrap();
    assert_eq!(draft.matches(": null\n").count(), sequence.len());
}

#[test]
fn one_round_asks_the_questionnaire_that_its_answers_are_to() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("pulse");
    let of = |side: &'static str, name: &'static str| {
        [
            &WHO[..2],
            &WHO[4..6],
            &["--side", side, "--respondent", name],
        ]
        .concat()
    };
    // A survey that was begun with the pulse is gone on with, and the other side is asked the same.
    assert_eq!(run(folder.path(), &WHO, "2\nquit\n").status.code(), Some(0));
    let count = asked.sequence(Role::First).len() + asked.open.len();
    let on = run(folder.path(), &of("Sales", "Dana"), "quit\n");
    let told = String::from_utf8(on.stderr).unwrap();
    let back = format!("Welcome back, Dana: this is question 2 of {count} (Acme).");
    assert!(told.contains(&back), "{told}");
    let other = run(folder.path(), &of("Operations", "Ravi"), "quit\n");
    let told = String::from_utf8(other.stderr).unwrap();
    assert!(told.contains(&format!("1 of {count}. ")), "{told}");
}

#[test]
fn a_round_that_is_nearly_the_one_in_the_folder_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &WHO, "2\nquit\n").status.code(), Some(0));
    let told = |given: &[&str]| {
        let args = [&WHO[..], given].concat();
        let output = run(folder.path(), &args, "quit\n");
        String::from_utf8(output.stderr).unwrap()
    };
    let near = "This folder holds answers for Acme, and the next ones are kept for Acme, 2026-Q4.";
    assert!(told(&["--wave", "2026-Q4"]).starts_with(near));
    assert!(!told(&[]).contains("This folder"));
}
