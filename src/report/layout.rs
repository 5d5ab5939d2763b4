//! How much a report holds, and how wide it may get.

use crate::calendar::Day;

/// The width a report is laid out for where there is no terminal.
pub(crate) const DEFAULT_WIDTH: usize = 80;

/// How much a report holds, and how wide it may get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Columns of text; other formats have no width.
    pub width: usize,
    /// Whether every figure and answer stands open in it, for people. CSV and JSON have them anyway.
    pub has_details: bool,
    /// Whether people's words are quoted in it.
    pub has_quotes: bool,
    /// The day that due dates are counted from, where there are any.
    pub start: Option<Day>,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            width: DEFAULT_WIDTH,
            has_details: false,
            has_quotes: true,
            start: None,
        }
    }
}

impl Layout {
    /// What is usual, in so many columns.
    pub fn of_width(width: usize) -> Self {
        Self {
            width,
            ..Self::default()
        }
    }
}
