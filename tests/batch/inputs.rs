//! The same answers in every format, in any order and on any number of threads, and their reports.

use std::fs;
use std::path::Path;

use crate::answers::{Answers, company, csv_header, questionnaire};
use crate::{detente, stderr, stdout};

const COMPANIES: usize = 1000;

fn all(companies: usize) -> Vec<Vec<Answers>> {
    (0..companies)
        .map(|at| company(at as u64, &format!("Client {at:04}")))
        .collect()
}

fn lines(companies: &[Vec<Answers>], line: impl Fn(&Answers) -> String) -> String {
    companies
        .iter()
        .flatten()
        .map(|answers| line(answers) + "\n")
        .collect()
}

#[test]
fn every_figure_of_a_thousand_companies_equals_its_report() {
    let folder = tempfile::tempdir().expect("a folder");
    let companies = all(COMPANIES);
    fs::write(
        folder.path().join("all.ndjson"),
        lines(&companies, Answers::json),
    )
    .expect("written");
    let output = detente(
        folder.path(),
        &["batch", "all.ndjson", "-f", "csv", "--sort", "company"],
    );
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let table = stdout(&output);
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let header = rows.headers().expect("a header").clone();
    let mut of_company: Vec<Vec<csv::StringRecord>> = Vec::new();
    for row in rows.records() {
        let row = row.expect("a row");
        if of_company.last().is_none_or(|rows| rows[0][0] != row[0]) {
            of_company.push(Vec::new());
        }
        of_company.last_mut().expect("one").push(row);
    }
    assert_eq!(of_company.len(), COMPANIES);
    // A report of each company through the same program would start a thousand processes: the library
    // is asked in their place, and the command for some.
    let questionnaire = crate::answers::questionnaire();
    for (at, rows) in of_company.iter().enumerate() {
        let text: String = companies[at]
            .iter()
            .map(|answers| answers.json() + "\n")
            .collect();
        let report = if at.is_multiple_of(100) {
            fs::write(folder.path().join("one.ndjson"), text).expect("written");
            stdout(&detente(
                folder.path(),
                &["report", "one.ndjson", "-f", "json"],
            ))
        } else {
            let input = detente::reading::Input::Text("one.ndjson", text.as_bytes());
            let (records, _) = detente::reading::records(&[input], questionnaire);
            let groups = crate::companies::group(&records);
            detente::report::json::render(&detente::diagnosis::diagnose(questionnaire, &groups[0]))
        };
        let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
        compare(&header, rows, &report);
    }
}

/// Compares the rows of one company with its report, figure by figure.
fn compare(header: &csv::StringRecord, rows: &[csv::StringRecord], report: &serde_json::Value) {
    let company = &rows[0][0];
    assert_eq!(report["company"], company);
    assert_eq!(
        rows.len(),
        report["causes"].as_array().expect("causes").len()
    );
    for row in rows {
        let cell = |name: &str| &row[header.iter().position(|head| head == name).expect(name)];
        let causes = report["causes"].as_array().expect("causes");
        let cause = causes
            .iter()
            .find(|cause| cause["id"] == cell("cause"))
            .expect("the cause");
        let pairs = [
            ("symptoms", &report["symptoms"]["priority"]),
            ("rank", &cause["rank"]),
            ("priority", &cause["priority"]),
            ("severity", &cause["severity"]),
            ("sales", &cause["sides"]["sales"]),
            ("operations", &cause["sides"]["operations"]),
            ("gap", &cause["gap"]),
            ("respondents-sales", &report["sides"][0]["respondents"]),
            ("respondents-operations", &report["sides"][1]["respondents"]),
            ("respondents-ceo", &report["observer"]["respondents"]),
        ];
        for (name, expected) in pairs {
            assert_eq!(
                cell(name).parse().ok(),
                expected.as_f64(),
                "{name} of {company}"
            );
        }
        assert_eq!(
            cell("band"),
            report["symptoms"]["band"].as_str().unwrap_or("")
        );
        assert_eq!(cell("reading"), cause["reading"].as_str().unwrap_or(""));
        let title = cause["title"].as_str().expect("a title").to_lowercase();
        let (notes, names) = (cell("notes"), |note: &str| note.contains(&title));
        let blind = notes
            .split("The CEO sees much less than both sides of")
            .nth(1)
            .is_some_and(names);
        let unknown = notes.split("Nothing is known of ").nth(1);
        let unknown = unknown.and_then(|note| note.split('.').next());
        assert_eq!(
            unknown.is_some_and(names),
            cause["rank"].is_null(),
            "{company}"
        );
        assert_eq!(
            blind,
            cause["blind_spot"].as_bool().unwrap_or(false),
            "{company}"
        );
    }
}

