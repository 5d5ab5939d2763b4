//! How sure the ranking is: the pigeonhole bootstrap over questions and respondents.
//!
//! Owen 2007, "The pigeonhole bootstrap", Annals of Applied Statistics 1(2): both what was asked and
//! who answered could have been others, so both are drawn anew, with replacement, and everything is
//! scored again.

use super::block::{Block, Lanes};
use super::draws::{Draws, LANES};
use super::{Pair, Points, Share, Sheet};
use crate::questionnaire::{Questionnaire, Role};

/// How often everything is drawn anew for a report.
pub const RESAMPLES: usize = 2_000;

/// The seed that reports use, so that the same answers give the same figures.
pub const SEED: u64 = 0x6465_7465_6e74_6531;

/// How far other leaders' scores are taken to lie from one leader's who answers alone for a side: a standard
/// deviation, in points. One person says nothing of how people differ; simulated over twelve populations,
/// 10 points is what makes the shares keep their word.
const OTHER_LEADERS: f64 = 10.0;

/// How sure a cause's place is. Everything is none where the cause has no priority.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// The share of resamples in which it has the highest priority, ties shared equally.
    pub first: Option<Share>,
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

/// Draws for the companies of one questionnaire, and scores them again. Companies of one shape draw the same,
/// once.
#[derive(Debug)]
pub struct Resampler {
    draws: Draws,
    resamples: usize,
}

impl Resampler {
    /// So many resamples ([`RESAMPLES`] in reports) under a seed ([`SEED`]).
    pub fn new(questionnaire: &Questionnaire, resamples: usize, seed: u64) -> Self {
        let causes = questionnaire.causes.iter();
        let questions: Vec<usize> = causes.map(|cause| cause.scale.len()).collect();
        Self {
            draws: Draws::new(&questions, resamples, seed),
            resamples,
        }
    }

    /// The resamples of every report.
    pub fn of_reports(questionnaire: &Questionnaire) -> Self {
        Self::new(questionnaire, RESAMPLES, SEED)
    }

    /// Scores one company in every resample.
    pub fn resample(&self, sheet: &Sheet) -> Resampled {
        let sides = Role::SIDES.map(|role| Side::new(sheet, role));
        let mut people = [0, 1].map(|side| self.draws.people(side, sides[side].drawn));
        let mut tally = Tally::new(sheet.questionnaire, self.resamples);
        for block in 0..self.draws.blocks {
            let counts = people.each_mut().map(|people| people.block(block));
            let scores = (0..sheet.questionnaire.causes.len()).map(|cause| {
                let blocks = sides.each_ref().map(|side| &side.causes[cause]);
                let is_single = blocks.map(|side| side.respondents.len() == 1);
                let (weights, drawn) =
                    self.draws
                        .questions(cause, is_single.contains(&true), block);
                [0, 1].map(|side| {
                    let mut scores = blocks[side].scores(counts[side], weights, drawn)?;
                    if is_single[side] {
                        let normal = self.draws.normal(cause, side, block);
                        for (score, normal) in scores.iter_mut().zip(normal) {
                            *score = (*score + OTHER_LEADERS * normal).clamp(0.0, 100.0);
                        }
                    }
                    Some(scores)
                })
            });
            let lanes = LANES.min(self.resamples - block * LANES);
            tally.count(&scores.collect::<Vec<_>>(), lanes);
        }
        tally.finish()
    }
}

/// One side's answers.
struct Side {
    /// How many have a score on some cause, and so are drawn.
    drawn: usize,
    causes: Vec<Block>,
}

impl Side {
    fn new(sheet: &Sheet, role: Role) -> Self {
        let causes = &sheet.scorer.causes;
        let has_score = |scale: &&[u8]| causes.iter().any(|cause| cause.all.score(scale).is_some());
        let all = sheet.respondents(role).iter().map(|one| one.scale);
        let drawn: Vec<&[u8]> = all.filter(has_score).collect();
        Self {
            drawn: drawn.len(),
            causes: causes
                .iter()
                .map(|cause| Block::new(&cause.all, &drawn))
                .collect(),
        }
    }
}

