//! Rows of exports: which are answers, which are none, and that no row goes missing without a word.

mod archives;
mod cases;
mod folders;
mod header;
mod kinds;
mod making;
mod marks;
mod names;
mod note;
mod property;
mod shape;
mod sheets;
mod unfinished;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

/// The scale questions of version 1.0.
const QUESTIONS: [&str; 36] = [
    "goals-known",
    "targets-collide",
    "targets-help",
    "month-end",
    "unclear-precedence",
    "one-sided-urgency",
    "shared-pay",
    "unfair-pay",
    "helping-unrewarded",
    "joint-success-rewarded",
    "ceo-stays-out",
    "ceo-listens",
    "ceo-puts-off",
    "ceo-brings-together",
    "ceo-lets-return",
    "unchecked-promises",
    "asked-first",
    "late-news",
    "needed-information",
    "meetings-misread",
    "same-answer",
    "side-issue",
    "vision-guides",
    "good-work-differs",
    "disputes-of-principle",
    "everyday-friction",
    "trusted-word",
    "budget-fights",
    "unearned-credit",
    "ceo-access",
    "winning-first",
    "customer-first",
    "argued-with-facts",
    "open-disagreement",
    "better-argument",
    "kept-back",
];

/// One answer of each side to each of them.
const SALES: &str = "251314444214144514325131115142415244";
const OPERATIONS: &str = "111323352515244535453113434452522212";

/// What these answers come to.
const FIGURES: [(&str, &str); 6] = [
    ("communication-disconnect", "72.5431"),
    ("ideological-differences", "39.5285"),
    ("conflict-avoidance", "25"),
    ("conflicting-goals", "60.208"),
    ("conflicting-incentives", "55.9017"),
    ("symptoms", "53.273"),
];

/// The answers of a side in cells.
fn cells(answers: &str) -> Vec<String> {
    answers.chars().map(String::from).collect()
}

/// A header, and a row for each side, with cells before and behind the answers.
fn table(before: [&[&str]; 3], behind: [&[&str]; 3]) -> Vec<Vec<String>> {
    let answers = [
        QUESTIONS.map(str::to_owned).to_vec(),
        cells(SALES),
        cells(OPERATIONS),
    ];
    let rows = before.into_iter().zip(answers).zip(behind);
    let row = |((before, answers), behind): ((&[&str], Vec<String>), &[&str])| {
        let owned = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
        let parts: [Vec<String>; 3] = [owned(before), answers, owned(behind)];
        parts.concat()
    };
    rows.map(row).collect()
}

/// A table of the two sides of Acme Gears.
fn acme(behind: [&[&str]; 3]) -> Vec<Vec<String>> {
    let before: [&[&str]; 3] = [
        &["company", "side", "respondent"],
        &["Acme Gears", "sales", "p"],
        &["Acme Gears", "operations", "p"],
    ];
    table(before, behind)
}

/// The text of rows.
fn csv(rows: &[Vec<String>]) -> String {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("a row");
    }
    String::from_utf8(writer.into_inner().expect("rows")).expect("text")
}

/// Runs a command on files in a folder of their own.
fn run(arguments: &[&str], files: &[(&str, &[u8])]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
    detente(folder.path(), arguments)
}

fn detente(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_detente"))
        .current_dir(folder)
        .args(arguments)
        .args(["-q", "sales-vs-operations@1.0"])
        .output()
        .expect("detente starts")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

/// The priorities of a report as CSV, by the ids of what they are of.
fn figures(output: &Output) -> BTreeMap<String, String> {
    assert!(output.status.success(), "{}", stderr(output));
    let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
    let rows = reader.records().map(|row| row.expect("a row"));
    let rows = rows.filter(|row| ["cause", "symptoms"].contains(&&row[2]));
    rows.map(|row| (row[4].to_owned(), row[7].to_owned()))
        .collect()
}

fn expected() -> BTreeMap<String, String> {
    let owned = |(id, figure): (&str, &str)| (id.to_owned(), figure.to_owned());
    FIGURES.map(owned).into()
}

/// Runs a report on one table, and holds its figures against the right ones.
fn assert_right(text: impl AsRef<[u8]>, what: &str) -> String {
    let output = run(
        &["report", "a.csv", "-f", "csv"],
        &[("a.csv", text.as_ref())],
    );
    assert_eq!(figures(&output), expected(), "{what}");
    stderr(&output)
}
