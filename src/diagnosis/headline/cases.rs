//! The nine cases of a headline, and which of them holds.

use schemars::JsonSchema;
use serde::Serialize;

use super::contest::ranking;
use crate::diagnosis::certainty::Certainty;
use crate::diagnosis::{Diagnosis, PartyCount};
use crate::questionnaire::Band;

/// Which case of the headline holds; the order is the order in which they are tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HeadlineId {
    /// No cause is ranked.
    #[default]
    NoAnswers,
    /// One side has no score on any cause.
    OneSide,
    /// Calm, but the sides don't argue openly either.
    Quiet,
    /// Healthy tension.
    Healthy,
    /// The tension is real, and none of the causes explains it.
    Unexplained,
    /// A cause is above the line, but little harm is done so far.
    Early,
    /// The first place can't be told.
    TooClose,
    /// One cause scores highest, but another may.
    Probable,
    /// One cause scores highest.
    Clear,
}

/// The first case that holds.
pub(super) fn choose(diagnosis: &Diagnosis) -> HeadlineId {
    let ranked = || diagnosis.causes.iter().filter(|cause| cause.rank.is_some());
    if ranked().next().is_none() {
        return HeadlineId::NoAnswers;
    }
    if silent_side(diagnosis).is_some() {
        return HeadlineId::OneSide;
    }
    let is_any_above = diagnosis.above_the_line().next().is_some();
    match (is_mild(diagnosis), is_any_above) {
        (Some(true), true) => HeadlineId::Early,
        (Some(true), false) if is_silent(diagnosis) => HeadlineId::Quiet,
        (Some(true), false) => HeadlineId::Healthy,
        (Some(false), false) => HeadlineId::Unexplained,
        _ => match ranking(diagnosis) {
            Certainty::Open => HeadlineId::TooClose,
            Certainty::Probable => HeadlineId::Probable,
            Certainty::Clear => HeadlineId::Clear,
        },
    }
}

/// The side without a score on any cause, as an index into the sides.
fn silent_side(diagnosis: &Diagnosis) -> Option<usize> {
    (0..2).find(|&side| {
        diagnosis
            .causes
            .iter()
            .all(|cause| cause.sides.pair()[side].is_none())
    })
}

/// Whether the symptoms are in the mildest of several bands: where there is one alone, it says nothing.
fn is_mild(diagnosis: &Diagnosis) -> Option<bool> {
    let has_several = diagnosis.asked.symptoms.bands.len() > 1;
    band_index(diagnosis).map(|at| at == 0 && has_several)
}

fn band_index(diagnosis: &Diagnosis) -> Option<usize> {
    let id = diagnosis.symptoms.band?;
    let mut bands = diagnosis.asked.symptoms.bands.iter();
    bands.position(|band| band.id == id)
}

/// Whether no cause is above the line, and how bad it is isn't known.
pub(super) fn is_without_symptoms(diagnosis: &Diagnosis) -> bool {
    diagnosis.symptoms.band.is_none() && diagnosis.above_the_line().next().is_none()
}

pub(super) fn band<'d>(diagnosis: &'d Diagnosis) -> Option<&'d Band> {
    band_index(diagnosis).map(|at| &diagnosis.asked.symptoms.bands[at])
}

/// Whether the sides were asked how openly they argue, and hardly do.
pub(super) fn is_silent(diagnosis: &Diagnosis) -> bool {
    let score = diagnosis.debate.as_ref().and_then(|debate| debate.score);
    score.is_some_and(|score| score < diagnosis.asked.thresholds.high)
}

/// The side that alone was heard, and the other one.
pub(super) fn heard_and_silent<'d, 'a>(diagnosis: &'d Diagnosis<'a>) -> [&'d PartyCount<'a>; 2] {
    let silent = silent_side(diagnosis).unwrap_or(0);
    [&diagnosis.sides[1 - silent], &diagnosis.sides[silent]]
}

/// The side that alone has a score on the symptoms, and the other side.
pub(super) fn heard_alone<'d, 'a>(diagnosis: &'d Diagnosis<'a>) -> Option<[&'d PartyCount<'a>; 2]> {
    let [first, second] = &diagnosis.sides;
    match diagnosis.symptoms.sides.pair() {
        [Some(_), None] => Some([first, second]),
        [None, Some(_)] => Some([second, first]),
        _ => None,
    }
}
