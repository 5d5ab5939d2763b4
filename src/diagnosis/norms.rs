//! How one company's causes stand among those of many.

use schemars::JsonSchema;
use serde::Serialize;

use super::{ById, Cause, Diagnosis, Missing, headline};
use crate::score::Points;

/// How a company's cause stands among many companies in which both sides were heard on it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Place {
    /// The mean priority of the cause in all of them, 0 to 100.
    pub mean: Points,
    /// The company's priority minus that mean.
    pub difference: Points,
    /// Its rank among all companies, 0 to 100, 50 being the middle: the share of companies below it, and half
    /// of the share of those equal to it, itself among them.
    pub percentile: Points,
    /// How many companies there are, this one among them; those with several waves count for each.
    pub companies: usize,
    /// Whether some have several waves.
    #[serde(skip)]
    pub has_waves: bool,
}

impl Diagnosis<'_> {
    /// Adds how each cause stands among many companies, and why where it can't be told. The headline says where
    /// the two rankings disagree.
    pub fn add_norms(&mut self, place: impl Fn(&Cause) -> Option<Place>) {
        let places: Vec<_> = self
            .causes
            .iter()
            .map(|cause| (cause.id, place(cause)))
            .collect();
        let unplaced = places.iter().filter(|(_, place)| place.is_none());
        self.missing.extend(unplaced.map(|(id, _)| Missing {
            what: format!("norms.{id}"),
            reason: "The cause is compared where both sides were heard on it, here and in enough other companies.".to_owned(),
        }));
        self.norms = Some(ById(places));
        self.headline = headline::write(self);
    }
}
