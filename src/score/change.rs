//! Whether causes have changed between two waves, by their questions' changes.

use super::Points;

/// What the test says of one cause.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The mean of its questions' changes, -100 to 100.
    pub mean: f64,
    /// Student's t.
    pub t: f64,
    /// The chance of so large a change either way where nothing has changed, 0 to 1.
    pub p: f64,
    /// The same, adjusted for the number of causes, 0 to 1.
    pub p_adjusted: f64,
}

/// Tests each cause's question changes against none: Student's t with the variance pooled over the
/// causes, two-sided, adjusted by Holm's method.
///
/// A cause without questions has no change. None where no cause has two questions, since then nothing
/// tells how much questions differ.
pub fn changes(causes: &[Vec<f64>]) -> Option<Vec<Option<Change>>> {
    let asked = causes.iter().filter(|changes| !changes.is_empty());
    let freedom: usize = asked.map(|changes| changes.len() - 1).sum();
    if freedom == 0 {
        return None;
    }
    let means: Vec<f64> = causes
        .iter()
        .map(|changes| changes.iter().sum::<f64>() / changes.len() as f64)
        .collect();
    let squares = |(changes, mean): (&Vec<f64>, &f64)| {
        changes
            .iter()
            .map(|change| (change - mean).powi(2))
            .sum::<f64>()
    };
    let variance = causes.iter().zip(&means).map(squares).sum::<f64>() / freedom as f64;
    let mut tested: Vec<Option<Change>> = causes
        .iter()
        .zip(means)
        .map(|(changes, mean)| {
            let t = student_t(mean, (variance / changes.len() as f64).sqrt());
            let p = two_sided_p(t, freedom);
            (!changes.is_empty()).then_some(Change {
                mean,
                t,
                p,
                p_adjusted: p,
            })
        })
        .collect();
    holm(&mut tested);
    Some(tested)
}

/// Where all questions of a cause have changed alike, there is no error to divide by, or what sums left of
/// one: a change that equals 0 as figures are compared is none, and any other is beyond doubt.
fn student_t(mean: f64, error: f64) -> f64 {
    if Points::new(mean) == 0.0 {
        0.0
    } else {
        mean / error
    }
}

/// The chance that Student's t of so many degrees of freedom is at least as far from 0.
///
/// The finite series of Zelen and Severo in Abramowitz and Stegun 1964, Handbook of Mathematical
/// Functions, 26.7.3 and 26.7.4; exact for whole degrees of freedom.
pub fn two_sided_p(t: f64, freedom: usize) -> f64 {
    let angle = (t.abs() / (freedom as f64).sqrt()).atan();
    let (sine, cosine) = angle.sin_cos();
    let square = cosine * cosine;
    let is_odd = freedom % 2 == 1;
    let (mut term, mut from) = if is_odd { (cosine, 3) } else { (1.0, 2) };
    let mut sum = if freedom == 1 { 0.0 } else { term };
    while from < freedom {
        term *= square * (from - 1) as f64 / from as f64;
        sum += term;
        from += 2;
    }
    let inside = if is_odd {
        (angle + sine * sum) * std::f64::consts::FRAC_2_PI
    } else {
        sine * sum
    };
    (1.0 - inside).clamp(0.0, 1.0)
}

/// Holm 1979, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
/// Statistics 6(2): the smallest of m is multiplied by m, the next by m - 1, and none falls below
/// the one before it.
fn holm(tested: &mut [Option<Change>]) {
    let mut rising: Vec<&mut Change> = tested.iter_mut().flatten().collect();
    rising.sort_by(|a, b| a.p.total_cmp(&b.p));
    let count = rising.len();
    let mut highest: f64 = 0.0;
    for (at, change) in rising.into_iter().enumerate() {
        highest = highest.max(change.p * (count - at) as f64).min(1.0);
        change.p_adjusted = highest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) -> bool {
        (found - expected).abs() < 1e-12
    }

    #[test]
    fn p_is_that_of_the_closed_forms() {
        // One degree of freedom is Cauchy's distribution: 1 - 2 atan(t) / pi. Two: 1 - t / sqrt(2 + t²).
        assert!(near(two_sided_p(1.0, 1), 0.5));
        assert!(near(two_sided_p(-1.0, 1), 0.5));
        assert!(near(two_sided_p(2.0, 2), 1.0 - 2.0 / 6.0_f64.sqrt()));
        // Three: 1 - 2/pi (a + sin a cos a), with a = pi/4 at t = sqrt(3).
        assert!(near(
            two_sided_p(3.0_f64.sqrt(), 3),
            0.5 - std::f64::consts::FRAC_1_PI
        ));
        assert_eq!(two_sided_p(0.0, 20), 1.0);
        assert_eq!(two_sided_p(f64::INFINITY, 7), 0.0);
        assert_eq!(two_sided_p(f64::INFINITY, 8), 0.0);
    }

    #[test]
    fn the_variance_is_pooled_over_the_causes() {
        // Means 10 and -20, squares 2 * 100 and 0, two degrees of freedom: variance 100.
        let tested = changes(&[vec![0.0, 20.0], vec![-20.0, -20.0]]).unwrap();
        let found: Vec<f64> = tested.iter().flatten().map(|change| change.t).collect();
        assert!(near(found[0], 2.0_f64.sqrt()));
        assert!(near(found[1], -2.0 * 2.0_f64.sqrt()));
        let [first, second] = [tested[0].unwrap(), tested[1].unwrap()];
        // 1 - t / sqrt(2 + t²): 1 - sqrt(2)/2 and 1 - sqrt(8/10).
        assert!(near(first.p, 1.0 - 0.5_f64.sqrt()));
        assert!(near(second.p, 1.0 - 0.8_f64.sqrt()));
        // Holm: the smaller one twice, the larger one once, but not below it.
        assert!(near(second.p_adjusted, 2.0 * second.p));
        assert!(near(first.p_adjusted, first.p.max(2.0 * second.p)));
    }

    #[test]
    fn nothing_can_be_told_from_one_question_a_cause() {
        assert_eq!(changes(&[vec![5.0], vec![-60.0], vec![]]), None);
    }

    #[test]
    fn a_cause_without_questions_is_not_tested_and_does_not_count() {
        let tested = changes(&[vec![], vec![0.0, 20.0]]).unwrap();
        assert_eq!(tested[0], None);
        let change = tested[1].unwrap();
        assert_eq!(change.p_adjusted, change.p);
    }

    #[test]
    fn where_all_questions_move_alike_any_move_is_beyond_doubt() {
        let tested = changes(&[vec![25.0, 25.0], vec![0.0, 0.0]]).unwrap();
        assert_eq!(tested[0].unwrap().p_adjusted, 0.0);
        assert_eq!(tested[1].unwrap().p_adjusted, 1.0);
    }

    #[test]
    fn what_rounding_leaves_is_no_change() {
        let noise = 1e-14;
        let tested = changes(&[vec![noise, noise], vec![0.0, 0.0]]).unwrap();
        assert_eq!(tested[0].unwrap().p, 1.0);
    }
}
