//! Small values that stand in several places of a questionnaire file.

use crate::diagnostic::{Diagnostic, list, suggest};
use crate::source::{Node, Reader};

/// The items of a list that a questionnaire needs one of, at the least; `what` names one in messages.
pub(super) fn at_least_one<'n>(reader: &mut Reader, node: &'n Node, what: &str) -> &'n [Node] {
    let nodes = reader.items(node);
    if nodes.is_empty() {
        let message = format!("a questionnaire needs at least one {what}");
        reader.report(Diagnostic::error("empty-list", message), &node.span);
    }
    nodes
}

pub(super) fn percent(reader: &mut Reader, node: &Node, what: &str) -> Option<f64> {
    in_range(reader, node, what, 100.0)
}

/// A number of 0 to `most`; `what` names it in messages.
pub(super) fn in_range(reader: &mut Reader, node: &Node, what: &str, most: f64) -> Option<f64> {
    let number = reader.number(node)?;
    if (0.0..=most).contains(&number) {
        return Some(number);
    }
    let problem = Diagnostic::error("out-of-range", format!("{what} is {number}"))
        .label(format!("expected 0 to {most}"));
    reader.report(problem, &node.span);
    None
}

/// One of a few words, each with what it stands for; `meaning` tells what the field says.
pub(super) fn one_of<T: Copy>(
    reader: &mut Reader,
    node: &Node,
    field: &str,
    meaning: &str,
    known: &[(&str, T)],
) -> Option<T> {
    let word = reader.text(node)?;
    let found = known.iter().find(|(name, _)| *name == word);
    if found.is_none() {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        let problem = Diagnostic::error("unknown-name", format!("`{field}` is `{word}`"))
            .label(suggest::label(&word, &names))
            .help(format!("expected {}: {meaning}", list::or(&names)));
        reader.report(problem, &node.span);
    }
    found.map(|(_, value)| *value)
}
