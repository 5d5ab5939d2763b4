//! Counts, and how well shares keep their word.

use std::fmt;
use std::iter::Sum;
use std::ops::AddAssign;

use crate::measure::FirstPlace;

/// How often something was so.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rate {
    pub hits: usize,
    pub of: usize,
}

impl Rate {
    pub fn count(&mut self, is_hit: bool) {
        self.hits += usize::from(is_hit);
        self.of += 1;
    }

    pub fn share(self) -> f64 {
        self.hits as f64 / self.of as f64
    }

    /// The standard error that so many cases have about a share: how far chance alone takes a count.
    pub fn chance(self, share: f64) -> f64 {
        (share * (1.0 - share) / self.of as f64).sqrt()
    }
}

impl AddAssign for Rate {
    fn add_assign(&mut self, other: Self) {
        self.hits += other.hits;
        self.of += other.of;
    }
}

impl Sum for Rate {
    fn sum<I: Iterator<Item = Self>>(rates: I) -> Self {
        rates.fold(Self::default(), |mut sum, rate| {
            sum += rate;
            sum
        })
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        if self.of == 0 {
            return out.pad("-");
        }
        out.pad(&format!("{:.3} of {}", self.share(), self.of))
    }
}

/// Of the first places given with a share of .9 or more, those that are right.
pub fn right_where_clear(said: &[FirstPlace], is_right: fn(&FirstPlace) -> bool) -> Rate {
    let mut rate = Rate::default();
    let clear = said.iter().filter(|one| one.share >= 0.9);
    clear.for_each(|one| rate.count(is_right(one)));
    rate
}

/// How far what is said is from what is so, over ten bins of what is said, weighted by how much falls into each;
/// and how far chance alone would take it where every share kept its word.
pub fn calibration_error(said: &[FirstPlace], is_right: fn(&FirstPlace) -> bool) -> (f64, f64) {
    let mut bins = [(0.0, Rate::default(), 0.0); 10];
    for one in said {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let (shares, right, variance) = &mut bins[(one.share * 10.0).clamp(0.0, 9.0) as usize];
        *shares += one.share;
        right.count(is_right(one));
        *variance += one.share * (1.0 - one.share);
    }
    let all = said.len() as f64;
    let error = bins
        .iter()
        .map(|(shares, right, _)| (shares - right.hits as f64).abs() / all);
    // The mean of a normal figure's size is 0.8 of its spread.
    let chance = bins
        .iter()
        .map(|(_, _, variance)| 0.8 * variance.sqrt() / all);
    (error.sum(), chance.sum())
}
