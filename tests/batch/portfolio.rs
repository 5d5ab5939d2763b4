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