#[test]
fn every_format_order_and_number_of_threads_gives_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut companies = all(60);
    let write = |name: &str, text: String| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    };
    write("all.ndjson", lines(&companies, Answers::json));
    write(
        "all.csv",
        csv_header() + "\n" + &lines(&companies, Answers::csv),
    );
    for (at, answers) in companies.iter().flatten().enumerate() {
        write(&format!("yaml/{at}.yaml"), answers.yaml());
    }
    for (at, answers) in companies.iter().enumerate() {
        let records: Vec<String> = answers.iter().map(Answers::json).collect();
        write(
            &format!("mixed/{at}.json"),
            format!("[{}]", records.join(",\n")),
        );
    }
    companies.reverse();
    for answers in &mut companies {
        answers.reverse();
    }
    write(
        "turned.csv",
        csv_header() + "\r\n" + &lines(&companies, Answers::csv).replace('\n', "\r\n"),
    );
    let run = |arguments: &[&str]| {
        let mut all = vec!["batch", "-f", "csv"];
        all.extend(arguments);
        let output = detente(folder.path(), &all);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        stdout(&output)
    };
    let expected = run(&["all.ndjson"]);
    for arguments in [
        &["all.csv", "-j", "1"][..],
        &["all.csv", "-j", "3"],
        &["turned.csv"],
        &["yaml"],
        &["yaml", "-j", "1"],
        &["mixed"],
    ] {
        assert!(run(arguments) == expected, "{arguments:?}");
    }
}

#[test]
fn a_jsonl_file_is_ndjson_under_another_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, companies) = (folder.path(), all(1));
    for name in ["a/all.ndjson", "b/all.JSONL"] {
        let file = path.join(name);
        fs::create_dir(file.parent().expect("a folder")).expect("made");
        fs::write(file, lines(&companies, Answers::json)).expect("written");
    }
    for command in ["batch", "report"] {
        let run = |input: &str| {
            let output = detente(path, &[command, input, "-f", "csv"]);
            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
            stdout(&output)
        };
        let expected = run("a");
        assert_eq!(run("b"), expected, "{command}");
        assert_eq!(run("b/all.JSONL"), expected, "{command}");
    }
}

#[test]
fn a_long_table_is_read_in_parts_with_line_ends_in_its_cells() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut text = "company,side,targets-collide,comment:targets-collide\n".to_owned();
    let comment = format!("\"First line,\n\"\"second\"\" line\n{}\"", "x".repeat(500));
    for at in 0..6000 {
        text += &format!(
            "Client {},{},{},{comment}\n",
            at % 7,
            ["sales", "operations"][at % 2],
            1 + at % 5
        );
    }
    assert!(text.len() > 3 << 20);
    // A mark in a cell that is not meant as a quote, and that no other one closes.
    let stray = text.replacen("Client 3,", "Client 3\" pipe,", 1);
    for (name, text, companies) in [("a.csv", &text, 7), ("b.csv", &stray, 8)] {
        fs::write(folder.path().join(name), text).expect("written");
        let output = detente(folder.path(), &["batch", name, "-f", "csv"]);
        let told = stderr(&output);
        assert!(
            told.contains("Read 6000 records from 1 file: 0 scored, 6000 of companies with too few answers to score."),
            "{told}"
        );
        assert!(
            told.contains(&format!(
                "{companies} companies: 0 scored, {companies} with too few answers to score."
            )),
            "{told}"
        );
    }
}

