//! Paths that nothing is found at: what may be meant, or where it was looked for.

use std::fs;
use std::path::{Path, absolute};

use super::path::{path_of, text_of};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::suggest::nearest;

/// That there is no such file or folder, and what to do.
pub(super) fn absent(file: &str) -> Diagnostic {
    let problem = Diagnostic::error("unreadable", "there is no such file or folder");
    let problem = problem.in_file(file);
    let path = path_of(file);
    if fs::symlink_metadata(&path).is_ok() {
        return problem.help("it is a link, and what it leads to isn't there");
    }
    // The first part of the path that isn't there.
    let folders = path.ancestors().skip(1);
    let mut parts = path.ancestors().zip(folders.map(or_here));
    let Some((missing, folder)) = parts.find(|(_, folder)| folder.is_dir()) else {
        return problem;
    };
    let name = missing.file_name().unwrap_or_default().to_string_lossy();
    if let Some(near) = near(folder, &name, missing != path) {
        let near = missing.with_file_name(path_of(&near).as_ref());
        return problem.help(format!("did you mean `{}`?", text_of(near.as_os_str())));
    }
    let folder = absolute(folder).unwrap_or_default();
    let folder = text_of(folder.as_os_str());
    problem.help(format!(
        "`{name}` was looked for in {folder}: is it elsewhere?"
    ))
}

/// The folder that a path without any starts in.
fn or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    }
}

/// What a folder holds that is called so but for its ending, or nearly so; a folder alone where more of a path follows.
fn near(folder: &Path, name: &str, is_folder: bool) -> Option<String> {
    let entries = fs::read_dir(folder).ok()?.flatten();
    let entries = entries.filter(|entry| !is_folder || entry.path().is_dir());
    let mut names: Vec<String> = entries.map(|entry| text_of(&entry.file_name())).collect();
    names.sort();
    let is_it = |known: &&String| Path::new(known).file_stem() == Some(name.as_ref());
    let same = names.iter().find(is_it).map(String::as_str);
    same.or_else(|| nearest(name, &names)).map(str::to_owned)
}
