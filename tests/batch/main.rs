//! `detente batch`: many companies at once, figures that equal their reports', and mistakes that fail
//! their own company alone.

mod answers;
mod chosen;
#[path = "../command/mod.rs"]
mod command;
#[path = "../companies/mod.rs"]
mod companies;
mod damage;
mod folder;
mod inputs;
mod invited;
mod one_road;
mod portfolio;
mod progress;
mod reports;
mod stream;
// What the survey's tests need of it and these don't is no dead code.
#[allow(clippy::unwrap_used, dead_code)]
#[path = "../survey/terminal.rs"]
mod terminal;
mod workbook;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn detente(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_detente"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("detente starts")
}

/// Scores the answers in `all.ndjson`, with arguments that have spaces between them.
fn batch(folder: &Path, arguments: &str) -> Output {
    let arguments = arguments.split_whitespace();
    let all = ["batch", "all.ndjson"].into_iter().chain(arguments);
    detente(folder, &all.collect::<Vec<_>>())
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// A questionnaire of one question, `targets-collide`, so that a company is scored on one answer.
fn one_question() -> tempfile::NamedTempFile {
    let text = "format: detente/questionnaire@1
id: one
version: '1'
language: en
title: One question
intro: Please answer.
sides: [{id: sales, name: Sales}, {id: operations, name: Operations}]
scales: [{id: agree, labels: [Never, Rarely, Sometimes, Often, Always]}]
causes:
- {id: goals, title: Goals, summary: S., questions: [{id: targets-collide, text: A goal., scale: agree, agreeing: health}]}
symptoms:
  title: Symptoms
  questions: [{id: symptom, text: A sign., scale: agree, agreeing: conflict}]
  bands: [{upto: 100, id: bad, title: Bad, text: Not fine.}]
solutions:
- {id: talk, title: Talk, summary: S., evidence: None., addresses: {goals: 1}, actions: [{id: a, text: Do it., owner: CEO}]}
";
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    std::io::Write::write_all(&mut file, text.as_bytes()).expect("written");
    file
}
