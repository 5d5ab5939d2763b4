//! What people read who have to fix a file: every mistake, its place, what was expected.

mod command;

use command::{detente, detente_with};

fn path(folder: &tempfile::TempDir, name: &str) -> String {
    let path = folder.path().join(name);
    path.to_str().expect("a path").to_owned()
}

#[test]
fn a_folder_with_ten_mistakes_lists_all_ten_with_their_places() {
    let complaint = detente(&["report", "ten-mistakes"]).complaint();
    insta::assert_snapshot!(complaint);
    assert!(complaint.ends_with("\n12 errors in all\n"), "{complaint}");
    assert_eq!(detente(&["check", "ten-mistakes"]).complaint(), complaint);
}

#[test]
fn a_file_that_cannot_be_parsed_has_one_mistake_at_its_place() {
    insta::assert_snapshot!(
        detente_with(&["report", "-"], "company: [Acme\nside: sales\n", &[]).complaint()
    );
}

#[test]
fn answers_of_several_companies_are_listed_with_a_way_on() {
    let records = "company: Acme\nside: sales\nanswers: {goals-known: 4}\n---\ncompany: Bolt\nside: sales\nwave: 2026\nanswers: {goals-known: 4}\n";
    insta::assert_snapshot!(detente_with(&["report", "-"], records, &[]).complaint());
    insta::assert_snapshot!(
        detente_with(&["report", "-", "--company", "Bold"], records, &[]).complaint()
    );
}

#[test]
fn what_a_filter_leaves_out_is_said_and_how_to_mend_a_slip() {
    let record = |company: &str, wave: &str| {
        format!("---\ncompany: {company}\nside: sales\n{wave}\nanswers: {{goals-known: 4}}\n")
    };
    let mut records = record("Acme", "wave: 2026-Q4")
        + &record("Acme", "wave: 2026-Q3")
        + &record("Acme", "# the CEO's, without a wave")
        + &record("Acme Gear", "wave: 2026-Q4");
    let report = |arguments: &[&str], records: &str| {
        let run = detente_with(&[&["report", "-"], arguments].concat(), records, &[]);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        run.stderr
    };
    let wanted = ["--company", "Acme", "--wave", "2026-Q4"];
    insta::assert_snapshot!(report(&wanted, &records));
    for company in ["Bolt", "Crane", "Dyer", "Acmes"] {
        records += &record(company, "wave: 2026-Q4");
    }
    insta::assert_snapshot!(report(&wanted, &records));
    let one = record("Acme", "wave: 2026-Q4");
    assert_eq!(report(&wanted, &one), "");
    let two = record("Acme", "wave: 2026-Q4") + &record("Acme", "");
    let expected = "note[left-out]: left out of this report: 1 record of Acme in 2026-Q4\n\n";
    assert_eq!(report(&["--wave", ""], &two), expected);
}

#[test]
fn a_company_in_another_spelling_is_a_warning() {
    let records = "company: Acme\nside: sales\nanswers: {goals-known: 4}\n---\ncompany: acme\nside: operations\nanswers: {goals-known: 4}\n";
    insta::assert_snapshot!(detente_with(&["report", "-"], records, &[]).complaint());
}

#[test]
fn the_same_respondent_twice_is_an_error_and_unnamed_ones_are_not() {
    let twice = "company: Acme\nside: sales\nrespondent: Dana\nanswers: {goals-known: 4}\n---\ncompany: Acme\nside: sales\nrespondent: ' Dana'\nanswers: {goals-known: 4}\n";
    insta::assert_snapshot!(detente_with(&["report", "-"], twice, &[]).complaint());
    let unnamed = "company: Acme\nside: sales\nanswers: {goals-known: 4}\n---\ncompany: Acme\nside: sales\nanswers: {goals-known: 4}\n";
    assert_eq!(detente_with(&["report", "-"], unnamed, &[]).status, Some(0));
}

#[test]
fn answers_that_stand_twice_under_no_name_or_nearly_the_same_one_are_a_warning() {
    let questionnaire = detente::questionnaire::EMBEDDED[0].read().expect("valid");
    let record = |respondent: &str, answers: usize, answer: u8| {
        let questions = questionnaire.scale_questions.iter().take(answers);
        let answers: Vec<String> = questions
            .map(|question| format!("  {}: {answer}\n", question.id))
            .collect();
        let answers = answers.concat();
        format!("---\ncompany: Acme\nside: sales\n{respondent}\nanswers:\n{answers}")
    };
    let told = |records: &[String]| {
        let run = detente_with(&["check", "-"], &records.concat(), &[]);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        run.stderr
    };
    let unnamed = || record("# unnamed", 10, 4);
    insta::assert_snapshot!(told(&[
        unnamed(),
        record("# unnamed", 10, 3),
        unnamed(),
        unnamed()
    ]));
    assert_eq!(
        told(&[
            unnamed(),
            record("# unnamed", 9, 4),
            record("respondent: Dana", 10, 4)
        ]),
        ""
    );
    assert_eq!(
        told(&[record("# unnamed", 9, 4), record("# unnamed", 9, 4)]),
        ""
    );
    let named = |respondent: &str| record(respondent, 9, 4);
    insta::assert_snapshot!(told(&[
        named("respondent: Dana K."),
        named("respondent: dana  k."),
        named("respondent: Dana K.").replace("sales", "operations"),
    ]));
}

