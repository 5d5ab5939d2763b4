//! The dumbbell: both sides' scores on a line from 0 to 100, and the gap between them.

use anstyle::Style;

use super::legend::{BOTH, Legend};
use super::shade::shade;
use crate::diagnosis::Cause;
use crate::questionnaire::Role;
use crate::score::Points;

/// The head of a chart: where 0, 50 and 100 stand.
pub(super) fn head(width: usize) -> String {
    let middle = column(Points::new(50.0), width);
    let left = format!("{:<pad$}50", "0", pad = middle.saturating_sub(1).max(1));
    format!(
        "{left}{:>pad$}",
        "100",
        pad = width.saturating_sub(left.len()).max(3)
    )
}

/// One cause: `S━━━O` between the sides, the observer's letter where it is free, `┊` at the line.
/// The letters are coloured by severity.
pub(super) fn row(cause: &Cause, high: f64, legend: &Legend, width: usize) -> String {
    let mut cells = vec![(' ', Style::new()); width];
    cells[column(Points::new(high), width)].0 = '┊';
    let sides = cause.sides.pair();
    if let [Some(a), Some(b)] = sides {
        let (a, b) = (column(a, width), column(b, width));
        cells[a.min(b)..=a.max(b)].fill(('━', Style::new()));
    }
    if let Some(score) = cause.observer.as_ref().and_then(|observed| observed.score) {
        cells[column(score, width)].0 = legend.letter(Role::Observer);
    }
    for role in Role::SIDES {
        if let Some(score) = sides[role.index()] {
            cells[column(score, width)] = (legend.letter(role), shade(Some(score), high));
        }
    }
    if let [Some(a), Some(b)] = sides
        && column(a, width) == column(b, width)
    {
        cells[column(a, width)].0 = BOTH;
    }
    let drawn = cells.iter().rposition(|(mark, _)| *mark != ' ');
    cells.truncate(drawn.map_or(0, |last| last + 1));
    let marks: Vec<String> = cells
        .into_iter()
        .map(|(mark, style)| format!("{style}{mark}{style:#}"))
        .collect();
    marks.concat()
}

/// Whether both sides have the same place on some cause's chart.
pub(super) fn has_both(causes: &[Cause], width: usize) -> bool {
    causes.iter().any(|cause| match cause.sides.pair() {
        [Some(a), Some(b)] => column(a, width) == column(b, width),
        _ => false,
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a figure is 0 to 100 here"
)]
fn column(figure: Points, width: usize) -> usize {
    let last = width.saturating_sub(1);
    ((figure.nearest().clamp(0.0, 100.0) / 100.0 * last as f64).round() as usize).min(last)
}
