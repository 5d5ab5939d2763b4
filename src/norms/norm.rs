//! What is kept of one figure of many companies.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::score::Points;

/// The variance of a figure that is rounded to whole points.
pub(super) const ROUNDING: f64 = 1.0 / 12.0;

/// One figure's, in whole points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Norm {
    /// How many companies have it, in tens, rounded down.
    pub companies: usize,
    /// The mean.
    pub mean: u8,
    /// The standard deviation between companies.
    pub spread: u8,
    /// What so many of a hundred companies are below.
    pub percentiles: Percentiles,
}

/// What so many of a hundred companies are below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Percentiles {
    /// 10 of 100.
    #[serde(rename = "10")]
    pub p10: u8,
    /// 25 of 100.
    #[serde(rename = "25")]
    pub p25: u8,
    /// Half of them.
    #[serde(rename = "50")]
    pub p50: u8,
    /// 75 of 100.
    #[serde(rename = "75")]
    pub p75: u8,
    /// 90 of 100.
    #[serde(rename = "90")]
    pub p90: u8,
}

impl Percentiles {
    /// Where a figure lies: between two of them as far as it is from each; none beyond the first and the last.
    pub(super) fn place(self, figure: Points) -> Option<Points> {
        let known = [
            (10.0, self.p10),
            (25.0, self.p25),
            (50.0, self.p50),
            (75.0, self.p75),
            (90.0, self.p90),
        ];
        let known = known.map(|(percent, at)| (percent, f64::from(at)));
        let figure = figure.get();
        let within = known
            .windows(2)
            .filter(|pair| pair[0].1 <= figure && figure <= pair[1].1);
        let percents: Vec<f64> = within
            .flat_map(|pair| {
                let (from, start) = pair[0];
                let (upto, end) = pair[1];
                if end > start {
                    let percent = from + (upto - from) * (figure - start) / (end - start);
                    [percent, percent]
                } else {
                    [from, upto]
                }
            })
            .collect();
        // Where several are the same figure, the middle of them.
        let (first, last) = (percents.first()?, percents.last()?);
        Some(Points::new(f64::midpoint(*first, *last)))
    }

    pub(super) fn is_rising(self) -> bool {
        let all = [self.p10, self.p25, self.p50, self.p75, self.p90];
        all.is_sorted() && self.p90 <= 100
    }
}
