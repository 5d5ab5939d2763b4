//! What the resamples come to, counted so many of them at a time.

use super::block::Lanes;
use super::draws::LANES;
use super::shares::share_out;
use super::{Pair, Points, Share};
use crate::questionnaire::Questionnaire;

/// How sure a cause's place is. Everything is none where the cause has no priority.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// The share of resamples in which it has the highest priority, ties shared equally.
    pub first: Option<Share>,
    /// The same after something was taken off each cause; none where that wasn't asked for.
    pub corrected: Option<Share>,
    /// The 5th percentile of its priority, 0 to 100.
    pub low: Option<Points>,
    /// The 95th percentile of its priority, 0 to 100.
    pub high: Option<Points>,
    /// The share of resamples in which a side is above the line, in report order.
    pub above: Pair,
}

/// What the resamples come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Resampled {
    /// Each cause's place, in the questionnaire's order.
    pub causes: Vec<Placement>,
    /// For each solution, in the questionnaire's order, the share of the resamples with any need in which it
    /// fits best, ties shared equally; none where no resample has any.
    pub best: Vec<Option<Share>>,
    /// The share of resamples in which anything is needed; none where no cause has a score.
    pub needed: Option<Share>,
}

/// What is counted over the resamples.
pub(super) struct ResampleCounts<'q> {
    questionnaire: &'q Questionnaire,
    /// Each cause's priorities in all resamples; none of a cause without a score.
    priorities: Vec<Vec<f64>>,
    /// How often each cause came first.
    first: Vec<f64>,
    /// The same after something was taken off each.
    corrected: Option<Vec<f64>>,
    /// How often each side was above the line, for each cause.
    above: Vec<[Option<f64>; 2]>,
    /// How often each solution fitted best.
    best: Vec<f64>,
    /// In how many resamples anything was needed.
    needed: f64,
    resamples: usize,
}

impl<'q> ResampleCounts<'q> {
    pub(super) fn new(questionnaire: &'q Questionnaire, resamples: usize) -> Self {
        let causes = questionnaire.causes.len();
        Self {
            questionnaire,
            priorities: (0..causes).map(|_| Vec::with_capacity(resamples)).collect(),
            first: vec![0.0; causes],
            corrected: None,
            above: vec![[None; 2]; causes],
            best: vec![0.0; questionnaire.solutions.len()],
            needed: 0.0,
            resamples,
        }
    }

    /// Counts both sides' scores on each cause in the first so many resamples at hand, and what is first after so much is
    /// taken off each.
    pub(super) fn count(
        &mut self,
        causes: &[[Option<Lanes>; 2]],
        offsets: Option<&[Lanes]>,
        lanes: usize,
    ) {
        let high = self.questionnaire.thresholds.high;
        let excess = |score: f64| excess(score, high);
        let mut priorities = Vec::with_capacity(causes.len());
        let mut needs = Vec::with_capacity(causes.len());
        for (cause, scores) in causes.iter().enumerate() {
            for (above, scores) in self.above[cause].iter_mut().zip(scores) {
                if let Some(scores) = scores {
                    let scores = scores[..lanes].iter();
                    let count = scores.filter(|score| is_above(**score, high)).count();
                    *above.get_or_insert(0.0) += count as f64;
                }
            }
            let priority = priority_in_each(scores);
            self.priorities[cause].extend(priority.iter().flat_map(|priority| &priority[..lanes]));
            priorities.push(priority);
            needs.push(together(scores, excess));
        }
        let is_ranked = [true; LANES];
        share_out(&priorities, &is_ranked[..lanes], &mut self.first);
        if let Some(offsets) = offsets {
            let none = || vec![0.0; causes.len()];
            let corrected = self.corrected.get_or_insert_with(none);
            let less = priorities.iter().zip(offsets);
            let less = less.map(|(priority, offset)| {
                priority.map(|priority| std::array::from_fn(|lane| priority[lane] - offset[lane]))
            });
            share_out(&less.collect::<Vec<_>>(), &is_ranked[..lanes], corrected);
        }
        let needed = sum(needs.iter().flatten().map(|need| (1.0, need)));
        let is_needed = needed.map(|needed| needed > 0.0);
        let solutions = self.questionnaire.solutions.iter();
        let fits = solutions.map(|solution| {
            let weighted = solution.weights.iter().zip(&needs);
            let weighted = weighted.filter_map(|(weight, need)| Some((*weight, need.as_ref()?)));
            let weighted = sum(weighted);
            let fit = |lane: usize| 100.0 * weighted[lane] / needed[lane];
            Some(std::array::from_fn(fit))
        });
        let fits: Vec<Option<Lanes>> = fits.collect();
        share_out(&fits, &is_needed[..lanes], &mut self.best);
        let needing = is_needed[..lanes].iter().filter(|is_needed| **is_needed);
        self.needed += needing.count() as f64;
    }

