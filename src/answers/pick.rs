//! Which questionnaire the records are answers to.

use std::ops::Range;
use std::sync::Arc;

use super::{Content, Documents, field};
use crate::diagnostic::{Diagnostic, list, suggest};
use crate::questionnaire::{self, Embedded, Questionnaire};
use crate::source::{Reader, Source};

/// The built-in questionnaire that the first record with a `questionnaire` names, else the default.
///
/// Records that name another one than the rest are reported when they are read.
pub fn pick(documents: &[Documents]) -> Result<Questionnaire, Vec<Diagnostic>> {
    match named(documents) {
        Some(named) => named?.read(),
        None => default(),
    }
}

/// The built-in questionnaire that the first record with a `questionnaire` names.
pub fn named(documents: &[Documents]) -> Option<Result<Embedded, Vec<Diagnostic>>> {
    for file in documents {
        let nodes = match &file.content {
            Content::Nodes(nodes) => nodes,
            Content::Table(table) => match table.questionnaire() {
                Some((id, span)) => return Some(by_id(&id, &file.source, span)),
                None => continue,
            },
        };
        for node in nodes {
            let given = field(node, "questionnaire").filter(|value| !value.is_null());
            let Some(value) = given else {
                continue;
            };
            let mut reader = Reader::new(&file.source);
            let Some(id) = reader.text(value) else {
                return Some(Err(reader.finish()));
            };
            return Some(by_id(id.trim(), &file.source, value.span.clone()));
        }
    }
    None
}

fn by_id(id: &str, source: &Arc<Source>, span: Range<usize>) -> Result<Embedded, Vec<Diagnostic>> {
    questionnaire::embedded(id).ok_or_else(|| vec![unknown(id).at(source, span)])
}

/// The questionnaire that is used where nothing names another.
pub fn default() -> Result<Questionnaire, Vec<Diagnostic>> {
    questionnaire::EMBEDDED[0].read()
}

fn unknown(id: &str) -> Diagnostic {
    let known: Vec<&str> = questionnaire::EMBEDDED
        .iter()
        .map(|embedded| embedded.id)
        .collect();
    Diagnostic::error(
        "unknown-questionnaire",
        format!("there is no built-in questionnaire `{id}`"),
    )
    .label(suggest::label(id, &known))
    .help(format!(
        "built in are {}; a questionnaire of your own is given with `-q FILE`",
        list::and(&known)
    ))
}
