//! The answer to a ranking question: every option once, most important first.

use super::csv;
use super::labels::is_cannot_say;
use crate::diagnostic::{Diagnostic, list, suggest};
use crate::questionnaire::{Questionnaire, RankingQuestion};
use crate::source::{Node, Reader, Value};

/// Reads an order, as a list or in one text. An empty one is a missing one.
pub(super) fn read_order(
    reader: &mut Reader,
    node: &Node,
    question: &RankingQuestion,
    questionnaire: &Questionnaire,
) -> Option<Vec<usize>> {
    let cannot_say = matches!(&node.value, Value::Text(text) if is_cannot_say(questionnaire, text));
    if node.is_null() || cannot_say {
        return None;
    }
    let split = match &node.value {
        Value::Text(text) => Some(csv::order(reader.source(), text, &node.span)),
        _ => None,
    };
    let items = reader.list(split.as_ref().unwrap_or(node));
    let ids: Vec<&str> = question
        .options
        .iter()
        .map(|option| option.id.as_str())
        .collect();
    let mut order: Vec<usize> = Vec::new();
    let mut is_complete = !items.is_empty();
    for item in items {
        let Some(name) = reader.text(item) else {
            is_complete = false;
            continue;
        };
        match find_option(question, name.trim()) {
            Some(at) if order.contains(&at) => {
                let problem = Diagnostic::error(
                    "option-twice",
                    format!("`{}` stands twice in this order", name.trim()),
                )
                .label("expected each option once");
                reader.report(problem, &item.span);
                is_complete = false;
            }
            Some(at) => order.push(at),
            None => {
                let problem = Diagnostic::error(
                    "unknown-option",
                    format!("`{}` has no option `{}`", question.id, name.trim()),
                )
                .label(suggest::label(name.trim(), &ids))
                .help(format!("its options are {}", list::and(&ids)));
                reader.report(problem, &item.span);
                is_complete = false;
            }
        }
    }
    let missing: Vec<&str> = (0..ids.len())
        .filter(|at| !order.contains(at))
        .map(|at| ids[at])
        .collect();
    if is_complete && !missing.is_empty() {
        let problem = Diagnostic::error(
            "option-missing",
            format!(
                "{} missing from the order of `{}`",
                list::and(&missing),
                question.id
            ),
        )
        .label("expected every option once, most important first");
        reader.report(problem, &node.span);
    }
    (is_complete && missing.is_empty()).then_some(order)
}

/// An option by its id or its text, in any case.
fn find_option(question: &RankingQuestion, name: &str) -> Option<usize> {
    let by_id = question
        .options
        .iter()
        .position(|option| option.id.eq_ignore_ascii_case(name));
    by_id.or_else(|| {
        let wanted = name.to_lowercase();
        question
            .options
            .iter()
            .position(|option| option.text.to_lowercase() == wanted)
    })
}
