//! The slope chart: each cause's severity then and now, and a line between them.

use super::words;
use crate::comparison::{Cause, Comparison, Moved, Verdict};
use crate::report::document::{End, Move, Slope};
use crate::score::Points;

/// How high the chart's scale is, in pixels.
const HEIGHT: f64 = 320.0;

/// What is left free above and below the scale.
const MARGIN: f64 = 16.0;

/// How far apart labels have to be.
const BETWEEN: f64 = 20.0;

fn severity(cause: &Cause) -> Moved {
    cause.figures.of_both(cause.tested.severity)
}

/// The chart of the causes that have a severity in some wave; heights are in pixels from its top.
pub(super) fn slope(comparison: &Comparison) -> Slope {
    let is_told = |cause: &&Cause| severity(cause).old.or(severity(cause).new).is_some();
    let causes: Vec<&Cause> = comparison.causes.iter().filter(is_told).collect();
    let olds = ends(causes.iter().map(|cause| severity(cause).old));
    let news = ends(causes.iter().map(|cause| severity(cause).new));
    let ends = olds.iter().chain(&news).flatten();
    let labels = ends.map(|end| end.label);
    let lowest = labels.fold(HEIGHT + MARGIN, f64::max);
    let moved = |(cause, (old, new)): (&&Cause, (&Option<End>, &Option<End>))| {
        let verdict = cause.tested.verdict();
        Move {
            title: cause.title.to_owned(),
            drawn: match verdict {
                _ if !comparison.is_reliable => "noise",
                _ if comparison.opposite_on(Some(cause.id)).is_some() => "noise",
                Verdict::Worse => "worse",
                Verdict::Better => "better",
                Verdict::Different | Verdict::Noise | Verdict::Untested => "noise",
            },
            verdict: words::verdict(comparison, cause),
            old: old.clone(),
            new: new.clone(),
        }
    };
    let moves = causes.iter().zip(olds.iter().zip(&news)).map(moved);
    Slope {
        title: format!("Each cause then and now, {}", comparison.company),
        height: lowest + MARGIN,
        top: height_of(100.0),
        bottom: height_of(0.0),
        line: height_of(comparison.asked.thresholds.high),
        moves: moves.collect(),
        legend: LEGEND,
    }
}

/// What the marks stand for.
const LEGEND: &str = "Then on the left, now on the right, each the average of both sides: one side alone can be above the dotted line. ▲ really worse, ▼ really better; thin lines are all others.";

fn height_of(figure: f64) -> f64 {
    MARGIN + HEIGHT * (1.0 - figure / 100.0)
}

/// The ends on one side of the chart, their labels moved down from each other; none where there is no figure.
fn ends(figures: impl Iterator<Item = Option<Points>>) -> Vec<Option<End>> {
    let end = |figure: Points| {
        let at = height_of(figure.nearest());
        End {
            shown: figure.to_string(),
            at,
            label: at,
        }
    };
    let mut ends: Vec<Option<End>> = figures.map(|figure| figure.map(end)).collect();
    let mut from_top: Vec<&mut End> = ends.iter_mut().flatten().collect();
    from_top.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut free = f64::NEG_INFINITY;
    for end in from_top {
        end.label = end.at.max(free);
        free = end.label + BETWEEN;
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_give_way_downwards_and_points_stay() {
        let figures = [50.0, 49.0, 100.0].map(|figure| Some(Points::new(figure)));
        let ends = ends(figures.into_iter());
        let labels: Vec<f64> = ends.iter().flatten().map(|end| end.label).collect();
        assert_eq!(labels, [176.0, 196.0, 16.0]);
        assert_eq!(ends[1].as_ref().map(|end| end.at), Some(179.2));
    }
}
