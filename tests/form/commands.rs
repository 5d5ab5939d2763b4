//! The commands `detente form` and `detente questionnaire words`.

use super::people::{detente, stderr, stdout};
use super::terminal::{Terminal, flat};

#[test]
fn the_forms_of_all_sides_are_made_in_one_go() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = [
        "form",
        "--company",
        "Acme Gears",
        "--wave",
        "2026-Q4",
        "--all-sides",
        "--out",
        "forms/new",
    ];
    let listing = stdout(folder.path(), &arguments);
    let expected = "forms/new/acme-gears-2026-q4-sales.html\n\
        forms/new/acme-gears-2026-q4-operations.html\n\
        forms/new/acme-gears-2026-q4-ceo.html\n";
    assert_eq!(listing, expected);
    for name in listing.lines() {
        let page = std::fs::read_to_string(folder.path().join(name)).unwrap();
        assert!(page.starts_with("<!doctype html>\n<html lang=\"en\" dir=\"ltr\">"));
    }
}

#[test]
fn a_form_that_is_there_already_is_never_written_over_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("acme-sales.yaml");
    std::fs::write(&file, "answers that somebody gave").unwrap();
    let all = [
        "form",
        "--company",
        "Acme",
        "--all-sides",
        "--out",
        ".",
        "-f",
        "yaml",
    ];
    let one = [
        "form",
        "--company",
        "Acme",
        "--side",
        "sales",
        "-o",
        "acme-sales.yaml",
    ];
    for (arguments, name) in [
        (&all[..], "./acme-sales.yaml"),
        (&one[..], "acme-sales.yaml"),
    ] {
        let expected = format!(
            "error[taken]: this file is there already, and may hold somebody's answers
--> {name}
 = help: nothing was written; give another name, or replace it with `--force`

"
        );
        assert_eq!(stderr(folder.path(), arguments), expected);
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    // Another company's form is no blank one to be replaced.
    for format in ["yaml", "csv", "html"] {
        let form = |company| {
            let out = ["--side", "ceo", "--out", "shared", "-f", format];
            [&["form", "--company", company][..], &out].concat()
        };
        stdout(folder.path(), &form("=A/B & \"C\""));
        let told = stderr(folder.path(), &form("A-B-C"));
        assert!(
            told.contains("this is the form of another company: =A/B & \"C\"\n")
                && !told.contains("--force"),
            "{told}"
        );
        let told = stderr(folder.path(), &form("=a/b & \"C\""));
        assert!(told.contains("may hold somebody's answers"), "{told}");
    }
    stdout(folder.path(), &[&one[..], &["--force"]].concat());
    assert!(
        std::fs::read_to_string(&file)
            .unwrap()
            .contains("company: \"Acme\"\n")
    );
}

#[test]
fn on_a_terminal_a_form_is_a_page_in_a_file_and_what_to_do_next_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let form = ["form", "--company", "Acme Gears", "--side"];
    let pages = [
        (&["sales"][..], "acme-gears-sales.html", "a leader of Sales"),
        (&["ceo"], "acme-gears-ceo.html", "the CEO"),
        (
            &["sales", "--respondent", "Dana"],
            "acme-gears-sales-dana.html",
            "Dana",
        ),
    ];
    for (whom, name, reader) in pages {
        let arguments = [&form[..], whom].concat();
        let mut terminal = Terminal::detente(folder.path(), (24, 60), &arguments);
        assert_eq!(terminal.ends(), 0);
        let next = format!(
            "{name} Send this file to {reader}. It opens in any browser and needs no network. \
             What comes back is a file of answers. Put all of these into one folder, and run \
             `detente report FOLDER`."
        );
        terminal.wait(&next, |screen| flat(screen) == next);
        let page = std::fs::read_to_string(folder.path().join(name)).unwrap();
        let same = stdout(folder.path(), &[&arguments[..], &["-f", "html"]].concat());
        assert_eq!(page, same);
    }
}

#[test]
fn on_a_terminal_a_form_never_takes_the_place_of_one_that_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let form = ["form", "--company", "Acme", "--side", "sales"];
    let file = folder.path().join("acme-sales.html");
    std::fs::write(&file, "answers that somebody gave").unwrap();
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &form);
    assert_eq!(terminal.ends(), 2);
    let screen = terminal.screen();
    assert!(screen.starts_with("error[taken]"), "{screen}");
    assert!(screen.contains("--> acme-sales.html"), "{screen}");
    let kept = std::fs::read_to_string(&file).unwrap();
    assert_eq!(kept, "answers that somebody gave");
}

