//! CSV answers: a header that tells what each column holds, and a row a respondent.

mod bulk;
mod columns;
mod dialect;
mod doubled;
mod header;
mod names;
mod row;
mod rows;
mod sides;
mod slow;
mod unnamed;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::Given;
use super::slips::Placed;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::{Questionnaire, Role};
use crate::sanitise::unguarded;
use crate::source::Source;
pub use bulk::{Bulk, Read};
use dialect::Dialect;
use header::{Header, trimmed};
pub(super) use names::folded;
use row::Row;
pub(super) use row::order;
use rows::{Cells, Rows};

/// Whether a source is CSV: by its ending, or when standard input looks like it.
pub(crate) fn is_csv(source: &Source) -> bool {
    if source.name != "<stdin>" {
        let ending = Path::new(&source.name).extension();
        return ending.is_some_and(|ending| {
            ending.eq_ignore_ascii_case("csv") || ending.eq_ignore_ascii_case("tsv")
        });
    }
    let first = source.text.lines().next().unwrap_or("");
    let head = first.split([',', ';', '\t']).next().unwrap_or("");
    head.len() < first.len() && !head.contains(": ") && !head.starts_with(['{', '[', '-', '#'])
}

/// The companies that a table names whose rows can't be read, for a mistake in its header.
pub fn companies_in(source: &Arc<Source>, given: &Given) -> BTreeSet<String> {
    let constant = given.constants_of(&source.name).company;
    let Ok(table) = Table::open(source) else {
        return constant.into_iter().collect();
    };
    let Some(at) = table.company_column(given) else {
        return constant.into_iter().collect();
    };
    let columns = table.header.headings.len();
    let text = &source.text.as_bytes()[table.header.end..];
    let mut rows = Rows::new(table.dialect, text, columns);
    let mut cells = Cells::default();
    let mut companies = BTreeSet::new();
    while let Some(place) = rows.next(&mut cells) {
        let cell = cells
            .get(at)
            .filter(|_| !place.swallows && cells.len() == columns);
        let name = String::from_utf8_lossy(cell.unwrap_or_default());
        let name = unguarded(name.trim());
        if !name.is_empty() && !companies.contains(&name) {
            companies.insert(name);
        }
    }
    companies
}

/// The cells of a row. A blank row has none, nor has one that explains the columns, as in a blank form.
fn cells(row: &csv::StringRecord) -> Option<Vec<String>> {
    let is_blank = row.iter().all(|cell| cell.trim().is_empty());
    let is_note = row.get(0).is_some_and(|cell| cell.starts_with("# "));
    (!is_blank && !is_note).then(|| row.iter().map(unguarded).collect())
}

/// A CSV file whose header has been read.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) source: Arc<Source>,
    dialect: Dialect,
    header: Header,
}

impl Table {
    /// Reads the header. A file without any is a mistake.
    pub(super) fn open(source: &Arc<Source>) -> Result<Self, Box<Diagnostic>> {
        let dialect = Dialect::of(&source.text);
        let header = Header::read(source, dialect)?;
        if header
            .headings
            .iter()
            .all(|heading| heading.text.is_empty())
        {
            let problem = Diagnostic::error("empty-file", "this file holds no answers");
            return Err(problem
                .in_file(&source.name)
                .help("the first row heads the columns: `company`, `side`, then the questions")
                .into());
        }
        Ok(Self {
            source: Arc::clone(source),
            dialect,
            header,
        })
    }

    /// The column of a field.
    fn column(&self, field: &str) -> Option<usize> {
        let mut headings = self.header.headings.iter();
        headings.position(|heading| names::folded(&heading.text) == field)
    }

    /// The column that tells the company, by its heading or by a map.
    fn company_column(&self, given: &Given) -> Option<usize> {
        let is_renamed = |heading: &str| {
            let mut renamed = given.columns.iter();
            renamed.any(|renamed| {
                names::folded(&renamed.heading.text) == names::folded(heading)
                    && names::folded(&renamed.target) == "company"
            })
        };
        self.headings()
            .position(is_renamed)
            .or_else(|| self.column("company"))
    }

