//! What people type over the row of the program's own forms that explains their columns.

use super::cells::Cells;
use super::headings::names::ColumnKind;
use super::rows;
use super::table::Table;
use crate::reading::field::Field;
use crate::reading::raw::Raw;

impl Table<'_> {
    /// Whether a row is that one. It is told from a row that somebody struck out with a `#`, behind which the
    /// questionnaire's id stands still.
    pub(super) fn is_note(&self, cells: &Cells) -> bool {
        let mut fields = self.fields.iter();
        let is_form = fields.any(|field| *field == (0, Field::Questionnaire));
        let first = cells.lossy(0);
        let says_more = || first.trim_start_matches('#').trim().contains(' ');
        is_form && rows::is_form_note(cells) && (says_more() || !self.names_side(cells))
    }

    fn names_side(&self, cells: &Cells) -> bool {
        let mut fields = self.fields.iter();
        let side = fields.find(|(_, field)| *field == Field::Side);
        side.is_some_and(|(at, _)| self.check.role(cells.lossy(*at).trim()).is_some())
    }

    /// The first column of this row that holds an answer in place of what the form says. Its other texts may have been
    /// put into other words by whoever sent it out.
    pub(super) fn typed_over(&self, cells: &Cells) -> Option<usize> {
        let is_typed = |at: &usize| {
            let (kind, cell) = (self.columns.kinds[*at], cells.lossy(*at));
            let cell = cell.trim();
            match kind {
                _ if cell.is_empty() => false,
                ColumnKind::Scale(question) => {
                    matches!(self.check.scale_text(question, cell), Ok(1..))
                }
                ColumnKind::Order(ranking) => {
                    let order = self.check.order(ranking, &Raw::Text(cell.into()));
                    matches!(order, Ok(Some(_)))
                }
                _ => false,
            }
        };
        (0..self.columns.kinds.len()).find(is_typed)
    }
}
