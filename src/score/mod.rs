//! The formulas: pure functions from answers to figures. Nothing here reads, prints or asks the clock.

mod advice;
mod answering;
mod beta;
mod block;
mod classification;
mod company;
mod confidence;
mod contrast;
mod correction;
mod difference;
mod draws;
mod fisher;
mod holm;
mod masking;
mod order;
mod part;
mod points;
mod quality;
mod resampled;
mod rows;
mod scorer;
mod sensitivity;
mod severity;
mod shares;
mod sheet;
mod spread;
mod student;

pub use advice::{fit, need};
pub(crate) use answering::answered;
pub use classification::{Classification, band, is_blind_to, is_divided};
pub use company::{CauseScore, CompanyScore, Seen};
pub use confidence::{RESAMPLES, Resampler, SEED};
pub use contrast::Contrast;
pub use correction::{Correction, Offset};
pub use difference::{Differences, GAP_LEVEL, Interval, OBSERVER_LEVEL};
pub use fisher::f_quantile;
pub use holm::holm;
pub(crate) use masking::mask;
pub use order::{concordance, distance, mean_ranks, tau_b};
pub use part::{Observable, Part};
pub use points::{Points, Shown};
pub use quality::{Quality, quality};
pub use resampled::{Placement, Resampled};
pub use rows::{Row, Rows};
pub use scorer::Scorer;
pub use sensitivity::{Sensitivity, sensitivity};
pub use severity::{PARTS, severity};
pub use sheet::Sheet;
pub use spread::{Person, Spread};
pub use student::{Level, two_sided_p};

/// A figure of each side, in report order; none where it can't be had.
pub type Pair = [Option<Points>; 2];

/// A share, 0 to 1, compared and printed as figures are.
pub type Share = Points;

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

/// Ranks from 1, by falling figure. Equal figures share a rank; those without one have none.
pub fn ranks(figures: &[Option<Points>]) -> impl Iterator<Item = Option<usize>> {
    let above = |figure| {
        let all = figures.iter().flatten();
        all.filter(move |other| **other > figure)
    };
    let ranks = figures.iter();
    ranks.map(move |figure| figure.map(|figure| 1 + above(figure).count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(a: f64, b: f64) -> Pair {
        [Some(Points::new(a)), Some(Points::new(b))]
    }

    #[test]
    fn priority_is_the_average_in_agreement_and_higher_in_disagreement() {
        assert_eq!(quadratic_mean(pair(50.0, 50.0)), Some(Points::new(50.0)));
        // sqrt((58² + 82²) / 2) = sqrt(5044) = 71.021123618
        let mean = Points::new(5044.0_f64.sqrt());
        assert_eq!(quadratic_mean(pair(58.0, 82.0)), Some(mean));
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
    fn equal_figures_share_a_rank() {
        let figures = [Some(10.0), Some(0.3), None, Some(0.1 + 0.2), Some(0.2)]
            .map(|figure| figure.map(Points::new));
        let ranks: Vec<_> = ranks(&figures).collect();
        assert_eq!(ranks, [Some(1), Some(2), None, Some(2), Some(4)]);
    }
}