#[test]
fn where_it_is_said_how_or_nobody_watches_a_form_goes_to_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    let form = [
        "form",
        "--company",
        "Acme",
        "--side",
        "sales",
        "-q",
        "pulse",
    ];
    let piped = stdout(folder.path(), &form);
    assert!(piped.starts_with("# yaml-language-server"), "{piped}");
    for told in [&["-f", "yaml"], &["-o", "-"]] {
        let arguments = [&form[..], told].concat();
        let mut terminal = Terminal::detente(folder.path(), (24, 80), &arguments);
        assert_eq!(terminal.ends(), 0);
        let shown = String::from_utf8(terminal.bytes()).unwrap();
        assert_eq!(shown.replace("\r\n", "\n"), piped, "{told:?}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn the_format_is_the_output_files_ending() {
    let folder = tempfile::tempdir().unwrap();
    for (name, start) in [
        ("a.yml", "# yaml-language-server"),
        ("a.CSV", "\u{feff}questionnaire,company"),
        ("a.htm", "<!doctype html>"),
    ] {
        stdout(
            folder.path(),
            &["form", "--company", "Acme", "--side", "ceo", "-o", name],
        );
        let text = std::fs::read_to_string(folder.path().join(name)).unwrap();
        assert!(text.starts_with(start), "{name}");
    }
    let unknown = stderr(
        folder.path(),
        &["form", "--company", "Acme", "--side", "ceo", "-o", "a.docx"],
    );
    let expected = "error[unknown-format]: no form ends in `.docx`
 |
 = help: endings are `.yaml`, `.csv` and `.html`; else say the format with `-f`

";
    assert_eq!(unknown, expected);
}

#[test]
fn a_mistyped_side_is_told_with_the_sides_that_there_are() {
    let folder = tempfile::tempdir().unwrap();
    let expected = "error[unknown-side]: there is no side `opertions` in sales-vs-operations
 |
 = help: expected `sales`, `operations` or `ceo`
 = help: did you mean `operations`?

";
    let found = stderr(
        folder.path(),
        &["form", "--company", "Acme", "--side", "opertions"],
    );
    assert_eq!(found, expected);
}

#[test]
fn a_name_that_could_steer_a_terminal_makes_no_form() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["", "  ", "two\nlines", "\u{1b}[2J", "a\u{202e}b"] {
        let output = detente(
            folder.path(),
            &["form", "--company", name, "--side", "sales"],
        );
        assert_eq!(output.status.code(), Some(2), "{name:?}");
        assert_eq!(output.stdout, b"", "{name:?}");
    }
}

#[test]
fn a_wave_that_a_spreadsheet_takes_for_a_date_is_warned_of_in_a_table_alone() {
    let folder = tempfile::tempdir().unwrap();
    let run = |wave, format| {
        let arguments = [
            "form",
            "--company",
            "Acme",
            "--side",
            "sales",
            "--wave",
            wave,
            "-f",
            format,
        ];
        String::from_utf8(detente(folder.path(), &arguments).stderr).unwrap()
    };
    let expected = "warning[reads-as-a-date]: a spreadsheet may turn the wave `2026-10` into a date
 |
 = help: what it saves would then be about another one; put a letter in, as in 2026-Q4

";
    assert_eq!(run("2026-10", "csv"), expected);
    assert_eq!(run("2026-10", "yaml"), "");
    assert_eq!(run("2026-Q4", "csv"), "");
    assert_eq!(run("2026", "csv"), "");
}

