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
    /// One side alone is above the line, and the sides are far apart.
    OneSided,
    /// Both sides are above the line, or one is and the other near it.
    SharedProblem,
}

impl Classification {
    /// Classifies the two sides' scores; none where there are none.
    pub fn of(sides: Pair, thresholds: Thresholds) -> Option<Self> {
        let is_high = |score: Points| score > thresholds.high;
        match sides {
            [None, None] => None,
            [Some(a), Some(b)] => Some(if !is_high(a) && !is_high(b) {
                Self::UnderControl
            } else if is_high(a) != is_high(b)
                && gap(sides).is_some_and(|gap| gap.abs() >= thresholds.gap)
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

    /// Whether something is to be done about a cause of this class.
    pub fn is_above_the_line(self) -> bool {
        matches!(self, Self::OneSided | Self::SharedProblem)
    }
}

/// Whether respondents of one side are at least `divided` apart. It takes two.
pub fn is_divided(scores: &[f64], thresholds: Thresholds) -> bool {
    let lowest = scores.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    scores.len() >= 2 && Points::new(highest - lowest) >= thresholds.divided
}

/// Whether the observer sees at least `gap` less of a cause than both sides do on the same questions.
pub fn is_blind_spot(observer: Option<Points>, sides: Pair, thresholds: Thresholds) -> bool {
    let (Some(observer), [Some(a), Some(b)]) = (observer, sides) else {
        return false;
    };
    [a, b]
        .into_iter()
        .all(|side| Points::new(side.get() - observer.get()) >= thresholds.gap)
}

/// The band that a figure falls into; the last one reaches 100.
pub fn band(bands: &[Band], figure: Points) -> &Band {
    let found = bands.iter().find(|band| figure <= band.upto);
    found.unwrap_or(&bands[bands.len() - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(a: f64, b: f64) -> Pair {
        [Some(Points::new(a)), Some(Points::new(b))]
    }

    #[test]
    fn classes_hold_at_the_very_lines() {
        let class = |a, b| Classification::of(pair(a, b), Thresholds::default());
        assert_eq!(class(50.0, 50.0), Some(Classification::UnderControl));
        assert_eq!(class(60.0, 40.0), Some(Classification::OneSided));
        assert_eq!(class(60.0, 40.5), Some(Classification::SharedProblem));
        assert_eq!(class(90.0, 51.0), Some(Classification::SharedProblem));
        assert_eq!(
            Classification::of([None, pair(1.0, 90.0)[1]], Thresholds::default()),
            Some(Classification::OneSideHeard)
        );
        assert_eq!(
            Classification::of([None, None], Thresholds::default()),
            None
        );
    }

    #[test]
    fn the_last_bit_puts_nothing_across_a_line() {
        let over = 50.000_000_000_000_01;
        let thresholds = Thresholds::default();
        assert_eq!(
            Classification::of(pair(over, over), thresholds),
            Some(Classification::UnderControl)
        );
        let nearly = 59.999_999_999_999_99;
        assert_eq!(
            Classification::of(pair(nearly, 40.0), thresholds),
            Some(Classification::OneSided)
        );
        assert!(is_divided(&[20.0, nearly], thresholds));
        let observer = Some(Points::new(40.0));
        assert!(is_blind_spot(observer, pair(nearly, 80.0), thresholds));
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
}
