//! Small values that stand in several places of a questionnaire file.

use super::check::Ids;
use crate::diagnostic::Diagnostic;
use crate::source::{Fields, Node, Reader};

/// An `{id, text}`; `what` names it in messages.
pub(super) fn id_and_text(
    reader: &mut Reader,
    node: &Node,
    what: &'static str,
    ids: &mut Ids,
) -> Option<(String, String)> {
    let mut fields = Fields::open(reader, node, what)?;
    let id = ids.take_of(reader, &mut fields);
    let text = fields.text(reader, "text");
    fields.close(reader);
    Some((id?, text?))
}

/// The items of a list that a questionnaire needs one of, at the least; `what` names one in messages.
pub(super) fn at_least_one<'n>(reader: &mut Reader, node: &'n Node, what: &str) -> &'n [Node] {
    let nodes = reader.list(node);
    if nodes.is_empty() {
        let message = format!("a questionnaire needs at least one {what}");
        reader.report(Diagnostic::error("empty-list", message), &node.span);
    }
    nodes
}

/// A number of 0 to 100.
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
