//! The slope chart: each cause's severity then and now, and a line between them.

use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::Serialize;

use crate::comparison::{Cause, Comparison, Verdict};
use crate::report::table::change;
use crate::score::Points;

/// How high the chart's scale is, in pixels.
const HEIGHT: f64 = 320.0;

/// What is left free above and below the scale.
const MARGIN: f64 = 16.0;

/// How far apart labels have to be.
const APART: f64 = 20.0;

/// One end of a line: where the point is, and where its label, which gives way to others.
#[derive(Serialize)]
struct End {
    figure: Option<Points>,
    at: f64,
    label: f64,
}

/// The chart of the causes that have a severity in some wave; heights are in pixels from its top.
pub(super) fn slope(comparison: &Comparison) -> Value {
    let causes: Vec<&Cause> = comparison
        .causes
        .iter()
        .filter(|cause| {
            cause
                .tested
                .severity
                .old
                .or(cause.tested.severity.new)
                .is_some()
        })
        .collect();
    let olds = ends(causes.iter().map(|cause| cause.tested.severity.old));
    let news = ends(causes.iter().map(|cause| cause.tested.severity.new));
    let labels = olds.iter().chain(&news).map(|end| end.label);
    let lowest = labels.fold(HEIGHT + MARGIN, f64::max);
    let line = |(cause, (old, new)): (&&Cause, (&End, &End))| {
        let (verdict, severity) = (cause.tested.verdict(), cause.tested.severity);
        let kind = match verdict {
            Verdict::Worse => "worse",
            Verdict::Better => "better",
            Verdict::Different | Verdict::Noise | Verdict::Untested => "noise",
        };
        let changed = cause.tested.mean_change;
        context! {
            title => cause.title,
            kind => kind,
            verdict => verdict.words(),
            old => Value::from(Serde(old)),
            new => Value::from(Serde(new)),
            change => changed.map_or("–".to_owned(), |_| change(severity.old, severity.new)),
        }
    };
    let lines = causes.iter().zip(olds.iter().zip(&news)).map(line);
    context! {
        height => lowest + MARGIN,
        // Where the line above which something is to be done is drawn.
        line => height_of(comparison.asked.thresholds.high),
        top => height_of(100.0),
        bottom => height_of(0.0),
        causes => lines.collect::<Vec<_>>(),
    }
}

fn height_of(figure: f64) -> f64 {
    MARGIN + HEIGHT * (1.0 - figure / 100.0)
}

/// The ends on one side of the chart, their labels moved down from each other.
fn ends(figures: impl Iterator<Item = Option<Points>>) -> Vec<End> {
    let mut ends: Vec<End> = figures
        .map(|figure| {
            let at = figure.map_or(0.0, |figure| height_of(figure.nearest()));
            End {
                figure,
                at,
                label: at,
            }
        })
        .collect();
    let mut from_top: Vec<&mut End> = ends.iter_mut().filter(|end| end.figure.is_some()).collect();
    from_top.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut free = f64::NEG_INFINITY;
    for end in from_top {
        end.label = end.at.max(free);
        free = end.label + APART;
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
        let labels: Vec<f64> = ends.iter().map(|end| end.label).collect();
        assert_eq!(labels, [176.0, 196.0, 16.0]);
        assert_eq!(ends[1].at, 179.2);
    }
}
