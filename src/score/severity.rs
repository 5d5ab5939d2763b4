//! How much answers speak of conflict, in whole numbers, so that sums of them are exact.

use crate::questionnaire::Keying;

/// A severity of 100 in parts: the smallest number that the steps of every scale, 1 to 10, divide, so that
/// each answer's severity is a whole number of parts.
pub const PARTS: u32 = 2520;

/// How much an answer of 1 to `labels` speaks of conflict, 0 to [`PARTS`]; `labels` is 2 to 11.
///
/// `(a-1)/(K-1)` of the whole where agreeing is a sign of conflict, `(K-a)/(K-1)` where it is one of health:
/// by the scale's own range, not the observed one.
pub fn severity(answer: u8, labels: usize, keying: Keying) -> u32 {
    let (answer, top) = (u32::from(answer), u32::try_from(labels).unwrap_or(2) - 1);
    let steps = match keying {
        Keying::Direct => answer - 1,
        Keying::Reversed => top + 1 - answer,
    };
    PARTS / top * steps
}

/// The mean of so many severities, or of what they changed by, from their sum in parts, 0 to 100: one division of two
/// whole numbers, so that equal answers give equal bits.
pub(super) fn mean_severity(sum: i64, count: usize) -> f64 {
    100.0 * sum as f64 / (f64::from(PARTS) * count as f64)
}

/// The mean severity of the answered of the asked, if at least half of them are.
pub(super) fn mean_of_half(sum: u32, answered: usize, asked: usize) -> Option<f64> {
    (answered > 0 && 2 * answered >= asked).then(|| mean_severity(sum.into(), answered))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn severity_runs_from_none_to_all_in_the_direction_of_conflict() {
        // Five labels: a step is a quarter. Agree (4) with a sign of conflict is three, with one of health one.
        assert_eq!(severity(4, 5, Keying::Direct), 1890);
        assert_eq!(severity(4, 5, Keying::Reversed), 630);
        assert_eq!(severity(2, 7, Keying::Direct), 420);
        assert_eq!(severity(1, 2, Keying::Reversed), PARTS);
    }

    #[test]
    fn every_step_of_every_scale_is_a_whole_number_of_parts() {
        for labels in 2_u8..=11 {
            assert_eq!(PARTS % u32::from(labels - 1), 0);
            let top = severity(labels, usize::from(labels), Keying::Direct);
            assert_eq!(top, PARTS);
        }
    }

    #[test]
    fn half_of_the_answers_make_a_score_and_less_do_not() {
        assert_eq!(mean_of_half(PARTS / 2 + PARTS, 2, 4), Some(75.0));
        assert_eq!(mean_of_half(PARTS / 2, 1, 3), None);
        assert_eq!(mean_of_half(PARTS / 4 + PARTS, 2, 3), Some(62.5));
        assert_eq!(mean_of_half(0, 0, 0), None);
    }
}
