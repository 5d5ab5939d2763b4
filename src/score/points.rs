//! A figure on the report's scale.

use std::cmp::Ordering;
use std::fmt;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

/// A figure between -100 and 100, as it was computed.
///
/// Two figures, or a figure and a line, are compared as the nearest billionths, so that no rank, band or
/// threshold hangs on the last bit of a sum. What people and programs see is rounded from there too: whole
/// points, and four decimals in JSON; never -0.
#[derive(Clone, Copy, Debug, JsonSchema)]
#[schemars(inline)]
pub struct Points(f64);

impl Points {
    /// No conflict, no difference, no need.
    pub const ZERO: Self = Self(0.0);

    /// Takes a figure as it is; adding 0 turns -0 into 0.
    pub fn new(figure: f64) -> Self {
        Self(figure + 0.0)
    }

    /// The figure, unrounded: what others are computed from.
    pub fn get(self) -> f64 {
        self.0
    }

    /// Its size without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// The figure to the nearest billionth: what is shown and drawn.
    pub fn nearest(self) -> f64 {
        round(self.0, 1e9)
    }

    /// The figure as other programs see it: four decimals, never -0.
    pub fn to_json(self) -> f64 {
        self.ten_thousandths() as f64 / 1e4
    }

    /// The same in whole ten thousandths, halves away from zero.
    pub fn ten_thousandths(self) -> i64 {
        let billionths = self.billionths();
        (billionths + 50_000 * billionths.signum()) / 100_000
    }

    /// The figure as people see it: whole points, halves away from zero.
    pub fn whole(self) -> f64 {
        round(self.nearest(), 1.0)
    }

    /// The figure with so many decimals, for what people don't see in points, such as a correlation.
    pub fn to_decimals(self, decimals: u8) -> String {
        let rounded = round(self.nearest(), 10_f64.powi(decimals.into()));
        format!("{rounded:.*}", decimals.into())
    }

    /// The figure as people see it beside a line: in whole points, and where these would put it on a line that it
    /// isn't on, with as many decimals as tell it from the line.
    pub fn beside(self, lines: &[f64]) -> Shown {
        let at = |decimals| Shown {
            figure: round(self.nearest(), 10_f64.powi(decimals)),
            decimals,
        };
        let is_told = |shown: &Shown| {
            let shown = Self(shown.figure);
            let mut lines = lines.iter();
            lines.all(|line| shown.partial_cmp(line) == self.partial_cmp(line))
        };
        (0..9).map(at).find(is_told).unwrap_or(at(9))
    }

    /// The figure in whole billionths, which is how it is compared.
    #[expect(clippy::cast_possible_truncation, reason = "a figure is -100 to 100")]
    pub fn billionths(self) -> i64 {
        // Halves away from zero, without the library call that rounding is on most machines.
        (self.0 * 1e9 + 0.5_f64.copysign(self.0)) as i64
    }
}

/// A figure as people see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    figure: f64,
    decimals: i32,
}

impl Shown {
    /// What people see as the difference of two figures.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        let decimals = self.decimals.max(other.decimals);
        let figure = round(self.figure - other.figure, 10_f64.powi(decimals));
        Self { figure, decimals }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let decimals = usize::try_from(self.decimals).unwrap_or(0);
        f.pad(&format!("{:.decimals$}", self.figure))
    }
}

/// Adding 0 turns -0 into 0.
fn round(figure: f64, unit: f64) -> f64 {
    (figure * unit).round() / unit + 0.0
}

impl PartialEq for Points {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Points {}

impl PartialOrd for Points {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Points {
    fn cmp(&self, other: &Self) -> Ordering {
        self.billionths().cmp(&other.billionths())
    }
}

impl PartialEq<f64> for Points {
    fn eq(&self, line: &f64) -> bool {
        *self == Self(*line)
    }
}

/// A figure held against a line, which is taken to the nearest billionth as well.
impl PartialOrd<f64> for Points {
    fn partial_cmp(&self, line: &f64) -> Option<Ordering> {
        self.partial_cmp(&Self(*line))
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.pad(&format!("{:.0}", self.whole()))
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.to_json())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_rounded_for_each_reader_and_not_before() {
        let points = Points::new(100.0 / 3.0);
        assert_eq!(points.get().to_bits(), (100.0_f64 / 3.0).to_bits());
        assert_eq!(points.to_string(), "33");
        assert_eq!(serde_json::to_string(&points).unwrap(), "33.3333");
        // A half of the last decimal, which sums of fractions that aren't exact would take for less.
        let halves = [0.000_15, -0.000_15].map(|it| Points::new(it).to_json());
        assert_eq!(halves, [0.0002, -0.0002]);
        assert_eq!(Points::new(12.5).to_string(), "13");
        assert_eq!(Points::new(-12.5).to_string(), "-13");
    }

    #[test]
    fn the_last_bit_moves_neither_a_rank_nor_what_is_shown() {
        let (below, half) = (Points::new(12.499_999_999_999_998), Points::new(12.5));
        assert_eq!(below, half);
        assert_eq!(below.to_string(), "13");
        assert!(below >= 12.5);
        assert!(Points::new(12.500_000_001) > half);
        let billionths = [-1.4, -0.6, -0.4, 0.4, 0.6, 1.4, 1.6];
        let billionths = billionths.map(|figure| Points::new(figure * 1e-9).billionths());
        assert_eq!(billionths, [-1, -1, 0, 0, 1, 1, 2]);
        assert!(Points::new(0.1 + 0.2) <= 0.3);
    }

    #[test]
    fn beside_a_line_a_figure_has_as_many_decimals_as_tell_it_from_the_line() {
        let shown = |figure| Points::new(figure).beside(&[50.0]).to_string();
        let below = [49.4, 49.5, 49.96, 50.0].map(shown);
        assert_eq!(below, ["49", "49.5", "49.96", "50"]);
        assert_eq!([50.004, 50.5, 51.2].map(shown), ["50.004", "51", "51"]);
        // Not told apart by what is compared, so not by what is shown.
        assert_eq!(shown(50.000_000_000_1), "50");
        let minus = |a, b| {
            let [a, b] = [a, b].map(|it| Points::new(it).beside(&[50.0]));
            a.minus(b).to_string()
        };
        assert_eq!(minus(72.5, 80.4), "-7");
        assert_eq!(minus(50.3, 20.2), "30.3");
    }

    #[test]
    fn there_is_no_minus_zero() {
        for minus in [-0.0, -0.000_000_000_1, -0.000_01, -0.3] {
            let points = Points::new(minus);
            assert_eq!(points.to_string(), "0");
            assert!(points.whole().is_sign_positive());
        }
        let json = serde_json::to_string(&Points::new(-0.000_01)).unwrap();
        assert_eq!(json, "0.0");
        assert!(Points::new(-0.0).get().is_sign_positive());
    }
}
