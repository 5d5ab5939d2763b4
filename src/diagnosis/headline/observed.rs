//! What the observer sees otherwise than both sides, in the first sentences.

use crate::diagnosis::{BlindSpot, Cause, Diagnosis};

/// That the observer puts causes above the line and far above both sides, which see nothing there of `what`.
pub(super) fn sees_more(diagnosis: &Diagnosis, what: &str) -> Option<String> {
    let divided = |cause: &Cause| !cause.divided.is_empty();
    let titles = titles(diagnosis, |cause| {
        diagnosis.observer_sees_more(cause) && !divided(cause)
    });
    let neither = titles.zip(diagnosis.observer).map(|(titles, observer)| {
        format!(
            "Neither side sees {what}, and the {} does: ask both about {titles}.",
            observer.name
        )
    });
    // Of a side that is divided, some may see it.
    let above = far_above(diagnosis, divided);
    let told: Vec<String> = neither.into_iter().chain(above).collect();
    (!told.is_empty()).then(|| told.join(" "))
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
    let above = far_above(diagnosis, is_other);
    let of_one = against_one(diagnosis, is_other);
    blind.into_iter().chain(above).chain(of_one).collect()
}

/// That the observer puts causes of a kind above the line and far above both sides.
pub(super) fn far_above(
    diagnosis: &Diagnosis,
    is_of_kind: impl Fn(&Cause) -> bool,
) -> Option<String> {
    far_above_heard(diagnosis, is_of_kind, [true; 2], "both sides")
}

/// What the observer puts far above the one side that was heard on it, or doesn't see though that side is above the line.
pub(super) fn against_one(
    diagnosis: &Diagnosis,
    is_of_kind: impl Fn(&Cause) -> bool,
) -> Vec<String> {
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let sides = [([true, false], first), ([false, true], second)].into_iter();
    let told = sides.flat_map(|(heard, name)| {
        let above = far_above_heard(diagnosis, &is_of_kind, heard, name);
        let below = titles(diagnosis, |cause| {
            is_of_kind(cause)
                && cause.heard() == heard
                && diagnosis.is_far_above_observer(cause, heard)
        });
        let below = below.zip(diagnosis.observer).map(|(titles, observer)| {
            format!(
                "The {} puts {titles} no higher than {}, far below {name}.",
                observer.name, diagnosis.asked.thresholds.high
            )
        });
        above.into_iter().chain(below)
    });
    told.collect()
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
    diagnosis.titles(causes.filter(|cause| is_of_kind(cause)))
}
