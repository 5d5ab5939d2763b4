//! Tables without borders; the one place that touches the table crate.

use anstyle::Style;
use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width,
};
use unicode_width::UnicodeWidthStr;

use super::shade::shade;
use crate::report::table::{self, Column, beside};
use crate::sanitise::visible;
use crate::score::Points;

/// A column, and how wide it is.
pub(in crate::report) type TextColumn = (Column, usize);

/// What stands in a column, and how it is styled.
#[derive(Clone, Debug)]
pub(in crate::report) struct TextCell {
    text: String,
    style: Style,
    is_laid_out: bool,
}

impl From<String> for TextCell {
    fn from(text: String) -> Self {
        Self {
            text,
            style: Style::new(),
            is_laid_out: false,
        }
    }
}

impl TextCell {
    /// A figure, coloured by severity.
    pub(super) fn shaded(figure: Option<Points>, high: f64) -> Self {
        Self {
            style: shade(figure, high),
            ..beside(figure, high).into()
        }
    }

    /// The same with a text behind it.
    pub(super) fn with(mut self, text: &str) -> Self {
        self.text.push_str(text);
        self
    }

    /// A text that is styled and safe already.
    pub(super) fn laid_out(text: String) -> Self {
        Self {
            is_laid_out: true,
            ..text.into()
        }
    }

    /// Line feeds are the renderer's own here; texts from files have theirs replaced.
    fn safe(&self) -> String {
        if self.is_laid_out {
            return self.text.clone();
        }
        let style = self.style;
        let lines = self.text.split('\n').map(visible);
        lines
            .map(|line| format!("{style}{line}{style:#}"))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// The cells of a shared table.
pub(super) fn cells(table: &table::Table) -> Vec<Vec<TextCell>> {
    let row = |row: &Vec<String>| row.iter().cloned().map(TextCell::from).collect();
    table.rows.iter().map(row).collect()
}

/// The narrowest that a column of text may get.
const NARROWEST_TEXT: usize = 12;

/// Lays out a shared table for a width: its widest columns of text give way first. None where that isn't
/// enough.
pub(in crate::report) fn fit(table: &table::Table, width: usize) -> Option<String> {
    let mut columns: Vec<TextColumn> = (0..table.columns.len())
        .map(|at| natural(table, at))
        .collect();
    while total(&columns) > width {
        let texts = columns.iter_mut().filter(|(column, _)| !column.is_figure);
        let widest = texts.max_by_key(|(_, width)| *width);
        widest.filter(|(_, width)| *width > NARROWEST_TEXT)?.1 -= 1;
    }
    Some(render(&columns, cells(table)))
}

/// A column as wide as its widest cell.
fn natural(table: &table::Table, at: usize) -> TextColumn {
    let column = &table.columns[at];
    let cells = table.rows.iter().map(|row| row[at].as_str());
    let width = cells
        .chain([column.head.as_str()])
        .map(|text| visible(text).width())
        .max()
        .unwrap_or(0);
    (column.clone(), width)
}

/// The columns of a whole row.
fn total(columns: &[TextColumn]) -> usize {
    columns.iter().map(|(_, width)| width + 1).sum::<usize>() - 1
}

/// Lays out rows of cells, made safe to print, in columns parted by one space.
pub(in crate::report) fn render<C: Into<TextCell>>(
    columns: &[TextColumn],
    rows: Vec<Vec<C>>,
) -> String {
    let mut table = Table::new();
    let style = TableStyle::new().header_separator(LineStyle::none().fill('─'));
    table
        .load_style(style)
        .set_content_arrangement(ContentArrangement::Dynamic);
    let last = columns.len().saturating_sub(1);
    table.set_width(u16::try_from(total(columns)).unwrap_or(u16::MAX));
    table.set_header(
        columns
            .iter()
            .map(|(column, _)| cell(&column.head.clone().into(), column))
            .collect::<Vec<_>>(),
    );
    for row in rows {
        table.add_row(
            row.into_iter()
                .zip(columns)
                .map(|(shown, (column, _))| cell(&shown.into(), column))
                .collect::<Vec<_>>(),
        );
    }
    for (at, (_, width)) in columns.iter().enumerate() {
        if let Some(drawn) = table.column_mut(at) {
            let space = u16::from(at < last);
            drawn.set_padding((0, space));
            let width = u16::try_from(*width).unwrap_or(u16::MAX - 1) + space;
            drawn.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
    }
    table.trim_fmt()
}

fn cell(shown: &TextCell, column: &Column) -> comfy_table::Cell {
    let alignment = if column.is_figure {
        CellAlignment::Right
    } else {
        CellAlignment::Left
    };
    comfy_table::Cell::new(shown.safe()).set_alignment(alignment)
}