#[test]
fn a_quote_left_open_in_a_long_table_fails_its_own_company_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let questionnaire = crate::one_question();
    let questionnaire = questionnaire.path().to_str().expect("a path");
    let rows = |comment: &str| {
        let mut text = "company,side,targets-collide,comment:targets-collide\n".to_owned();
        for at in 0..8000 {
            let side = ["sales", "operations"][at % 2];
            text += &format!("Client {},{side},{},{comment}\n", at % 7, 1 + at % 5);
        }
        assert!(text.len() > 4 << 20);
        text
    };
    let plain = rows(&"x".repeat(600));
    let quoted = rows(&format!("\"First\n{}\"", "x".repeat(600)));
    // In the first block or the last one, before rows without quotes or with them. In a row over two lines
    // a quote too many leaves the second line to itself.
    for (text, broken) in [(plain, 1), (quoted, 2)] {
        let early = text.replacen("Client 3,operations,", "Client 3,operations,\"", 1);
        let at = text.rfind("Client 5,").expect("a row");
        let late = format!("{}\"{}", &text[..at], &text[at..]);
        for (text, company) in [(early, "Client 3"), (late, "Client 5")] {
            fs::write(folder.path().join("a.csv"), text).expect("written");
            let run = |jobs: &str| {
                let arguments = [
                    "batch",
                    "a.csv",
                    "-f",
                    "csv",
                    "-q",
                    questionnaire,
                    "-j",
                    jobs,
                ];
                let output = detente(folder.path(), &arguments);
                (stdout(&output), stderr(&output))
            };
            let (table, told) = run("1");
            let end = &told[told.len().saturating_sub(600)..];
            let read = format!("Read {} records from 1 file: ", 7999 + broken);
            assert!(end.contains(&read), "{end}");
            assert!(end.contains(&format!(", {broken} with mistakes")), "{end}");
            assert!(end.contains(&format!("  {company}: 1 record")), "{end}");
            assert!(end.contains("7 companies: 6 scored, 1 failed."), "{end}");
            for jobs in ["2", "7"] {
                assert!(run(jobs) == (table.clone(), told.clone()), "{jobs}");
            }
        }
    }
}

#[test]
fn a_mistake_late_in_a_long_table_has_its_line_and_its_cell() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut text = "company,side,targets-collide,comment:targets-collide\n".to_owned();
    for at in 0..20_000 {
        let answer = if at == 19_990 { "Oftn" } else { "Often" };
        text += &format!(
            "Client {},sales,{answer},\"one\n{}\"\n",
            at % 50,
            "x".repeat(100)
        );
    }
    fs::write(folder.path().join("a.csv"), text).expect("written");
    let output = detente(folder.path(), &["batch", "a.csv", "-f", "csv"]);
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    // Two lines a row, after the header.
    assert!(
        told.contains(&format!("a.csv:{}:17", 2 * 19_990 + 2)),
        "{told}"
    );
    assert!(
        told.contains(&format!("this is cell C{}", 19_990 + 2)),
        "{told}"
    );
    assert!(told.contains("did you mean `Often`?"), "{told}");
    assert!(
        told.contains(
            "Read 20000 records from 1 file: 0 scored, 19600 of companies with too few answers to score, 1 with mistakes, 399 set aside"
        ),
        "{told}"
    );
    assert!(
        told.contains("50 companies: 0 scored, 49 with too few answers to score, 1 failed."),
        "{told}"
    );
}

