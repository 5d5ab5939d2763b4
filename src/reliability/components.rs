//! How much of what leaders' scores differ by lies between company-sides, and how much within them.
//!
//! Scores are whole numbers here, and so are sums of them and of their squares: they are the same whatever order they
//! are added up in.

use std::collections::BTreeMap;

use crate::score::PARTS;

/// A point of a respondent's mean severity in whole numbers: [`PARTS`] times what all counts of answers up to 18 divide.
/// Beyond 18 a mean is rounded to it, by less than two billionths of a point. Squares of sums of four hundred million
/// respondents fit into 128 bits.
const FINE: i64 = 12_252_240;

/// One of these whole numbers in points.
pub(super) const POINTS: f64 = 100.0 / (PARTS as f64 * FINE as f64);

/// A respondent's score from the sum of so many severities in parts.
pub(super) fn exact_score(sum: u32, answered: u32) -> i64 {
    let (sum, answered) = (i64::from(sum), i64::from(answered));
    (sum * FINE + answered / 2) / answered
}

/// Scores of leaders in groups, of which only those of two or more count.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    by_size: BTreeMap<u64, OfSize>,
}

/// The groups of one size.
#[derive(Clone, Copy, Debug, Default)]
struct OfSize {
    groups: u64,
    sum: i128,
    squares: i128,
    squares_of_sums: i128,
    /// Of the distances between any two of a group.
    distances: i128,
}

/// The parts of the variance of one leader's score, in squared points (Shrout & Fleiss 1979, Psychological Bulletin
/// 86(2), the one-way case, with n0 of groups of unequal size).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variances {
    /// Between company-sides; at least 0.
    pub between: f64,
    /// Between the leaders of one.
    pub within: f64,
}

impl Groups {
    /// Adds the scores of one group, which are put in order; those of fewer than two people say nothing.
    pub fn add(&mut self, scores: &mut [i64]) {
        if scores.len() < 2 {
            return;
        }
        scores.sort_unstable();
        let size = self.by_size.entry(scores.len() as u64).or_default();
        let (mut sum, mut squares, mut distances) = (0, 0, 0);
        for (before, score) in (0..).zip(scores.iter().map(|score| i128::from(*score))) {
            // From each of those before, which are no greater.
            distances += before * score - sum;
            sum += score;
            squares += score * score;
        }
        size.groups += 1;
        size.sum += sum;
        size.squares += squares;
        size.squares_of_sums += sum * sum;
        size.distances += distances;
    }

    /// Adds other groups.
    pub fn merge(&mut self, others: &Self) {
        for (people, others) in &others.by_size {
            let own = self.by_size.entry(*people).or_default();
            own.groups += others.groups;
            own.sum += others.sum;
            own.squares += others.squares;
            own.squares_of_sums += others.squares_of_sums;
            own.distances += others.distances;
        }
    }

    /// How many groups there are.
    pub fn count(&self) -> u64 {
        self.by_size.values().map(|size| size.groups).sum()
    }

    /// How many people are in them.
    pub fn people(&self) -> u64 {
        let sizes = self.by_size.iter();
        sizes.map(|(people, size)| people * size.groups).sum()
    }

    /// The variance between groups and within them; none of a single group, nor where all have the same score.
    pub fn variances(&self) -> Option<Variances> {
        let (groups, people) = (self.count() as f64, self.people() as f64);
        let all = |of: fn(&OfSize) -> i128| self.by_size.values().map(of).sum::<i128>();
        let sum = all(|size| size.sum);
        let total = i128::from(self.people()) * all(|size| size.squares) - sum * sum;
        if groups < 2.0 || total == 0 {
            return None;
        }
        let total = total as f64 / people;
        let sizes = || self.by_size.iter().map(|(people, size)| (*people, size));
        let within = sizes().map(|(people, size)| {
            (i128::from(people) * size.squares - size.squares_of_sums) as f64 / people as f64
        });
        let within: f64 = within.sum();
        let squared = sizes().map(|(people, size)| (people * people * size.groups) as f64);
        let usual = (people - squared.sum::<f64>() / people) / (groups - 1.0);
        let mean_square = within / (people - groups);
        let between = (total - within) / (groups - 1.0);
        Some(Variances {
            between: ((between - mean_square) / usual).max(0.0) * POINTS * POINTS,
            within: mean_square * POINTS * POINTS,
        })
    }

    /// How far apart two people of a group are, in points: the mean over groups of the mean over pairs; none without
    /// groups.
    pub fn distance(&self) -> Option<f64> {
        let means = self.by_size.iter().map(|(people, size)| {
            let pairs = people * (people - 1) / 2;
            size.distances as f64 / pairs as f64
        });
        let sum: f64 = means.sum();
        (self.count() > 0).then(|| sum / self.count() as f64 * POINTS)
    }
}

