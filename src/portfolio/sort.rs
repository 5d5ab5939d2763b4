//! The order in which companies stand.

use crate::score::{CompanyScore, Points};

/// What companies are sorted by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Falling symptoms.
    #[default]
    Symptoms,
    /// Falling priority of one cause, by its index.
    Cause(usize),
    /// Falling margin of the leading cause.
    Margin,
    /// Falling number of respondents.
    Respondents,
    /// Their names.
    Company,
}

/// What companies are sorted by; reversed, those that have no such figure stand last.
pub(super) fn key(score: &CompanyScore, sort: &Sort) -> (Option<Points>, u32) {
    match sort {
        Sort::Symptoms => (score.symptoms_priority(), 0),
        Sort::Cause(at) => (score.causes[*at].priority(), 0),
        Sort::Margin => (score.margin(), 0),
        Sort::Respondents => (None, score.respondents.iter().sum()),
        Sort::Company => (None, 0),
    }
}
