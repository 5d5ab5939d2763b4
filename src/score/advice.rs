//! From causes to what to do: a cause's need, and a solution's fit to all needs.

use super::{Pair, Points, quadratic_mean};

/// How much of a cause is above the line `high`, 0 to 100: the quadratic mean of what either side's
/// score has over it, of the one side's where the other is missing.
pub fn need(sides: Pair, high: f64) -> Option<Points> {
    let excess = |score: Points| {
        if score > high {
            Points::new(score.get() - high)
        } else {
            Points::ZERO
        }
    };
    quadratic_mean(sides.map(|side| side.map(excess)))
}

/// How well weights of 0 to 1, one a cause, answer the needs: `100 * sum(w * need) / sum(need)`, 0 to 100.
///
/// None where nothing is needed. Causes without a need figure stay out.
pub fn fit(weights: &[f64], needs: &[Option<Points>]) -> Option<Points> {
    let (mut weighted, mut total) = (0.0, 0.0);
    for (weight, need) in weights.iter().zip(needs) {
        let need = need.map_or(0.0, Points::get);
        weighted += weight * need;
        total += need;
    }
    let is_needed = needs.iter().flatten().any(|need| *need > 0.0);
    is_needed.then(|| Points::new(100.0 * weighted / total))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn need_is_what_is_above_the_line() {
        let of = |a, b| need([Some(Points::new(a)), Some(Points::new(b))], 50.0);
        // sqrt((8² + 32²) / 2) = sqrt(544)
        assert_eq!(of(58.0, 82.0), Some(Points::new(544.0_f64.sqrt())));
        assert_eq!(of(50.0, 20.0), Some(Points::ZERO));
        // One side alone above: 10 / sqrt(2).
        assert_eq!(of(60.0, 0.0), Some(Points::new(10.0 / 2.0_f64.sqrt())));
        // Above it by no more than the last bit: nothing.
        let hardly = of(50.000_000_000_000_01, 20.0).map(Points::get);
        assert_eq!(hardly, Some(0.0));
        let alone = need([None, Some(Points::new(60.0))], 50.0);
        assert_eq!(alone, Some(Points::new(10.0)));
        assert_eq!(need([None, None], 50.0), None);
    }

    #[test]
    fn fit_weighs_by_need() {
        let needs = [Some(Points::new(30.0)), None, Some(Points::new(10.0))];
        // (1 * 30 + 0.5 * 10) / 40
        assert_eq!(fit(&[1.0, 1.0, 0.5], &needs), Some(Points::new(87.5)));
        assert_eq!(fit(&[1.0], &[Some(Points::new(0.0))]), None);
    }
}
