//! Columns without a heading, and how many of their cells hold something that nobody reads.

use super::cells::Cells;
use super::header::letters;
use super::headings::heading::Heading;
use super::headings::names::ColumnKind;
use crate::diagnostic::{Diagnostic, list};

/// The columns of a file that have no heading, and hold nothing that is read.
#[derive(Debug)]
pub(super) struct Unnamed(Vec<usize>);

impl Unnamed {
    pub(super) fn new(headings: &[Heading], kinds: &[ColumnKind]) -> Self {
        let columns = headings.iter().zip(kinds).enumerate();
        let unnamed = columns.filter(|(_, (heading, kinds))| {
            heading.text.is_empty() && **kinds == ColumnKind::Nothing
        });
        Self(unnamed.map(|(at, _)| at).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds up, for each of the columns, the cells that hold something.
    pub(super) fn count(&self, cells: &Cells, counts: &mut Vec<usize>) {
        counts.resize(self.0.len(), 0);
        for (&at, count) in self.0.iter().zip(counts) {
            let is_filled = |cell: &[u8]| !cell.trim_ascii().is_empty();
            *count += usize::from(cells.get(at).is_some_and(is_filled));
        }
    }

    /// Says which columns hold something.
    pub(super) fn tell(&self, counts: &[usize], file: &str) -> Vec<Diagnostic> {
        let filled = self.0.iter().zip(counts).filter(|(_, count)| **count > 0);
        let warning = |(&at, &count): (&usize, &usize)| {
            let column = letters(at);
            let cells = list::count(count, "filled cell is", "filled cells are");
            let message = format!("column {column} has no heading: its {cells} left alone");
            Diagnostic::warning("unnamed-column", message)
                .in_file(file)
                .help("if it holds answers, head it with the question's id or its text")
        };
        filled.map(warning).collect()
    }
}
