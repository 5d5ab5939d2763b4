//! The formulas: pure functions from answers to figures. Nothing here reads, prints or asks the clock.

mod advice;
mod change;
mod confidence;
mod order;
mod points;
mod quality;
mod random;
mod sensitivity;
mod sheet;

use schemars::JsonSchema;
use serde::Serialize;

use crate::questionnaire::{Agreeing, Thresholds};

pub use advice::{fit, need};
pub use change::{Change, changes, two_sided_p};
pub use confidence::{Confidence, RESAMPLES, SEED, confidence};
pub use order::{distance, mean_ranks, tau_b};
pub use points::Points;
pub use quality::{Quality, is_straight, is_straight_line, quality};
pub use sensitivity::{Sensitivity, sensitivity};
pub use sheet::{Respondent, Sheet};

/// A figure of each side, in report order; none where it can't be had.
pub type Pair = [Option<Points>; 2];

/// A share, 0 to 1, rounded and printed as figures are.
pub type Share = Points;

/// How much an answer of 1 to `labels` speaks of conflict, 0 to 100.
///
/// `100(a-1)/(K-1)` where agreeing is a sign of conflict, `100(K-a)/(K-1)` where it is one of health:
/// by the scale's own range, not the observed one.
pub fn severity(answer: u8, labels: usize, agreeing: Agreeing) -> f64 {
    let (answer, labels) = (f64::from(answer), labels as f64);
    let steps = match agreeing {
        Agreeing::Conflict => answer - 1.0,
        Agreeing::Health => labels - answer,
    };
    100.0 * steps / (labels - 1.0)
}

/// One respondent's score: the mean of the severities, if at least half of them are there.
pub fn respondent_score(severities: impl IntoIterator<Item = Option<f64>>) -> Option<f64> {
    let (mut asked, mut answered, mut sum) = (0_usize, 0_usize, 0.0);
    for severity in severities {
        asked += 1;
        if let Some(severity) = severity {
            answered += 1;
            sum += severity;
        }
    }
    mean_of_half(sum, answered, asked)
}

/// The mean of the answered of the asked, if at least half of them are.
pub fn mean_of_half(sum: f64, answered: usize, asked: usize) -> Option<f64> {
    (answered > 0 && 2 * answered >= asked).then(|| sum / answered as f64)
}

/// The mean of what is there.
pub fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (mut count, mut sum) = (0_usize, 0.0);
    for value in values {
        count += 1;
        sum += value;
    }
    (count > 0).then(|| sum / count as f64)
}

/// The mean of the two sides; the one side's figure where the other is missing.
pub fn average(sides: Pair) -> Option<Points> {
    mean(sides.into_iter().flatten().map(Points::get)).map(Points::new)
}

/// The quadratic mean of the two sides, `sqrt((a² + b²) / 2)`; the one side's figure where the other
/// is missing.
///
/// It equals `sqrt(average² + (gap/2)²)`: the average where both sides agree, and higher the more
/// they don't, so that averaging can't hide one side's grievance.
pub fn quadratic_mean(sides: Pair) -> Option<Points> {
    match sides {
        [Some(a), Some(b)] => {
            let (a, b) = (a.get(), b.get());
            Some(Points::new(f64::midpoint(a * a, b * b).sqrt()))
        }
        [one, other] => one.or(other),
    }
}

/// First side minus second, -100 to 100; none where a side is missing.
pub fn gap(sides: Pair) -> Option<Points> {
    match sides {
        [Some(a), Some(b)] => Some(Points::new(a.get() - b.get())),
        _ => None,
    }
}

/// What the two sides' scores on a cause say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// One side has no score.
    OneSideHeard,
    /// No side is above the line.
    UnderControl,
    /// One side alone is above the line, and the sides are far apart.
    OneSided,
    /// Both sides are above the line, or one is and the other near it.
    SharedProblem,
}

impl Reading {
    /// Reads the two sides' scores; none where there are none.
    pub fn of(sides: Pair, thresholds: Thresholds) -> Option<Self> {
        let is_high = |score: Points| score.get() > thresholds.high;
        match sides {
            [None, None] => None,
            [Some(a), Some(b)] => Some(if !is_high(a) && !is_high(b) {
                Self::UnderControl
            } else if is_high(a) != is_high(b)
                && gap(sides).is_some_and(|gap| gap.get().abs() >= thresholds.gap)
            {
                Self::OneSided
            } else {
                Self::SharedProblem
            }),
            _ => Some(Self::OneSideHeard),
        }
    }

    /// Its id in files, stable.
    pub fn id(self) -> &'static str {
        match self {
            Self::OneSideHeard => "one-side-heard",
            Self::UnderControl => "under-control",
            Self::OneSided => "one-sided",
            Self::SharedProblem => "shared-problem",
        }
    }

    /// Whether something is to be done about a cause with this reading.
    pub fn is_above_the_line(self) -> bool {
        matches!(self, Self::OneSided | Self::SharedProblem)
    }
}

