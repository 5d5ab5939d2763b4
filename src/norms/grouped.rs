//! Figures in groups of ten points, so that what is told of them gives nobody's away.
//!
//! All that is published hangs on how many figures are in each group. Two files that differ by one company show at most
//! in which group that company is, which is ten points wide.

use super::FEWEST;
use super::kept::{Norm, Percentiles};
use crate::score::Points;

/// How wide a group is, in points.
const WIDTH: u32 = 10;

/// How many groups there are from 0 to 100; the last holds 100 as well.
const GROUPS: usize = 10;

/// The variance of a figure that is rounded to whole points.
pub(super) const ROUNDING: f64 = 1.0 / 12.0;

/// How many figures are in each group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Grouped([usize; GROUPS]);

impl Grouped {
    /// Adds a figure, 0 to 100.
    pub(super) fn add(&mut self, figure: Points) {
        let at = figure.billionths() / (i64::from(WIDTH) * 1_000_000_000);
        self.0[usize::try_from(at).unwrap_or(0).min(GROUPS - 1)] += 1;
    }

    /// What is told of them; none of fewer than [`FEWEST`].
    pub(super) fn norm(&self) -> Option<Norm> {
        let all: usize = self.0.iter().sum();
        if all < FEWEST {
            return None;
        }
        let middle = |group: usize| f64::from(WIDTH) * (group as f64 + 0.5);
        let groups = || self.0.iter().enumerate();
        let sum: f64 = groups().map(|(at, count)| middle(at) * *count as f64).sum();
        let mean = sum / all as f64;
        let squares = groups().map(|(at, count)| (middle(at) - mean).powi(2) * *count as f64);
        let spread = (squares.sum::<f64>() / (all - 1) as f64).sqrt();
        let [p10, p25, p50, p75, p90] =
            [10, 25, 50, 75, 90].map(|percent| self.percentile(percent));
        Some(Norm {
            companies: all / FEWEST * FEWEST,
            mean: whole(mean),
            spread: whole(spread),
            percentiles: Percentiles {
                p10,
                p25,
                p50,
                p75,
                p90,
            },
        })
    }

    /// The figure that so many of a hundred are below, as if those of a group were spread over it evenly.
    fn percentile(&self, percent: usize) -> u8 {
        let all: usize = self.0.iter().sum();
        // In hundredths of a figure, so that nothing is rounded on the way.
        let wanted = all * percent;
        let mut below = 0;
        for (at, count) in self.0.iter().enumerate() {
            let here = 100 * count;
            if below + here >= wanted && here > 0 {
                let share = (wanted - below) as f64 / here as f64;
                return whole(f64::from(WIDTH) * (at as f64 + share));
            }
            below += here;
        }
        100
    }
}

/// The nearest whole points of a figure from 0 to 100.
fn whole(figure: f64) -> u8 {
    let nearest = (figure + 1e-9).round();
    (0..=100_u8)
        .find(|whole| f64::from(*whole) >= nearest)
        .unwrap_or(100)
}
