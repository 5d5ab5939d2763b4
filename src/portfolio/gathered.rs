//! What was read of all files: records, and the mistakes that fail companies, told by file and line.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::answers::broken_file;
use crate::answers::csv::Bulk;
use crate::answers::packed::{Broken, Packed, Why};
use crate::diagnostic::{Diagnostic, Place};

/// What was read.
#[derive(Debug, Default)]
pub struct Gathered<'q> {
    /// The records, in the files' order.
    pub parts: Vec<Packed>,
    /// How the rows of tables were read, for telling of their mistakes; by [`Failed::table`].
    pub(super) tables: Vec<Bulk<'q>>,
    /// What couldn't be read.
    pub failed: Vec<Failed>,
    /// What to know or look at.
    pub remarks: Vec<Diagnostic>,
    /// How many files there are.
    pub files: usize,
    /// The tables, each with its headings.
    pub(super) headings: Vec<(String, Vec<String>)>,
    /// How many of them have been begun.
    pub(super) begun: usize,
}

/// A record or a file with mistakes.
#[derive(Debug)]
pub struct Failed {
    /// What is known of it.
    pub broken: Broken,
    /// The file.
    file: Arc<str>,
    /// Which table it is a row of.
    table: usize,
    /// The number of its file, in the order in which files are read.
    order: usize,
}

/// A mistake that fails a company.
#[derive(Clone, Copy, Debug)]
pub enum Mistake<'g> {
    /// In a record or a file.
    Broken(&'g Failed),
    /// A respondent that stands twice.
    Twice(&'g Diagnostic),
}

impl Gathered<'_> {
    /// Adds a part, before which there were that many rows in its file.
    pub(super) fn add(&mut self, mut part: Packed, rows: usize, table: usize) {
        let file = Arc::clone(&part.file);
        for mut broken in part.broken.drain(..) {
            if let Why::Row { before, .. } = &mut broken.why {
                *before += rows;
            }
            self.failed.push(Failed {
                broken,
                file: Arc::clone(&file),
                table,
                order: self.begun,
            });
        }
        self.remarks.append(&mut part.remarks);
        for (before, mut remark) in part.row_remarks.drain(..) {
            self.tables[table].name_cell(&mut remark, rows + before + 1);
            self.remarks.push(remark);
        }
        part.order = self.begun;
        if !part.is_empty() {
            self.parts.push(part);
        }
    }

    /// Adds a file that can't be read, of these companies.
    pub(super) fn add_file_problem(
        &mut self,
        file: &str,
        problems: Vec<Diagnostic>,
        companies: BTreeSet<String>,
    ) {
        self.failed.push(Failed {
            broken: Broken {
                companies: companies.into_iter().map(Some).collect(),
                ..broken_file("", problems)
            },
            file: file.into(),
            table: 0,
            order: self.begun,
        });
    }

    /// What may be the name of its company in a row of a table whose column for it can't be told.
    pub fn names_in(&self, failed: &Failed) -> Vec<String> {
        match &failed.broken.why {
            Why::Row { text, .. } => self.tables[failed.table].names_in(text),
            Why::Told(_) => Vec::new(),
        }
    }

    /// Every mistake by file and line. Those of the respondents that stand twice have the number of their
    /// file and their line.
    pub fn mistakes<'g>(
        &'g self,
        twice: impl Iterator<Item = (usize, u32, &'g Diagnostic)>,
    ) -> Vec<Mistake<'g>> {
        // What is broken stands in the files' order already, and where its line isn't known, in its place.
        let mut last = (0, 0);
        let broken = self.failed.iter().map(|failed| {
            let before = if last.0 == failed.order { last.1 } else { 0 };
            last = (failed.order, failed.line().unwrap_or(before).max(before));
            (last, Mistake::Broken(failed))
        });
        let mut all: Vec<_> = broken.collect();
        all.extend(twice.map(|(order, line, twice)| {
            let line = usize::try_from(line).unwrap_or(usize::MAX);
            ((order, line), Mistake::Twice(twice))
        }));
        all.sort_by_key(|(place, _)| *place);
        all.into_iter().map(|(_, mistake)| mistake).collect()
    }

    /// The mistakes of a record or a file.
    pub fn tell(&self, failed: &Failed) -> Vec<Diagnostic> {
        match &failed.broken.why {
            Why::Told(diagnostics) => diagnostics.clone(),
            Why::Row { text, line, before } => {
                self.tables[failed.table].tell(text, &failed.file, *line, before + 1)
            }
        }
    }
}

impl Failed {
    /// The line of its first mistake.
    fn line(&self) -> Option<usize> {
        match &self.broken.why {
            Why::Row { line, .. } => Some(*line),
            Why::Told(diagnostics) => match diagnostics.first()?.place.as_ref()? {
                Place::Span(source, span) => Some(source.line(span.start).0),
                Place::File(_) => None,
            },
        }
    }
}
