//! What would change the first place, in a sentence.

use super::{Diagnosis, HeadlineId};
use crate::diagnostic::list;

/// How firm the first place is: which single respondents and questions change it when left out. None
/// where it wasn't asked for, or where there is no first place to change.
pub fn firmness(diagnosis: &Diagnosis) -> Option<String> {
    let sensitivity = diagnosis.sensitivity.as_ref()?;
    if diagnosis.headline.id == HeadlineId::NoAnswers {
        return None;
    }
    let is_about_people = sensitivity.respondents.is_some();
    let people = match sensitivity.respondents {
        Some(0) | None => String::new(),
        Some(1) => "one respondent".to_owned(),
        Some(count) => format!("any one of {count} respondents"),
    };
    let questions: Vec<String> = sensitivity
        .questions
        .iter()
        .map(|id| format!("“{}”", text_of(diagnosis, id)))
        .collect();
    let questions = match questions.as_slice() {
        [] => String::new(),
        [one] => format!("the question {one}"),
        many if many.len() <= 3 => format!("any one of the questions {}", list::plain(many)),
        many => format!("any one of {} questions", many.len()),
    };
    let causes: Vec<String> = [people, questions]
        .into_iter()
        .filter(|cause| !cause.is_empty())
        .collect();
    let alone = if is_about_people {
        ""
    } else {
        " With one respondent a side, nobody can be left out to see what changes."
    };
    Some(if causes.is_empty() {
        let what = if is_about_people {
            "any one respondent or question"
        } else {
            "any one question"
        };
        format!("The first place stays the same when {what} is left out.{alone}")
    } else {
        format!(
            "The first place changes when {} is left out.{alone}",
            causes.join(", or ")
        )
    })
}

fn text_of<'d>(diagnosis: &'d Diagnosis, id: &str) -> &'d str {
    let mut questions = diagnosis.causes.iter().flat_map(|cause| &cause.questions);
    questions
        .find(|question| question.id == id)
        .map_or("", |question| question.text.trim_end_matches('.'))
}
