//! What the figures of many companies are, to hold one company's against: from the companies of a run, or from a file
//! that is kept without any company's own.

mod gather;
mod grouped;
mod kept;
mod norm;

use rayon::prelude::*;

use crate::score::{self, Correction, Points};

pub use gather::Unfit;
pub use kept::{FORMAT, KeptNorms, Known, OfPart};
pub use norm::{Norm, Percentiles};

/// From how many companies on a comparison says something.
pub const FEWEST: usize = 10;

/// What the priorities of each cause are in many companies.
#[derive(Clone, Debug)]
pub struct Norms {
    /// Whether they are of companies and waves, some company having several.
    pub has_waves: bool,
    /// Whether they are of the companies of the run itself, or else of a file.
    pub is_of_run: bool,
    /// In the questionnaire's order; none of a cause that too few have a priority on.
    causes: Vec<Option<CauseNorm>>,
}

/// What the priorities of a cause are in many companies.
#[derive(Clone, Debug)]
pub struct CauseNorm {
    /// How many companies there are; from a file, in tens, rounded down.
    pub companies: usize,
    /// Their mean, 0 to 100.
    pub mean: Points,
    /// The variance of that mean, in squared points: the variance between companies over their number, and a twelfth for
    /// a mean that is kept in whole points.
    error: f64,
    scale: Scale,
}

/// How a company's priority of a cause stands among many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// The priority minus the mean of all.
    pub difference: Points,
    /// Its percentile among them; none where that isn't known.
    pub percentile: Option<Points>,
}

/// By what a priority is held against those of others.
#[derive(Clone, Debug)]
enum Scale {
    /// Every priority that there is, in billionths, rising, with the number of companies below it. Companies outnumber
    /// them by far where few respondents answer on few labels.
    Steps(Vec<(i64, usize)>),
    /// The 10th, 25th, 50th, 75th and 90th percentile.
    Percentiles(Percentiles),
}

impl Norms {
    /// Of the companies of a run, from the priorities of each cause, in any order; nothing from fewer than [`FEWEST`].
    pub fn of_run(causes: impl IntoParallelIterator<Item = Vec<f64>>, has_waves: bool) -> Self {
        Self {
            has_waves,
            is_of_run: true,
            causes: causes.into_par_iter().map(CauseNorm::of_run).collect(),
        }
    }

    /// Whether nothing can be held against them, since on no cause enough companies have a priority.
    pub fn is_empty(&self) -> bool {
        self.causes.iter().all(Option::is_none)
    }

    /// What the priorities of a cause are, by its index.
    pub fn cause(&self, cause: usize) -> Option<&CauseNorm> {
        self.causes[cause].as_ref()
    }

    /// The mean priority of a cause, by its index, in all companies.
    pub fn mean(&self, cause: usize) -> Option<Points> {
        Some(self.cause(cause)?.mean)
    }

    /// How a company's priority of a cause stands; none where too few companies have one.
    pub fn place(&self, cause: usize, priority: Option<Points>) -> Option<Placed> {
        Some(self.cause(cause)?.place(priority?))
    }

    /// How wording or prevalence sets each cause apart from the others.
    pub fn correction(&self) -> Option<Correction> {
        let known = self.causes.iter();
        Correction::new(known.map(|norm| Some((norm.as_ref()?.mean.get(), norm.as_ref()?.error))))
    }
}

impl CauseNorm {
    fn of_run(mut priorities: Vec<f64>) -> Option<Self> {
        // Sorted before they are summed, so that the mean doesn't hang on the companies' order.
        priorities.sort_unstable_by(f64::total_cmp);
        let companies = priorities.len();
        if companies < FEWEST {
            return None;
        }
        let mean = score::mean(priorities.iter().copied())?;
        let squares: f64 = priorities.iter().map(|one| (one - mean).powi(2)).sum();
        let mut steps: Vec<(i64, usize)> = Vec::new();
        for (below, priority) in priorities.iter().enumerate() {
            let priority = Points::new(*priority).billionths();
            if steps.last().is_none_or(|(last, _)| *last < priority) {
                steps.push((priority, below));
            }
        }
        Some(Self {
            companies,
            mean: Points::new(mean),
            error: squares / (companies - 1) as f64 / companies as f64,
            scale: Scale::Steps(steps),
        })
    }

    /// How a priority stands among all of them.
    pub fn place(&self, priority: Points) -> Placed {
        Placed {
            difference: Points::new(priority.get() - self.mean.get()),
            percentile: self.percentile(priority),
        }
    }

    /// The percentile of a priority among all of them, 50 being the middle: the share below it, and half of the share of
    /// those equal to it. By kept percentiles, it lies between the two next to it; beyond the 10th and the 90th it isn't
    /// known.
    fn percentile(&self, priority: Points) -> Option<Points> {
        match &self.scale {
            Scale::Percentiles(percentiles) => percentiles.place(priority),
            Scale::Steps(steps) => {
                let wanted = priority.billionths();
                let at = steps.partition_point(|(other, _)| *other < wanted);
                let is_there = steps.get(at).is_some_and(|(other, _)| *other <= wanted);
                let below = |at: usize| steps.get(at).map_or(self.companies, |(_, below)| *below);
                let (below, upto) = (below(at), below(at + usize::from(is_there)));
                let middle = (below + upto) as f64 / 2.0;
                Some(Points::new(100.0 * middle / self.companies as f64))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_the_share_below_with_half_of_the_equal_ones() {
        let priorities = [10.0, 20.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0];
        let norms = Norms::of_run([priorities.to_vec(), vec![50.0; 9]], false);
        let place = norms.place(0, Some(Points::new(20.0))).unwrap();
        // Of ten companies one is below it and two are equal, which makes 1 + 2/2 of 10. The mean is 47.
        assert_eq!(norms.mean(0), Some(Points::new(47.0)));
        assert_eq!(place.difference, Points::new(-27.0));
        assert_eq!(place.percentile, Some(Points::new(20.0)));
        assert_eq!(norms.place(0, None), None);
        // Nine companies are too few.
        assert_eq!(norms.place(1, Some(Points::new(50.0))), None);
    }
}
