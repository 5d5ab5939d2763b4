//! Columns that are left alone though they tell who answered, and the same stands in several rows of them.

use std::collections::HashMap;

use super::Opened;
use super::columns::Columns;
use super::left_out::LeftOutRows;
use super::names::ColumnKind;
use super::people;
use super::services::{LeftOut, Unfinished, in_map};
use crate::answers::mapping::ColumnMapping;
use crate::answers::normalize::heading as folded;
use crate::diagnostic::{Diagnostic, list};
use crate::reading::field::Field;

impl Opened<'_> {
    /// Warns where nobody is named, and an address or an id stands in several rows of one company and wave. Where that is so
    /// of most, it is somebody else's, such as who entered the answers.
    pub(super) fn recurring(
        &self,
        columns: &Columns,
        mapping: &ColumnMapping,
        unfinished: &Unfinished,
        unwanted: &LeftOutRows,
    ) -> Option<Diagnostic> {
        let of = |field: Field| {
            let mut kinds = columns.kinds.iter();
            kinds.position(|kind| *kind == ColumnKind::Field(field))
        };
        if of(Field::Respondent).is_some() {
            return None;
        }
        let headings = self.header.headings.iter().zip(&columns.kinds);
        let at = headings.enumerate().position(|(_, (heading, kind))| {
            let is_id = *kind == ColumnKind::Nothing && people::is_id(&heading.text);
            is_id && !heading.is_ignored(mapping)
        })?;
        let beside = [of(Field::Company), of(Field::Wave)];
        let mut held: HashMap<[String; 3], usize> = HashMap::new();
        self.rows(|cells| {
            let cell = |at: usize| folded(&cells.lossy(at));
            let id = cell(at);
            let is_out = unwanted.hold(cells) || unfinished.count(cells, &mut LeftOut::default());
            if !is_out && people::is_somebody(&id) {
                let [company, wave] = beside.map(|at| at.map(cell).unwrap_or_default());
                *held.entry([id, company, wave]).or_default() += 1;
            }
        });
        let rows: usize = held.values().sum();
        let recurring = held.values().filter(|rows| **rows > 1).count();
        if recurring == 0 || rows > held.len() * 2 {
            return None;
        }
        let heading = &self.header.headings[at].text;
        let ids = list::count(recurring, "text stands", "texts stand");
        let message = format!(
            "{ids} in several rows of `{heading}`, which is left alone, and each row counts as a person of its own"
        );
        let quoted = in_map(heading);
        let warning = Diagnostic::warning("recurring-ids", message).in_file(self.name);
        Some(warning.help(format!("if it tells who answered, say `columns: {{{quoted}: respondent}}` in a map of columns, with `--columns`"))
            .help(format!("if it doesn't, say `ignore: [{quoted}]` there")))
    }
}