#[test]
fn the_words_can_be_put_into_a_questionnaire_as_they_are_printed() {
    let folder = tempfile::tempdir().unwrap();
    let words = stdout(folder.path(), &["questionnaire", "words"]);
    assert!(
        words.contains("\n  cannot-say: \"I can't say\"\n"),
        "{words}"
    );
    let questionnaire =
        stdout(folder.path(), &["questionnaire", "export", "pulse"]) + "\n" + &words;
    std::fs::write(folder.path().join("own.yaml"), &questionnaire).unwrap();
    let again = stdout(folder.path(), &["questionnaire", "words", "own.yaml"]);
    assert_eq!(again, words);
    let form = [
        "form",
        "--company",
        "Acme",
        "--side",
        "sales",
        "-f",
        "html",
        "-q",
    ];
    let plain = stdout(folder.path(), &[&form[..], &["pulse"]].concat());
    assert_eq!(
        stdout(folder.path(), &[&form[..], &["own.yaml"]].concat()),
        plain
    );
    let translated = questionnaire.replace("I can't say", "Weiß ich nicht");
    std::fs::write(folder.path().join("own.yaml"), translated).unwrap();
    let page = stdout(folder.path(), &[&form[..], &["own.yaml"]].concat());
    assert!(page.contains("Weiß ich nicht") && !page.contains("I can&#x27;t say"));
}

#[test]
fn words_with_a_placeholder_that_nothing_fills_are_a_mistake() {
    let folder = tempfile::tempdir().unwrap();
    let questionnaire = stdout(folder.path(), &["questionnaire", "export", "pulse"]);
    let words = "words:\n  saved: \"In {fiel}\"\n  save: \"Save {x}\"\n  sav: Save\n";
    std::fs::write(folder.path().join("own.yaml"), questionnaire + words).unwrap();
    let found = stderr(folder.path(), &["questionnaire", "show", "own.yaml"]);
    let found: Vec<&str> = found
        .lines()
        .filter(|line| line.starts_with("error") || line.contains("help") || line.contains('^'))
        .collect();
    assert_eq!(
        found,
        [
            "error[unknown-placeholder]: the words `saved` hold `{fiel}`, which nothing fills",
            "    |          ^^^^^^^^^^^ did you mean `file`?",
            "    = help: these words can hold `file`",
            "error[unknown-placeholder]: the words `save` hold `{x}`, which nothing fills",
            "    |         ^^^^^^^^^^ not known",
            "    = help: these words have no placeholders",
            "error[unknown-word]: the program has no words `sav`",
            "    |   ^^^ did you mean `save`?",
            "    = help: `detente questionnaire words` lists the keys with their English words",
        ]
    );
}

/// Two teams and a head who is asked nothing but an open question, in which both teams are named.
const TEAMS: &str = "\
format: detente/questionnaire@1
id: teams
version: '1'
language: en
title: Teams
intro: Five minutes.
sides: [{id: shop, name: Shop}, {id: depot, name: Depot}]
observer: {id: head, name: Head}
scales: [{id: often, labels: [Never, Often]}]
causes:
- {id: late, title: Late news, summary: News is late., questions: [{id: told, text: '{other} told {own} late.', scale: often, agreeing: conflict}]}
symptoms:
  title: Signs
  questions: [{id: row, text: We rowed., scale: often, agreeing: conflict}]
  bands: [{upto: 50, id: calm, title: Calm, text: C.}, {upto: 100, id: tense, title: Tense, text: T.}]
open: [{id: free, text: 'What should {other} know of {own}?'}]
solutions:
- {id: talk, title: Talk, summary: S., evidence: E., addresses: {late: 1}, actions: [{id: act, text: Do it., owner: Both}]}
";

#[test]
fn open_questions_name_both_sides_and_nobody_gets_a_form_without_questions() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("teams.yaml"), TEAMS).unwrap();
    let all = [
        "form",
        "-q",
        "teams.yaml",
        "--company",
        "Acme",
        "-f",
        "yaml",
        "--all-sides",
        "--out",
        ".",
    ];
    let run = detente(folder.path(), &all);
    let listing = String::from_utf8(run.stdout).unwrap();
    assert_eq!(listing, "./acme-shop.yaml\n./acme-depot.yaml\n");
    let told = String::from_utf8(run.stderr).unwrap();
    let note =
        "note[asked-nothing]: no form for the Head, who is asked nothing but open questions\n";
    assert!(told.starts_with(note), "{told}");
    let form = std::fs::read_to_string(folder.path().join("acme-shop.yaml")).unwrap();
    assert!(form.contains("What should Depot know of Shop?"), "{form}");
    let answers = "{questionnaire: teams, company: Acme, side: shop, answers: {told: 1}, open: {free: Much.}}\n";
    std::fs::write(folder.path().join("a.yaml"), answers).unwrap();
    let report = stdout(folder.path(), &["report", "a.yaml", "-q", "teams.yaml"]);
    assert!(
        report.contains("What should the other department know of our department?"),
        "{report}"
    );
}
