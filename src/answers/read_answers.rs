//! The answers, comments and open answers of one record, checked against the questionnaire.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::labels::{self, is_cannot_say, plain_digits};
use super::read_order::read_order;
use crate::diagnostic::{Diagnostic, suggest};
use crate::questionnaire::{Questionnaire, Role, ScaleQuestion, Wording};
use crate::source::{Node, Reader, Value};

type Columns = (Vec<Option<u8>>, Vec<Option<Vec<usize>>>);

/// Reads the answers to scale and ranking questions. An empty answer is a missing one.
pub(super) fn read_questions(
    reader: &mut Reader,
    node: Option<&Node>,
    questionnaire: &Questionnaire,
    role: Option<Role>,
) -> Columns {
    let mut scale = vec![None; questionnaire.scale_questions.len()];
    let mut orders = vec![None; questionnaire.ranking_questions.len()];
    let entries = node.map(|node| reader.entries(node)).unwrap_or_default();
    let mut next = 0;
    for (id, key, value) in entries {
        if let Some(at) = scale_question(questionnaire, &id, next) {
            next = at + 1;
            let question = &questionnaire.scale_questions[at];
            if check_asked(reader, key, value, &question.wording, role, questionnaire) {
                scale[at] = read_scale_answer(reader, value, question, questionnaire);
            }
        } else if let Some(at) = questionnaire
            .ranking_questions
            .iter()
            .position(|question| question.id == id)
        {
            let question = &questionnaire.ranking_questions[at];
            if check_asked(reader, key, value, &question.wording, role, questionnaire) {
                orders[at] = read_order(reader, value, question, questionnaire);
            }
        } else {
            unknown_question(reader, &id, key, questionnaire);
        }
    }
    (scale, orders)
}

/// The scale question of an id. Most answers stand in the questionnaire's order: the one after the last is
/// looked at first.
fn scale_question(questionnaire: &Questionnaire, id: &str, next: usize) -> Option<usize> {
    let questions = &questionnaire.scale_questions;
    let is_it = |at: &usize| questions[*at].id == id;
    (next..questions.len()).chain(0..next).find(is_it)
}

/// Reads comments on questions. Blank ones are left out.
pub(super) fn read_comments(
    reader: &mut Reader,
    node: Option<&Node>,
    questionnaire: &Questionnaire,
) -> BTreeMap<String, String> {
    let mut comments = BTreeMap::new();
    let entries = node.map(|node| reader.entries(node)).unwrap_or_default();
    for (id, key, value) in entries {
        if !question_ids(questionnaire).any(|known| known == id) {
            unknown_question(reader, &id, key, questionnaire);
        } else if let Some(text) = words(reader, key, value) {
            comments.insert(id, text);
        }
    }
    comments
}

/// Reads the answers to open questions. Blank ones are missing.
pub(super) fn read_open(
    reader: &mut Reader,
    node: Option<&Node>,
    questionnaire: &Questionnaire,
) -> Vec<Option<String>> {
    let mut open = vec![None; questionnaire.open.len()];
    let entries = node.map(|node| reader.entries(node)).unwrap_or_default();
    for (id, key, value) in entries {
        match questionnaire
            .open
            .iter()
            .position(|question| question.id == id)
        {
            Some(at) => open[at] = words(reader, key, value),
            None => unknown_question(reader, &id, key, questionnaire),
        }
    }
    open
}

fn question_ids(questionnaire: &Questionnaire) -> impl Iterator<Item = &str> {
    let scale = questionnaire
        .scale_questions
        .iter()
        .map(|question| question.id.as_str());
    scale.chain(
        questionnaire
            .ranking_questions
            .iter()
            .map(|question| question.id.as_str()),
    )
}

fn unknown_question(reader: &mut Reader, id: &str, key: &Node, questionnaire: &Questionnaire) {
    let known: Vec<&str> = question_ids(questionnaire).collect();
    let open: Vec<&str> = questionnaire
        .open
        .iter()
        .map(|question| question.id.as_str())
        .collect();
    let problem = Diagnostic::error(
        "unknown-question",
        format!("{} has no question `{id}` here", questionnaire.id),
    );
    let problem = if open.contains(&id) {
        problem.label("this is an open question: its answer belongs under `open:`")
    } else if known.contains(&id) {
        problem.label("this is no open question: its answer belongs under `answers:`")
    } else {
        let all: Vec<&str> = known.into_iter().chain(open).collect();
        problem.label(suggest::label(id, &all)).help(format!(
            "`detente questionnaire show {}` lists the questions",
            questionnaire.id
        ))
    };
    reader.report(problem, &key.span);
}

