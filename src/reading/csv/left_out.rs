//! Rows that a map of columns leaves out, by what they hold in a column.

use std::collections::{BTreeMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};

use super::cells::Cells;
use super::headings::heading::Heading;
use crate::answers::mapping::ColumnMapping;
use crate::answers::normalize::heading as folded;
use crate::answers::values::value;
use crate::diagnostic::{Diagnostic, list};

/// How many rows of each company are left out.
pub(in crate::reading) type Gone = BTreeMap<String, usize>;

/// Which rows are left out.
#[derive(Debug, Default)]
pub(super) struct LeftOutRows(Vec<Rule>);

/// What a column of a row that is left out holds.
#[derive(Debug)]
struct Rule {
    column: usize,
    heading: String,
    /// Each with whether it stands there in a row.
    texts: Vec<(String, AtomicBool)>,
}

impl LeftOutRows {
    pub(super) fn new(headings: &[Heading], mapping: &ColumnMapping) -> Self {
        let rules = mapping.leave_out.iter().flat_map(|(said, texts)| {
            let is_meant = |heading: &Heading| heading.is(|name| name == folded(&said.text));
            let columns = (0..headings.len()).filter(move |at| is_meant(&headings[*at]));
            columns.map(|column| Rule {
                column,
                heading: said.text.clone(),
                texts: texts
                    .iter()
                    .map(|text| (value(text), AtomicBool::new(false)))
                    .collect(),
            })
        });
        Self(rules.collect())
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn hold(&self, cells: &Cells) -> bool {
        let mut is_held = false;
        for rule in &self.0 {
            let cell = value(&cells.lossy(rule.column));
            for (text, is_met) in &rule.texts {
                if *text == cell {
                    is_met.store(true, Ordering::Relaxed);
                    is_held = true;
                }
            }
        }
        is_held
    }

    /// Which of the texts that leave rows out by a column stand in a row; none where the column isn't there.
    pub(super) fn met(&self, heading: &str) -> Option<HashSet<&str>> {
        let mut rules = self
            .0
            .iter()
            .filter(|rule| rule.heading == heading)
            .peekable();
        rules.peek()?;
        let texts = rules.flat_map(|rule| &rule.texts);
        let met = texts.filter(|(_, is_met)| is_met.load(Ordering::Relaxed));
        Some(met.map(|(text, _)| text.as_str()).collect())
    }

    /// Says how many rows were left out, and by which columns.
    pub(super) fn tell(&self, rows: usize, file: &str) -> Option<Diagnostic> {
        let rows = match rows {
            0 => return None,
            _ => list::count(rows, "row", "rows"),
        };
        let message = format!(
            "left out {rows} by {}, as the map says",
            list::and(self.0.iter().map(|rule| &rule.heading))
        );
        Some(Diagnostic::note("left-out-rows", message).in_file(file))
    }
}