/// Whether respondents of one side are at least `divided` apart. It takes two.
pub fn is_divided(scores: &[f64], thresholds: Thresholds) -> bool {
    let lowest = scores.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    scores.len() >= 2 && Points::new(highest - lowest).get() >= thresholds.divided
}

/// Whether the observer sees at least `gap` less of a cause than both sides do on the same questions.
pub fn is_blind_spot(observer: Option<Points>, sides: Pair, thresholds: Thresholds) -> bool {
    let (Some(observer), [Some(a), Some(b)]) = (observer, sides) else {
        return false;
    };
    [a, b]
        .into_iter()
        .all(|side| Points::new(side.get() - observer.get()).get() >= thresholds.gap)
}

/// Ranks from 1, by falling figure. Equal figures share a rank; those without one have none.
pub fn ranks(figures: &[Option<Points>]) -> Vec<Option<usize>> {
    figures
        .iter()
        .map(|figure| {
            figure.map(|figure| {
                1 + figures
                    .iter()
                    .flatten()
                    .filter(|other| **other > figure)
                    .count()
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(a: f64, b: f64) -> Pair {
        [Some(Points::new(a)), Some(Points::new(b))]
    }

    #[test]
    fn severity_runs_from_0_to_100_in_the_direction_of_conflict() {
        // Five labels: a step is 25. Agree (4) with a sign of conflict is 75, with one of health 25.
        assert_eq!(severity(4, 5, Agreeing::Conflict), 75.0);
        assert_eq!(severity(4, 5, Agreeing::Health), 25.0);
        // Seven labels: 100 * 1/6.
        assert_eq!(severity(2, 7, Agreeing::Conflict), 100.0 / 6.0);
        assert_eq!(severity(1, 2, Agreeing::Health), 100.0);
    }

    #[test]
    fn half_of_the_answers_make_a_score_and_less_do_not() {
        assert_eq!(
            respondent_score([Some(50.0), Some(100.0), None, None]),
            Some(75.0)
        );
        assert_eq!(respondent_score([Some(50.0), None, None]), None);
        assert_eq!(respondent_score([Some(30.0), Some(60.0), None]), Some(45.0));
        assert_eq!(respondent_score([]), None);
    }

    #[test]
    fn priority_is_the_average_in_agreement_and_higher_in_disagreement() {
        assert_eq!(quadratic_mean(pair(50.0, 50.0)), Some(Points::new(50.0)));
        // sqrt((58² + 82²) / 2) = sqrt(5044) = 71.021123618
        assert_eq!(
            quadratic_mean(pair(58.0, 82.0)).map(Points::get),
            Some(71.021_123_618)
        );
        assert_eq!(average(pair(58.0, 82.0)), Some(Points::new(70.0)));
        assert_eq!(gap(pair(58.0, 82.0)), Some(Points::new(-24.0)));
    }

    #[test]
    fn one_side_alone_stands_for_itself_and_has_no_gap() {
        let one = [None, Some(Points::new(40.0))];
        assert_eq!(quadratic_mean(one), one[1]);
        assert_eq!(average(one), one[1]);
        assert_eq!(gap(one), None);
        assert_eq!(quadratic_mean([None, None]), None);
    }

    #[test]
    fn readings_hold_at_the_very_lines() {
        let reading = |a, b| Reading::of(pair(a, b), Thresholds::default());
        assert_eq!(reading(50.0, 50.0), Some(Reading::UnderControl));
        assert_eq!(reading(60.0, 40.0), Some(Reading::OneSided));
        assert_eq!(reading(60.0, 40.5), Some(Reading::SharedProblem));
        assert_eq!(reading(90.0, 51.0), Some(Reading::SharedProblem));
        assert_eq!(
            Reading::of([None, pair(1.0, 90.0)[1]], Thresholds::default()),
            Some(Reading::OneSideHeard)
        );
        assert_eq!(Reading::of([None, None], Thresholds::default()), None);
    }

    #[test]
    fn a_camp_is_divided_from_forty_points_on() {
        let thresholds = Thresholds::default();
        assert!(is_divided(&[20.0, 60.0, 40.0], thresholds));
        assert!(!is_divided(&[20.0, 59.0], thresholds));
        assert!(!is_divided(&[20.0], thresholds));
    }

    #[test]
    fn a_blind_spot_is_below_both_sides() {
        let thresholds = Thresholds::default();
        let observer = Some(Points::new(35.0));
        assert!(is_blind_spot(observer, pair(55.0, 80.0), thresholds));
        assert!(!is_blind_spot(observer, pair(54.0, 80.0), thresholds));
        assert!(!is_blind_spot(None, pair(55.0, 80.0), thresholds));
        assert!(!is_blind_spot(
            observer,
            [None, Some(Points::new(80.0))],
            thresholds
        ));
    }

    #[test]
    fn equal_figures_share_a_rank() {
        let figures = [Some(10.0), Some(30.0), None, Some(30.0), Some(5.0)]
            .map(|figure| figure.map(Points::new));
        assert_eq!(ranks(&figures), [Some(3), Some(1), None, Some(1), Some(4)]);
    }
}
