//! Tables without borders; the one place that touches the table crate.

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width,
};
use unicode_width::UnicodeWidthStr;

use super::chart;
use super::cut::cut;
use super::legend::{Legend, SEVERAL};
use super::shade::shade;
use crate::report::table::{Axis, Cell, Column, Dumbbell, Table};
use crate::sanitise::visible;
use crate::score::Points;

/// The narrowest that a column of text may get.
const NARROWEST_TEXT: usize = 12;

/// The narrowest and the widest that a chart gets.
const CHART: [usize; 2] = [11, 41];

/// Lays out a table for a width: its widest columns of text give way first, and a chart takes what is left. None
/// where that isn't enough.
pub(super) fn fit(table: &Table, width: usize) -> Option<Fitted> {
    let columns = 0..table.columns.len();
    let mut widths: Vec<usize> = columns.map(|at| natural(table, at)).collect();
    while total(&widths) > width {
        let texts = widths.iter_mut().zip(&table.columns);
        let gives =
            |column: &Column| !column.is_figure && !column.is_short && column.axis.is_none();
        let texts = texts.filter(|(_, column)| gives(column));
        let (widest, _) = texts.max_by_key(|(width, _)| **width)?;
        if *widest <= NARROWEST_TEXT {
            return None;
        }
        *widest -= 1;
    }
    let (left, mut chart) = (width - total(&widths), 0);
    for (column, width) in table.columns.iter().zip(&mut widths) {
        if column.axis.is_some() {
            *width = (*width + left).min(CHART[1]);
            chart = *width;
        }
    }
    let lines = draw(table, &widths);
    Some(Fitted { lines, chart })
}

/// A table that fits.
pub(super) struct Fitted {
    pub(super) lines: String,
    pub(super) chart: usize,
}

/// How wide a table's chart is drawn where it stands alone.
pub(super) fn chart_width(width: usize) -> usize {
    width.clamp(CHART[0], CHART[1])
}

/// A column as wide as its widest cell.
fn natural(table: &Table, at: usize) -> usize {
    let column = &table.columns[at];
    if column.axis.is_some() {
        return CHART[0];
    }
    let rows = table.rows.iter();
    let cells = rows.map(|row| shown(table, column, &row[at]).width());
    let head = visible(&column.head).width();
    cells.chain([head]).max().unwrap_or(0)
}

/// The columns of a whole row.
fn total(widths: &[usize]) -> usize {
    widths.iter().map(|width| width + 1).sum::<usize>() - 1
}

/// What a cell says, made safe to print.
pub(super) fn shown(table: &Table, column: &Column, cell: &Cell) -> String {
    let text = match column.longest {
        Some(longest) => cut(&cell.text, longest).into_owned(),
        None => visible(&cell.text),
    };
    match cell.heat.filter(|_| table.has_shades) {
        Some(heat) => format!("{text} {}", heat.mark()),
        None => text,
    }
}

fn draw(table: &Table, widths: &[usize]) -> String {
    let mut drawn = comfy_table::Table::new();
    let style = TableStyle::new().header_separator(LineStyle::none().fill('─'));
    drawn
        .load_style(style)
        .set_content_arrangement(ContentArrangement::Dynamic);
    drawn.set_width(u16::try_from(total(widths)).unwrap_or(u16::MAX));
    let heads = table.columns.iter().zip(widths);
    let head = |(column, width): (&Column, &usize)| {
        let text = match &column.axis {
            Some(_) => chart::head(*width),
            None => visible(&column.head),
        };
        aligned(text, column)
    };
    drawn.set_header(heads.map(head).collect::<Vec<_>>());
    for row in &table.rows {
        let cells = row.iter().zip(&table.columns).zip(widths);
        let cell = |((cell, column), width): ((&Cell, &Column), &usize)| {
            let text = match (&column.axis, &cell.dumbbell) {
                (Some(axis), Some(dumbbell)) => chart::row(dumbbell, axis, *width),
                _ => styled(table, column, cell),
            };
            aligned(text, column)
        };
        drawn.add_row(cells.map(cell).collect::<Vec<_>>());
    }
    let last = widths.len().saturating_sub(1);
    for (at, width) in widths.iter().enumerate() {
        if let Some(column) = drawn.column_mut(at) {
            let space = u16::from(at < last);
            column.set_padding((0, space));
            let width = u16::try_from(*width).unwrap_or(u16::MAX - 1) + space;
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
    }
    drawn.trim_fmt()
}

fn styled(table: &Table, column: &Column, cell: &Cell) -> String {
    // Where a mark tells the shade there is no need of a colour.
    let style = shade(cell.heat.filter(|_| !table.has_shades));
    format!("{style}{}{style:#}", shown(table, column, cell))
}

fn aligned(text: String, column: &Column) -> comfy_table::Cell {
    let [left, right] = [CellAlignment::Left, CellAlignment::Right];
    let alignment = if column.is_figure { right } else { left };
    comfy_table::Cell::new(text).set_alignment(alignment)
}

/// What the marks of a chart of this width stand for.
pub(super) fn legend(table: &Table, axis: &Axis, width: usize) -> String {
    let mut cells = table.rows.iter().flatten();
    let is_several = |dumbbell: &Dumbbell| chart::has_several(dumbbell, width);
    let several = if cells.any(|cell| cell.dumbbell.as_ref().is_some_and(is_several)) {
        format!(", {SEVERAL} several of them")
    } else {
        String::new()
    };
    let (marks, line) = (Legend::of(axis).sentence(), Points::new(axis.line));
    format!("{marks}{several}, ┊ the line at {line}.")
}
