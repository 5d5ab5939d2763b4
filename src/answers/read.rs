//! One record of an answer file: who answered, for which company, and when.

use std::sync::Arc;

use super::read_answers::{read_comments, read_open, read_questions};
use super::{Record, Words};
use crate::diagnostic::{Diagnostic, list, suggest};
use crate::questionnaire::{Questionnaire, Role};
use crate::source::{Fields, Node, Reader, Source};

/// Reads a record. With mistakes in it there is none.
pub(super) fn record(
    source: &Arc<Source>,
    node: &Node,
    questionnaire: &Questionnaire,
) -> (Option<Record>, Vec<Diagnostic>) {
    let mut reader = Reader::new(source);
    let record = read(&mut reader, node, questionnaire);
    let mut diagnostics = reader.finish();
    let is_broken = diagnostics.iter().any(Diagnostic::is_error);
    let record = record.filter(|_| !is_broken);
    if let Some(record) = record.as_ref().filter(|record| record.is_blank()) {
        let remark = Diagnostic::warning("blank", "nothing is answered in this form");
        diagnostics.push(remark.at(source, record.origin.1.clone()));
    }
    (record, diagnostics)
}

impl Record {
    /// Whether it holds no answer at all, like a form that comes back untouched.
    fn is_blank(&self) -> bool {
        self.scale.iter().all(|answer| *answer == 0)
            && self.words.orders.iter().all(Option::is_none)
            && self.words.open.iter().all(Option::is_none)
    }
}

fn read(reader: &mut Reader, node: &Node, questionnaire: &Questionnaire) -> Option<Record> {
    let mut fields = Fields::open(reader, node, "an answer record")?;
    let span = fields.span().clone();
    check_questionnaire(reader, &mut fields, questionnaire)?;
    let company = fields.text(reader, "company");
    let role = fields
        .required(reader, "side")
        .and_then(|node| read_role(reader, node, questionnaire));
    let respondent = fields.optional_text(reader, "respondent");
    let wave = fields.optional_text(reader, "wave");
    let given = fields.present(reader, "answers");
    let (scale, orders) = read_questions(reader, given, questionnaire, role);
    let comments = read_comments(reader, fields.optional("comments"), questionnaire);
    let open = read_open(reader, fields.optional("open"), questionnaire);
    fields.close(reader);
    Some(Record {
        company: company?,
        wave,
        role: role?,
        respondent,
        scale: scale.into_iter().map(Option::unwrap_or_default).collect(),
        words: Words {
            orders,
            comments,
            open,
        },
        origin: (Arc::clone(reader.source()), span),
    })
}

/// Answers to another questionnaire have one mistake, not one for each of their questions.
fn check_questionnaire(
    reader: &mut Reader,
    fields: &mut Fields,
    questionnaire: &Questionnaire,
) -> Option<()> {
    let id = fields.optional("questionnaire");
    let version = fields.optional("version");
    if let Some(node) = id
        && let Some(found) = reader.text(node)
        && found.trim() != questionnaire.id
    {
        let problem = Diagnostic::error(
            "other-questionnaire",
            format!(
                "these answers are for `{found}`, but are being read with `{}`",
                questionnaire.id
            ),
        )
        .label(format!("expected `{}`", questionnaire.id))
        .help(
            "read the answers to each questionnaire by themselves, or give the right one with `-q`",
        );
        reader.report(problem, &node.span);
        return None;
    }
    if let Some(node) = version
        && let Some(found) = reader.text(node)
        && found.trim() != questionnaire.version
    {
        let problem = Diagnostic::warning(
            "other-version",
            format!(
                "these answers are for version {found}, the questionnaire is version {}",
                questionnaire.version
            ),
        )
        .label("read all the same: check that the questions still mean the same");
        reader.report(problem, &node.span);
    }
    Some(())
}

fn read_role(reader: &mut Reader, node: &Node, questionnaire: &Questionnaire) -> Option<Role> {
    let text = reader.text(node)?;
    if let Some(role) = questionnaire.role_of(&text) {
        return Some(role);
    }
    let known: Vec<&str> = questionnaire
        .parties()
        .map(|(_, party)| party.id.as_str())
        .collect();
    let problem = Diagnostic::error(
        "unknown-side",
        format!("there is no side `{}` in {}", text.trim(), questionnaire.id),
    )
    .label(suggest::label(text.trim(), &known))
    .help(format!("expected {}", list::or(&known)));
    reader.report(problem, &node.span);
    None
}