#[test]
fn from_ten_companies_on_each_cause_is_compared_with_all_companies() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = |companies| lines(&all(companies), Answers::json);
    fs::write(folder.path().join("9.ndjson"), text(9)).expect("written");
    fs::write(folder.path().join("10.ndjson"), text(10)).expect("written");
    let nine = stdout(&detente(folder.path(), &["batch", "9.ndjson", "-f", "csv"]));
    assert!(!nine.contains("percentile"));
    let ten = stdout(&detente(
        folder.path(),
        &["batch", "10.ndjson", "-f", "csv"],
    ));
    let mut rows = csv::Reader::from_reader(ten.as_bytes());
    let header = rows.headers().expect("a header").clone();
    let at = |name: &str| header.iter().position(|head| head == name).expect(name);
    let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("a row")).collect();
    let figure =
        |row: &csv::StringRecord, name: &str| row[at(name)].parse::<f64>().expect("a figure");
    let cause: Vec<_> = rows
        .iter()
        .filter(|row| &row[at("cause")] == "conflict-avoidance")
        .collect();
    let mean = cause.iter().map(|row| figure(row, "priority")).sum::<f64>() / 10.0;
    for row in &cause {
        assert!((figure(row, "portfolio-mean") - mean).abs() < 1e-3);
        assert!((figure(row, "difference") - (figure(row, "priority") - mean)).abs() < 1e-3);
        let count = |is: fn(&f64, &f64) -> bool| {
            let others = cause.iter().map(|other| figure(other, "priority"));
            others
                .filter(|other| is(other, &figure(row, "priority")))
                .count() as f64
        };
        let middle = count(f64::lt) + count(f64::eq) / 2.0;
        assert!((figure(row, "percentile") - middle * 10.0).abs() < 1e-9);
    }
}

#[test]
fn a_company_with_one_side_missing_is_said_to_be_so_and_leads_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut companies = all(4);
    companies[1].retain(|answers| answers.side != "operations");
    // On what comes first in the last, Sales alone was heard.
    let asked = questionnaire();
    let both = asked.scale_questions[asked.causes[0].scale.clone()].iter();
    let both: Vec<&str> = both.map(|question| question.id.as_str()).collect();
    for answers in companies[3].iter_mut().filter(|it| it.side == "operations") {
        answers.scale.retain(|(id, _)| both.contains(&id.as_str()));
    }
    fs::write(
        folder.path().join("a.ndjson"),
        lines(&companies, Answers::json),
    )
    .expect("written");
    let output = detente(folder.path(), &["batch", "a.ndjson"]);
    assert_eq!(output.status.code(), Some(0));
    let text = stdout(&output);
    assert!(
        text.contains("- Client 0001: Operations has not answered."),
        "{text}"
    );
    assert!(
        text.contains(
            "Of 2 companies in which both sides were heard on what comes first, whether or"
        ),
        "{text}"
    );
    let line = text.lines().find(|line| line.starts_with("Client 0003"));
    let cells: Vec<&str> = line.expect("a row").split_whitespace().collect();
    assert_eq!(cells[cells.len() - 3..cells.len() - 1], ["–", "–"]);
    assert!(stderr(&output).contains("In 1 company a side was not heard."));
}

/// A CSV form of a questionnaire with every scale question answered by a 2 and all open cells by a word.
fn filled_form(path: &Path, questionnaire: &str, word: &str) {
    let form = [
        "form",
        "-q",
        questionnaire,
        "--all-sides",
        "--company",
        "Acme",
        "--out",
        "forms",
        "-f",
        "csv",
    ];
    let output = detente(path, &form);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    for entry in fs::read_dir(path.join("forms")).expect("forms") {
        let file = entry.expect("a form").path();
        let text = fs::read_to_string(&file).expect("text");
        let mut rows = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let mut rows: Vec<Vec<String>> = rows
            .records()
            .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
            .collect();
        let heads = rows[0].clone();
        let notes = rows[1].clone();
        for ((cell, head), note) in rows[2].iter_mut().zip(&heads).zip(&notes) {
            if note.contains("1 ") && note.contains(", 2 ") {
                "2".clone_into(cell);
            } else if head == "respondent" || head.starts_with("comment:") || head == "first-change"
            {
                word.clone_into(cell);
            }
        }
        let mut writer = csv::Writer::from_path(&file).expect("a form");
        for row in rows {
            writer.write_record(row).expect("a row");
        }
    }
}

fn one_report(path: &Path) -> (serde_json::Value, serde_json::Value) {
    let read = |arguments: &[&str]| -> serde_json::Value {
        let output = detente(path, arguments);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        serde_json::from_str(&stdout(&output)).expect("JSON")
    };
    (
        read(&["batch", "forms", "-f", "ndjson"]),
        read(&["report", "forms", "-f", "json"]),
    )
}