impl Variances {
    /// How much of what the means of so many leaders differ by lies between company-sides, 0 to 1.
    pub fn reliability(&self, leaders: f64) -> f64 {
        self.between / (self.between + self.within / leaders)
    }

    /// The smallest change of the mean of so many leaders that these leaders' differing leaves out in 90 of 100, in points.
    pub fn smallest_change(&self, leaders: f64) -> f64 {
        NORMAL * (2.0 * self.within / leaders).sqrt()
    }
}

/// What a normal deviate is beyond, on either side, in 10 of 100.
const NORMAL: f64 = 1.645;

#[cfg(test)]
mod tests {
    use chacha20::ChaCha8Rng;
    use chacha20::rand_core::{Rng, SeedableRng};

    use super::*;

    /// Scores in whole points.
    fn group(points: &[i64]) -> Vec<i64> {
        let exact = |points: &i64| points * i64::from(PARTS) * FINE / 100;
        points.iter().map(exact).collect()
    }

    fn near(found: f64, expected: f64) -> bool {
        (found - expected).abs() < 1e-9
    }

    #[test]
    fn the_parts_are_those_worked_by_hand() {
        // N 7, J 3, n0 (7 - 17/7) / 2 = 16/7. Within: 5000 of 4, so 1250. Between: 25000/7 of 2, so 12500/7;
        // (12500/7 - 1250) / (16/7) = 234.375. The single leader says nothing.
        let mut groups = Groups::default();
        let mut others = Groups::default();
        groups.add(&mut group(&[100, 0]));
        groups.add(&mut group(&[70]));
        others.add(&mut group(&[50, 50, 50]));
        others.add(&mut group(&[100, 100]));
        groups.merge(&others);
        assert_eq!((groups.count(), groups.people()), (3, 7));
        let found = groups.variances().unwrap();
        assert!(near(found.between, 234.375) && near(found.within, 1250.0));
        assert!(near(found.reliability(2.0), 234.375 / 859.375));
        // 1.645 times the root of 2500.
        assert!(near(found.smallest_change(1.0), 82.25));
        // 100, 0 and 0 points apart.
        assert!(near(groups.distance().unwrap(), 100.0 / 3.0));
    }

    #[test]
    fn what_is_apart_no_more_than_chance_allows_has_no_reliability_and_what_is_alike_none_to_tell()
    {
        let mut groups = Groups::default();
        groups.add(&mut group(&[0, 100]));
        assert_eq!(groups.variances(), None);
        groups.add(&mut group(&[0, 100]));
        assert_eq!(groups.variances().unwrap().reliability(3.0), 0.0);
        let mut alike = Groups::default();
        alike.add(&mut group(&[33, 33]));
        alike.add(&mut group(&[33, 33, 33]));
        assert_eq!(alike.variances(), None);
        // Nobody differs from a colleague: then even one leader tells all.
        alike.add(&mut group(&[70, 70]));
        assert_eq!(alike.variances().unwrap().reliability(1.0), 1.0);
    }

    #[test]
    #[expect(clippy::cast_possible_truncation, reason = "a hundred points or so")]
    fn known_parts_are_found_and_foretell_how_means_of_others_correlate() {
        // Differences with 12 points between company-sides and 15 between leaders; two of n are held against two others.
        let mut numbers = ChaCha8Rng::seed_from_u64(11);
        let mut normal = move || {
            let drawn = (0..12).map(|_| f64::from(numbers.next_u32()) / 4_294_967_296.0);
            drawn.sum::<f64>() - 6.0
        };
        let mut groups = Groups::default();
        let (mut products, mut squares) = (0.0, 0.0);
        for at in 0..6000 {
            let side = 12.0 * normal();
            let leaders: Vec<f64> = (0..2 + at % 4).map(|_| side + 15.0 * normal()).collect();
            let exact = leaders.iter().map(|points| (points / POINTS) as i64);
            groups.add(&mut exact.collect::<Vec<_>>());
            if let [first, second, third, fourth] = leaders[..] {
                let (one, other) = (first + second, third + fourth);
                products += one * other;
                squares += f64::midpoint(one * one, other * other);
            }
        }
        let found = groups.variances().unwrap();
        assert!((found.between / 144.0 - 1.0).abs() < 0.05, "{found:?}");
        assert!((found.within / 225.0 - 1.0).abs() < 0.03, "{found:?}");
        let foretold = found.reliability(2.0);
        assert!((foretold - products / squares).abs() < 0.04, "{foretold}");
    }
}
