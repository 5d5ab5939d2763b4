//! One row, read into an entry: first its fields, then its answers.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::cells::{Cells, TextCells, is_blank};
use super::grid::Grids;
use super::headings::names::ColumnKind;
use super::numbers::meanings::Meaning;
use super::summary;
use super::table::{Other, Table};
use crate::answers::instant::Instant;
use crate::answers::normalize::heading as folded;
use crate::reading::check::{Target, is_on_scale};
use crate::reading::entry::Entry;
use crate::reading::field::Field;
use crate::reading::items::item_in;
use crate::reading::labels;
use crate::reading::mistake::{At, Mistake, NoAnswer, Places};
use crate::reading::raw::Raw;
use crate::reading::seen::RecordSection;
use crate::source::Source;

/// Where the cells of a row stand.
pub(super) struct InRow<'r> {
    pub(super) source: &'r Arc<Source>,
    pub(super) spans: &'r [Range<usize>],
    /// The column whose place stands for the record's.
    pub(super) first: Option<usize>,
}

impl Places for InRow<'_> {
    fn source(&self) -> &Arc<Source> {
        self.source
    }

    fn span(&self, at: At) -> Range<usize> {
        let column = |column: usize| self.spans.get(column).cloned();
        let start = self.spans.first().map_or(0, |span| span.start);
        let span = match at {
            At::Record => self.first.and_then(column),
            At::Field(cell) | At::Value(cell) | At::Key(cell, _) | At::Entry(cell, _) => {
                column(cell)
            }
            At::Item(cell, _, item) => {
                column(cell).map(|cell| item_in(&self.source.text, cell, item))
            }
        };
        span.unwrap_or(start..start)
    }
}

