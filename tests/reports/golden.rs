//! Whole reports in every format, to the byte: of the demo, of one leader a side, of the answers that are the hardest
//! to be right about, of other departments, and of an old version of the questions.
//!
//! Where a change is meant, `UPDATE_GOLDEN=1 cargo test --test reports golden` writes the files anew.

use std::fs;
use std::path::{Path, PathBuf};

use detente::diagnosis::METHOD;
use sha2::{Digest, Sha256};

use crate::run::run;

/// The reports' names, and what each is made of; paths are in the tests' folder of fixtures.
const REPORTS: [(&str, &[&str]); 15] = [
    ("demo", &["demo"]),
    ("demo-details", &["demo", "--details"]),
    ("demo-no-quotes", &["demo", "--no-quotes"]),
    ("one-leader-a-side", &["report", "two-leaders"]),
    (
        "all-4-against-all-2",
        &["report", "first-screen/all-4-against-all-2"],
    ),
    ("all-the-same-3", &["report", "first-screen/all-the-same-3"]),
    (
        "calm",
        &["report", "first-screen/calm-with-one-cause-at-100"],
    ),
    (
        "everything-at-100",
        &["report", "first-screen/everything-at-100"],
    ),
    ("nearly-uniform", &["report", "first-screen/nearly-uniform"]),
    (
        "silence",
        &["report", "first-screen/nobody-answers-about-the-ceo"],
    ),
    ("nothing-to-fix", &["report", "first-screen/nothing-to-fix"]),
    ("one-side", &["report", "first-screen/one-side"]),
    (
        "three-questions",
        &["report", "first-screen/three-questions-of-one-cause"],
    ),
    (
        "other-departments",
        &[
            "report",
            "other-departments/answers.json",
            "-q",
            "other-departments/questionnaire.yaml",
        ],
    ),
    ("version-1.0", &["report", "version-1.0/acme-gears.yaml"]),
];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name)
}

/// Holds each report in this format against its file.
fn all_are_what_they_were(format: &str) {
    let (fixtures, golden) = (folder("fixtures"), folder("reports/golden"));
    let mut moved = Vec::new();
    for (name, arguments) in REPORTS {
        let file = golden.join(format!("{name}.{format}"));
        let path = file.to_str().expect("a path that is text");
        let extra = ["-f", format, "--no-pager"];
        let report = run(&fixtures, &[arguments, &extra].concat());
        assert_eq!(report.status, 0, "{name}: {}", report.err);
        let report = part(name, report.out);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&file, &report).expect("written");
        }
        let kept = fs::read_to_string(&file).unwrap_or_default();
        if kept != report {
            let lines = similar(&kept, &report);
            moved.push(format!("{path} has moved\n{lines}"));
        }
    }
    assert!(moved.is_empty(), "{}", moved.join("\n"));
}

/// What is kept of a report: pages have the same head, so of all but one what is said is enough.
fn part(name: &str, report: String) -> String {
    match report.split_once("</style>\n") {
        Some((_, said)) if name != "one-leader-a-side" => said.to_owned(),
        _ => report,
    }
}

/// The first lines that differ.
fn similar(kept: &str, now: &str) -> String {
    let mut lines = kept.lines().zip(now.lines());
    let differing = lines.find(|(kept, now)| kept != now);
    differing.map_or("by its length".to_owned(), |(kept, now)| {
        format!("- {kept}\n+ {now}")
    })
}

#[test]
fn text_is_what_it_was() {
    all_are_what_they_were("text");
}

#[test]
fn markdown_is_what_it_was() {
    all_are_what_they_were("markdown");
}

#[test]
fn pages_are_what_they_were() {
    all_are_what_they_were("html");
}

#[test]
fn csv_is_what_it_was() {
    all_are_what_they_were("csv");
}

#[test]
fn json_is_what_it_was() {
    all_are_what_they_were("json");
}

/// The method that these reports are made by, and a number that stands for all of them.
///
/// Whoever keeps reports is told by the method's number that figures or words have changed.
const MADE_BY: (u32, u64) = (4, 3_679_745_071_419_958_316);

#[test]
fn where_figures_or_words_change_the_methods_number_rises() {
    let mut hasher = Sha256::new();
    for (name, _) in REPORTS {
        for format in ["text", "markdown", "csv", "json"] {
            let file = folder("reports/golden").join(format!("{name}.{format}"));
            hasher.update(fs::read(file).expect("a report"));
        }
    }
    let digest = hasher.finalize();
    let number = digest[..8]
        .iter()
        .fold(0, |number, byte| number << 8 | u64::from(*byte));
    assert_eq!(
        (METHOD, number),
        MADE_BY,
        "reports have changed: raise `METHOD` in src/diagnosis/mod.rs, once for each release, make them anew, and put both \
         numbers here"
    );
}

#[test]
fn a_kept_report_is_checked_to_the_byte() {
    let (fixtures, golden) = (folder("fixtures"), folder("reports/golden"));
    for format in ["text", "markdown", "html", "csv", "json"] {
        let file = golden.join(format!("one-leader-a-side.{format}"));
        let file = file.to_str().expect("a path that is text");
        let checked = run(
            &fixtures,
            &["report", "two-leaders", "-f", format, "--check", file],
        );
        assert_eq!(
            (checked.status, checked.out.as_str(), checked.err.as_str()),
            (0, "", ""),
            "{format}"
        );
    }
}