    pub(super) fn finish(self) -> Resampled {
        let all = self.resamples as f64;
        let is_scored = self.priorities.iter().any(|seen| !seen.is_empty());
        let share = |counted: f64| Share::new(counted / all);
        let corrected = self.corrected;
        let placement = |(at, seen): (usize, Vec<f64>)| {
            let is_empty = seen.is_empty();
            let [low, high] = ends(&seen);
            let corrected = corrected.as_ref().filter(|_| !is_empty);
            Placement {
                first: (!is_empty).then(|| share(self.first[at])),
                corrected: corrected.map(|counts| share(counts[at])),
                low,
                high,
                above: self.above[at].map(|above| above.map(share)),
            }
        };
        let causes = self.priorities.into_iter().enumerate().map(placement);
        let causes: Vec<Placement> = causes.collect();
        let best = |best: f64| (self.needed > 0.0).then(|| Share::new(best / self.needed));
        Resampled {
            causes,
            best: self.best.into_iter().map(best).collect(),
            needed: is_scored.then(|| Share::new(self.needed / all)),
        }
    }
}

/// Whether a score is above the line, both as the nearest billionths, which is how figures are compared.
fn is_above(score: f64, line: f64) -> bool {
    score - line >= 0.5e-9
}

/// How far a score is above the line.
fn excess(score: f64, line: f64) -> f64 {
    if is_above(score, line) {
        score - line
    } else {
        0.0
    }
}

/// A cause's priority in each resample; none where neither side has a score.
pub(super) fn priority_in_each(sides: &[Option<Lanes>; 2]) -> Option<Lanes> {
    together(sides, |score| score)
}

/// The quadratic mean of what both sides' scores come to, of the one side's where the other has none.
fn together(sides: &[Option<Lanes>; 2], of: impl Fn(f64) -> f64) -> Option<Lanes> {
    match sides {
        [Some(a), Some(b)] => Some(std::array::from_fn(|lane| {
            let (a, b) = (of(a[lane]), of(b[lane]));
            // Not by `f64::midpoint`, which guards against what can't happen here, one figure after the other.
            (0.5 * (a * a + b * b)).sqrt()
        })),
        [one, other] => one.as_ref().or(other.as_ref()).map(|scores| scores.map(of)),
    }
}

/// A weighted sum in each resample.
fn sum<'l>(terms: impl Iterator<Item = (f64, &'l Lanes)>) -> Lanes {
    let mut sum = [0.0; LANES];
    for (weight, term) in terms {
        for (sum, term) in sum.iter_mut().zip(term) {
            *sum += weight * term;
        }
    }
    sum
}

/// How finely figures are told apart at first where percentiles are looked for.
const BUCKETS: usize = 1024;