    /// The headings of its columns.
    pub(super) fn headings(&self) -> impl Iterator<Item = &str> {
        let headings = self.header.headings.iter();
        headings.map(|heading| heading.text.as_str())
    }

    /// The one role that all rows name.
    fn only_role(&self, questionnaire: &Questionnaire) -> Option<Role> {
        let at = self.column("side")?;
        let mut roles = Vec::new();
        self.rows(|row| {
            let role = row
                .cells
                .get(at)
                .and_then(|cell| questionnaire.role_of(cell));
            if !roles.contains(&role) {
                roles.push(role);
            }
        });
        match roles.as_slice() {
            [one] => *one,
            _ => None,
        }
    }

    /// The questionnaire that the first row with one names.
    pub(super) fn questionnaire(&self) -> Option<(String, std::ops::Range<usize>)> {
        let at = self.column("questionnaire")?;
        let mut found = None;
        self.rows(|row| {
            let cell = row.cells.get(at).map_or("", |cell| cell.trim());
            if found.is_none() && !cell.is_empty() {
                found = Some((cell.to_owned(), row.spans[at].clone()));
            }
        });
        found
    }

    /// Reads every row into a record, and tells every mistake.
    pub(super) fn read(
        &self,
        questionnaire: &Questionnaire,
        given: &Given,
    ) -> (Vec<Placed>, Vec<Diagnostic>) {
        let role = self.only_role(questionnaire);
        let headings = &self.header.headings;
        let (columns, mut diagnostics) =
            columns::read(&self.source, headings, questionnaire, given, role);
        let mut records = Vec::new();
        let doubled = columns
            .as_ref()
            .map_or(Vec::new(), |columns| self.doubled(columns, questionnaire));
        let is_doubled = !doubled.is_empty();
        diagnostics.extend(doubled);
        if let Some(columns) = columns.filter(|_| !is_doubled) {
            let mut unnamed = Vec::new();
            let count = self.rows(|row| {
                let cell = |at| row.cells.get(at).map(String::as_bytes);
                columns.unnamed.count(cell, &mut unnamed);
                let (record, problems) = row::record(row, &columns, questionnaire);
                records.extend(record.map(|record| Placed {
                    record,
                    places: row::places(row, &columns),
                }));
                diagnostics.extend(problems);
            });
            let roles = records.iter().map(|placed: &Placed| placed.record.role);
            let name = &self.source.name;
            diagnostics.extend(sides::swapped(columns.worded, roles, questionnaire, name));
            diagnostics.extend(columns.unnamed.tell(&unnamed, &self.source.name));
            if count == 0 {
                let problem =
                    Diagnostic::error("empty-file", "this file has a header and no answers");
                diagnostics.push(problem.in_file(&self.source.name));
            }
        }
        (records, diagnostics)
    }

    /// Calls back for each row that isn't blank, and counts them.
    fn rows(&self, mut each: impl FnMut(&Row)) -> usize {
        let text = &self.source.text;
        let start = self.header.end;
        let columns = self.header.headings.len();
        let mut rows = Rows::new(self.dialect, &text.as_bytes()[start..], columns);
        let mut read = Cells::default();
        let mut count = 0;
        while let Some(place) = rows.next(&mut read) {
            let range = start + place.range.start..start + place.range.end;
            let whole = trimmed(text, range);
            let mut record: csv::ByteRecord = read.iter().collect();
            if place.swallows {
                // One line in memory leaves nothing that could fail.
                let mut reader = self.dialect.reader(&text.as_bytes()[whole.clone()]);
                let _ = reader.read_byte_record(&mut record);
            }
            let record = csv::StringRecord::from_byte_record_lossy(record);
            let Some(cells) = cells(&record) else {
                continue;
            };
            let spans = self.dialect.spans(&text[whole.clone()]).into_iter();
            let spans: Vec<_> = spans
                .map(|span| whole.start + span.start..whole.start + span.end)
                .collect();
            count += 1;
            each(&Row {
                source: &self.source,
                dialect: self.dialect,
                cells: &cells,
                spans: &spans,
                number: Some(self.header.rows + place.before + 1),
            });
        }
        count
    }
}
