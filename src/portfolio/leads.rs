//! Which cause leads how often.

use super::ScoredCompany;

/// How many companies a cause leads in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leads {
    /// Those in which it comes first alone.
    pub alone: usize,
    /// Those in which it shares the first place.
    pub shared: usize,
}

impl Leads {
    /// Those of each of so many causes.
    pub(super) fn of_causes(causes: usize, companies: &[ScoredCompany]) -> Vec<Self> {
        let mut leads = vec![Self::default(); causes];
        for company in companies {
            let mut leading = company.score.leading();
            let Some(first) = leading.next() else {
                continue;
            };
            let mut others = leading.peekable();
            if others.peek().is_none() {
                leads[first].alone += 1;
                continue;
            }
            for cause in [first].into_iter().chain(others) {
                leads[cause].shared += 1;
            }
        }
        leads
    }
}
