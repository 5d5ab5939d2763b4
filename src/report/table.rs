//! A table in any format: columns, rows, and figures as people see them.

use serde::Serialize;

use crate::score::Points;

/// A table. Its cells may hold text from files, which each format makes safe in its own way.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Table {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<String>>,
}

/// A column's heading, and whether figures stand under it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Column {
    pub(super) head: String,
    pub(super) is_figure: bool,
}

/// A figure in whole points, a dash where there is none.
pub(super) fn whole(figure: Option<Points>) -> String {
    figure.map_or("–".to_owned(), |figure| figure.to_string())
}

/// A change in whole points, with its sign.
pub(super) fn signed(change: Option<Points>) -> String {
    match change {
        Some(change) if change.whole() > 0.0 => format!("+{change}"),
        _ => whole(change),
    }
}

pub(super) fn text(head: impl Into<String>) -> Column {
    Column {
        head: head.into(),
        is_figure: false,
    }
}

pub(super) fn figure(head: impl Into<String>) -> Column {
    Column {
        head: head.into(),
        is_figure: true,
    }
}
