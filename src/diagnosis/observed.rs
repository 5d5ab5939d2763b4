//! What the observer sees otherwise than both sides, in the first sentences.

use super::{BlindSpot, Cause, Diagnosis};
use crate::diagnostic::list;

/// That the observer puts causes above the line and far above both sides, which see nothing there of `what`.
pub(super) fn sees_more(diagnosis: &Diagnosis, what: &str) -> Option<String> {
    let titles = titles(diagnosis, |cause| diagnosis.observer_sees_more(cause))?;
    let name = diagnosis.observer?.name;
    Some(format!(
        "Neither side sees {what}, and the {name} does: ask both about {titles}."
    ))
}

/// The same beside causes that a side sees, and what of these the observer is blind to; but for what is said of the leading
/// cause, where there is one.
pub(super) fn of_others(diagnosis: &Diagnosis) -> Vec<String> {
    let Some(observer) = diagnosis.observer else {
        return Vec::new();
    };
    let leading = diagnosis.causes.first();
    let leading = leading.filter(|_| diagnosis.has_leader());
    let is_other = |cause: &Cause| leading.is_none_or(|leading| leading.id != cause.id);
    let blind = titles(diagnosis, |cause| {
        is_other(cause) && diagnosis.blind_spot(cause) == Some(BlindSpot::Whole)
    });
    let more = titles(diagnosis, |cause| {
        is_other(cause) && diagnosis.observer_sees_more(cause)
    });
    let (name, line) = (observer.name, diagnosis.asked.thresholds.high);
    let blind = blind.map(|titles| format!("The {name} sees little of {titles}: a blind spot."));
    let more =
        more.map(|titles| format!("The {name} puts {titles} above {line}, far above both sides."));
    blind.into_iter().chain(more).collect()
}

/// The titles of the causes of a kind, as they stand in a sentence; none where there are none.
fn titles(diagnosis: &Diagnosis, is_of_kind: impl Fn(&Cause) -> bool) -> Option<String> {
    let causes = diagnosis.causes.iter();
    let causes = causes.filter(|cause| is_of_kind(cause));
    let titles: Vec<String> = causes.map(|cause| diagnosis.inside(cause.title)).collect();
    (!titles.is_empty()).then(|| list::plain(&titles))
}
