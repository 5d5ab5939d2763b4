//! Files that people have gone on with: nothing is written over them.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::plan::is_plan;
use crate::report::is_edited_document;
use crate::source::Source;

/// So many bytes at a file's beginning tell whether it is a plan.
const HEAD: u64 = 16 << 10;

/// Why a file isn't written over; none where it may be.
pub(super) fn problem(path: &Path) -> Option<Diagnostic> {
    if !fs::metadata(path).is_ok_and(|found| found.is_file()) {
        return None;
    }
    let ending = path.extension();
    let is_document = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("docx"));
    let message = if is_document && fs::read(path).is_ok_and(|file| is_edited_document(&file)) {
        "this Word document isn't as detente wrote one: somebody may have edited it"
    } else if has_plan(path) {
        "this is a plan, and people may have gone on with it"
    } else {
        return None;
    };
    let problem = Diagnostic::error("edited", message).in_file(path.to_string_lossy());
    Some(problem.help("it stays as it is; write to another name, or take this file away"))
}

fn has_plan(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    read.is_ok() && is_plan(&Source::new("", String::from_utf8_lossy(&head)))
}
