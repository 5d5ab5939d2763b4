//! How sure the ranking is: the pigeonhole bootstrap over questions and respondents.
//!
//! Owen 2007, "The pigeonhole bootstrap", Annals of Applied Statistics 1(2): both what was asked and
//! who answered could have been others, so both are drawn anew, with replacement, and everything is
//! scored again.

use schemars::JsonSchema;
use serde::Serialize;

use super::random::Draws;
use super::{PARTS, Points, Share, Sheet, quadratic_mean};
use crate::questionnaire::Role;

/// How often everything is drawn anew for a report.
pub const RESAMPLES: usize = 2_000;

/// The seed that reports use, so that the same answers give the same figures.
pub const SEED: u64 = 0x6465_7465_6e74_6531;

/// How many resamples are scored at a time: what was answered is then read once for all of them, and the
/// processor works on several at once. The figures don't hang on it.
const LANES: usize = 8;

/// A number for each of the resamples at hand.
type Lanes = [f64; LANES];

/// How sure a cause's place is. Everything is none where the cause has no priority.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Confidence {
    /// The share of resamples in which it has the highest priority, ties shared equally.
    pub first: Option<Share>,
    /// The 5th percentile of its priority, 0 to 100.
    pub low: Option<Points>,
    /// The 95th percentile of its priority, 0 to 100.
    pub high: Option<Points>,
}

/// The confidence in each cause, in the questionnaire's order, from so many resamples ([`RESAMPLES`] in
/// reports) under a seed ([`SEED`]).
pub fn confidence(sheet: &Sheet, resamples: usize, seed: u64) -> Vec<Confidence> {
    let sides = Role::SIDES.map(|role| Side::new(sheet, role));
    let causes = &sheet.questionnaire.causes;
    let mut people = sides
        .each_ref()
        .map(|side| vec![[0.0; LANES]; side.respondents]);
    let mut weights: Vec<Vec<Lanes>> = causes
        .iter()
        .map(|cause| vec![[0.0; LANES]; cause.scale.len()])
        .collect();
    let mut tally = Tally::new(causes.len(), resamples);
    let mut draws = Draws::new(seed);
    for start in (0..resamples).step_by(LANES) {
        let lanes = LANES.min(resamples - start);
        for counts in people.iter_mut().chain(&mut weights) {
            counts.fill([0.0; LANES]);
        }
        for lane in 0..lanes {
            for counts in people.iter_mut().chain(&mut weights) {
                draws.with_replacement(counts.len(), |at| counts[at][lane] += 1.0);
            }
        }
        for (cause, weights) in weights.iter().enumerate() {
            let scores = |side: usize| sides[side].causes[cause].scores(&people[side], weights);
            let (first, second) = (scores(0), scores(1));
            for lane in 0..lanes {
                tally.priorities[lane][cause] = quadratic_mean([first[lane], second[lane]]);
            }
        }
        tally.count(lanes);
    }
    tally.finish()
}

/// One side's severities, as flat rows.
struct Side {
    /// How many have a score on some cause, and so are drawn.
    respondents: usize,
    causes: Vec<Block>,
}

/// One side's answers on one cause.
struct Block {
    /// Who has a score on it, as indexes into those that are drawn.
    respondents: Vec<usize>,
    /// A row for each of them: a question's severity in parts and 1, or two zeros where it wasn't answered.
    rows: Vec<(f64, f64)>,
}

impl Side {
    fn new(sheet: &Sheet, role: Role) -> Self {
        let causes = sheet.scorer.causes.iter();
        let mut side = Self {
            respondents: 0,
            causes: causes.map(|_| Block::empty()).collect(),
        };
        for respondent in sheet.respondents(role) {
            let mut has_score = false;
            for (cause, block) in sheet.scorer.causes.iter().zip(&mut side.causes) {
                if cause.all.score(respondent.scale).is_some() {
                    block.push(side.respondents, cause.all.severities(respondent.scale));
                    has_score = true;
                }
            }
            side.respondents += usize::from(has_score);
        }
        side
    }
}

