//! Figures in groups of ten points, so that what is told of them gives nobody's away.
//!
//! All that is published hangs on how many figures are in each group. Two files that differ by one company show at most
//! in which group that company is, which is ten points wide.

use super::FEWEST;
use super::norm::{Norm, Percentiles};
use crate::score::Points;

/// How wide a group is, in points.
const WIDTH: u32 = 10;

/// How many groups there are from 0 to 100; the last holds 100 as well.
const GROUPS: usize = 10;

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
        let at = |percent| self.percentile(percent);
        Some(Norm {
            companies: all / FEWEST * FEWEST,
            mean: whole(mean),
            spread: whole(spread),
            percentiles: Percentiles {
                p10: at(10),
                p25: at(25),
                p50: at(50),
                p75: at(75),
                p90: at(90),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped(figures: &[f64]) -> Grouped {
        let mut grouped = Grouped::default();
        for figure in figures {
            grouped.add(Points::new(*figure));
        }
        grouped
    }

    #[test]
    fn what_is_told_is_worked_out_from_the_middles_of_groups() {
        // Two in each of the groups 20, 30, 40, 50 and 60, whose middles are 25 to 65.
        let figures = [20.0, 29.9, 30.0, 35.0, 44.0, 40.1, 50.0, 59.0, 60.0, 69.99];
        let norm = grouped(&figures).norm().unwrap();
        // The squares are 2 (400 + 100 + 0 + 100 + 400) = 2000, over 9: 14.9 squared.
        assert_eq!((norm.companies, norm.mean, norm.spread), (10, 45, 15));
        // One of ten is below the middle of the first group, two and a half below a quarter into the second.
        let told = &norm.percentiles;
        let told = [told.p10, told.p25, told.p50, told.p75, told.p90];
        assert_eq!(told, [25, 33, 45, 58, 65]);
        assert_eq!(grouped(&figures[1..]).norm(), None);
        let more = [&figures[..], &[100.0; 9]].concat();
        assert_eq!(grouped(&more).norm().unwrap().companies, 10);
    }

    #[test]
    fn two_files_that_differ_by_one_company_show_its_score_to_ten_points_at_best() {
        let mut state = 7_u64;
        let mut draw = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) as f64 % 10_001.0 / 100.0
        };
        for count in [10, 11, 19, 40] {
            let others: Vec<f64> = (0..count).map(|_| draw()).collect();
            let with = |figure: f64| grouped(&[&others[..], &[figure]].concat()).norm();
            // Whoever knows all the others' figures and both files still finds a whole group of scores that fit.
            for group in 0..10 {
                let start = f64::from(group) * 10.0;
                for within in [0.0, 2.5, 5.0, 9.999] {
                    assert_eq!(with(start), with(start + within), "{start} {within}");
                }
            }
            assert_eq!(with(90.0), with(100.0));
        }
    }
}
