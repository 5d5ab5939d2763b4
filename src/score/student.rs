//! Student's t distribution, for degrees of freedom that needn't be whole.

use std::sync::OnceLock;

use libm::{exp, lgamma, log};

use super::beta::incomplete_beta;

/// The chance, 0 to 1, that Student's t of so many degrees of freedom (1 or more) is at least as far from 0.
pub fn two_sided_p(t: f64, freedom: f64) -> f64 {
    let square = t * t;
    if square.is_infinite() {
        return 0.0;
    }
    incomplete_beta(freedom / 2.0, 0.5, freedom / (freedom + square))
}

/// How seldom an interval may leave out what is true.
#[derive(Debug)]
pub struct Level {
    /// The chance that it does, on both sides together.
    pub chance: f64,
    /// Quantiles of so many degrees of freedom, which most differences have and few do.
    whole: [OnceLock<f64>; WHOLE],
}

/// So many degrees of freedom have their quantiles kept.
const WHOLE: usize = 128;

impl Level {
    /// A level of a chance between 0 and 0.1.
    pub const fn new(chance: f64) -> Self {
        Self {
            chance,
            whole: [const { OnceLock::new() }; WHOLE],
        }
    }

    /// The t that is exceeded on either side with the level's chance in all: the quantile at one less half of it.
    pub fn quantile(&self, freedom: f64) -> f64 {
        match self.kept(freedom) {
            Some(kept) if freedom.fract() == 0.0 => kept,
            _ => quantile(self.chance, freedom),
        }
    }

    /// Quantiles between which that of so many degrees of freedom lies: they fall as these rise.
    pub fn bounds(&self, freedom: f64) -> (f64, f64) {
        let high = self.kept(freedom.floor()).unwrap_or(f64::INFINITY);
        (self.kept(freedom.ceil()).unwrap_or(0.0), high)
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "small and not below 0"
    )]
    fn kept(&self, freedom: f64) -> Option<f64> {
        let kept = self.whole.get(freedom as usize)?;
        (freedom >= 1.0).then(|| *kept.get_or_init(|| quantile(self.chance, freedom.floor())))
    }
}

fn quantile(p: f64, freedom: f64) -> f64 {
    // Newton's method from below the root: the chance falls ever more slowly, so no step goes beyond it.
    let constant = lgamma(f64::midpoint(freedom, 1.0))
        - lgamma(freedom / 2.0)
        - 0.5 * log(freedom * std::f64::consts::PI);
    let density = |t: f64| exp(constant - f64::midpoint(freedom, 1.0) * log(1.0 + t * t / freedom));
    let mut t = 1.6;
    for _ in 0..100 {
        let step = (two_sided_p(t, freedom) - p) / (2.0 * density(t));
        t += step;
        if step.abs() <= 1e-13 * t {
            break;
        }
    }
    t
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) -> bool {
        (found - expected).abs() < 1e-12 * expected.abs().max(1.0)
    }

    #[test]
    fn p_is_that_of_the_closed_forms() {
        // One degree of freedom is Cauchy's distribution: 1 - 2 atan(t) / pi. Two: 1 - t / sqrt(2 + t²).
        assert!(near(two_sided_p(1.0, 1.0), 0.5));
        assert!(near(two_sided_p(-1.0, 1.0), 0.5));
        assert!(near(two_sided_p(2.0, 2.0), 1.0 - 2.0 / 6.0_f64.sqrt()));
        // Three: 1 - 2/pi (a + sin a cos a), with a = pi/4 at t = sqrt(3).
        let at_three = 0.5 - std::f64::consts::FRAC_1_PI;
        assert!(near(two_sided_p(3.0_f64.sqrt(), 3.0), at_three));
        assert_eq!(two_sided_p(0.0, 20.0), 1.0);
        assert_eq!(two_sided_p(f64::INFINITY, 7.5), 0.0);
    }

    #[test]
    fn quantiles_are_those_of_the_tables() {
        // tan(0.475 pi), and 2 sqrt(2) * 0.45 / sqrt(1 - 0.9²) with 1 - p = t / sqrt(2 + t²).
        let tangent = (0.475 * std::f64::consts::PI).tan();
        assert!(near(quantile(0.05, 1.0), tangent));
        assert!(near(quantile(0.10, 2.0), 0.9 * (2.0 / 0.19_f64).sqrt()));
        // Printed tables: t(0.975) of 10 and 1e9 degrees, t(0.95) of 20.
        assert!((quantile(0.05, 10.0) - 2.228_139).abs() < 1e-6);
        assert!((quantile(0.05, 1e6) - 1.959_966).abs() < 1e-5);
        assert!((quantile(0.10, 20.0) - 1.724_718).abs() < 1e-6);
    }

    #[test]
    fn a_quantile_is_where_its_chance_is_between_whole_degrees_too() {
        for freedom in [1.0, 1.3, 2.5, 7.25, 40.5, 399.9] {
            for p in [0.05, 0.10] {
                let level = Level::new(p);
                let found = level.quantile(freedom);
                assert!(near(two_sided_p(found, freedom), p));
                let (low, high) = level.bounds(freedom);
                assert!((low..=high).contains(&found), "{low} {found} {high}");
            }
        }
    }
}
