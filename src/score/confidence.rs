//! How sure the ranking is: the pigeonhole bootstrap over questions and respondents.
//!
//! Owen 2007, "The pigeonhole bootstrap", Annals of Applied Statistics 1(2): both what was asked and
//! who answered could have been others, so both are drawn anew, with replacement, and everything is
//! scored again.

use super::block::{Block, Lanes};
use super::draws::{Draws, LANES};
use super::resampled::{ResampleCounts, Resampled};
use super::{Correction, Offset, Sheet};
use crate::questionnaire::{Questionnaire, Role};

/// How often everything is drawn anew for a report.
pub const RESAMPLES: usize = 2_000;

/// The seed that reports use, so that the same answers give the same figures.
pub const SEED: u64 = 0x6465_7465_6e74_6531;

/// How far other leaders' scores are taken to lie from one leader's who answers alone for a side: a standard
/// deviation, in points. One person says nothing of how people differ; simulated over twelve populations,
/// 10 points is what makes the shares keep their word.
const OTHER_LEADERS: f64 = 10.0;

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
        self.resample_corrected(sheet, None)
    }

    /// Scores one company in every resample, and ranks it once more after something is taken off each cause.
    pub fn resample_corrected(&self, sheet: &Sheet, correction: Option<&Correction>) -> Resampled {
        let sides = Role::SIDES.map(|role| Side::new(sheet, role));
        let mut people = [0, 1].map(|side| self.draws.people(side, sides[side].drawn));
        let mut counted = ResampleCounts::new(sheet.questionnaire, self.resamples);
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
            let offsets = correction.map(|correction| self.offsets(correction, block));
            counted.count(&scores.collect::<Vec<_>>(), offsets.as_deref(), lanes);
        }
        counted.finish()
    }

    /// What is taken off each cause in a block of resamples; nothing of a cause that isn't known.
    fn offsets(&self, correction: &Correction, block: usize) -> Vec<Lanes> {
        let offsets = correction.offsets().iter().enumerate();
        let lanes = offsets.map(|(cause, offset)| {
            let Some(Offset { points, error }) = offset else {
                return [0.0; LANES];
            };
            self.draws
                .correction(cause, block)
                .map(|deviate| points + error * deviate)
        });
        lanes.collect()
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
