//! What to bear in mind of a comparison, in sentences.

use super::care::{self, Note};
use super::{Basis, Both, Cause, Comparison, Shared, people};
use crate::diagnostic::list;
use crate::score::Points;

pub(super) fn all(
    comparison: &Comparison,
    shared: Option<&Shared>,
    quality: Both<&[Note]>,
) -> Vec<String> {
    let mut notes: Vec<String> = shared.and_then(same_questions).into_iter().collect();
    notes.extend(of_report(comparison));
    notes.extend(people::notes(comparison));
    notes.extend(single(comparison));
    notes.extend(comparison.causes.iter().filter_map(other_way));
    notes.extend(care::sentences(quality));
    notes
}

/// The same for the first sentences.
pub(super) fn shared_alone(shared: &Shared) -> Option<String> {
    let questions = questions(shared)?;
    Some(format!(
        "Compared are the {questions} that both waves asked, and no others."
    ))
}

/// How many questions both waves asked, where there are others.
fn questions(shared: &Shared) -> Option<String> {
    let unshared = shared.unshared;
    let count = shared.questionnaire.scale_questions.len();
    (unshared.old + unshared.new > 0).then(|| list::count(count, "question", "questions"))
}

/// That the figures rest on the shared questions alone, where there are others.
fn same_questions(shared: &Shared) -> Option<String> {
    let (unshared, questions) = (shared.unshared, questions(shared)?);
    let alone = [
        (unshared.old, "in the old wave"),
        (unshared.new, "in the new wave"),
    ];
    let alone = list::plain(list::counted(alone));
    Some(format!(
        "Both waves are scored on the {questions} that both asked, without the others ({alone}), so the figures differ from each wave's own report."
    ))
}

/// What it means that the earlier figures come from a report.
fn of_report(comparison: &Comparison) -> Option<String> {
    let Basis::Report(why) = comparison.basis else {
        return None;
    };
    let why = why.map_or(String::new(), |why| format!(" {why}"));
    Some(format!(
        "The earlier figures are those of a report kept from then, which names nobody: whether the same people answered both times can't be told.{why}"
    ))
}

/// What it means where one person answered for a side.
fn single(comparison: &Comparison) -> Option<String> {
    let sides = comparison.sides.iter();
    let single = sides.filter(|side| side.respondents.old == 1 || side.respondents.new == 1);
    let names: Vec<&str> = single.map(|side| side.name).collect();
    let each = if names.len() > 1 { " each" } else { "" };
    (comparison.is_tested() && !names.is_empty()).then(|| {
        format!(
            "In one wave or both, one person alone answered for {}{each}: a change there can't be told from that person's mood, and is called answered differently, never really worse or better.",
            list::plain(&names)
        )
    })
}

/// Priorities weigh disagreement, and severity, which is tested, doesn't.
fn other_way(cause: &Cause) -> Option<String> {
    let sign = |figure: Option<Points>| figure.map_or(0.0, |figure| figure.get().signum());
    let (severity, priority) = (cause.tested.mean_change?, cause.figures.all.change);
    if cause.tested.real != Some(true) || sign(Some(severity)) * sign(priority) >= 0.0 {
        return None;
    }
    let [closer, further] = ["closer together", "further apart"];
    let way = if severity > 0.0 { closer } else { further };
    let title = cause.title;
    Some(format!(
        "{title}: its priority moved the other way than the average of both sides, since the sides are now {way}."
    ))
}