/// What is counted over the resamples.
struct Tally<'q> {
    questionnaire: &'q Questionnaire,
    /// Each cause's priorities in all resamples; none of a cause without a score.
    priorities: Vec<Vec<f64>>,
    /// How often each cause came first.
    first: Vec<f64>,
    /// How often each side was above the line, for each cause.
    above: Vec<[Option<f64>; 2]>,
    /// How often each solution fitted best.
    best: Vec<f64>,
    /// In how many resamples anything was needed.
    needed: f64,
    resamples: usize,
}

impl<'q> Tally<'q> {
    fn new(questionnaire: &'q Questionnaire, resamples: usize) -> Self {
        let causes = questionnaire.causes.len();
        Self {
            questionnaire,
            priorities: (0..causes).map(|_| Vec::with_capacity(resamples)).collect(),
            first: vec![0.0; causes],
            above: vec![[None; 2]; causes],
            best: vec![0.0; questionnaire.solutions.len()],
            needed: 0.0,
            resamples,
        }
    }

    /// Counts both sides' scores on each cause in the first so many resamples at hand.
    fn count(&mut self, causes: &[[Option<Lanes>; 2]], lanes: usize) {
        let high = self.questionnaire.thresholds.high;
        let excess = |score: f64| {
            if is_above(score, high) {
                score - high
            } else {
                0.0
            }
        };
        let mut priorities = Vec::with_capacity(causes.len());
        let mut needs = Vec::with_capacity(causes.len());
        for (cause, scores) in causes.iter().enumerate() {
            for (above, scores) in self.above[cause].iter_mut().zip(scores) {
                if let Some(scores) = scores {
                    let count = scores[..lanes]
                        .iter()
                        .filter(|score| is_above(**score, high))
                        .count();
                    *above.get_or_insert(0.0) += count as f64;
                }
            }
            let priority = together(scores, |score| score);
            self.priorities[cause].extend(priority.iter().flat_map(|priority| &priority[..lanes]));
            priorities.push(priority);
            needs.push(together(scores, excess));
        }
        let is_ranked = [true; LANES];
        share_out(&priorities, &is_ranked[..lanes], &mut self.first);
        let needed = sum(needs.iter().flatten().map(|need| (1.0, need)));
        let is_needed = needed.map(|needed| needed > 0.0);
        let solutions = self.questionnaire.solutions.iter();
        let fits: Vec<Option<Lanes>> = solutions
            .map(|solution| {
                let weighted = solution.weights.iter().zip(&needs);
                let weighted =
                    sum(weighted.filter_map(|(weight, need)| Some((*weight, need.as_ref()?))));
                Some(std::array::from_fn(|lane| {
                    100.0 * weighted[lane] / needed[lane]
                }))
            })
            .collect();
        share_out(&fits, &is_needed[..lanes], &mut self.best);
        self.needed += is_needed[..lanes]
            .iter()
            .filter(|is_needed| **is_needed)
            .count() as f64;
    }

    fn finish(self) -> Resampled {
        let all = self.resamples as f64;
        let is_scored = self.priorities.iter().any(|seen| !seen.is_empty());
        let causes = self.priorities.into_iter().zip(self.first).zip(self.above);
        let placement = |((mut seen, first), above): ((Vec<f64>, f64), [Option<f64>; 2])| {
            let (is_empty, [low, high]) = (seen.is_empty(), ends(&mut seen));
            Placement {
                first: (!is_empty).then(|| Share::new(first / all)),
                low,
                high,
                above: above.map(|above| above.map(|above| Share::new(above / all))),
            }
        };
        let best = |best: f64| (self.needed > 0.0).then(|| Share::new(best / self.needed));
        Resampled {
            causes: causes.map(placement).collect(),
            best: self.best.into_iter().map(best).collect(),
            needed: is_scored.then(|| Share::new(self.needed / all)),
        }
    }
}