/// The 5th and the 95th percentile by nearest rank: the smallest figure that so many of a hundred don't exceed.
/// Figures are 0 to 100.
fn ends(figures: &[f64]) -> [Option<Points>; 2] {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a figure is 0 to 100"
    )]
    let bucket = |figure: f64| ((figure * (BUCKETS as f64 / 100.0)) as usize).min(BUCKETS - 1);
    let mut counts = [0_usize; BUCKETS];
    for figure in figures {
        counts[bucket(*figure)] += 1;
    }
    [5, 95].map(|percent| {
        let mut rank = (figures.len() * percent).div_ceil(100).checked_sub(1)?;
        let holds_it = |count: &usize| {
            let is_here = rank < *count;
            if !is_here {
                rank -= count;
            }
            is_here
        };
        let at = counts.iter().position(holds_it)?;
        let figures = figures.iter();
        let here = figures.copied().filter(|figure| bucket(*figure) == at);
        let mut here: Vec<f64> = here.collect();
        here.sort_unstable_by(f64::total_cmp);
        here.get(rank).map(|figure| Points::new(*figure))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::{fit, need, quadratic_mean};

    #[test]
    fn ends_are_found_where_one_figure_stands_apart() {
        // Of forty figures the 5th percentile is the second lowest, the 95th the third highest.
        let mut figures = vec![50.0; 40];
        figures[7] = 10.0;
        figures[9] = 99.0;
        assert_eq!(ends(&figures), [Some(Points::new(50.0)); 2]);
    }

    #[test]
    fn where_no_resample_needs_anything_no_solution_fits_best() {
        let questionnaire = &crate::questionnaire::EMBEDDED[0].read().unwrap();
        let mut counts = ResampleCounts::new(questionnaire, LANES);
        let calm = [Some([30.0; LANES]), Some([50.0; LANES])];
        let causes = vec![calm; questionnaire.causes.len()];
        counts.count(&causes, None, LANES);
        let found = counts.finish();
        assert_eq!(found.needed, Some(Share::new(0.0)));
        assert_eq!(found.best, vec![None; questionnaire.solutions.len()]);
    }

    #[test]
    fn what_is_needed_is_a_share_of_all_resamples() {
        let questionnaire = &crate::questionnaire::EMBEDDED[0].read().unwrap();
        let mut counts = ResampleCounts::new(questionnaire, LANES);
        let mut causes = vec![[None; 2]; questionnaire.causes.len()];
        counts.count(&causes, None, LANES);
        assert_eq!(counts.finish().needed, None);
        // Above the line of 50 in 16 resamples of 64.
        let score = std::array::from_fn(|lane| if lane < 16 { 80.0 } else { 20.0 });
        causes[0] = [Some(score), None];
        let mut counts = ResampleCounts::new(questionnaire, LANES);
        counts.count(&causes, None, LANES);
        assert_eq!(counts.finish().needed, Some(Share::new(0.25)));
    }

    #[test]
    fn in_a_resample_the_formulas_are_those_of_a_report() {
        let lanes =
            |from: f64| -> Lanes { std::array::from_fn(|lane| (from + 7.0 * lane as f64) % 100.0) };
        let causes = [
            [Some(lanes(3.0)), Some(lanes(61.0))],
            [Some(lanes(50.0)), None],
            [None, None],
        ];
        let excess = |score: f64| excess(score, 50.0);
        let needs = causes.each_ref().map(|sides| together(sides, excess));
        let weights = [0.5, 1.0, 0.25];
        let needed = sum(needs.iter().flatten().map(|need| (1.0, need)));
        let weighted = weights.iter().zip(&needs);
        let weighted = sum(weighted.filter_map(|(weight, need)| Some((*weight, need.as_ref()?))));
        for lane in 0..LANES {
            let points = |scores: &Option<Lanes>| scores.map(|scores| Points::new(scores[lane]));
            let sides = causes.each_ref().map(|sides| sides.each_ref().map(points));
            for (lanes, sides) in causes.iter().zip(sides) {
                let priority = priority_in_each(lanes).map(|priority| Points::new(priority[lane]));
                assert_eq!(priority, quadratic_mean(sides));
            }
            let of_report = sides.map(|sides| need(sides, 50.0));
            let found = needs.map(|need| need.map(|need| Points::new(need[lane])));
            assert_eq!(found, of_report);
            let found =
                (needed[lane] > 0.0).then(|| Points::new(100.0 * weighted[lane] / needed[lane]));
            assert_eq!(found, fit(&weights, &of_report));
        }
    }
}
