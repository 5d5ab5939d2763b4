//! Fisher's F distribution.

use libm::{exp, lgamma, log};

use super::beta::incomplete_beta;

/// The F of so many degrees of freedom (more than 2 above) that is not exceeded with a chance, 0 to 1.
pub fn f_quantile(chance: f64, above: f64, below: f64) -> f64 {
    let (a, b) = (above / 2.0, below / 2.0);
    let constant = lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(above / below);
    let density =
        |f: f64| exp(constant + (a - 1.0) * log(f) - (a + b) * log(1.0 + above * f / below));
    // Newton's method from the mode, beyond which the chance bends one way, so that no step goes beyond the root.
    let mut f = (above - 2.0) / above * below / (below + 2.0);
    for _ in 0..100 {
        let reached = incomplete_beta(a, b, above * f / (above * f + below));
        let step = (chance - reached) / density(f);
        f += step;
        if step.abs() <= 1e-14 * f {
            break;
        }
    }
    f
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_scipy() {
        // scipy.stats.f.ppf(chance, above, below)
        let known = [
            (0.975, 29.0, 29.0, 2.100_995_817_284_212),
            (0.025, 29.0, 29.0, 0.475_964_774_310_031_37),
            (0.975, 199.0, 796.0, 1.237_157_345_707_206),
            (0.025, 199.0, 796.0, 0.796_492_161_102_525_2),
            (0.975, 49.0, 343.0, 1.481_205_223_583_659_5),
            (0.025, 999_999.0, 3_999_996.0, 0.996_904_362_926_158_9),
            (0.975, 999_999.0, 3_999_996.0, 1.003_102_320_000_816_2),
            (0.975, 30.0, 3_000_000.0, 1.565_979_694_947_479_6),
        ];
        for (chance, above, below, expected) in known {
            let found = f_quantile(chance, above, below);
            assert!(
                (found - expected).abs() < 1e-9,
                "{chance} {above} {below}: {found} {expected}"
            );
        }
    }
}
