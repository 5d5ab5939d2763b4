//! The dumbbell: both sides' scores on a line from 0 to 100, and the gap between them.

use anstyle::Style;

use super::legend::{Legend, SEVERAL};
use super::scale::place;
use super::shade::shade;
use crate::report::table::{Axis, Dumbbell, Heat};
use crate::score::Points;

/// The head of a chart: where 0, 50 and 100 stand.
pub(super) fn head(width: usize) -> String {
    let middle = column(Points::new(50.0), width);
    let left = format!("{:<pad$}50", "0", pad = middle.saturating_sub(1).max(1));
    let pad = width.saturating_sub(left.len()).max(3);
    format!("{left}{:>pad$}", "100")
}

/// One row: `S━━━O` between the sides, the observer's letter, `┊` at the line, `*` where several have the same
/// place. The letters are coloured by severity.
pub(super) fn row(dumbbell: &Dumbbell, axis: &Axis, width: usize) -> String {
    let legend = Legend::of(axis);
    let mut cells = vec![(' ', Style::new()); width];
    cells[column(Points::new(axis.line), width)].0 = '┊';
    if let [Some(a), Some(b)] = dumbbell.sides {
        let (a, b) = (column(a, width), column(b, width));
        cells[a.min(b)..=a.max(b)].fill(('━', Style::new()));
    }
    let mut taken = vec![false; width];
    for (party, figure) in dumbbell.marks().into_iter().enumerate() {
        let Some(figure) = figure else { continue };
        let at = column(figure, width);
        let letter = if taken[at] {
            SEVERAL
        } else {
            legend.letter(party)
        };
        taken[at] = true;
        cells[at] = (letter, shade(Some(Heat::new(figure, axis.line))));
    }
    let drawn = cells.iter().rposition(|(mark, _)| *mark != ' ');
    cells.truncate(drawn.map_or(0, |last| last + 1));
    let marks = cells.into_iter();
    let marks = marks.map(|(mark, style)| format!("{style}{mark}{style:#}"));
    marks.collect()
}

/// Whether several parties have the same place on a chart.
pub(super) fn has_several(dumbbell: &Dumbbell, width: usize) -> bool {
    let marks = dumbbell.marks().into_iter().flatten();
    let places: Vec<usize> = marks.map(|figure| column(figure, width)).collect();
    (0..places.len()).any(|at| places[..at].contains(&places[at]))
}

fn column(figure: Points, width: usize) -> usize {
    place(figure, width.saturating_sub(1))
}
