//! Which side a file's columns are worded for, held against the side that its rows are of.

use std::collections::BTreeSet;

use super::cells::Cells;
use super::headings::names::ColumnKind;
use super::read_rows::ReadRows;
use super::swapped::{FirstCell, Swapped};
use super::table::Table;
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::Role;
use crate::reading::broken::FilePart;
use crate::reading::field::Field;
use crate::reading::raw::Raw;

fn other(side: usize) -> usize {
    1 - side
}

impl Table<'_> {
    /// Takes note of a row, which has this text, its line and so many rows before it.
    pub(super) fn hold_against_wording(
        &self,
        cells: &Cells,
        (text, line, before): (&[u8], usize, usize),
        swapped: &mut Swapped,
    ) {
        let Some(role) = self.role_of(cells).filter(|_| !cells.is_blank()) else {
            return;
        };
        swapped.is_heard[role.index()] = true;
        let side = role.index();
        if side >= Role::SIDES.len() || self.uneven(cells, 0).is_some() {
            return;
        }
        let columns = self.columns.wording.columns[other(side)].iter();
        let mut filled = columns.filter(|at| self.holds_answer(cells, **at));
        let Some(first) = filled.next() else {
            return;
        };
        swapped.rows[side] += 1;
        swapped.columns[side].insert(*first);
        swapped.columns[side].extend(filled);
        swapped.first.get_or_insert_with(|| FirstCell {
            text: text.to_vec(),
            line,
            before,
            column: *first,
        });
    }

    fn role_of(&self, cells: &Cells) -> Option<Role> {
        let mut fields = self.fields.iter();
        let column = fields.find(|(_, field)| *field == Field::Side);
        match column {
            Some((at, _)) => self.check.role(cells.lossy(*at).trim()),
            None => self.columns.side,
        }
    }

    /// Whether a cell of a question holds more than that there is no answer.
    fn holds_answer(&self, cells: &Cells, at: usize) -> bool {
        let (cell, kind) = (cells.lossy(at), self.columns.kinds[at]);
        if cell.trim().is_empty() || self.is_missing(kind, at, &cell) {
            return false;
        }
        if let Some(meaning) = &self.columns.meanings[at] {
            return !matches!(meaning.read(&cell, false), Ok(Raw::Null));
        }
        match kind {
            ColumnKind::Scale(question) => !matches!(self.check.scale_text(question, &cell), Ok(0)),
            _ => true,
        }
    }

    /// Warns where rows of one side hold answers to what is worded for the other.
    pub(super) fn swapped(&self, read: &[(FilePart, ReadRows)]) -> Option<Diagnostic> {
        let all = || read.iter().map(|(_, rows)| &rows.swapped);
        let is_heard = |side: usize| all().any(|swapped| swapped.is_heard[side]);
        if let Some(worded) = self.columns.wording.most.map(Role::index)
            && is_heard(other(worded))
            && !is_heard(worded)
        {
            let message = format!(
                "the questions here are worded for {}, and the answers are said to be of {}",
                self.side(worded)?,
                self.side(other(worded))?
            );
            let warning = Diagnostic::warning("swapped-sides", message).in_file(&self.name);
            return Some(with_help(warning, "the sides are swapped"));
        }
        let mut told = Vec::new();
        for side in 0..Role::SIDES.len() {
            let rows = all().map(|swapped| swapped.rows[side]).sum();
            let columns = all().flat_map(|swapped| &swapped.columns[side]);
            let columns: BTreeSet<&usize> = columns.collect();
            if rows > 0 {
                let (own, other) = (self.side(side)?, self.side(other(side))?);
                let rows = list::count(rows, "row", "rows");
                let hold = if rows.starts_with("1 ") {
                    "holds"
                } else {
                    "hold"
                };
                let columns = list::count(columns.len(), "column that is", "columns that are");
                told.push(format!(
                    "{rows} of {own} {hold} answers in {columns} worded for {other}"
                ));
            }
        }
        let message = format!(
            "{}: these count as if asked in the words of their own side, which may mean the opposite",
            list::plain(&told)
        );
        let warning = Diagnostic::warning("swapped-sides", message);
        let warning = self.at_first(warning, read)?;
        let warning = with_help(warning, "these are rows of the other side");
        Some(warning.help(
            "if everybody got one form, these are answers to other questions than theirs: ask that side again with the form that `detente form` makes for it",
        ))
    }

    fn side(&self, side: usize) -> Option<&str> {
        let party = self.check.questionnaire.party(Role::SIDES[side]);
        party.map(|party| party.name.as_str())
    }

    /// Says of a warning where the first cell is that it is about.
    fn at_first(&self, warning: Diagnostic, read: &[(FilePart, ReadRows)]) -> Option<Diagnostic> {
        let mut rows = self.header_rows;
        for (_, part) in read {
            if let Some(first) = &part.swapped.first {
                let text = String::from_utf8_lossy(&first.text);
                let row = self.closely(&text, first.line);
                let span = row.spans.get(first.column).cloned().unwrap_or(0..0);
                let mut warning = warning.at(&row.source, span).label("the first of these");
                self.name_cell(&mut warning, rows + first.before + 1);
                return Some(warning);
            }
            rows += part.count;
        }
        None
    }
}

fn with_help(warning: Diagnostic, case: &str) -> Diagnostic {
    warning
        .help(format!("if {case}, correct the column of sides, `--side`, or the map of columns"))
        .help("if each side was asked in its own words after all, head these columns with the questions' ids, or name those in a map of columns")
}
