//! `--stream`: whatever the parts that an engine makes, their rows are those of one process.

use crate::command::{Run, detente_with};

const NDJSON: &[&str] = &["-f", "ndjson"];

fn stream(records: &[String], more: &[&str]) -> Run {
    let command = ["batch", "--stream", "-q", "pulse", "-j", "1"];
    detente_with(&[&command, more, &["-"]].concat(), &lines(records), &[])
}

fn lines(records: &[String]) -> String {
    records.join("\n")
}

fn record(company: &str, side: &str, answer: u32) -> String {
    format!(
        r#"{{"questionnaire":"pulse","company":"{company}","side":"{side}","answers":{{"asked-first":{answer},"targets-collide":{}}}}}"#,
        answer % 5 + 1
    )
}

/// Many records of one company, a few of some others, a company with mistakes, and records that are nobody's.
fn records() -> Vec<String> {
    let sides = ["sales", "operations"];
    let mut records: Vec<String> = (0..400)
        .map(|at| record("Large, Inc", sides[at as usize % 2], at * 7 % 5 + 1))
        .collect();
    for at in 0..60 {
        let company = format!("Client {}", at % 15);
        records.push(record(&company, sides[at as usize % 2], at % 4 + 1));
    }
    records.push(record("Broken", "sales", 9));
    records.push(record("Broken", "sales", 2));
    records.push(record("Broken", "operations", 9));
    records.push(r#"{"company":"Cut off","side":"#.to_owned());
    records
        .push(r#"{"questionnaire":"pulse","side":"sales","answers":{"asked-first":2}}"#.to_owned());
    records.push("no record, in the other part".to_owned());
    records.push(r#"{"company":"","side":"sales","answers":{"asked-first":2}}"#.to_owned());
    records
}

/// All records of a company in one part, which a number of its name tells; one part is left empty.
fn parts(records: &[String]) -> [Vec<String>; 3] {
    let mut parts = [const { Vec::new() }; 3];
    for record in records {
        let name = record.split("\"company\":\"").nth(1);
        let name = name.and_then(|rest| rest.split('"').next()).unwrap_or("");
        // What is nobody's may be anywhere.
        let part = if name.is_empty() { record } else { name };
        parts[part.len() % 2].push(record.clone());
    }
    // Nor does an engine keep the order.
    parts[0].reverse();
    parts
}

fn sorted(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines
}

#[test]
fn parts_have_the_rows_that_one_process_has() {
    let records = records();
    for format in ["ndjson", "csv"] {
        let of = |records: &[String]| {
            let run = stream(records, &["-f", format]);
            assert_eq!(run.status, Some(0), "{}", run.stderr);
            run.stdout
        };
        let (whole, empty) = (of(&records), of(&[]));
        let rows = |text: String| text.strip_prefix(&empty).expect("a header").to_owned();
        let joined: String = parts(&records).map(|part| rows(of(&part))).concat();
        assert_eq!(sorted(&joined), sorted(&rows(whole)));
        assert_eq!(empty.lines().count(), usize::from(format == "csv"));
    }
}

#[test]
fn what_is_scored_is_what_a_batch_without_it_scores() {
    let records: Vec<String> = records().into_iter().take(460).collect();
    let batch = ["batch", "-q", "pulse", "-f", "ndjson", "-"];
    let batch = detente_with(&batch, &lines(&records), &[]);
    assert_eq!(batch.stdout, stream(&records, NDJSON).stdout);
}

#[test]
fn a_company_that_fails_has_a_row_that_says_why() {
    let run = stream(&records()[460..465], NDJSON);
    let expected = [
        r#"{"format":"detente/failed@1","company":null,"wave":null,"mistakes":[{"code":"missing-field","message":"an answer record has no `company`","places":1}]}"#,
        r#"{"format":"detente/failed@1","company":"Broken","wave":null,"mistakes":[{"code":"off-the-scale","message":"9 is off the scale of `asked-first`","places":2}]}"#,
        r#"{"format":"detente/failed@1","company":"Cut off","wave":null,"mistakes":[{"code":"syntax","message":"this can't be read as YAML or JSON: unclosed bracket '{'","places":1}]}"#,
    ];
    assert_eq!(run.stdout.lines().collect::<Vec<_>>(), expected);
    assert_eq!(run.status, Some(0));
    let rows = stream(&records()[460..465], &["-f", "csv"]).stdout;
    let (header, rows) = rows.split_once('\n').expect("a header");
    assert!(header.ends_with(",method,error"), "{header}");
    let blank = ",".repeat(header.split(',').count() - 2);
    let expected = format!(
        ",{blank}an answer record has no `company`\n\
         Broken,{blank}9 is off the scale of `asked-first` (2 times)\n\
         Cut off,{blank}this can't be read as YAML or JSON: unclosed bracket '{{'\n"
    );
    assert_eq!(rows, expected);
}

/// What can't be told is no row: an engine has to run it again.
#[test]
fn what_would_lose_answers_or_depends_on_the_parts_is_refused() {
    let nobody: &[String] = &[];
    for (arguments, told) in [
        (&["-f", "text"][..], "`--stream` writes rows"),
        (&["-f", "ndjson", "--norms"], "a part are no norms"),
        (&["-f", "csv", "--top", "3"], "cannot be used with"),
        (&["-f", "ndjson", "--out", "x"], "cannot be used with"),
        (
            &["-f", "csv", "--fail-over", "gap=1"],
            "cannot be used with",
        ),
    ] {
        let run = stream(nobody, arguments);
        assert!(run.stderr.contains(told), "{}", run.stderr);
        assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""));
    }
    for arguments in [
        &["batch", "--stream", "-f", "csv", "-"][..],
        &[
            "batch",
            "--stream",
            "-q",
            "pulse",
            "-f",
            "csv",
            "part.ndjson",
        ],
    ] {
        let told = detente_with(arguments, "", &[]).complaint();
        assert!(told.contains("wrong-argument"), "{told}");
    }
}

#[test]
fn a_part_in_another_format_is_refused_and_not_told_line_by_line() {
    let table = "company,side,asked-first\nAcme,sales,2\nAcme,operations,3";
    let records = "company: Acme\nside: sales\nanswers:\n  asked-first: 2";
    let pretty = "{\n  \"company\": \"Acme\",\n  \"side\": \"sales\",\n  \"answers\": {\n    \"asked-first\": 2\n  }\n}";
    let list = format!(
        "[\n{},\n{}\n]",
        record("A", "sales", 2),
        record("A", "operations", 3)
    );
    let list_at_once = list.replacen('\n', "", 1);
    let prose = "Dear all,\n\nthe answers are attached.";
    for part in [table, records, pretty, &list, &list_at_once, prose] {
        for format in ["ndjson", "csv"] {
            let run = stream(&[part.to_owned()], &["-f", format]);
            assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""));
            let errors = run.stderr.matches("error[").count();
            assert_eq!(errors, 1, "{}", run.stderr);
            assert!(run.stderr.contains("error[wrong-format]"), "{}", run.stderr);
        }
    }
    // A line that is none among the records has a row, and so has one by itself.
    for stray in [&["-- job 12 --"][..], &["-- job 12 --", "{\"company\""]] {
        let stray: Vec<String> = stray.iter().map(ToString::to_string).collect();
        let run = stream(&stray, NDJSON);
        assert_eq!(
            (run.status, run.stdout.lines().count()),
            (Some(0), stray.len())
        );
    }
}

#[test]
fn a_withheld_company_has_a_row_without_a_figure() {
    let few = [record("Few", "sales", 2), record("Few", "operations", 3)];
    let run = stream(&few, &["-f", "ndjson", "--min-group", "2"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let row = run.stdout.lines().collect::<Vec<_>>();
    assert_eq!(row.len(), 1);
    assert!(row[0].contains(r#""code":"withheld""#), "{}", row[0]);
}