fn check_asked(
    reader: &mut Reader,
    key: &Node,
    value: &Node,
    wording: &Wording,
    role: Option<Role>,
    questionnaire: &Questionnaire,
) -> bool {
    let Some(role) = role else { return true };
    if wording.is_asked(role) || value.is_null() {
        return true;
    }
    let name = questionnaire
        .party(role)
        .map_or("observer", |party| party.name.as_str());
    let problem = Diagnostic::error("not-asked", format!("the {name} isn't asked this question"))
        .label("it has no wording for the observer; take the answer out");
    reader.report(problem, &key.span);
    false
}

fn words(reader: &mut Reader, key: &Node, node: &Node) -> Option<String> {
    check_cut_off(reader, key, node);
    if node.is_null() {
        return None;
    }
    let text = reader.text(node)?.trim().to_owned();
    Some(text).filter(|text| !text.is_empty())
}

/// Text without quotes ends where a ` #` starts a YAML comment, which whoever wrote "rule #1" doesn't know.
fn check_cut_off(reader: &mut Reader, key: &Node, node: &Node) {
    let source = Arc::clone(reader.source());
    let (start, end) = match &node.value {
        Value::Null => (key.span.end, key.span.end + 1),
        Value::Text(text) if source.text[node.span.clone()] == *text => {
            (node.span.start, node.span.end)
        }
        _ => return,
    };
    let rest = source.text.get(end..).and_then(|rest| rest.lines().next());
    let is_cut = rest.is_some_and(|rest| rest.starts_with(' ') && rest.trim().starts_with('#'));
    if is_cut {
        let problem = Diagnostic::warning("cut-off", "this text ends at the `#`")
            .label("if the rest belongs to it, put quotes around the whole text");
        let end = end + rest.map_or(0, |rest| rest.trim_end().len());
        reader.report(problem, &(start..end));
    }
}

fn read_scale_answer(
    reader: &mut Reader,
    node: &Node,
    question: &ScaleQuestion,
    questionnaire: &Questionnaire,
) -> Option<u8> {
    let most = question.labels.len();
    let number = match &node.value {
        Value::Null => return None,
        Value::Integer(number) => Some(*number as f64),
        Value::Float(number) => Some(*number),
        Value::Text(text) if text.trim().is_empty() => return None,
        Value::Text(text) => plain_digits(text.trim()).parse().ok(),
        _ => None,
    };
    let expected = || {
        let labels: Vec<String> = (1..)
            .zip(question.labels.iter())
            .map(|(n, label)| format!("{n} {label}"))
            .collect();
        format!("expected 1 to {most} or a label: {}", labels.join(", "))
    };
    if let Some(number) = number {
        let answer = (1..=most).find(|&answer| (answer as f64 - number).abs() < f64::EPSILON);
        if answer.is_none() {
            let found = &reader.source().text[node.span.clone()];
            let problem = Diagnostic::error(
                "off-the-scale",
                format!("{found} is off the scale of `{}`", question.id),
            )
            .label(expected());
            reader.report(problem, &node.span);
        }
        return answer.and_then(|answer| u8::try_from(answer).ok());
    }
    if let Value::List(_) | Value::Map(_) = node.value {
        let found = node.describe();
        let problem = Diagnostic::error(
            "wrong-kind",
            format!("expected one answer to `{}`, found {found}", question.id),
        )
        .label(expected());
        let problem = match node.value {
            Value::List(_) => problem.help("this is no ranking question: give one answer"),
            _ => problem,
        };
        reader.report(problem, &node.span);
        return None;
    }
    let text = reader.text(node)?;
    let answer = labels::find(&question.labels, text.trim());
    if answer.is_none() && is_cannot_say(questionnaire, &text) {
        return None;
    }
    if answer.is_none() {
        let problem = Diagnostic::error(
            "unknown-label",
            format!("`{}` is no answer to `{}`", text.trim(), question.id),
        );
        let problem = match suggest::nearest(text.trim(), &question.labels) {
            Some(near) => problem
                .label(format!("did you mean `{near}`?"))
                .help(expected()),
            None => problem
                .label(expected())
                .help("where there is no answer, leave it empty"),
        };
        reader.report(problem, &node.span);
    }
    answer.and_then(|at| u8::try_from(at + 1).ok())
}