#[test]
fn forms_of_another_questionnaire_are_scored_with_the_one_they_name() {
    let folder = tempfile::tempdir().expect("a folder");
    filled_form(folder.path(), "pulse", "One calendar.");
    let (batch, report) = one_report(folder.path());
    assert_eq!(batch["questionnaire"]["id"], "pulse");
    assert_eq!(batch, report);
    // What the program wrote beside them has no say, however many there are.
    for copy in ["a", "b", "c"] {
        for (format, ending) in [("json", "json"), ("plan", "yaml")] {
            let file = folder.path().join(format!("{copy}.{ending}"));
            let file = file.to_str().expect("a path");
            let output = detente(
                folder.path(),
                &["report", "forms", "-f", format, "-o", file],
            );
            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        }
    }
    for copy in ["a", "b", "c"] {
        for ending in ["json", "yaml"] {
            let name = format!("{copy}.{ending}");
            let kept = folder.path().join("forms").join(&name);
            fs::rename(folder.path().join(&name), kept).expect("moved");
        }
    }
    let (beside, _) = one_report(folder.path());
    assert_eq!(beside, batch);
}

#[test]
fn the_apostrophe_that_guards_a_cell_is_taken_off_as_in_a_report() {
    for (word, read) in [("'=1+1", "=1+1"), ("'tis so", "'tis so"), ("' =1", "' =1")] {
        let folder = tempfile::tempdir().expect("a folder");
        filled_form(folder.path(), "pulse", word);
        let (batch, report) = one_report(folder.path());
        assert_eq!(batch["open"][0]["answers"][0]["text"], read);
        assert_eq!(batch, report, "{word}");
    }
}

#[test]
fn names_that_look_the_same_are_pointed_out_and_never_joined() {
    let folder = tempfile::tempdir().expect("a folder");
    // Composed and not, with a zero-width space, with a no-break space and small letters, full-width; last without accents.
    let same = [
        "M\u{fc}ller AG",
        "Mu\u{308}ller AG",
        "M\u{fc}ller\u{200b} AG",
        "m\u{fc}ller\u{a0}ag",
        "Müller ＡＧ",
    ];
    let names = [&same[..], &["Muller AG", "Acme"]].concat();
    let row = |name: &&str| format!("{name},sales,4\n");
    let rows = names.iter().map(row).collect::<Vec<_>>().concat();
    fs::write(
        folder.path().join("a.csv"),
        format!("company,side,targets-collide\n{rows}"),
    )
    .expect("written");
    let questionnaire = crate::one_question();
    let questionnaire = questionnaire.path().to_str().expect("a path");
    let arguments = ["batch", "a.csv", "-f", "csv", "-q", questionnaire];
    let told = stderr(&detente(folder.path(), &arguments));
    assert!(told.contains("7 companies: 7 scored."), "{told}");
    assert_eq!(told.matches("warning[near-match]").count(), 5, "{told}");
}

/// People without a name would be counted twice, and those with one be told to have answered twice.
#[test]
fn a_file_that_several_paths_lead_to_is_read_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    fs::create_dir(path.join("a")).expect("a folder");
    fs::write(path.join("a/all.ndjson"), lines(&all(3), Answers::json)).expect("written");
    let once = detente(path, &["batch", "a", "-f", "csv"]);
    std::os::unix::fs::symlink("a", path.join("b")).expect("a link");
    let whole = path.join("a/all.ndjson");
    let whole = whole.to_str().expect("a path");
    for paths in [
        &["a", "a"][..],
        &["a", "./a"],
        &["a", "b"],
        &["a/all.ndjson", whole],
        &["."],
    ] {
        let twice = detente(path, &[&["batch", "-f", "csv"], paths].concat());
        assert_eq!(stdout(&twice), stdout(&once), "{paths:?}");
        let told = stderr(&twice);
        let note = "note[same-file]: given more than once, and read once: ";
        assert_eq!(told.matches(note).count(), 1, "{told}");
    }
    assert!(!stderr(&once).contains("same-file"));
}

