//! Rows in which there is something to tell, read again with the places of their cells.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::cells::Cells;
use super::header::{letters, trimmed};
use super::numbers::off_scale::OffScale;
use super::row::InRow;
use super::summary::is_of_short;
use super::table::Table;
use super::unknown_labels::{ToldMistake, UnknownLabel};
use crate::answers::records::Records;
use crate::diagnostic::{Diagnostic, Place};
use crate::reading::broken::{Broken, FilePart, WaveName, Why};
use crate::reading::entry::Entry;
use crate::reading::mistake::{At, Mistake, Places};
use crate::reading::seen::SeenQuestions;
use crate::sanitise::unguarded;
use crate::source::Source;

/// Into how many cells the name of a company may be parted by delimiters in it.
const MOST_PARTS: usize = 4;

/// A row with the places of its cells.
pub(super) struct Closely<'t> {
    pub(super) source: Arc<Source>,
    pub(super) cells: Cells<'t>,
    pub(super) spans: Vec<Range<usize>>,
}

/// What a row says of itself.
struct CloseReading {
    /// The company and the wave that it names; none where its cells have shifted.
    names: Option<[Option<String>; 2]>,
    mistakes: Vec<ToldMistake>,
    off_scale: OffScale,
}

impl Table<'_> {
    /// Reads a row in which there is something to tell: its text, its line and how many rows are before it. Mistakes
    /// are told when the row's number is known.
    pub(super) fn look_closely(
        &self,
        (text, line, before): (&[u8], usize, usize),
        seen: &mut SeenQuestions,
        part: &mut FilePart,
        off_scale: &mut OffScale,
    ) {
        let names = match std::str::from_utf8(text) {
            Err(_) => None,
            Ok(row) => {
                let row = self.closely(row, line);
                if self.is_no_answer(&row.cells) {
                    return;
                }
                let found = self.read_closely(&row, 0, seen, Some((&mut part.records, line)));
                off_scale.add(&found.off_scale);
                let mut mistakes = found.mistakes.iter();
                if !mistakes.any(|told| told.problem.is_error()) {
                    let remarks = found.mistakes.into_iter();
                    let remarks = remarks.map(|told| (before, told.problem));
                    return part.row_remarks.extend(remarks);
                }
                Some(found.names)
            }
        };
        part.records.abandon();
        let constant = names.as_ref().and(self.columns.company.clone());
        let (company, wave) = match names.flatten() {
            Some([company, wave]) => (company.or(constant), Some(WaveName(wave))),
            None => (constant, None),
        };
        part.broken.push(Broken {
            companies: company.into_iter().map(Some).collect(),
            wave,
            is_record: true,
            why: Why::Row {
                text: text.to_vec(),
                line,
                before,
            },
        });
    }

    /// A row with the places of its cells.
    pub(super) fn closely<'t>(&self, text: &'t str, line: usize) -> Closely<'t> {
        let text = &text[trimmed(text, 0..text.len())];
        Closely {
            source: Arc::new(Source::part(self.name.as_str(), text, line).of_sheet(self.is_sheet)),
            cells: Cells::of(text, self.dialect),
            spans: self.dialect.spans(text),
        }
    }

    /// Reads a row that has this number in a spreadsheet. A sound one is added to the records.
    fn read_closely(
        &self,
        row: &Closely,
        number: usize,
        seen: &mut SeenQuestions,
        mut records: Option<(&mut Records, usize)>,
    ) -> CloseReading {
        let has_constant = self.columns.company.is_some() || self.columns.side.is_some();
        let first = self.fields.first().filter(|_| !has_constant);
        let places = InRow {
            source: &row.source,
            spans: &row.spans,
            first: first.map(|(column, _)| *column),
        };
        if let Some((mistake, span)) = self.unreadable(row, number) {
            let mistake = mistake.tell(At::Record, &places, self.check.questionnaire);
            return CloseReading {
                names: None,
                mistakes: vec![mistake.at(&row.source, span).into()],
                off_scale: OffScale::default(),
            };
        }
        let mut own = vec![0; self.check.questionnaire.scale_questions.len()];
        let scale = match &mut records {
            Some((records, _)) => records.open(),
            None => &mut own,
        };
        let mut entry = Entry::new(&self.check, seen, scale, true, Some(&places));
        // The row is text, so all of its cells are.
        if let Some(cells) = row.cells.as_text() {
            let _ = self.fill(cells, &mut entry);
        }
        if let Some(column) = self.swallowed(&row.cells) {
            entry.mistake(At::Value(column), Mistake::SwallowedRow);
        }
        let finished = entry.finish();
        let mistakes = finished.mistakes.iter();
        let names = [finished.company.clone(), finished.wave.clone()];
        let mut off_scale = OffScale::default();
        for (at, mistake) in mistakes.clone() {
            off_scale.note(*at, mistake, places.spelling(*at));
        }
        let tell = |(at, mistake): &(At, Mistake)| {
            let problem = mistake.tell(*at, &places, self.check.questionnaire);
            self.told(problem, UnknownLabel::of(*at, mistake))
        };
        let found = CloseReading {
            mistakes: mistakes.map(tell).collect(),
            off_scale,
            names: Some(names.map(|name| name.map(Cow::into_owned))),
        };
        if let (Some(finished), Some((records, line))) = (finished.row, records) {
            records.push(finished, line);
        }
        found
    }

    /// Why a row is no record, or its cells can't be told apart, and where that shows.
    fn unreadable(&self, row: &Closely, number: usize) -> Option<(Mistake, Range<usize>)> {
        if self.is_note(&row.cells) {
            let column = self.typed_over(&row.cells)?;
            return Some((Mistake::TypedOver(number), row.spans.get(column)?.clone()));
        }
        let text = &row.source.text;
        if let Some(in_order) = self.headings.are_in(&row.cells) {
            let again = Mistake::HeadingsAgain {
                row: number,
                in_order,
            };
            return Some((again, row.spans.first()?.clone()));
        }
        if let Some(quote) = self.dialect.open_quote(text) {
            return Some((Mistake::OpenQuote, quote));
        }
        let uneven = self.uneven(&row.cells, number)?;
        Some((uneven, 0..text.len()))
    }

    /// Tells every mistake of a row, by its number in a spreadsheet.
    pub(in crate::reading) fn tell(
        &self,
        text: &[u8],
        line: usize,
        number: usize,
    ) -> Vec<ToldMistake> {
        let Ok(text) = std::str::from_utf8(text) else {
            let message = format!("row {number} isn't text: it is not UTF-8");
            let problem =
                Diagnostic::error("not-text", message).in_file(format!("{}:{line}", self.name));
            return vec![problem.help("save the file again as UTF-8").into()];
        };
        let row = self.closely(text, line);
        if self.is_no_answer(&row.cells) {
            return Vec::new();
        }
        let mut found = self.read_closely(&row, number, &mut SeenQuestions::new(&self.check), None);
        // A row with mistakes is more likely somebody's.
        found.mistakes.retain(|told| !is_of_short(&told.problem));
        if found.names.is_some() {
            for mistake in &mut found.mistakes {
                self.name_cell(&mut mistake.problem, number);
            }
        }
        found.mistakes
    }

    /// Adds the cell's name in a spreadsheet to what is said of a row, since that is where such files are read.
    pub(in crate::reading) fn name_cell(&self, remark: &mut Diagnostic, number: usize) {
        let Some(Place::Span(source, at)) = &remark.place else {
            return;
        };
        // Of a workbook nothing else is told.
        if self.is_sheet {
            return;
        }
        let mut spans = self.dialect.spans(&source.text).into_iter();
        let column = spans.position(|span| (span.start..=span.end).contains(&at.start));
        if let Some(cell) = column.map(letters) {
            let help = format!("in a spreadsheet this is cell {cell}{number}");
            remark.help.push(help);
        }
    }

    /// What may be the name of a company in a row whose columns can't be told apart: each cell, and several
    /// that a delimiter in a name may have parted.
    pub(in crate::reading) fn names_in(&self, text: &[u8]) -> Vec<String> {
        let text = String::from_utf8_lossy(text);
        let delimiter = char::from(self.dialect.delimiter);
        let cells: Vec<&str> = text.trim_end().split(delimiter).collect();
        let mut names = Vec::new();
        for start in 0..cells.len() {
            for end in start + 1..=cells.len().min(start + MOST_PARTS) {
                let cell = cells[start..end].join(&delimiter.to_string());
                let cell = cell.trim().trim_matches('"').replace("\"\"", "\"");
                let cell = unguarded(cell.trim());
                if !cell.is_empty() {
                    names.push(cell.to_owned());
                }
            }
        }
        names
    }
}
