//! Drafts: the answers so far as an answer file, and after them where to go on.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::state::{REVIEW, Survey};
use crate::answers::{self, Record};
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Questionnaire;
use crate::reading::{self, Input};
use crate::save::{Existing, save};
use crate::source::{Fields, Reader, Source, load_file, parse, to_yaml};

/// The `format` of a draft's second document.
pub const FORMAT: &str = "detente/draft@1";

#[derive(Serialize)]
struct ResumePoint<'a> {
    format: &'a str,
    /// The question that is next.
    at: &'a str,
    /// The first question that has not been asked.
    reached: &'a str,
}

/// Writes a draft.
pub fn write(
    path: &Path,
    survey: &Survey,
    questionnaire: &Questionnaire,
) -> Result<(), Vec<Diagnostic>> {
    let standing = ResumePoint {
        format: FORMAT,
        at: survey.at(),
        reached: survey.reached(),
    };
    let answers = answers::write(survey.record(), questionnaire);
    let text = format!("{answers}---\n{}", to_yaml(&standing));
    save(path, &text, Existing::Replace)
}

/// Reads a draft, with the same checks as an answer file.
pub fn read<'q>(
    path: &Path,
    questionnaire: &'q Questionnaire,
) -> Result<Survey<'q>, Vec<Diagnostic>> {
    let name = path.to_string_lossy().into_owned();
    let source = load_file(&name).map_err(|problem| vec![*problem])?;
    let (mut records, mut diagnostics) = checked(&source, questionnaire);
    let standing = standing(&source, &mut diagnostics);
    match (records.pop(), standing) {
        (Some(record), Some((at, reached))) if diagnostics.is_empty() => {
            Ok(Survey::resumed(questionnaire, record, &at, &reached))
        }
        _ if diagnostics.is_empty() => {
            let message = "this unfinished survey doesn't say where to go on";
            let help = "move it elsewhere to begin anew; the answers so far can be read in it";
            let problem = Diagnostic::error("broken-draft", message).in_file(name);
            Err(vec![problem.help(help)])
        }
        _ => Err(diagnostics),
    }
}

/// A survey that has been finished, at its last page, to change single answers; none where its file can't be read, or holds
/// several people's.
pub fn finished<'q>(path: &Path, questionnaire: &'q Questionnaire) -> Option<Survey<'q>> {
    let source = load_file(&path.to_string_lossy()).ok()?;
    let mut records = sound(&source, questionnaire)?;
    let record = records.pop().filter(|_| records.is_empty())?;
    Some(Survey::resumed(questionnaire, record, REVIEW, REVIEW))
}

/// The records of a text, and the mistakes in it.
fn checked(source: &Source, questionnaire: &Questionnaire) -> (Vec<Record>, Vec<Diagnostic>) {
    let input = Input::Text(&source.name, source.text.as_bytes());
    let (records, mut problems) = reading::records(&[input], questionnaire);
    problems.retain(Diagnostic::is_error);
    (records, problems)
}

/// The records of a text; none where there are mistakes in it.
pub(super) fn sound(source: &Source, questionnaire: &Questionnaire) -> Option<Vec<Record>> {
    let (records, problems) = checked(source, questionnaire);
    problems.is_empty().then_some(records)
}

/// Where a draft goes on, and how far it was.
fn standing(source: &Arc<Source>, diagnostics: &mut Vec<Diagnostic>) -> Option<(String, String)> {
    // What can't be parsed has been reported with the answers.
    let documents = parse(source).ok()?;
    let mut reader = Reader::new(source);
    let mut fields = Fields::open(&mut reader, documents.get(1)?, "an unfinished survey")?;
    let _ = fields.text(&mut reader, "format");
    let at = fields.text(&mut reader, "at");
    let reached = fields.text(&mut reader, "reached");
    fields.close(&mut reader);
    diagnostics.extend(reader.finish());
    Some((at?, reached?))
}
