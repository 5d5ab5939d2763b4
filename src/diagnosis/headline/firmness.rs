//! What would change the first place, in a sentence.

use crate::diagnosis::Diagnosis;

/// Whether another cause could come first at all.
fn has_rivals(diagnosis: &Diagnosis) -> bool {
    let ranked = diagnosis.causes.iter().filter(|cause| cause.rank.is_some());
    ranked.count() > 1
}

/// Whether no single respondent and no single question changes the first place.
pub(super) fn changes_nothing(diagnosis: &Diagnosis) -> bool {
    let found = diagnosis.sensitivity.as_ref();
    found.is_none_or(|found| found.respondents.unwrap_or(0) == 0 && found.questions.is_empty())
}

/// Whether leaving out a single respondent or question changes the first place; empty where it has no rivals.
pub(super) fn changes(diagnosis: &Diagnosis) -> String {
    let found = diagnosis.sensitivity.as_ref();
    let Some(found) = found.filter(|_| has_rivals(diagnosis)) else {
        return String::new();
    };
    let respondents = found.respondents.is_some_and(|count| count > 0);
    let fewer = match (respondents, !found.questions.is_empty()) {
        (true, true) => "one respondent or one question",
        (true, false) => "one respondent",
        (false, true) => "one question",
        (false, false) => {
            // Who alone speaks for a side, or for it on a cause, isn't left out.
            let mut causes = diagnosis.causes.iter();
            let is_anyone_alone = diagnosis.sides.iter().any(|side| side.respondents == 1)
                || causes.any(|cause| diagnosis.lone_voices(cause).next().is_some());
            let single = match found.respondents {
                Some(_) if !is_anyone_alone => "respondent or question",
                _ => "question",
            };
            return format!("No single {single} puts another cause first.");
        }
    };
    format!("With {fewer} less, another cause could come first.")
}