/// Whether a score is above the line, both as the nearest billionths, which is how figures are compared.
fn is_above(score: f64, line: f64) -> bool {
    score - line >= 0.5e-9
}

/// The quadratic mean of what both sides' scores come to, of the one side's where the other has none.
fn together(sides: &[Option<Lanes>; 2], of: impl Fn(f64) -> f64) -> Option<Lanes> {
    match sides {
        [Some(a), Some(b)] => Some(std::array::from_fn(|lane| {
            let (a, b) = (of(a[lane]), of(b[lane]));
            f64::midpoint(a * a, b * b).sqrt()
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

/// In each resample that counts, gives one to those of the highest figure, in equal shares.
fn share_out(figures: &[Option<Lanes>], counts: &[bool], shares: &mut [f64]) {
    let mut highest = [f64::NEG_INFINITY; LANES];
    for figure in figures.iter().flatten() {
        for (highest, figure) in highest.iter_mut().zip(figure) {
            *highest = if *figure > *highest {
                *figure
            } else {
                *highest
            };
        }
    }
    // Figures are compared as the nearest billionths, which few are near enough for.
    let is_highest = |figure: f64, lane: usize| {
        highest[lane] - figure < 2e-9 && Points::new(figure) == Points::new(highest[lane])
    };
    let mut holders = [0_u32; LANES];
    for figure in figures.iter().flatten() {
        for (lane, holders) in holders.iter_mut().enumerate() {
            *holders += u32::from(is_highest(figure[lane], lane));
        }
    }
    for (share, figure) in shares.iter_mut().zip(figures) {
        let Some(figure) = figure else { continue };
        for (lane, counts) in counts.iter().enumerate() {
            if *counts && is_highest(figure[lane], lane) {
                *share += 1.0 / f64::from(holders[lane]);
            }
        }
    }
}

/// The 5th and the 95th percentile by nearest rank: the smallest figure that so many of a hundred don't exceed.
fn ends(figures: &mut [f64]) -> [Option<Points>; 2] {
    let rank = |percent: usize| (figures.len() * percent).div_ceil(100).checked_sub(1);
    let (Some(low), Some(high)) = (rank(5), rank(95)) else {
        return [None; 2];
    };
    let (below, high, _) = figures.select_nth_unstable_by(high, f64::total_cmp);
    let high = *high;
    // With one figure both are the same.
    let low = match below.len() {
        count if count > low => *below.select_nth_unstable_by(low, f64::total_cmp).1,
        _ => high,
    };
    [low, high].map(|figure| Some(Points::new(figure)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::{fit, need, quadratic_mean};

    #[test]
    fn in_a_resample_the_formulas_are_those_of_a_report() {
        let lanes =
            |from: f64| -> Lanes { std::array::from_fn(|lane| (from + 7.0 * lane as f64) % 100.0) };
        let causes = [
            [Some(lanes(3.0)), Some(lanes(61.0))],
            [Some(lanes(50.0)), None],
            [None, None],
        ];
        let excess = |score: f64| {
            if is_above(score, 50.0) {
                score - 50.0
            } else {
                0.0
            }
        };
        let needs = causes.each_ref().map(|sides| together(sides, excess));
        let weights = [0.5, 1.0, 0.25];
        let needed = sum(needs.iter().flatten().map(|need| (1.0, need)));
        let weighted = sum(weights
            .iter()
            .zip(&needs)
            .filter_map(|(weight, need)| Some((*weight, need.as_ref()?))));
        for lane in 0..LANES {
            let sides = causes.each_ref().map(|sides| {
                sides
                    .each_ref()
                    .map(|scores| scores.map(|scores| Points::new(scores[lane])))
            });
            for (lanes, sides) in causes.iter().zip(sides) {
                let priority =
                    together(lanes, |score| score).map(|priority| Points::new(priority[lane]));
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
