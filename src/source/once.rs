//! Files that several paths lead to: each is read once.

use std::collections::HashSet;
use std::fs::canonicalize;

use super::path::path_of;
use crate::diagnostic::{Diagnostic, list};

/// So many files are named.
const NAMED: usize = 4;

/// Leaves out files that are listed already, by this path or another, and says so.
pub(super) fn list_once(files: &mut Vec<String>) -> Option<Diagnostic> {
    let mut listed = HashSet::new();
    // What isn't there, and standard input, are known by their names.
    let place = |file: &String| match canonicalize(path_of(file)) {
        Ok(place) if file != "-" => place,
        _ => file.into(),
    };
    let mut again = Vec::new();
    files.retain(|file| {
        let is_fresh = listed.insert(place(file));
        if !is_fresh {
            again.push(file.clone());
        }
        is_fresh
    });
    let named = list::some(&again, NAMED);
    let message = format!("given more than once, and read once: {named}");
    (!again.is_empty()).then(|| Diagnostic::note("same-file", message))
}
