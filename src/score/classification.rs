//! What figures say when they are held against the questionnaire's lines.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Pair, Points, gap};
use crate::questionnaire::{Band, Thresholds};

/// What the two sides' scores on a cause say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Classification {
    /// One side has no score.
    OneSideHeard,
    /// No side is above the line.
    UnderControl,
    /// One side alone is above the line, and the sides are far apart, by more than chance.
    OneSided,
    /// Both sides are above the line, or one is and the other near it.
    SharedProblem,
    /// One side is above the line, and whether the other feels it as much can't be told.
    Unsettled,
}

impl Classification {
    /// Classifies the two sides' scores; none where there are none. Whether their gap's interval excludes 0 is only
    /// asked where it matters.
    pub fn of(sides: Pair, is_sure: impl FnOnce() -> bool, thresholds: Thresholds) -> Option<Self> {
        let (a, b) = match sides {
            [None, None] => return None,
            [Some(a), Some(b)] => (a, b),
            _ => return Some(Self::OneSideHeard),
        };
        let is_far = gap(sides).is_some_and(|gap| gap.abs() >= thresholds.gap);
        Some(match (a > thresholds.high, b > thresholds.high) {
            (false, false) => Self::UnderControl,
            (true, true) => Self::SharedProblem,
            _ if !is_far => Self::SharedProblem,
            _ if is_sure() => Self::OneSided,
            _ => Self::Unsettled,
        })
    }

    /// Its id in files, stable.
    pub fn id(self) -> &'static str {
        match self {
            Self::OneSideHeard => "one-side-heard",
            Self::UnderControl => "under-control",
            Self::OneSided => "one-sided",
            Self::SharedProblem => "shared-problem",
            Self::Unsettled => "unsettled",
        }
    }

    /// Whether something is to be done about a cause of this class.
    pub fn is_above_the_line(self) -> bool {
        matches!(self, Self::OneSided | Self::SharedProblem | Self::Unsettled)
    }
}

/// Whether respondents of one side are far apart: two by `divided` at least, three or more by three quarters of
/// it in the mean of all pairs, since the range alone grows with their number.
pub fn is_divided(scores: &[f64], thresholds: Thresholds) -> bool {
    let count = scores.len();
    if count < 2 {
        return false;
    }
    let mut rising = scores.to_vec();
    rising.sort_by(f64::total_cmp);
    // The step from one score to the next lies between every score up to it and every one beyond it.
    let steps = rising.windows(2).zip(1..);
    let distances =
        steps.map(|(pair, below)| (pair[1] - pair[0]) * (below * (count - below)) as f64);
    let mean = distances.sum::<f64>() / (count * (count - 1) / 2) as f64;
    let line = if count == 2 { 1.0 } else { 0.75 } * thresholds.divided;
    Points::new(mean) >= line
}

/// Whether the observer sees at least `gap` less of a cause than a side does, by more than chance: going by the
/// side's score minus the observer's on the same questions alone. Whether its interval excludes 0 is only asked
/// where it matters.
pub fn is_blind_to(
    difference: Option<Points>,
    is_sure: impl FnOnce() -> bool,
    thresholds: Thresholds,
) -> bool {
    difference.is_some_and(|difference| difference >= thresholds.gap) && is_sure()
}

/// The band that a figure falls into; the last one reaches 100.
pub fn band(bands: &[Band], figure: Points) -> &Band {
    let found = bands.iter().find(|band| figure <= band.upto);
    found.unwrap_or(&bands[bands.len() - 1])
}

#[cfg(test)]
mod tests {
    use super::Classification::{OneSideHeard, OneSided, SharedProblem, UnderControl, Unsettled};
    use super::*;

    fn pair(a: f64, b: f64) -> Pair {
        [Some(Points::new(a)), Some(Points::new(b))]
    }

    #[test]
    fn classes_hold_at_the_very_lines() {
        let class = |a, b| Classification::of(pair(a, b), || true, Thresholds::default());
        assert_eq!(class(50.0, 50.0), Some(UnderControl));
        assert_eq!(class(60.0, 40.0), Some(OneSided));
        assert_eq!(class(60.0, 40.5), Some(SharedProblem));
        assert_eq!(class(90.0, 51.0), Some(SharedProblem));
        let of = |sides| Classification::of(sides, || false, Thresholds::default());
        assert_eq!(of([None, pair(1.0, 90.0)[1]]), Some(OneSideHeard));
        assert_eq!(of([None, None]), None);
    }

    #[test]
    fn one_side_alone_is_named_where_the_gap_is_more_than_chance() {
        let class =
            |a, b, is_sure| Classification::of(pair(a, b), || is_sure, Thresholds::default());
        assert_eq!(class(80.0, 40.0, true), Some(OneSided));
        assert_eq!(class(80.0, 40.0, false), Some(Unsettled));
        // A gap that doesn't count needs no interval.
        assert_eq!(class(60.0, 45.0, false), Some(SharedProblem));
    }

    #[test]
    fn the_last_bit_puts_nothing_across_a_line() {
        let over = 50.000_000_000_000_01;
        let thresholds = Thresholds::default();
        let class = |a, b| Classification::of(pair(a, b), || true, thresholds);
        assert_eq!(class(over, over), Some(UnderControl));
        let nearly = 59.999_999_999_999_99;
        assert_eq!(class(nearly, 40.0), Some(OneSided));
        assert!(is_divided(&[20.0, nearly], thresholds));
        let difference = Some(Points::new(nearly - 40.0));
        assert!(is_blind_to(difference, || true, thresholds));
    }

    #[test]
    fn a_band_reaches_up_to_its_own_end() {
        let bands = [33.3, 100.0].map(|upto| Band {
            upto,
            id: upto.to_string(),
            title: String::new(),
            text: String::new(),
        });
        let of = |figure| band(&bands, Points::new(figure)).upto;
        assert_eq!([of(33.300_000_000_000_004), of(33.31)], [33.3, 100.0]);
    }

    #[test]
    fn a_side_is_divided_by_its_range_and_from_three_on_by_its_pairs_too() {
        let is_divided = |scores: &[f64]| is_divided(scores, Thresholds::default());
        assert!(is_divided(&[20.0, 60.0]));
        assert!(!is_divided(&[20.0, 59.0]));
        assert!(!is_divided(&[20.0]));
        assert!(!is_divided(&[]));
        // Distances 40, 20, 20 come to 26.67 of the 30 it takes; 45, 25, 20 to 30.
        assert!(!is_divided(&[20.0, 60.0, 40.0]));
        assert!(is_divided(&[15.0, 60.0, 40.0]));
        // One of twenty stands apart: (19 * 80) / 190 = 8.
        let mut many = vec![10.0; 19];
        many.push(90.0);
        assert!(!is_divided(&many));
    }

    #[test]
    fn a_blind_spot_takes_a_difference_that_is_more_than_chance() {
        let blind = |difference: Option<f64>, is_sure| {
            let difference = difference.map(Points::new);
            is_blind_to(difference, || is_sure, Thresholds::default())
        };
        assert!(blind(Some(20.0), true));
        assert!(!blind(Some(19.0), true));
        assert!(!blind(Some(45.0), false));
        assert!(!blind(None, true));
    }
}
