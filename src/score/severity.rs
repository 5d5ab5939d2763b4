//! How much answers speak of conflict, in whole numbers, so that sums of them are exact.

use crate::questionnaire::Agreeing;

/// A severity of 100 in parts: the smallest number that the steps of every scale, 1 to 10, divide, so that
/// each answer's severity is a whole number of parts.
pub const PARTS: u32 = 2520;

/// How much an answer of 1 to `labels` speaks of conflict, 0 to [`PARTS`]; `labels` is 2 to 11.
///
/// `(a-1)/(K-1)` of the whole where agreeing is a sign of conflict, `(K-a)/(K-1)` where it is one of health:
/// by the scale's own range, not the observed one.
pub fn severity(answer: u8, labels: usize, agreeing: Agreeing) -> u32 {
    let (answer, top) = (u32::from(answer), u32::try_from(labels).unwrap_or(2) - 1);
    let steps = match agreeing {
        Agreeing::Conflict => answer - 1,
        Agreeing::Health => top + 1 - answer,
    };
    PARTS / top * steps
}

/// The mean of so many severities from their sum in parts, 0 to 100: one division of two whole numbers, so
/// that equal answers give equal bits.
pub fn mean_severity(sum: u32, count: usize) -> f64 {
    100.0 * f64::from(sum) / (f64::from(PARTS) * count as f64)
}

/// One respondent's score: the mean of the severities, if at least half of them are there.
pub fn respondent_score(severities: impl IntoIterator<Item = Option<u32>>) -> Option<f64> {
    let (mut asked, mut answered, mut sum) = (0, 0, 0);
    for severity in severities {
        asked += 1;
        if let Some(severity) = severity {
            answered += 1;
            sum += severity;
        }
    }
    mean_of_half(sum, answered, asked)
}

/// The mean severity of the answered of the asked, if at least half of them are.
pub fn mean_of_half(sum: u32, answered: usize, asked: usize) -> Option<f64> {
    (answered > 0 && 2 * answered >= asked).then(|| mean_severity(sum, answered))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn severity_runs_from_none_to_all_in_the_direction_of_conflict() {
        // Five labels: a step is a quarter. Agree (4) with a sign of conflict is three, with one of health one.
        assert_eq!(severity(4, 5, Agreeing::Conflict), 1890);
        assert_eq!(severity(4, 5, Agreeing::Health), 630);
        assert_eq!(severity(2, 7, Agreeing::Conflict), 420);
        assert_eq!(severity(1, 2, Agreeing::Health), PARTS);
    }

    #[test]
    fn every_step_of_every_scale_is_a_whole_number_of_parts() {
        for labels in 2_u8..=11 {
            assert_eq!(PARTS % u32::from(labels - 1), 0);
            let top = severity(labels, usize::from(labels), Agreeing::Conflict);
            assert_eq!(top, PARTS);
        }
    }

    #[test]
    fn half_of_the_answers_make_a_score_and_less_do_not() {
        let [low, half, all] = [Some(PARTS / 4), Some(PARTS / 2), Some(PARTS)];
        assert_eq!(respondent_score([half, all, None, None]), Some(75.0));
        assert_eq!(respondent_score([half, None, None]), None);
        assert_eq!(respondent_score([low, all, None]), Some(62.5));
        assert_eq!(respondent_score([]), None);
    }
}
