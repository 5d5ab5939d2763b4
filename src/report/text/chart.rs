//! The dumbbell: both sides' scores on a line from 0 to 100, and the gap between them.

use super::legend::{BOTH, Legend};
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
pub(super) fn row(cause: &Cause, high: f64, legend: &Legend, width: usize) -> String {
    let mut cells = vec![' '; width];
    cells[column(Points::new(high), width)] = '┊';
    let sides = cause.sides.pair();
    if let [Some(a), Some(b)] = sides {
        let (a, b) = (column(a, width), column(b, width));
        cells[a.min(b)..=a.max(b)].fill('━');
    }
    if let Some(score) = cause.observer.as_ref().and_then(|observed| observed.score) {
        cells[column(score, width)] = legend.letter(Role::Observer);
    }
    for role in Role::SIDES {
        if let Some(score) = sides[role.index()] {
            cells[column(score, width)] = legend.letter(role);
        }
    }
    if let [Some(a), Some(b)] = sides
        && column(a, width) == column(b, width)
    {
        cells[column(a, width)] = BOTH;
    }
    cells.into_iter().collect::<String>().trim_end().to_owned()
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
    ((figure.get().clamp(0.0, 100.0) / 100.0 * last as f64).round() as usize).min(last)
}
