//! Exports as form services write them: whatever a service adds to headings and labels, the figures are those of the
//! same answers as plain numbers, or the command ends with 2.

mod again;
mod alike;
#[path = "../command/figures.rs"]
mod figures;
mod headings;
mod labels;
mod maps;
mod near;
mod numbers;
mod orders;

use figures::figures;
use std::process::{Command, Output};

use serde_json::Value;

const QUESTIONNAIRE: &str = "sales-vs-operations@1.0";
const SIDES: [(&str, &str, &str); 2] = [
    ("sales", "Sales", "Operations"),
    ("operations", "Operations", "Sales"),
];
const PROMPT: &str = "How far do you agree?";

/// A scale question, as both sides read it.
struct Asked {
    id: String,
    texts: [String; 2],
    labels: Vec<String>,
}

fn asked() -> Vec<Asked> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/questionnaires/sales-vs-operations-1.0.yaml"
    );
    let text = std::fs::read_to_string(path).expect("a questionnaire");
    let file: Value = serde_yaml::from_str(&text).expect("YAML");
    let list = |value: &Value| value.as_array().expect("a list").clone();
    let of = |value: &Value| list(&value["questions"]);
    let causes = list(&file["causes"]);
    let questions = causes.iter().flat_map(of);
    let questions = questions
        .chain(of(&file["symptoms"]))
        .chain(of(&file["debate"]));
    let scale = |id: &Value| {
        let scales = list(&file["scales"]);
        let scale = scales.iter().find(|scale| scale["id"] == *id)?.clone();
        Some(list(&scale["labels"]).iter().map(said).collect())
    };
    questions
        .filter_map(|question| {
            let texts = SIDES.map(|(id, own, other)| {
                let text = question["wording"].get(id).unwrap_or(&question["text"]);
                said(text).replace("{own}", own).replace("{other}", other)
            });
            let labels = scale(&question["scale"])?;
            Some(Asked {
                id: said(&question["id"]),
                texts,
                labels,
            })
        })
        .collect()
}

fn said(value: &Value) -> String {
    value.as_str().expect("a text").trim().to_owned()
}

/// The answer of a side to the question of a number, from 1 to 5.
fn answer(side: usize, question: usize) -> usize {
    (question * 7 + question / 5 + side * 3) % 5 + 1
}

/// A file a side, with headings and cells as they are made of the side, the question and its number, or the answer.
fn export(
    asked: &[Asked],
    heading: impl Fn(usize, usize, &Asked) -> String,
    cell: impl Fn(&Asked, usize) -> String,
) -> Vec<(String, String)> {
    let quoted = |cell: String| format!("\"{}\"", cell.replace('"', "\"\""));
    let file = |side: usize| {
        let fields = [["company", "side"], ["Acme Gears", SIDES[side].0]];
        let questions = || asked.iter().enumerate();
        let header = questions().map(|(at, question)| heading(side, at, question));
        let cells = questions().map(|(at, question)| cell(question, answer(side, at)));
        let rows = [header.collect::<Vec<_>>(), cells.collect()];
        let rows = fields.iter().zip(rows).map(|(fields, cells)| {
            let fields = fields.iter().map(|field| (*field).to_owned());
            fields
                .chain(cells)
                .map(quoted)
                .collect::<Vec<_>>()
                .join(",")
        });
        let text = rows.collect::<Vec<_>>().join("\n") + "\n";
        (format!("{}.csv", SIDES[side].0), text)
    };
    vec![file(0), file(1)]
}

fn plain_number(_: &Asked, answer: usize) -> String {
    answer.to_string()
}

/// The figures that come of files: the report but for how numbers were read, which is of the files themselves.
fn run(files: &[(String, String)], arguments: &[&str]) -> (Option<i32>, String, String) {
    let (code, report, told) = run_as("json", files, arguments);
    (code, figures(&report), told)
}

fn run_as(
    format: &str,
    files: &[(String, String)],
    arguments: &[&str],
) -> (Option<i32>, String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let names = files.iter().map(|(name, _)| name.as_str());
    let names = names.filter(|name| name.contains(".csv"));
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_detente"))
        .current_dir(folder.path())
        .args(["report", "-f", format])
        .args(names)
        .args(arguments)
        .output()
        .expect("detente starts");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (status.code(), text(stdout), text(stderr))
}

fn report(files: &[(String, String)]) -> (Option<i32>, String, String) {
    run(files, &["-q", QUESTIONNAIRE])
}

/// The report on the same answers as ids and numbers.
fn expected(asked: &[Asked]) -> String {
    let (code, report, told) = report(&export(
        asked,
        |_, _, question| question.id.clone(),
        plain_number,
    ));
    assert_eq!(code, Some(0), "{told}");
    report
}
