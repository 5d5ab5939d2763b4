//! Columns that are left alone though they tell who answered, and the same stands in several rows of them.

use std::collections::HashMap;

use super::Opened;
use super::cells::Cells;
use super::columns::Columns;
use super::draft::people;
use super::headings::names::ColumnKind;
use super::left_out::LeftOutRows;
use super::services::{LeftOut, Unfinished, in_map};
use crate::answers::mapping::ColumnMapping;
use crate::answers::normalize::heading as folded;
use crate::diagnostic::{Diagnostic, list};
use crate::reading::field::Field;

/// Whether a heading, or a text below it, is of people.
type Is = fn(&str) -> bool;

impl Opened<'_> {
    /// Warns where nobody is named, and an address, an id or a full name stands in several rows of one company and wave. Where that is so
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
        let beside = [of(Field::Company), of(Field::Wave)];
        let is_out = |cells: &Cells| {
            unwanted.hold(cells) || unfinished.count(cells, &mut LeftOut::default())
        };
        // First names alone may be of several people.
        let ways: [(Is, Is); 2] = [
            (people::is_id, people::is_somebody),
            (people::is_name, |text| text.contains(' ')),
        ];
        ways.into_iter().find_map(|(is_told, is_one)| {
            let mut headings = self.header.headings.iter().zip(&columns.kinds);
            let at = headings.position(|(heading, kind)| {
                let is_told = *kind == ColumnKind::Nothing && is_told(&heading.text);
                is_told && !heading.is_ignored(mapping)
            })?;
            self.recurring_in(at, beside, is_one, is_out)
        })
    }

    /// The same of one column.
    fn recurring_in(
        &self,
        at: usize,
        beside: [Option<usize>; 2],
        is_one: Is,
        is_out: impl Fn(&Cells) -> bool,
    ) -> Option<Diagnostic> {
        let mut held: HashMap<[String; 3], usize> = HashMap::new();
        self.rows(|cells| {
            let cell = |at: usize| folded(&cells.lossy(at));
            let id = cell(at);
            if !is_out(cells) && is_one(&id) {
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
        let warning = Diagnostic::warning("recurring-ids", message).in_file(&self.source.name);
        Some(warning.help(format!("if it tells who answered, say `columns: {{{quoted}: respondent}}` in a map of columns, with `--columns`"))
            .help(format!("if it doesn't, say `ignore: [{quoted}]` there")))
    }
}
