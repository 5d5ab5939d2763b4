//! What a portfolio shows of which companies, and how it says so.

use std::fs;
use std::path::Path;

use crate::answers::write_answers;
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
