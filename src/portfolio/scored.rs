//! A company that could be scored, and what all of them are on the whole.

use std::collections::HashSet;

use rayon::prelude::*;

use crate::answers::companies::Companies;
use crate::norms::{FEWEST, Norms};
use crate::questionnaire::Questionnaire;
use crate::score::{CompanyScore, Points, Share};

/// A company that could be scored.
#[derive(Clone, Debug)]
pub struct ScoredCompany {
    /// Its place in the roster.
    pub at: usize,
    /// Its score.
    pub score: CompanyScore,
    /// How many of its respondents are left out.
    pub excluded: usize,
    /// How many questions its records answer, each counted in each record that isn't left out; open ones aside, whose words
    /// need not be at hand.
    pub answers: usize,
    /// For each cause the share of resamples in which it has the highest priority; empty where that wasn't
    /// asked for, or a cause isn't known.
    pub first: Vec<Option<Share>>,
}

impl ScoredCompany {
    /// How many respondents count.
    pub(super) fn respondents(&self) -> usize {
        self.score.respondents.iter().sum::<u32>() as usize
    }
}

/// What the companies' figures are on the whole; none from too few, however many waves each has.
pub(super) fn norms_of(
    questionnaire: &Questionnaire,
    companies: &[ScoredCompany],
    all: &Companies,
    has_waves: bool,
) -> Option<Norms> {
    let comparable = |cause: usize| -> Vec<f64> {
        let known = || {
            companies.iter().filter_map(move |company| {
                let figure = company.score.causes[cause].comparable()?;
                Some((all.name(company.at).0, figure))
            })
        };
        let are_few = || known().map(|(name, _)| name).collect::<HashSet<_>>().len() < FEWEST;
        if has_waves && are_few() {
            return Vec::new();
        }
        known().map(|(_, figure)| figure).map(Points::get).collect()
    };
    let causes = (0..questionnaire.causes.len()).into_par_iter();
    let norms = Norms::of_run(causes.map(comparable), has_waves);
    (!norms.is_empty()).then_some(norms)
}
