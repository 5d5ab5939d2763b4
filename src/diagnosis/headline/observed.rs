//! What the observer sees otherwise than both sides, in the first sentences.

use crate::diagnosis::{BlindSpot, Cause, Diagnosis};
use crate::diagnostic::list;

/// That the observer puts causes above the line and far above both sides, which see nothing there of `what`.
pub(super) fn sees_more(diagnosis: &Diagnosis, what: &str) -> Option<String> {
    let titles = titles(diagnosis, |cause| diagnosis.observer_sees_more(cause))?;
    let name = diagnosis.observer?.name;
    Some(format!(
        "Neither side sees {what}, and the {name} does: ask both about {titles}."
    ))
}

/// What the observer is blind to of the causes but the leading one, where there is one, and what it puts far above both
/// sides.
pub(super) fn of_others(diagnosis: &Diagnosis) -> Vec<String> {
    let leading = diagnosis.causes.first();
    let leading = leading.filter(|_| diagnosis.has_leader());
    let is_other = |cause: &Cause| leading.is_none_or(|leading| leading.id != cause.id);
    let blind = titles(diagnosis, |cause| {
        is_other(cause) && diagnosis.blind_spot(cause) == Some(BlindSpot::Whole)
    });
    let blind = blind.zip(diagnosis.observer).map(|(titles, observer)| {
        format!(
            "The {} puts {titles} no higher than {}: a blind spot.",
            observer.name, diagnosis.asked.thresholds.high
        )
    });
    blind
        .into_iter()
        .chain(far_above(diagnosis, is_other))
        .chain(far_above_one(diagnosis, is_other))
        .collect()
}

/// That the observer puts causes of a kind above the line and far above both sides.
pub(super) fn far_above(
    diagnosis: &Diagnosis,
    is_of_kind: impl Fn(&Cause) -> bool,
) -> Option<String> {
    far_above_heard(diagnosis, is_of_kind, [true; 2], "both sides")
}

/// The same of causes that one side alone was heard on, by side.
pub(super) fn far_above_one(
    diagnosis: &Diagnosis,
    is_of_kind: impl Fn(&Cause) -> bool,
) -> Vec<String> {
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let sides = [([true, false], first), ([false, true], second)].into_iter();
    sides
        .filter_map(|(heard, name)| far_above_heard(diagnosis, &is_of_kind, heard, name))
        .collect()
}

fn far_above_heard(
    diagnosis: &Diagnosis,
    is_of_kind: impl Fn(&Cause) -> bool,
    heard: [bool; 2],
    whom: &str,
) -> Option<String> {
    let titles = titles(diagnosis, |cause| {
        is_of_kind(cause) && diagnosis.is_far_below_observer(cause, heard)
    })?;
    let (observer, line) = (diagnosis.observer?, diagnosis.asked.thresholds.high);
    Some(format!(
        "The {} puts {titles} above {line}, far above {whom}.",
        observer.name
    ))
}

/// The titles of the causes of a kind, as they stand in a sentence; none where there are none.
fn titles(diagnosis: &Diagnosis, is_of_kind: impl Fn(&Cause) -> bool) -> Option<String> {
    let causes = diagnosis.causes.iter();
    let causes = causes.filter(|cause| is_of_kind(cause));
    let titles: Vec<String> = causes.map(|cause| diagnosis.inside(cause.title)).collect();
    (!titles.is_empty()).then(|| list::plain(&titles))
}