#[test]
fn a_record_a_line_is_read_under_the_name_of_json_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let text = lines(&all(12), Answers::json);
    fs::write(path.join("all.ndjson"), &text).expect("written");
    let arguments = ["batch", "all.ndjson", "-f", "csv"];
    let expected = stdout(&detente(path, &arguments));
    fs::create_dir(path.join("clients")).expect("a folder");
    fs::write(path.join("clients/all.json"), text).expect("written");
    // So are many reports of its own, which hold no answers.
    let written = detente(path, &["batch", "all.ndjson", "-f", "ndjson"]);
    fs::write(path.join("clients/reports.json"), written.stdout).expect("written");
    let run = detente(path, &["batch", "clients", "-f", "csv"]);
    assert_eq!(stdout(&run), expected);
    assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
}

#[test]
fn a_pipe_is_read_once_and_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let pipe = folder.path().join("answers.yaml");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo starts").success());
    let record = "company: Acme\nside: sales\nanswers: {targets-collide: 4, targets-collide: 2}\n";
    let writer = std::thread::spawn(move || std::fs::write(pipe, record));
    let output = detente(folder.path(), &["batch", "answers.yaml", "-f", "csv"]);
    writer.join().expect("joined").expect("written");
    let counts = stderr(&output);
    assert!(counts.contains("Read 1 record from 1 file"), "{counts}");
}

#[test]
fn tables_that_the_program_wrote_are_left_out_where_they_lie_among_the_answers() {
    let folder = tempfile::tempdir().expect("a folder");
    let companies = lines(&all(3), Answers::json);
    fs::write(folder.path().join("all.ndjson"), companies).expect("written");
    let before = detente(folder.path(), &["batch", ".", "-f", "markdown"]);
    for (file, what, args) in [
        (
            "p.csv",
            "portfolio",
            &["batch", "all.ndjson", "--confidence"][..],
        ),
        ("p.xlsx", "portfolio", &["batch", "all.ndjson"]),
        ("p.ndjson", "`detente/report@1`", &["batch", "all.ndjson"]),
        (
            "c.csv",
            "comparison",
            &["compare", "all.ndjson", "all.ndjson"],
        ),
        (
            "c.xlsx",
            "comparison",
            &["compare", "all.ndjson", "all.ndjson"],
        ),
        (
            "r.csv",
            "report",
            &["report", "all.ndjson", "--company", "Client 0000"],
        ),
        (
            "m.csv",
            "report of how well",
            &["reliability", "all.ndjson"],
        ),
    ] {
        let made = detente(folder.path(), &[args, &["-o", file]].concat());
        assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
        let after = detente(folder.path(), &["batch", ".", "-f", "markdown"]);
        assert_eq!(after.status.code(), Some(0), "{}", stderr(&after));
        assert_eq!(stdout(&after), stdout(&before), "{file}");
        let told = stderr(&after);
        assert!(
            told.contains(&format!("left out: this is a {what}")),
            "{told}"
        );
        assert!(!told.contains("only the sheet"), "{told}");
        fs::remove_file(folder.path().join(file)).expect("removed");
    }
}

#[test]
fn a_company_of_which_every_row_is_left_out_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut table = csv_header() + ",State\n";
    for answers in all(3).iter().flatten() {
        let row = answers.csv();
        let state = if row.contains("Client 0001") {
            "Partial"
        } else {
            "Done"
        };
        table += &format!("{row},{state}\n");
    }
    fs::write(folder.path().join("all.csv"), table).expect("written");
    fs::write(
        folder.path().join("map.yaml"),
        "format: detente/columns@1\nleave_out: {State: [Partial]}\n",
    )
    .expect("written");
    let args = ["all.csv", "--columns", "map.yaml"];
    let count = all(3)[1].len();
    let note = format!("note[no-row-left]: every row is left out of Client 0001 ({count} rows)\n");
    let batch = detente(folder.path(), &[&["batch"], &args[..]].concat());
    assert!(stderr(&batch).contains(&note), "{}", stderr(&batch));
    let report = |company| {
        let company = ["--company", company];
        stderr(&detente(
            folder.path(),
            &[&["report"], &args[..], &company].concat(),
        ))
    };
    let told = report("Client 0001");
    assert!(
        told.starts_with(&note) && told.contains("error[no-records]"),
        "{told}"
    );
    assert!(!report("Client 0002").contains("no-row-left"));
}
