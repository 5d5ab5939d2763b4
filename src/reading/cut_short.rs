//! Forms that came back without their end, which can't be told from questions left out by whoever reads the answers.

use std::sync::Arc;

use super::broken::FilePart;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Questionnaire;
use crate::source::Source;

/// Warns of a form whose last questions don't stand in it, nor what a form has below them.
pub(super) fn find(
    questionnaire: &Questionnaire,
    source: &Arc<Source>,
    part: &FilePart,
) -> Option<Diagnostic> {
    let text = source.text.trim_end();
    let is_form = text.contains(questionnaire.word("fill-in")) && part.records.len() == 1;
    if !is_form || text.contains("\ncomments:") {
        return None;
    }
    let asked = questionnaire.sequence(part.records.role(0)).into_iter();
    let ids: Vec<&str> = asked.map(|one| questionnaire.question_id(one)).collect();
    let stands = |id: &&str| text.contains(&format!(" {id}:"));
    let last = ids.iter().rposition(stands)?;
    let first = ids.get(last + 1)?;
    let lacking = match ids.len() - last - 1 {
        1 => "last question".to_owned(),
        missing => format!("last {missing} questions"),
    };
    let message = format!("this form lacks its {lacking}");
    let (_, end) = source.line(text.len().saturating_sub(1));
    let warning = Diagnostic::warning("cut-short", message).at(source, end);
    let label = format!("the first that is missing is `{first}`");
    let help = "they count as left out: where the form was cut off on its way, ask for all of it";
    Some(warning.label(label).help(help))
}
