//! How firmly a statement is made that holds in a share of the resamples: the one place that decides it.

use super::{Cause, Diagnosis, Difference, Symptoms};
use crate::score::{Classification, Points, Share};

/// From this share on a statement is made plainly.
pub(super) const CLEAR: f64 = 0.9;

/// From this share on it is made as a probable one.
pub(super) const PROBABLE: f64 = 0.6;

/// How firmly a statement is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Not at all: what is known instead is said.
    Open,
    /// As a probable one.
    Probable,
    /// Plainly.
    Clear,
}

impl Certainty {
    /// By the share of resamples in which it holds; what wasn't resampled is never said plainly.
    pub fn of(share: Option<Share>) -> Self {
        match share {
            Some(share) if share >= CLEAR => Self::Clear,
            Some(share) if share < PROBABLE => Self::Open,
            _ => Self::Probable,
        }
    }
}

impl Cause<'_> {
    /// Whether something is to be done about it.
    pub fn is_above_the_line(&self) -> bool {
        self.reading.is_some_and(Classification::is_above_the_line)
    }

    pub(crate) fn heard(&self) -> [bool; 2] {
        self.sides.pair().map(|figure| figure.is_some())
    }

    /// The share of resamples in which a side, by its index, is above the line.
    pub fn above(&self, side: usize) -> Option<Share> {
        self.confidence.as_ref()?.above.pair()[side]
    }

    /// How sure it is on which side of the line both sides are.
    pub fn reading_certainty(&self, high: f64) -> Certainty {
        let scores = self.sides.pair();
        let is_near = self.reading == Some(Classification::SharedProblem);
        let claimed = [0, 1].into_iter().filter(|side| {
            // A side that is only near the line is not said to be below it.
            !is_near || scores[*side].is_some_and(|score| score > high)
        });
        Certainty::of(claimed.filter_map(|side| self.sure(side, high)).min())
    }

    /// How sure it is on which side of the line one side is.
    pub fn side_certainty(&self, side: usize, high: f64) -> Certainty {
        Certainty::of(self.sure(side, high))
    }

    /// The share of resamples in which a side is where it is seen to be, above the line or not.
    fn sure(&self, side: usize, high: f64) -> Option<Share> {
        let is_above = self.sides.pair()[side]? > high;
        let above = self.above(side)?;
        let below = Share::new(1.0 - above.get());
        Some(if is_above { above } else { below })
    }
}

/// How much less the observer sees of a cause than both sides do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlindSpot {
    /// Something is to be done about it, and the observer sees nothing.
    Whole,
    /// Less, and either the observer is above the line as well, or nothing is to be done about it.
    Less,
}

impl Symptoms<'_> {
    /// Whether the two sides differ by more than chance makes.
    pub fn is_gap_sure(&self) -> bool {
        self.gap_low.is_some_and(|low| low > 0.0) || self.gap_high.is_some_and(|high| high < 0.0)
    }
}

impl<'a> Diagnosis<'a> {
    /// How far the observer is blind to a cause; none where that isn't so, or can't be told.
    pub fn blind_spot(&self, cause: &Cause) -> Option<BlindSpot> {
        if cause.blind_spot != Some(true) || self.is_observer_unreliable() {
            return None;
        }
        let observed = cause.observer.as_ref()?;
        let differences = observed.differences.pair();
        if !differences.iter().all(|it| it.is_of_most) {
            return None;
        }
        let seen = observed.score?;
        let sees_nothing = seen <= self.asked.thresholds.high;
        Some(if sees_nothing && cause.is_above_the_line() {
            BlindSpot::Whole
        } else {
            BlindSpot::Less
        })
    }

    /// Whether the observer puts a cause above the line and far above both sides.
    pub fn observer_sees_more(&self, cause: &Cause) -> bool {
        self.is_far_below_observer(cause, [true; 2])
    }

    /// Whether the observer sees nothing of a cause that the one side that was heard on it is above the line on, and far above
    /// the observer.
    pub(super) fn is_far_above_observer(&self, cause: &Cause, heard: [bool; 2]) -> bool {
        let thresholds = self.asked.thresholds;
        let is_far =
            |to: Difference| to.is_of_most && to.value.is_some_and(|it| it >= thresholds.gap);
        let is_above = |side: Option<Points>| side.is_some_and(|side| side > thresholds.high);
        !self.is_observer_unreliable()
            && cause.sides.pair().map(is_above) == heard
            && cause.observer.as_ref().is_some_and(|seen| {
                seen.score.is_some_and(|score| score <= thresholds.high)
                    && seen.differences.pair().map(is_far) == heard
            })
    }

    /// Whether the observer puts a cause above the line and far above the sides that were heard on it, which are these.
    pub(super) fn is_far_below_observer(&self, cause: &Cause, heard: [bool; 2]) -> bool {
        let thresholds = self.asked.thresholds;
        let is_far =
            |to: Difference| to.is_of_most && to.value.is_some_and(|it| it <= -thresholds.gap);
        !self.is_observer_unreliable()
            && cause.heard() == heard
            && cause.observer.as_ref().is_some_and(|seen| {
                seen.score.is_some_and(|score| score > thresholds.high)
                    && seen.differences.pair().map(is_far) == heard
            })
    }

    /// How sure it is that anything is above the line at all, where something is prescribed.
    pub fn is_need_close(&self) -> bool {
        self.needed.is_some_and(|needed| needed < CLEAR) && self.above_the_line().next().is_some()
    }

    /// The solutions of which one fits best, by falling share: as many as together hold nine tenths of it, the first
    /// one always among them; and how sure the first one is. None where nothing is prescribed.
    pub fn best_solutions(&self) -> Option<(Certainty, Vec<&super::Solution<'a>>)> {
        let mut solutions = self.solutions.iter();
        let first = solutions.find(|it| it.rank == Some(1) && it.fit > Some(Points::ZERO))?;
        let certainty = Certainty::of(first.best.flatten());
        let mut falling: Vec<_> = self.solutions.iter().collect();
        falling.sort_by_key(|solution| std::cmp::Reverse(solution.best.flatten()));
        let mut held = 0.0;
        let mut best = Vec::new();
        for solution in falling {
            if Share::new(held) < CLEAR || solution.rank == Some(1) {
                best.push(solution);
            }
            held += solution.best.flatten().map_or(0.0, Share::get);
        }
        Some((certainty, best))
    }
}
