//! Files that are read are never written over.

use std::collections::HashSet;
use std::fs;
use std::path::{self, Path, PathBuf};

use super::edited;
use super::outcome::{Failure, unless};
use crate::diagnostic::Diagnostic;
use crate::reading::is_own;
use crate::source::path_of;

/// Refuses an output that would take the place of a file that is to be read: one of the answers, unless the program wrote it,
/// so that it holds none, or a file beside them.
pub(super) fn output<'f>(
    output: Option<&str>,
    answers: impl IntoIterator<Item = &'f str>,
    beside: impl IntoIterator<Item = &'f str>,
) -> Result<(), Failure> {
    let Some((output, target)) = output.and_then(|name| Some((name, regular_file(name)?))) else {
        return Ok(());
    };
    let is_target = |file: &&str| regular_file(file).is_some_and(|file| file == target);
    let mut answers = answers.into_iter().filter(is_target);
    if answers.any(is_read) || beside.into_iter().any(|file| is_target(&file)) {
        let problem = overwrites(output);
        let help = "nothing was read or written; give another name after `-o`";
        return Err(vec![problem.help(help)]);
    }
    Ok(())
}

/// Refuses names in a folder that would take the place of files that were read, in the same way.
pub(super) fn folder<'f>(
    folder: &str,
    names: &[String],
    answers: impl IntoIterator<Item = &'f str>,
    beside: impl IntoIterator<Item = &'f str>,
) -> Result<(), Failure> {
    let Ok(folder) = fs::canonicalize(folder) else {
        return Ok(());
    };
    let targets: HashSet<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
    let is_target = |file: &&str| regular_file(file).is_some_and(|file| targets.contains(&file));
    let answers = answers.into_iter().filter(is_target);
    let read = answers.filter(|file| is_read(file));
    let mut read = read.chain(beside.into_iter().filter(is_target));
    let help = "no report was written; give another folder after `--out`";
    let problem = read.next().map(|file| overwrites(file).help(help));
    unless(Failure::from_iter(problem), ())
}

/// Refuses an output that would be one of the files written into a folder as well.
pub(super) fn one_another(
    output: Option<&str>,
    folder: &str,
    names: &[String],
) -> Result<(), Failure> {
    let Some(output) = output else {
        return Ok(());
    };
    // Neither has to be there yet.
    let place = |path: &Path| {
        let place = fs::canonicalize(path);
        place.or_else(|_| path::absolute(path)).ok()
    };
    let file = path_of(output);
    let parent = file.parent().filter(|it| !it.as_os_str().is_empty());
    let is_there = place(parent.unwrap_or(Path::new("."))) == place(&path_of(folder));
    let is_same = |name: &String| file.file_name().is_some_and(|file| file == &**name);
    if is_there && names.iter().any(is_same) {
        let message = "this would be written twice: it is a company's report in `--out`, too";
        let problem = Diagnostic::error("overwrites-input", message).in_file(output);
        let help = "nothing was written; give another name after `-o`";
        return Err(vec![problem.help(help)]);
    }
    Ok(())
}

/// Whether a file among the answers may hold any. A plan holds none, and whoever would write over it is told so.
fn is_read(file: &str) -> bool {
    !is_own(file) && edited::problem(&path_of(file)).is_none()
}

fn overwrites(file: &str) -> Diagnostic {
    let message = "the output would take the place of this file, which is read";
    Diagnostic::error("overwrites-input", message).in_file(file)
}

/// The path of a file without links in it; none where there is no such file, or standard input is meant.
pub(super) fn regular_file(name: &str) -> Option<PathBuf> {
    let path = fs::canonicalize(path_of(name)).ok();
    path.filter(|path| name != "-" && path.is_file())
}
