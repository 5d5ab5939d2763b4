//! What the companies' figures are on the whole, so that a cause that is merely average is told from one
//! that stands out: some causes' questions are easier to agree with than others'.

use rayon::prelude::*;

use super::ScoredCompany;
pub use crate::diagnosis::Place;
use crate::questionnaire::Questionnaire;
use crate::score::Points;

/// From how many companies on a comparison says something.
pub const FEWEST: usize = 10;

/// The priorities of every cause in all companies in which both sides were heard on it.
#[derive(Clone, Debug)]
pub struct Norms {
    /// Whether they are of companies and waves, some company having several.
    pub has_waves: bool,
    causes: Vec<Norm>,
}

/// One cause's priorities.
#[derive(Clone, Debug)]
struct Norm {
    /// Every priority that there is, rising, with the number of companies below it. Companies outnumber
    /// them by far where few respondents answer on few labels.
    steps: Vec<(i64, usize)>,
    companies: usize,
    mean: Option<Points>,
}

impl Norms {
    /// None from fewer than [`FEWEST`] companies.
    pub fn new(
        questionnaire: &Questionnaire,
        companies: &[ScoredCompany],
        has_waves: bool,
    ) -> Option<Self> {
        if companies.len() < FEWEST {
            return None;
        }
        let norm = |cause: usize| {
            let figures = companies
                .iter()
                .filter_map(|company| company.score.causes[cause].comparable().map(Points::get));
            Norm::new(figures.collect())
        };
        let causes = 0..questionnaire.causes.len();
        Some(Self {
            has_waves,
            causes: causes.map(norm).collect(),
        })
    }

    /// The mean priority of a cause, by its index, in all companies.
    pub fn mean(&self, cause: usize) -> Option<Points> {
        self.causes[cause].mean
    }

    /// How a company's priority of a cause stands; none where too few companies have one.
    pub fn place(&self, cause: usize, priority: Option<Points>) -> Option<Place> {
        let (norm, priority) = (&self.causes[cause], priority?);
        let mean = norm.mean?;
        let wanted = priority.billionths();
        let at = norm.steps.partition_point(|(other, _)| *other < wanted);
        let is_there = norm
            .steps
            .get(at)
            .is_some_and(|(other, _)| *other <= wanted);
        let below = |at: usize| {
            norm.steps
                .get(at)
                .map_or(norm.companies, |(_, below)| *below)
        };
        let (below, upto) = (below(at), below(at + usize::from(is_there)));
        let middle = (below + upto) as f64 / 2.0;
        Some(Place {
            mean,
            difference: Points::new(priority.get() - mean.get()),
            percentile: Points::new(100.0 * middle / norm.companies as f64),
            companies: norm.companies,
            has_waves: self.has_waves,
        })
    }
}

impl Norm {
    fn new(mut priorities: Vec<f64>) -> Self {
        // Sorted before they are summed, so that the mean doesn't hang on the companies' order.
        priorities.par_sort_unstable_by(f64::total_cmp);
        let is_enough = priorities.len() >= FEWEST;
        let mean = crate::score::mean(priorities.iter().copied()).filter(|_| is_enough);
        let mut steps: Vec<(i64, usize)> = Vec::new();
        let priorities_in_billionths = priorities
            .iter()
            .map(|figure| Points::new(*figure).billionths());
        for (below, priority) in priorities_in_billionths.enumerate() {
            if steps.last().is_none_or(|(last, _)| *last < priority) {
                steps.push((priority, below));
            }
        }
        Self {
            steps,
            companies: priorities.len(),
            mean: mean.map(Points::new),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_the_share_below_with_half_of_the_equal_ones() {
        let priorities = [10.0, 20.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0];
        let norms = Norms {
            has_waves: false,
            causes: vec![Norm::new(priorities.to_vec())],
        };
        let place = norms.place(0, Some(Points::new(20.0))).unwrap();
        // The mean is 470 / 10; one company is below and two are equal: (1 + 3) / 2 of 10.
        assert_eq!(place.mean, Points::new(47.0));
        assert_eq!(place.difference, Points::new(-27.0));
        assert_eq!(place.percentile, Points::new(20.0));
        assert_eq!(norms.place(0, None), None);
    }

    #[test]
    fn tied_companies_have_the_same_percentile() {
        let mut priorities = vec![50.0; 8];
        priorities.extend([0.1 + 0.2, 0.3]);
        let norms = Norms {
            has_waves: false,
            causes: vec![Norm::new(priorities)],
        };
        let percentile = |priority| {
            norms
                .place(0, Some(Points::new(priority)))
                .unwrap()
                .percentile
        };
        assert_eq!(percentile(0.1 + 0.2), Points::new(10.0));
        assert_eq!(percentile(0.3), Points::new(10.0));
    }

    #[test]
    fn nine_companies_are_too_few_to_compare() {
        assert_eq!(Norm::new(vec![1.0; 9]).mean, None);
        assert_eq!(Norm::new(vec![1.0; 10]).mean, Some(Points::new(1.0)));
    }
}
