//! How sure the ranking is: the pigeonhole bootstrap over questions and respondents.
//!
//! Owen 2007, "The pigeonhole bootstrap", Annals of Applied Statistics 1(2): both what was asked and
//! who answered could have been others, so both are drawn anew, with replacement, and everything is
//! scored again.

use super::block::{Block, Lanes};
use super::draws::{Counts, Draws, LANES};
use super::resampled::{ResampleCounts, Resampled, priority_in_each};
use super::shares::share_out;
use super::{Correction, Offset, Share, Sheet};
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

    /// Scores one company in every resample, and ranks it once more after what is to be taken off each cause.
    pub fn resample(&self, sheet: &Sheet, correction: Option<&Correction>) -> Resampled {
        let mut counted = ResampleCounts::new(sheet.questionnaire, self.resamples);
        self.each_block(sheet, |block, scores, lanes| {
            let offsets = correction.map(|correction| self.offsets(correction, block));
            counted.count(scores, offsets.as_deref(), lanes);
        });
        counted.finish()
    }

    /// For each cause of one company the share of resamples in which it has the highest priority, as
    /// [`Placement::first`](super::Placement::first) has it, and nothing else.
    pub fn firsts(&self, sheet: &Sheet) -> Vec<Option<Share>> {
        let mut counts = vec![0.0; sheet.questionnaire.causes.len()];
        let mut is_ranked = vec![false; counts.len()];
        self.each_block(sheet, |_, scores, lanes| {
            let priorities: Vec<Option<Lanes>> = scores.iter().map(priority_in_each).collect();
            share_out(&priorities, &[true; LANES][..lanes], &mut counts);
            is_ranked = priorities.iter().map(Option::is_some).collect();
        });
        let shares = counts.iter().zip(is_ranked);
        shares
            .map(|(count, is_ranked)| is_ranked.then(|| Share::new(count / self.resamples as f64)))
            .collect()
    }

    /// Gives both sides' scores on each cause in a block of resamples after the other, and how many of the block
    /// there are.
    fn each_block(&self, sheet: &Sheet, mut take: impl FnMut(usize, &[[Option<Lanes>; 2]], usize)) {
        let sides = Role::SIDES.map(|role| Side::new(sheet, role));
        let mut people = [0, 1].map(|side| self.draws.people(side, sides[side].drawn));
        let causes = 0..sheet.questionnaire.causes.len();
        let scored = |side: &Side, cause: usize| side.causes[cause].observed.map(|_| [0.0; LANES]);
        let scores = causes.map(|cause| sides.each_ref().map(|side| scored(side, cause)));
        let mut scores: Vec<[Option<Lanes>; 2]> = scores.collect();
        for block in 0..self.draws.blocks {
            let counts = people.each_mut().map(|people| people.block(block));
            for (cause, scores) in scores.iter_mut().enumerate() {
                let blocks = sides.each_ref().map(|side| &side.causes[cause]);
                self.score(cause, block, blocks, counts, scores);
            }
            take(block, &scores, LANES.min(self.resamples - block * LANES));
        }
    }

    /// Fills in both sides' scores on a cause in a block of resamples.
    fn score(
        &self,
        cause: usize,
        block: usize,
        sides: [&Block; 2],
        people: [&[Counts]; 2],
        scores: &mut [Option<Lanes>; 2],
    ) {
        let is_single = sides.map(|side| side.respondents.len() == 1);
        let one_fewer = is_single.contains(&true);
        let (weights, drawn) = self.draws.questions(cause, one_fewer, block);
        for (side, scores) in scores.iter_mut().enumerate() {
            let Some(scores) = scores else { continue };
            sides[side].score(people[side], weights, drawn, scores);
            if is_single[side] {
                let normal = self.draws.normal(cause, side, block);
                for (score, normal) in scores.iter_mut().zip(normal) {
                    *score = (*score + OTHER_LEADERS * normal).clamp(0.0, 100.0);
                }
            }
        }
    }

    /// What is taken off each cause in a block of resamples; nothing of a cause that isn't known.
    fn offsets(&self, correction: &Correction, block: usize) -> Vec<Lanes> {
        let offsets = correction.offsets().iter().enumerate();
        let lanes = offsets.map(|(cause, offset)| {
            let Some(Offset { points, error }) = offset else {
                return [0.0; LANES];
            };
            let deviates = self.draws.correction(cause, block);
            deviates.map(|deviate| points + error * deviate)
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
        let blocks = causes.iter().map(|cause| Block::new(&cause.all, &drawn));
        Self {
            drawn: drawn.len(),
            causes: blocks.collect(),
        }
    }
}
