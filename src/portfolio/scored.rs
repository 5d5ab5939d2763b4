//! A company that could be scored.

use crate::questionnaire::Role;
use crate::score::{CompanyScore, Share};

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
    /// asked for.
    pub first: Vec<Option<Share>>,
}

impl ScoredCompany {
    /// How many respondents count.
    pub(super) fn respondents(&self) -> usize {
        self.score.respondents.iter().sum::<u32>() as usize
    }

    /// Whether a side has fewer respondents than this. One that has none gives nobody away.
    pub(super) fn has_fewer_than(&self, least: usize) -> bool {
        let sides = Role::SIDES.map(|role| self.score.respondents[role.index()] as usize);
        sides
            .iter()
            .any(|respondents| (1..least).contains(respondents))
    }
}
