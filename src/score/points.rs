//! A figure on the report's scale.

use std::fmt;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

/// A figure between -100 and 100, rounded to nine decimals, so that no rank, band or threshold hangs
/// on the last bit of a sum.
///
/// Prints as whole points, and goes into JSON with four decimals; never as -0.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, JsonSchema)]
#[schemars(inline)]
pub struct Points(f64);

impl Points {
    /// Rounds a figure to nine decimals.
    pub fn new(figure: f64) -> Self {
        Self(round(figure, 1e9))
    }

    /// The figure, to nine decimals.
    pub fn get(self) -> f64 {
        self.0
    }

    /// The figure as other programs see it: four decimals, never -0.
    pub fn to_json(self) -> f64 {
        round(self.0, 1e4)
    }

    /// The figure as people see it: whole points, halves away from zero.
    pub fn whole(self) -> f64 {
        round(self.0, 1.0)
    }
}

/// Adding 0 turns -0 into 0.
fn round(figure: f64, unit: f64) -> f64 {
    (figure * unit).round() / unit + 0.0
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
    fn figures_are_rounded_for_each_reader() {
        let points = Points::new(100.0 / 3.0);
        assert_eq!(points.get(), 33.333_333_333);
        assert_eq!(points.to_string(), "33");
        assert_eq!(serde_json::to_string(&points).unwrap(), "33.3333");
        assert_eq!(Points::new(12.5).to_string(), "13");
        assert_eq!(Points::new(-12.5).to_string(), "-13");
    }

    #[test]
    fn there_is_no_minus_zero() {
        let points = Points::new(-0.000_000_000_1);
        assert_eq!(points.to_string(), "0");
        assert_eq!(
            serde_json::to_string(&Points::new(-0.000_01)).unwrap(),
            "0.0"
        );
        assert_eq!(Points::new(-0.3).to_string(), "0");
    }
}
