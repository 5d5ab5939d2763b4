//! Rows in which something is unusual: read by the way of every other record, their mistakes told.

use std::sync::Arc;

use super::bulk::Bulk;
use super::header::trimmed;
use super::names::Holds;
use super::row::{self, Row};
use crate::answers::Record;
use crate::answers::packed::{Broken, Packed, Why};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::Source;

/// Into how many cells the name of a company may be parted by delimiters in it.
const MOST_PARTS: usize = 4;

impl Bulk<'_> {
    /// Reads a row by the way of every other record, with its mistakes kept for when its number is known.
    pub(super) fn take_slowly(&self, text: &[u8], line: usize, before: usize, packed: &mut Packed) {
        let file = packed.file.to_string();
        let (company, wave, record, problems) = match self.read_row(text, &file, line, None) {
            Told::Blank => return,
            Told::NotText => (None, None, None, true),
            Told::Row {
                company,
                wave,
                is_whole,
                record,
                diagnostics,
            } => {
                let wave = is_whole.then_some(wave);
                let is_broken = diagnostics.iter().any(Diagnostic::is_error);
                if !is_broken {
                    let remarks = diagnostics.into_iter().map(|remark| (before, remark));
                    packed.row_remarks.extend(remarks);
                }
                (company, wave, record, is_broken)
            }
        };
        match record.filter(|_| !problems) {
            Some(record) => packed.push(&record, line),
            None => packed.broken.push(Broken {
                companies: company.into_iter().map(Some).collect(),
                wave,
                is_record: true,
                why: Why::Row {
                    text: text.to_vec(),
                    line,
                    before,
                },
            }),
        }
    }

    /// Tells every mistake of a row, by its number in a spreadsheet.
    pub fn tell(&self, text: &[u8], file: &str, line: usize, number: usize) -> Vec<Diagnostic> {
        match self.read_row(text, file, line, Some(number)) {
            Told::Blank => Vec::new(),
            Told::NotText => {
                let message = format!("row {number} isn't text: it is not UTF-8");
                let problem =
                    Diagnostic::error("not-text", message).in_file(format!("{file}:{line}"));
                vec![problem.help("save the file again as UTF-8")]
            }
            Told::Row { diagnostics, .. } => diagnostics,
        }
    }

    /// Adds the cell's name in a spreadsheet to what is said of a row that was read without its number.
    pub fn name_cell(&self, remark: &mut Diagnostic, number: usize) {
        if let Some(Place::Span(source, _)) = &remark.place {
            let spans = self.dialect.spans(&source.text);
            row::name_cell(remark, &spans, number);
        }
    }

    /// What may be the name of a company in a row whose columns can't be told apart: each cell, and several
    /// that a delimiter in a name may have parted.
    pub fn names_in(&self, text: &[u8]) -> Vec<String> {
        let text = String::from_utf8_lossy(text);
        let delimiter = char::from(self.dialect.delimiter);
        let cells: Vec<&str> = text.trim_end().split(delimiter).collect();
        let mut names = Vec::new();
        for start in 0..cells.len() {
            for end in start + 1..=cells.len().min(start + MOST_PARTS) {
                let cell = cells[start..end].join(&delimiter.to_string());
                let cell = cell.trim().trim_matches('"').replace("\"\"", "\"");
                let cell = super::unguarded(cell.trim());
                if !cell.is_empty() {
                    names.push(cell);
                }
            }
        }
        names
    }

    fn read_row(&self, text: &[u8], file: &str, line: usize, number: Option<usize>) -> Told {
        let Ok(text) = std::str::from_utf8(text) else {
            return Told::NotText;
        };
        let text = &text[trimmed(text, 0..text.len())];
        let mut cells = csv::StringRecord::new();
        let mut reader = self.dialect.reader(text.as_bytes());
        if !matches!(reader.read_record(&mut cells), Ok(true)) {
            return Told::Blank;
        }
        let Some(cells) = super::cells(&cells) else {
            return Told::Blank;
        };
        let source = Arc::new(Source::part(file, text, line));
        let row = Row {
            source: &source,
            dialect: self.dialect,
            cells: &cells,
            spans: &self.dialect.spans(text),
            number,
        };
        // Cells that have shifted may stand in another's column.
        let is_whole = row::misshapen(&row, self.columns.holds.len()).is_none();
        let (record, diagnostics) = row::record(&row, &self.columns, self.questionnaire);
        let field = |field: &str, constant: &Option<String>| {
            let holds = &self.columns.holds;
            let at = holds
                .iter()
                .position(|holds| matches!(holds, Holds::Field(name) if *name == field));
            let cell = at
                .filter(|_| is_whole)
                .and_then(|at| cells.get(at))
                .map(|cell| cell.trim().to_owned());
            cell.filter(|cell| !cell.is_empty())
                .or_else(|| constant.clone())
        };
        Told::Row {
            company: field("company", &self.columns.company),
            wave: field("wave", &self.columns.wave),
            is_whole,
            record: record.map(Box::new),
            diagnostics,
        }
    }
}

/// What a row turned out to be.
enum Told {
    Blank,
    NotText,
    Row {
        company: Option<String>,
        wave: Option<String>,
        /// Whether its columns can be told apart.
        is_whole: bool,
        record: Option<Box<Record>>,
        diagnostics: Vec<Diagnostic>,
    },
}