impl Block {
    fn empty() -> Self {
        Self {
            respondents: Vec::new(),
            rows: Vec::new(),
        }
    }

    fn push(&mut self, respondent: usize, severities: impl Iterator<Item = (u32, bool)>) {
        self.respondents.push(respondent);
        self.rows
            .extend(severities.map(|(parts, is_there)| (parts.into(), is_there.into())));
    }

    /// The side's score in each resample: the mean over the drawn respondents of their mean over the drawn
    /// questions that they answered.
    fn scores(&self, people: &[Lanes], weights: &[Lanes]) -> [Option<Points>; LANES] {
        let (mut sum, mut count) = ([0.0; LANES], [0.0; LANES]);
        let rows = self.rows.chunks_exact(weights.len());
        for (&respondent, row) in self.respondents.iter().zip(rows) {
            let (mut total, mut answered) = ([0.0; LANES], [0.0; LANES]);
            for ((severity, is_there), weight) in row.iter().zip(weights) {
                for lane in 0..LANES {
                    total[lane] += weight[lane] * severity;
                    answered[lane] += weight[lane] * is_there;
                }
            }
            let times = &people[respondent];
            for lane in 0..LANES {
                let has_score = answered[lane] > 0.0;
                let score = times[lane] * total[lane] / answered[lane];
                sum[lane] += if has_score { score } else { 0.0 };
                count[lane] += if has_score { times[lane] } else { 0.0 };
            }
        }
        std::array::from_fn(|lane| {
            let score = || 100.0 * sum[lane] / (f64::from(PARTS) * count[lane]);
            (count[lane] > 0.0).then(|| Points::new(score()))
        })
    }
}

/// What the resamples come to.
struct Tally {
    /// The priorities in each of the resamples at hand.
    priorities: [Vec<Option<Points>>; LANES],
    /// Each cause's priorities in the resamples that gave it one.
    seen: Vec<Vec<f64>>,
    /// How often each cause came first.
    first: Vec<f64>,
    /// In how many resamples any cause had a priority.
    counted: f64,
}

impl Tally {
    fn new(causes: usize, resamples: usize) -> Self {
        Self {
            priorities: std::array::from_fn(|_| vec![None; causes]),
            seen: (0..causes).map(|_| Vec::with_capacity(resamples)).collect(),
            first: vec![0.0; causes],
            counted: 0.0,
        }
    }

    fn count(&mut self, lanes: usize) {
        for priorities in &self.priorities[..lanes] {
            let there = || priorities.iter().flatten();
            let Some(highest) = there().max() else {
                continue;
            };
            let holders = there().filter(|found| *found == highest).count();
            self.counted += 1.0;
            for (cause, found) in priorities.iter().enumerate() {
                let Some(found) = found else {
                    continue;
                };
                self.seen[cause].push(found.get());
                if found == highest {
                    self.first[cause] += 1.0 / holders as f64;
                }
            }
        }
    }

    fn finish(self) -> Vec<Confidence> {
        let causes = self.seen.into_iter().zip(self.first);
        let confidence = |(mut seen, first): (Vec<f64>, f64)| {
            // A cause that nobody has a score on is seen in no resample.
            let share = (!seen.is_empty()).then(|| Share::new(first / self.counted));
            Confidence {
                first: share,
                low: percentile(&mut seen, 5),
                high: percentile(&mut seen, 95),
            }
        };
        causes.map(confidence).collect()
    }
}

/// The percentile by nearest rank: the smallest figure that so many of a hundred don't exceed.
fn percentile(figures: &mut [f64], percent: usize) -> Option<Points> {
    let at = (figures.len() * percent).div_ceil(100).checked_sub(1)?;
    let (_, figure, _) = figures.select_nth_unstable_by(at, f64::total_cmp);
    Some(Points::new(*figure))
}
