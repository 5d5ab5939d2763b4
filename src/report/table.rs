//! A table in any format: columns, rows, and figures as people see them.

use minijinja::value::{Serde, Value};
use serde::Serialize;

use crate::score::Points;

/// A table. Its cells may hold text from files, which each format makes safe in its own way.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Table {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<String>>,
}

impl From<Table> for Value {
    fn from(table: Table) -> Self {
        Self::from(Serde(table))
    }
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

/// A figure that is held against a line, told from it; a dash where there is none.
pub(super) fn beside(figure: Option<Points>, line: f64) -> String {
    figure.map_or("–".to_owned(), |figure| {
        figure.beside(&[line]).to_string()
    })
}

/// What people see as the first figure minus the second, where both are shown beside a line.
pub(super) fn gap(sides: [Option<Points>; 2], line: f64) -> String {
    match sides.map(|figure| figure.map(|figure| figure.beside(&[line]))) {
        [Some(first), Some(second)] => first.minus(second).to_string(),
        _ => "–".to_owned(),
    }
}

/// A change in whole points, with its sign.
pub(super) fn signed(change: Option<Points>) -> String {
    match change {
        Some(change) if change.whole() > 0.0 => format!("+{change}"),
        _ => whole(change),
    }
}

/// What people see as the change from one figure in whole points to another, with its sign.
pub(super) fn change(old: Option<Points>, new: Option<Points>) -> String {
    let whole = |figure: Option<Points>| figure.map(Points::whole);
    signed(
        whole(old)
            .zip(whole(new))
            .map(|(old, new)| Points::new(new - old)),
    )
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
