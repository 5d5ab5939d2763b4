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