impl Table<'_> {
    /// Why a row's cells can't be told apart, as far as their number goes.
    pub(super) fn uneven(&self, cells: &Cells, row: usize) -> Option<Mistake> {
        let columns = self.columns.kinds.len();
        let is_fine = if cells.len() < columns {
            self.is_cut_short(cells)
        } else {
            cells.iter().skip(columns).all(is_blank)
        };
        let cells = cells.len();
        (!is_fine).then_some(Mistake::UnevenRow {
            row,
            cells,
            columns,
        })
    }

    /// The column of a text in which a row may have been swallowed; none in a sheet, whose cells are what they are.
    pub(super) fn swallowed(&self, cells: &Cells) -> Option<usize> {
        if self.is_sheet {
            return None;
        }
        cells.with_row(self.columns.kinds.len(), self.dialect.delimiter)
    }

    /// Whether a row lacks nothing but texts at its end, as spreadsheets leave them out where they are blank. Where
    /// cells are lost further in front, the last answer doesn't stand in its column.
    fn is_cut_short(&self, cells: &Cells) -> bool {
        let is_text = |kind: &ColumnKind| {
            matches!(
                kind,
                ColumnKind::Comment(_) | ColumnKind::Open(_) | ColumnKind::Nothing
            )
        };
        let last = self.columns.kinds.iter().rposition(|kind| !is_text(kind));
        let cell = last.and_then(|last| cells.get(last));
        cell.is_some_and(|cell| !is_blank(cell))
    }

    /// Puts the cells of a row in; none where one of them isn't text by itself.
    pub(super) fn fill<'r>(
        &'r self,
        cells: TextCells<'r>,
        entry: &mut Entry<'_, 'r>,
    ) -> Option<()> {
        self.fields(cells, entry)?;
        let mut is_numbered = false;
        for (column, ((length, digit), scale)) in cells.starts().zip(&self.scales).enumerate() {
            if length == 1 && is_on_scale(digit, scale.most) {
                entry.scale[scale.question as usize] = digit - b'0';
                is_numbered = true;
            } else if length > 0 && scale.most > 0 {
                self.scale_cell(column, cells, entry)?;
            }
        }
        entry.is_numbered |= is_numbered;
        let mut grids = Grids::new(self.check.questionnaire);
        for other in &self.others {
            if other.column >= cells.len() {
                break;
            }
            let cell = cells.get(other.column)?;
            if !cell.trim().is_empty() && !self.is_missing(other.kind, other.column, cell) {
                self.other(other, cell, entry, &mut grids);
            }
        }
        grids.finish(&self.check, entry);
        Some(())
    }

    fn fields<'r>(&'r self, cells: TextCells<'r>, entry: &mut Entry<'_, 'r>) -> Option<()> {
        let columns = &self.columns;
        entry.grant(Field::Answers);
        if let Some(company) = &columns.company {
            entry.grant(Field::Company);
            entry.company = Some(company.as_str().into());
        }
        if columns.side.is_some() {
            entry.grant(Field::Side);
            entry.role = columns.side;
        }
        entry.wave = columns.wave.as_deref().map(Into::into);
        if let Some(column) = self.sent {
            entry.sent = cells.get(column).and_then(Instant::read);
        }
        for &column in &self.unread {
            summary::look(cells.get(column)?, column, entry);
        }
        for &(column, field) in &self.fields {
            let cell = trim(cells.get(column)?);
            let is_needed = matches!(field, Field::Company | Field::Side);
            if !cell.is_empty() {
                if field == Field::Respondent {
                    summary::look_at_name(cell, column, entry);
                }
                if entry.open_field(field, column) {
                    // Lines of a sheet's cells have other ends, so that a line of it is a row.
                    let text = if self.is_sheet {
                        with_line_feeds(cell)
                    } else {
                        cell.into()
                    };
                    entry.put_text(field, At::Value(column), text);
                }
            } else if is_needed && entry.open_field(field, column) {
                entry.put_field(field, column, Raw::Null);
            }
        }
        Some(())
    }

    /// A cell of the only column of a scale question that is no single digit. Apart from the loop over cells, most of which
    /// are.
    #[inline(never)]
    fn scale_cell(&self, column: usize, cells: TextCells, entry: &mut Entry) -> Option<()> {
        let question = self.scales[column].question as usize;
        let cell = cells.get(column)?;
        if self.is_missing(ColumnKind::Scale(question), column, cell) {
            return Some(());
        }
        match self.check.scale_text(question, cell) {
            Ok(0) => {}
            Ok(answer) => match entry.role {
                Some(role) if !self.check.is_asked(Target::Scale(question), role) => {
                    entry.mistake(At::Value(column), Mistake::NotAsked);
                }
                _ => {
                    entry.scale[question] = answer;
                    entry.is_numbered |= is_number(cell);
                }
            },
            Err(why) => entry.mistake(At::Value(column), Mistake::Answer(question, why)),
        }
        Some(())
    }

    pub(super) fn is_missing(&self, kind: ColumnKind, column: usize, cell: &str) -> bool {
        let questionnaire = self.check.questionnaire;
        if self.columns.is_missing(cell)
            || self.twins.contains(&column)
                && self.columns.tells_nothing(cell, column, questionnaire)
        {
            return true;
        }
        match kind {
            ColumnKind::Order(ranking)
            | ColumnKind::Rank { ranking, .. }
            | ColumnKind::Place { ranking, .. } => self.check.is_no_order(ranking, cell),
            ColumnKind::Scale(question) | ColumnKind::Choice { question, .. } => {
                !self.columns.has_no_missing() && self.is_missing_label(question, column, cell)
            }
            _ => false,
        }
    }

    /// Whether a cell is a label with its number of which the one or the other stands for no answer.
    fn is_missing_label(&self, question: usize, column: usize, cell: &str) -> bool {
        if cell.is_ascii() && !cell.bytes().any(|byte| byte.is_ascii_digit()) {
            return false;
        }
        let numbered = if let Some(Meaning::Scale(meaning)) = &self.columns.meanings[column] {
            meaning.numbered(&folded(cell))
        } else {
            let at = self.check.numbered_label(question, cell);
            at.map(|at| (at, (at + 1).to_string()))
        };
        let labels = &self.check.questionnaire.scale_questions[question].labels;
        numbered.is_some_and(|(at, number)| {
            self.columns.is_missing(&labels[at]) || self.columns.is_missing(&number)
        })
    }

    fn other<'r>(
        &'r self,
        other: &Other,
        cell: &'r str,
        entry: &mut Entry<'_, 'r>,
        grids: &mut Grids<'r>,
    ) {
        if cell.trim() == other.note {
            return;
        }
        let at = At::Value(other.column);
        entry.is_numbered |= matches!(other.kind, ColumnKind::Scale(_)) && is_number(cell);
        let raw = match self.meant(other, cell) {
            Ok(raw) => raw,
            Err((question, why)) => return entry.mistake(at, Mistake::Answer(question, why)),
        };
        if let ColumnKind::Choice { question, answer } = other.kind {
            match self.check.scale_answer(question, &raw) {
                // What stands for no answer is a choice that wasn't made.
                Ok(0) => return,
                Ok(found) if found == answer => {}
                _ => {
                    let found = NoAnswer::OtherChoice(answer, cell.trim().to_owned());
                    return entry.mistake(at, Mistake::Answer(question, found));
                }
            }
        }
        match (other.kind, raw) {
            (ColumnKind::Rank { ranking, option }, Raw::Text(cell)) => {
                grids.rank(ranking, option, &cell, at);
            }
            (ColumnKind::Place { ranking, rank }, Raw::Text(Cow::Borrowed(cell))) => {
                grids.place(ranking, rank, cell, at);
            }
            (
                ColumnKind::Rank { .. }
                | ColumnKind::Place { .. }
                | ColumnKind::Field(_)
                | ColumnKind::Nothing,
                _,
            ) => {}
            (kind, raw) => {
                let section = match kind {
                    ColumnKind::Comment(_) => RecordSection::Comments,
                    ColumnKind::Open(_) => RecordSection::Open,
                    _ => RecordSection::Answers,
                };
                if entry.open_question(section, other.number, at, other.column) {
                    let raw = match raw {
                        Raw::Text(Cow::Borrowed(text)) => Raw::Text(with_line_feeds(text)),
                        raw => raw,
                    };
                    entry.put(section, other.number, at, at, raw);
                }
            }
        }
    }

    /// What a cell holds, by what the map of columns says of its column.
    fn meant<'r>(&'r self, other: &Other, cell: &'r str) -> Result<Raw<'r>, (usize, NoAnswer)> {
        let Some(meaning) = &self.columns.meanings[other.column] else {
            return Ok(Raw::Text(cell.into()));
        };
        let is_order = matches!(other.kind, ColumnKind::Order(_));
        let found = meaning.read(cell, is_order);
        found.map_err(|why| (other.number, why))
    }
}

/// Whether an answer is a number, however it is spelt.
fn is_number(cell: &str) -> bool {
    labels::number(&folded(cell)).is_some()
}

/// A text whose lines end with line feeds, whatever its table ends them with.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A text without space around it, which few have.
fn trim(text: &str) -> &str {
    let is_fine = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    if is_fine(bytes.first()) && is_fine(bytes.last()) {
        text
    } else {
        text.trim()
    }
}
