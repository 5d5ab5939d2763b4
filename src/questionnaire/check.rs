//! Ids: kebab-case, unique, and known where they are referred to.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, list, suggest};
use crate::source::{Fields, Node, Reader};

/// So many things of one kind, such as questions, may a questionnaire have.
const MOST_IDS: usize = 1_000;

/// The ids of one kind that were taken so far.
#[derive(Debug)]
pub(super) struct Ids {
    what: &'static str,
    taken: Vec<(String, Range<usize>)>,
}

impl Ids {
    pub(super) fn new(what: &'static str) -> Self {
        Self {
            what,
            taken: Vec::new(),
        }
    }

    /// Reads the `id` of a mapping, reports one that is missing, ill-formed or taken, and takes it.
    pub(super) fn take_of(&mut self, reader: &mut Reader, fields: &mut Fields) -> Option<String> {
        let node = fields.required(reader, "id")?;
        let id = reader.text(node)?;
        if !is_kebab_case(&id) {
            let problem = Diagnostic::error("bad-id", format!("`{id}` is no id"))
                .label("expected small letters, digits and single hyphens, as in `goals-known`");
            reader.report(problem, &node.span);
            return None;
        }
        if let Some((_, first)) = self.taken.iter().find(|(taken, _)| *taken == id) {
            let (line, column) = reader.source().line_column(first.start);
            let message = format!("there are two {}s `{id}`", self.what);
            let problem = Diagnostic::error("duplicate-id", message)
                .label("expected an id of its own")
                .help(format!("the first stands at line {line}, column {column}"));
            reader.report(problem, &node.span);
            return None;
        }
        if self.taken.len() == MOST_IDS {
            let problem = Diagnostic::error("too-many", format!("too many {}s", self.what))
                .label(format!("expected {MOST_IDS} in all, at most"))
                .help("leave some out, or make two questionnaires");
            reader.report(problem, &node.span);
        }
        self.taken.push((id.clone(), node.span.clone()));
        Some(id)
    }
}

fn is_kebab_case(id: &str) -> bool {
    let is_part_of_it = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let mut parts = id.split('-');
    parts.all(|part| !part.is_empty() && part.chars().all(is_part_of_it))
}

/// The ids of one kind that may be referred to.
#[derive(Debug)]
pub(super) struct KnownNames {
    what: &'static str,
    names: Vec<String>,
}

impl KnownNames {
    pub(super) fn new<'a>(what: &'static str, names: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            what,
            names: names.into_iter().map(str::to_owned).collect(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// The index of a name; an unknown one is reported at the node.
    pub(super) fn find(&self, reader: &mut Reader, name: &str, node: &Node) -> Option<usize> {
        let found = self.names.iter().position(|known| known == name);
        if found.is_none() {
            let message = format!("there is no {} `{name}` in this questionnaire", self.what);
            let problem = Diagnostic::error("unknown-name", message)
                .label(suggest::label(name, &self.names))
                .help(format!("known here: {}", list::and(&self.names)));
            reader.report(problem, &node.span);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::is_kebab_case;

    #[test]
    fn ids_are_kebab_case() {
        assert!(is_kebab_case("goals-known-2"));
        for bad in ["", "-a", "a-", "a--b", "Goals", "a b", "é"] {
            assert!(!is_kebab_case(bad), "{bad}");
        }
    }
}
