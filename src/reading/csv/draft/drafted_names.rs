//! The names of companies and waves in a table, for the draft of a map.

use std::collections::BTreeMap;

use super::candidates::Candidates;
use crate::reading::csv::Opened;
use crate::reading::csv::TableDraft;
use crate::reading::csv::headings::names::ColumnKind;
use crate::reading::csv::headings_again::HeadingsAgain;
use crate::reading::field::Field;

impl TableDraft {
    /// Counts how many rows name each company and each wave.
    pub(super) fn count_names(
        &mut self,
        opened: &Opened,
        kinds: &[ColumnKind],
        again: &HeadingsAgain,
    ) {
        let column = |field: Field| {
            let taken = self.may_hold.get(field.name()).and_then(Candidates::sure);
            let mut columns = kinds.iter().zip(&opened.header.headings);
            columns.position(|(kind, heading)| {
                *kind == ColumnKind::Field(field) || taken == Some(&heading.text)
            })
        };
        let columns = [Field::Company, Field::Wave].map(column);
        let (mut names, mut blank) = ([BTreeMap::new(), BTreeMap::new()], [0; 2]);
        opened.rows(|cells| {
            if again.are_in(cells).is_some() {
                return;
            }
            for (at, column) in columns.iter().enumerate() {
                let cell = column.map(|column| cells.lossy(column));
                match cell.as_deref().map(str::trim) {
                    None | Some("") => blank[at] += 1,
                    Some(name) => *names[at].entry(name.to_owned()).or_default() += 1,
                }
            }
        });
        let [_, waves] = &names;
        self.without_wave = if waves.is_empty() { 0 } else { blank[1] };
        self.names = names;
    }
}
