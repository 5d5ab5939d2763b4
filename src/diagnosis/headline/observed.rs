//! What the observer sees otherwise than both sides, in the first sentences.

use crate::diagnosis::{BlindSpot, Cause, Diagnosis, Difference, HeadlineId};
use crate::diagnostic::list;
use crate::score::Points;

/// Where the observer is of two sides, by more than the gap that counts and more than chance.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Far {
    Above,
    Below,
}

impl Diagnosis<'_> {
    /// Where the observer puts the symptoms, and whether that is far from both sides.
    pub fn observer_on_symptoms(&self) -> Option<String> {
        let (observer, score) = (self.observer?, self.symptoms.observer?);
        let far = match far_on_symptoms(self) {
            Some(Far::Above) => ", far above both sides",
            Some(Far::Below) => ", far below both sides",
            None => "",
        };
        Some(format!(
            "The {} puts the symptoms at {score}{far}.",
            observer.name
        ))
    }

    /// The same where it is far from both sides, or these say nothing of it, and where it stands nowhere else among the
    /// first sentences.
    pub fn far_observer_on_symptoms(&self) -> Option<String> {
        if self.symptoms.priority.is_some() {
            far_on_symptoms(self)?;
        }
        let is_told = self.headline.id == HeadlineId::Healthy && sees_more_symptoms(self).is_some();
        self.observer_on_symptoms().filter(|_| !is_told)
    }

    /// That the observer puts the symptoms far from both sides, or causes far above these.
    pub fn observer_sees_beyond(&self) -> Vec<String> {
        let symptoms = far_on_symptoms(self).and_then(|_| self.observer_on_symptoms());
        let causes = far_above(self, |_| true);
        symptoms.into_iter().chain(causes).collect()
    }
}

fn far_on_symptoms(diagnosis: &Diagnosis) -> Option<Far> {
    let gap = diagnosis.asked.thresholds.gap;
    let is_below = |to: &Difference| {
        to.is_of_most && to.value.is_some_and(|it| it >= gap) && to.low.is_some_and(|low| low > 0.0)
    };
    let is_above = |to: &Difference| {
        to.is_of_most
            && to.value.is_some_and(|it| it <= -gap)
            && to.high.is_some_and(|high| high < 0.0)
    };
    let to_observer = &diagnosis.symptoms.to_observer;
    if diagnosis.is_observer_unreliable() {
        None
    } else if to_observer.iter().all(is_above) {
        Some(Far::Above)
    } else if to_observer.iter().all(is_below) {
        Some(Far::Below)
    } else {
        None
    }
}

/// That the observer sees symptoms beyond the mildest level that neither side does.
pub(super) fn sees_more_symptoms(diagnosis: &Diagnosis) -> Option<String> {
    let mildest = Points::new(diagnosis.asked.symptoms.bands.first()?.upto);
    let is_above = far_on_symptoms(diagnosis) == Some(Far::Above)
        && diagnosis.symptoms.observer > Some(mildest);
    let told = diagnosis.observer_on_symptoms().filter(|_| is_above)?;
    let name = diagnosis.observer?.name;
    let told = list::inside(&told);
    Some(format!(
        "But {told} Ask the {name} what the sides don't see."
    ))
}

/// Whether the observer sees more than both sides, of a cause or of the symptoms.
pub(super) fn sees_any_more(diagnosis: &Diagnosis) -> bool {
    sees_more_symptoms(diagnosis).is_some() || sees_more(diagnosis, "").is_some()
}

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
    // Of what both sides are above the line on, it only feels more.
    let line = Points::new(diagnosis.asked.thresholds.high);
    let is_shared = |cause: &Cause| cause.sides.pair().iter().all(|side| *side > Some(line));
    let is_beyond = |cause: &Cause| is_of_kind(cause) && !is_shared(cause);
    far_above_heard(diagnosis, is_beyond, [true; 2], "both sides")
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
