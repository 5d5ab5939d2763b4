//! What the observer sees of a cause, and how far the sides are from that.

use schemars::JsonSchema;
use serde::Serialize;

use super::ById;
use crate::score::Points;

/// The observer's score on a cause, and the sides' on the same questions alone.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Observed<'a> {
    /// The observer's.
    pub score: Option<Points>,
    /// The sides'.
    pub sides: ById<'a, Option<Points>>,
    /// Each side's score minus the observer's.
    pub differences: ById<'a, Difference>,
}

/// A difference, and where it lies for all that can be told.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Difference {
    /// The difference, -100 to 100.
    pub value: Option<Points>,
    /// The lower end of its interval, at t(0.95).
    pub low: Option<Points>,
    /// The upper end.
    pub high: Option<Points>,
    /// Whether most people of the side differ that way, by what counts as a gap: a mean may be nobody's.
    #[serde(skip)]
    pub is_of_most: bool,
}