#[test]
fn a_list_given_to_a_scale_question_is_told_what_it_takes() {
    let records = "company: Acme\nside: sales\nanswers:\n  goals-known: [4, 5]\n";
    insta::assert_snapshot!(detente_with(&["report", "-"], records, &[]).complaint());
}

#[test]
fn hostile_text_cannot_steer_the_terminal() {
    let records = "company: \"A\\e[2J\\u202ecme\"\nside: \"x\\e]0;t\\a\"\n\"f\\e[31m\": 1\nanswers: {goals-known: 4}\n";
    let complaint = detente_with(&["report", "-"], records, &[]).complaint();
    assert!(
        !complaint.contains(['\u{1b}', '\u{7}', '\u{202e}']),
        "{complaint:?}"
    );
    let records = "company: \"A\\e[2J\\u202ecme\"\nside: sales\nanswers: {goals-known: 4}\n";
    let report = detente_with(&["report", "-"], records, &[]).report();
    assert!(!report.contains(['\u{1b}', '\u{202e}']), "{report:?}");
    assert!(report.contains(r"A\u{1b}[2J\u{202e}cme"), "{report}");
}

#[test]
fn files_that_are_no_answers_are_told_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| path(&folder, name);
    let complaint = |path: &str| {
        let complaint = detente(&["report", path]).complaint();
        complaint.lines().next().expect("a line").to_owned()
    };
    assert_eq!(
        complaint(&path("none.yaml")),
        "error[unreadable]: there is no such file or folder"
    );
    assert_eq!(
        complaint(&path("")),
        "error[no-files]: this folder holds no answer files"
    );
    std::fs::write(path("blank.yaml"), "\n---\n# nothing\n").expect("written");
    assert_eq!(
        complaint(&path("blank.yaml")),
        "error[empty-file]: this file holds no answers"
    );
    std::fs::write(path("picture.yaml"), b"\x89PNG\r\n\x1a\n\xff").expect("written");
    assert_eq!(
        complaint(&path("picture.yaml")),
        "error[not-text]: this file isn't text: the byte at offset 0 is not UTF-8"
    );
    std::fs::write(path("huge.csv"), vec![b'#'; (32 << 20) + 1]).expect("written");
    assert_eq!(
        detente(&["report", &path("huge.csv")])
            .complaint()
            .replace(&path(""), ""),
        "error[too-large]: this file is larger than 32 MB\n--> huge.csv\n \
         = help: a thousand answer records take under 2 MB: is this the right file?\n \
         = help: `detente batch` reads CSV and NDJSON files of any length\n\n"
    );
}

#[test]
fn bombs_and_abysses_are_refused() {
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (name, before) in "bcdefghij".chars().zip("abcdefghi".chars()) {
        let row = vec![format!("*{before}"); 9].join(", ");
        bomb += &format!("{name}: &{name} [{row}]\n");
    }
    let expected = "error[syntax]: this can't be read as YAML or JSON: it is nested too deeply, or too large, to be answers or a questionnaire";
    for text in [bomb, "[".repeat(100_000), "{a: ".repeat(5_000)] {
        let complaint = detente_with(&["report", "-"], &text, &[]).complaint();
        assert_eq!(complaint.lines().next(), Some(expected));
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_is_left_out_rather_than_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let pipe = folder.path().join("pipe.yaml");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo runs").success());
    let dana = folder.path().join("dana.yaml");
    std::fs::copy("tests/fixtures/two-leaders/dana.yaml", dana).expect("copied");
    let run = detente(&["check", folder.path().to_str().expect("a path")]);
    assert_eq!(run.status, Some(0));
    assert!(
        run.stderr
            .starts_with("warning[not-a-file]: this is no regular file; left out\n"),
        "{}",
        run.stderr
    );
    assert!(run.stdout.contains("Acme Gears"), "{}", run.stdout);
}

#[test]
fn files_of_other_endings_are_counted_once_a_folder_and_read_when_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| path(&folder, name);
    let copy = |name: &str| {
        std::fs::copy("tests/fixtures/two-leaders/dana.yaml", path(name)).expect("copied");
    };
    std::fs::create_dir(path("more")).expect("made");
    for name in [
        "a.txt",
        "more/b.TXT",
        "c.md",
        "README",
        "d.xlsx",
        "e.html",
        "f.pdf",
        ".hidden",
    ] {
        copy(name);
    }
    let told = || {
        let run = detente(&["check", &path("")]);
        (run.status, run.stderr.replace(&path(""), "answers/"))
    };
    insta::assert_snapshot!(told().1);
    copy("dana.yaml");
    let (status, told) = told();
    assert_eq!(status, Some(0));
    insta::assert_snapshot!(told);
    assert!(
        detente(&["check", &path("a.txt")])
            .report()
            .contains("Acme Gears")
    );
}
