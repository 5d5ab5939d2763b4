//! Tables without borders; the one place that touches the table crate.

use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width,
};

use crate::sanitise::visible;

/// A column: its heading, its width, and whether figures stand in it.
#[derive(Clone, Debug)]
pub(in crate::report) struct Column {
    pub(super) head: String,
    pub(super) width: usize,
    pub(super) is_figure: bool,
}

impl Column {
    pub(in crate::report) fn text(head: impl Into<String>, width: usize) -> Self {
        Self {
            head: head.into(),
            width,
            is_figure: false,
        }
    }

    pub(in crate::report) fn figure(head: impl Into<String>, width: usize) -> Self {
        Self {
            head: head.into(),
            width,
            is_figure: true,
        }
    }
}

/// Lays out rows of cells, made safe to print, in columns parted by one space.
pub(in crate::report) fn render(columns: &[Column], rows: Vec<Vec<String>>) -> String {
    let mut table = Table::new();
    let style = TableStyle::new().header_separator(LineStyle::none().fill('─'));
    table
        .load_style(style)
        .set_content_arrangement(ContentArrangement::Dynamic);
    let last = columns.len().saturating_sub(1);
    let total: usize = columns.iter().map(|column| column.width + 1).sum::<usize>() - 1;
    table.set_width(u16::try_from(total).unwrap_or(u16::MAX));
    table.set_header(
        columns
            .iter()
            .map(|column| cell(&column.head, column))
            .collect::<Vec<_>>(),
    );
    for row in rows {
        table.add_row(
            row.iter()
                .zip(columns)
                .map(|(text, column)| cell(text, column))
                .collect::<Vec<_>>(),
        );
    }
    for (at, column) in columns.iter().enumerate() {
        if let Some(drawn) = table.column_mut(at) {
            let space = u16::from(at < last);
            drawn.set_padding((0, space));
            let width = u16::try_from(column.width).unwrap_or(u16::MAX - 1) + space;
            drawn.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
    }
    table.trim_fmt()
}

fn cell(text: &str, column: &Column) -> Cell {
    let alignment = if column.is_figure {
        CellAlignment::Right
    } else {
        CellAlignment::Left
    };
    // Line feeds are the renderer's own here; texts from files have theirs replaced.
    Cell::new(text.split('\n').map(visible).collect::<Vec<_>>().join("\n")).set_alignment(alignment)
}
