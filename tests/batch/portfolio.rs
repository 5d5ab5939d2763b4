//! What a portfolio shows of which companies, and how it says so.

use std::fs;
use std::path::Path;

use crate::answers::{company, write_answers};
use crate::{detente, stderr, stdout};

#[test]
fn md_is_short_for_markdown_in_every_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(path, &["A"]);
    for command in [
        &["batch", "all.ndjson"][..],
        &["report", "all.ndjson"],
        &["compare", "all.ndjson", "all.ndjson"],
    ] {
        let run = |format| detente(path, &[command, &["-f", format]].concat());
        let (short, long) = (run("md"), run("markdown"));
        assert_eq!(short.status.code(), Some(0), "{}", stderr(&short));
        assert_eq!(stdout(&short), stdout(&long), "{command:?}");
    }
}

/// All white space as single blanks, so that line ends don't matter.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn clients(number: usize) -> Vec<String> {
    (0..number).map(|at| format!("Client {at:02}")).collect()
}

fn write_clients(folder: &Path, number: usize) {
    let names = clients(number);
    write_answers(
        folder,
        &names.iter().map(String::as_str).collect::<Vec<_>>(),
    );
}

#[test]
fn a_percentile_is_called_what_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_clients(path, 12);
    for format in ["text", "markdown", "html"] {
        let output = detente(path, &["batch", "all.ndjson", "-f", format]);
        let text = flat(&stdout(&output));
        assert!(
            text.contains(
                "in all companies, and in brackets its percentile among them, 50% being the middle."
            ),
            "{text}"
        );
        assert!(!text.contains("companies below"), "{text}");
    }
}

/// Answers of companies in each of these waves.
fn write_waves(folder: &Path, companies: usize, waves: &[&str]) {
    let mut text = String::new();
    for (seed, wave) in (0..).zip(waves) {
        for name in clients(companies) {
            for answers in company(1000 * seed, &name) {
                text += &answers
                    .json()
                    .replacen('{', &format!("{{\"wave\":\"{wave}\","), 1);
                text.push('\n');
            }
        }
    }
    fs::write(folder.join("waves.ndjson"), text).expect("written");
}

#[test]
fn a_company_with_two_waves_counts_as_two_and_the_words_say_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_waves(path, 5, &["2026-Q3", "2026-Q4"]);
    for format in ["text", "markdown", "html"] {
        let output = detente(path, &["batch", "waves.ndjson", "-f", format]);
        let text = flat(&stdout(&output));
        assert!(
            text.contains("Portfolio of 10 companies and waves"),
            "{text}"
        );
        assert!(
            text.contains("the mean of the same cause in all companies and waves, and"),
            "{text}"
        );
    }
    let arguments = ["batch", "waves.ndjson", "--out", "reports", "--norms"];
    let formats = ["-f", "text", "-f", "markdown", "-f", "html"];
    detente(path, &[&arguments[..], &formats].concat());
    for ending in ["txt", "md", "html"] {
        let report = path.join(format!("reports/Client-00-2026-Q4.{ending}"));
        let text = flat(&fs::read_to_string(report).expect("a report"));
        assert!(
            text.contains("the mean of the same cause in 10 companies and waves, and"),
            "{text}"
        );
    }
}
