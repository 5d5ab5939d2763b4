//! What would change the first place, in a sentence.

use crate::diagnosis::{Diagnosis, HeadlineId};
use crate::diagnostic::list;

/// So many questions are quoted; of more than these the number is told.
const QUOTED: usize = 3;

/// How firm the first place is: the single respondents and questions that change it when left out. None
/// where it wasn't asked for, or where there is no first place to change.
pub fn firmness(diagnosis: &Diagnosis) -> Option<String> {
    let found = diagnosis.sensitivity.as_ref()?;
    if diagnosis.headline.id == HeadlineId::NoAnswers || !has_rivals(diagnosis) {
        return None;
    }
    let mut parts = Vec::new();
    let all = diagnosis.sides.iter().map(|side| side.respondents).sum();
    if let Some(count) = found.respondents.filter(|count| *count > 0) {
        parts.push(of_all(count, all, "respondents"));
    }
    parts.extend(questions(diagnosis, &found.questions));
    let (several, single) = match found.respondents {
        Some(_) => ("", "any one respondent or question"),
        None => (
            " With one respondent a side, nobody can be left out to see what changes.",
            "any one question",
        ),
    };
    let changing = found.respondents.unwrap_or(0) + found.questions.len();
    Some(match changing {
        0 => format!("The first place stays the same when {single} is left out.{several}"),
        1 => format!(
            "The first place hangs on {}: leaving that one out changes it.{several}",
            list::plain(&parts)
        ),
        _ => format!(
            "The first place hangs on {}: leaving out any one of them changes it.{several}",
            list::plain(&parts)
        ),
    })
}

/// Whether another cause could come first at all.
fn has_rivals(diagnosis: &Diagnosis) -> bool {
    let ranked = diagnosis.causes.iter().filter(|cause| cause.rank.is_some());
    ranked.count() > 1
}

/// Whether no single respondent and no single question changes the first place.
pub(super) fn changes_nothing(diagnosis: &Diagnosis) -> bool {
    diagnosis
        .sensitivity
        .as_ref()
        .is_none_or(|found| found.respondents.unwrap_or(0) == 0 && found.questions.is_empty())
}

/// The same as [`firmness`] in short: nothing is counted or quoted.
pub(super) fn changes(diagnosis: &Diagnosis) -> String {
    let Some(found) = diagnosis
        .sensitivity
        .as_ref()
        .filter(|_| has_rivals(diagnosis))
    else {
        return String::new();
    };
    let respondents = found.respondents.is_some_and(|count| count > 0);
    let fewer = match (respondents, !found.questions.is_empty()) {
        (true, true) => "one respondent or one question",
        (true, false) => "one respondent",
        (false, true) => "one question",
        (false, false) => {
            // Who alone speaks for a side on a cause isn't left out.
            let mut causes = diagnosis.causes.iter();
            let has_lone_voice = causes.any(|cause| diagnosis.lone_voices(cause).next().is_some());
            let single = match found.respondents {
                Some(_) if !has_lone_voice => "respondent or question",
                _ => "question",
            };
            return format!("No single {single} puts another cause first.");
        }
    };
    format!("With {fewer} less, another cause could come first.")
}

fn questions(diagnosis: &Diagnosis, ids: &[&str]) -> Option<String> {
    let all = diagnosis.causes.iter().map(|cause| cause.questions.len());
    if ids.len() > QUOTED {
        return Some(of_all(ids.len(), all.sum(), "questions"));
    }
    let quoted: Vec<String> = ids
        .iter()
        .map(|id| format!("“{}”", text_of(diagnosis, id)))
        .collect();
    match quoted.as_slice() {
        [] => None,
        [one] => Some(format!("the question {one}")),
        several => Some(format!("the questions {}", list::plain(several))),
    }
}

/// "2 of the 5 respondents".
fn of_all(count: usize, all: usize, what: &str) -> String {
    if count == all {
        format!("each of the {all} {what}")
    } else {
        format!("{count} of the {all} {what}")
    }
}

fn text_of<'d>(diagnosis: &'d Diagnosis, id: &str) -> &'d str {
    let mut questions = diagnosis.causes.iter().flat_map(|cause| &cause.questions);
    questions
        .find(|question| question.id == id)
        .map_or("", |question| question.text.trim_end_matches('.'))
}
