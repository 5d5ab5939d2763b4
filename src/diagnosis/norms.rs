//! How one company's causes stand among those of many.

use schemars::JsonSchema;
use serde::Serialize;

use super::certainty::CLEAR;
use super::{ById, Cause, Diagnosis, Missing};
use crate::norms::Norms;
use crate::score::{Correction, Points};

/// How a company's cause stands among many companies in which both sides were heard on it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Place {
    /// The mean priority of the cause in all of them, 0 to 100.
    pub mean: Points,
    /// The company's priority minus that mean.
    pub difference: Points,
    /// Its rank among all companies, 0 to 100, 50 being the middle: the share of companies below it, and half
    /// of the share of those equal to it, itself among them. By norms of a file it lies between the percentiles there, and
    /// is null beyond them.
    pub percentile: Option<Points>,
    /// How many companies there are, this one among them where they are those of the run; those with several waves count
    /// for each. By norms of a file, in tens, rounded down.
    pub companies: usize,
    /// How much more of its priority than of other causes' all companies have alike, be it by its wording or because it is
    /// so common: what the second ranking takes off. Null where too few causes are known.
    pub offset: Option<Points>,
    /// Whether some have several waves.
    #[serde(skip)]
    pub has_waves: bool,
    /// Whether they are the companies of the run.
    #[serde(skip)]
    pub is_of_run: bool,
}

/// How each cause stands among many companies.
pub(super) fn places<'a>(
    causes: &[Cause<'a>],
    norms: &Norms,
    correction: Option<&Correction>,
    index: impl Fn(&str) -> usize,
) -> ById<'a, Option<Place>> {
    let place = |cause: &Cause| {
        let at = index(cause.id);
        let norm = norms.cause(at)?;
        let placed = norm.place(cause.priority?);
        let is_heard = cause.sides.pair().iter().all(Option::is_some);
        let offset = correction.and_then(|correction| correction.offsets()[at]);
        is_heard.then(|| Place {
            mean: norm.mean,
            difference: placed.difference,
            percentile: placed.percentile,
            companies: norm.companies,
            offset: offset.map(|offset| Points::new(offset.points)),
            has_waves: norms.has_waves,
            is_of_run: norms.is_of_run,
        })
    };
    ById(
        causes
            .iter()
            .map(|cause| (cause.id, place(cause)))
            .collect(),
    )
}

/// Why a cause has no place among many companies, or no percentile.
pub(super) fn missing(places: &ById<Option<Place>>) -> Vec<Missing> {
    let reasons = places.0.iter().filter_map(|(id, place)| match place {
        None => Some(Missing {
            what: format!("norms.{id}"),
            reason: "The cause is compared where both sides were heard on it, here and in enough other companies.".to_owned(),
        }),
        Some(place) if place.percentile.is_none() => Some(Missing {
            what: format!("norms.{id}.percentile"),
            reason: "The norms hold nothing below the 10th percentile and above the 90th.".to_owned(),
        }),
        Some(_) => None,
    });
    reasons.collect()
}

impl<'a> Diagnosis<'a> {
    /// The cause that comes first when what all companies have alike is taken off; none where that isn't known, as where
    /// one that isn't held against others may come first.
    pub fn first_corrected(&self) -> Option<&Cause<'a>> {
        let may_be_first = |cause: &Cause| {
            let share = cause.confidence.as_ref().and_then(|it| it.corrected);
            share.is_some_and(|share| share >= 1.0 - CLEAR)
        };
        let is_other = |cause: &Cause| self.offset(cause).is_none() && may_be_first(cause);
        if self.causes.iter().any(is_other) {
            return None;
        }
        let corrected = |cause: &Cause| {
            let offset = self.offset(cause)?;
            Some(Points::new(cause.priority?.get() - offset.get()))
        };
        // Of equal ones the first in rank.
        let ranked = self.causes.iter().rev();
        let known = ranked.filter_map(|cause| Some((corrected(cause)?, cause)));
        known
            .max_by_key(|(corrected, _)| *corrected)
            .map(|(_, cause)| cause)
    }

    /// What all companies have alike of a cause; none where that isn't known.
    pub fn offset(&self, cause: &Cause) -> Option<Points> {
        self.place(cause)?.offset
    }

    /// Whether a cause is higher here than in the mean of all companies.
    pub fn is_more_than_elsewhere(&self, cause: &Cause) -> bool {
        let place = self.place(cause);
        place.is_some_and(|place| place.difference > Points::ZERO)
    }

    fn place(&self, cause: &Cause) -> Option<&Place> {
        let mut places = self.norms.as_ref()?.0.iter();
        let (_, place) = places.find(|(id, _)| *id == cause.id)?;
        place.as_ref()
    }
}
