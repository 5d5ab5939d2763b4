//! A table whose header has been read: block by block its rows become records, or are kept with their mistakes.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::Opened;
use super::cells::Cells;
use super::columns::{self, Columns};
use super::dialect::Dialect;
use super::doubled;
use super::header;
use super::headings::heading::Heading;
use super::headings::names::ColumnKind;
use super::headings_again::HeadingsAgain;
use super::left_out::{Gone, LeftOutRows};
use super::misplaced;
use super::numbers::meanings::Meaning;
use super::numbers::numbered;
use super::numbers::off_scale::OffScale;
use super::read_rows::ReadRows;
use super::recurring::Addresses;
use super::rows::{self, Rows};
use super::services::{LeftOut, Unfinished};
use super::summary;
use super::swapped::Swapped;
use crate::answers::mapping::{ColumnMapping, NameKind};
use crate::answers::normalize::heading as folded;
use crate::answers::numbered::NumberedScale;
use crate::answers::records::{Keeps, Records};
use crate::diagnostic::Diagnostic;
use crate::questionnaire::{Asked, Questionnaire};
use crate::reading::Input;
use crate::reading::broken::FilePart;
use crate::reading::check::{Check, most_digit};
use crate::reading::entry::{Entry, Finished};
use crate::reading::field::Field;
use crate::reading::seen::SeenQuestions;
use crate::source::{Block, Source};

/// How a file's rows are read.
#[derive(Debug)]
pub(in crate::reading) struct Table<'q> {
    pub(super) check: Check<'q>,
    pub(super) name: String,
    /// Whether it is a sheet of a workbook.
    pub(super) is_sheet: bool,
    pub(super) dialect: Dialect,
    pub(super) columns: Columns,
    pub(super) headings: HeadingsAgain,
    /// The columns of fields.
    pub(super) fields: Vec<(usize, Field)>,
    /// For each column the scale question that it alone answers: what most cells are looked up in.
    pub(super) scales: Vec<Scale>,
    /// The columns that hold something else.
    pub(super) others: Vec<Other>,
    /// The columns that hold what another one holds as well.
    pub(super) twins: BTreeSet<usize>,
    /// The columns before all answers that nothing is read from.
    pub(super) unread: Vec<usize>,
    /// Whether cells or headings of practices say what their numbers stand for.
    pub(super) says_practices: bool,
    /// What numbers stand for in the columns of scale questions.
    numbered: Arc<[NumberedScale]>,
    /// Which rows are no finished answers of people.
    pub(super) unfinished: Unfinished,
    /// Which rows the map of columns leaves out.
    pub(super) unwanted: LeftOutRows,
    /// Who is told by a column that is left alone.
    pub(super) addresses: Addresses,
    /// The column that tells when a row was sent, where that matters.
    pub(super) sent: Option<usize>,
    /// The rows that the header takes.
    pub(in crate::reading) header_rows: usize,
}

/// A scale question that a column answers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scale {
    pub(super) question: u32,
    /// Its highest answer that is a digit; 0 where the column holds something else.
    pub(super) most: u8,
}

/// A column that holds neither a field nor, alone, the answers to a scale question.
#[derive(Debug)]
pub(super) struct Other {
    pub(super) column: usize,
    pub(super) kind: ColumnKind,
    /// The number of its question.
    pub(super) number: usize,
    /// What the program's own forms say there, which is nobody's comment.
    pub(super) note: String,
}

impl<'q> Table<'q> {
    /// Reads the header off a file's first block, and takes it out of the block. Its headings are told also
    /// where the rows can't be read. Of a table that the program wrote there is a note alone.
    pub(in crate::reading) fn open(
        input: Input,
        block: &mut Block,
        questionnaire: &'q Questionnaire,
        mapping: &ColumnMapping,
        told: &mut Vec<String>,
    ) -> Result<(Self, Vec<Diagnostic>), Vec<Diagnostic>> {
        let text = String::from_utf8_lossy(&block.bytes).into_owned();
        let name = input.name();
        let source = Source::part(name, text, block.first_line);
        let source = Arc::new(source.of_sheet(input.is_sheet()));
        let above = || misplaced::titles_above(&source, questionnaire);
        let opened = Opened::new(&source).map_err(|problem| vec![above().unwrap_or(*problem)])?;
        if let Some(note) = opened.header.own(name) {
            return Err(vec![note]);
        }
        let headings = &opened.header.headings;
        told.extend(headings.iter().flat_map(Heading::texts).map(str::to_owned));
        let end = opened.header.end.min(block.bytes.len());
        if std::str::from_utf8(&block.bytes[..end]).is_err() {
            return Err(vec![header::not_text(name)]);
        }
        let check = Check::new(questionnaire, mapping);
        let role = opened.only_role(&check, mapping);
        let (columns, mut diagnostics) =
            columns::read(&source, &opened, questionnaire, mapping, role);
        let Some(columns) = columns else {
            let below = || misplaced::headings_below(&source, questionnaire);
            let title = (opened.header.rows == 1).then(below).flatten();
            return Err(title.map_or(diagnostics, |problem| vec![problem]));
        };
        let doubled = opened.doubled(&source, &columns, questionnaire, mapping);
        if !doubled.is_empty() {
            diagnostics.extend(doubled);
            return Err(diagnostics);
        }
        block.drop_start(end);
        let unwanted = LeftOutRows::new(headings, mapping);
        let unfinished = Unfinished::new(opened.header.service, headings, &columns.kinds, mapping);
        diagnostics.extend(opened.header.told(name));
        let (again, addresses) = opened.recurring(&columns, mapping, &unfinished, &unwanted);
        let waves = opened.waves_left_alone(&columns.kinds, mapping, &unwanted);
        diagnostics.extend(again.into_iter().chain(waves));
        diagnostics.extend(opened.ticked_practices(&columns, &check));
        let mut table = Self::new(name, &opened, columns, check);
        table.says_practices = opened.says_practices(&table.columns.kinds, questionnaire);
        table.unfinished = unfinished;
        table.unwanted = unwanted;
        table.addresses = addresses;
        table.sent = sent(headings, mapping);
        Ok((table, diagnostics))
    }

    fn new(name: &str, opened: &Opened, mut columns: Columns, check: Check<'q>) -> Self {
        let (dialect, header_rows) = (opened.dialect, opened.header.rows);
        let questionnaire = check.questionnaire;
        for (kind, name) in [
            (NameKind::Company, &mut columns.company),
            (NameKind::Wave, &mut columns.wave),
        ] {
            let meant = name.take().map(|name| check.names.meant(kind, name.into()));
            *name = meant.map(Cow::into_owned);
        }
        let kinds = columns.kinds.iter().enumerate();
        let field = |(column, kind): (usize, &ColumnKind)| match kind {
            ColumnKind::Field(field) => Some((column, *field)),
            _ => None,
        };
        let scales = scales(&columns, questionnaire);
        let is_other = |(column, kind): &(usize, &ColumnKind)| {
            scales[*column].most == 0 && !matches!(kind, ColumnKind::Field(_) | ColumnKind::Nothing)
        };
        let other = |(column, kind): (usize, &ColumnKind)| Other {
            column,
            kind: *kind,
            number: kind.question(questionnaire).unwrap_or(0),
            note: kind.note(questionnaire),
        };
        Self {
            name: name.to_owned(),
            is_sheet: opened.source.is_sheet(),
            dialect,
            headings: HeadingsAgain::new(&opened.header.headings),
            fields: kinds.clone().filter_map(field).collect(),
            others: kinds.filter(is_other).map(other).collect(),
            twins: doubled::twins(&columns.kinds),
            unread: summary::unread(&columns.kinds),
            numbered: numbered::scales(&columns, questionnaire),
            says_practices: false,
            unfinished: Unfinished::default(),
            unwanted: LeftOutRows::default(),
            addresses: Addresses::default(),
            sent: None,
            scales,
            columns,
            check,
            header_rows,
        }
    }

    /// Reads every row of a block.
    pub(in crate::reading) fn read(&self, block: &Block, part: &mut FilePart) -> ReadRows {
        part.records.numbered = Arc::clone(&self.numbered);
        let mut rows = Rows::new(self.dialect, &block.bytes, self.columns.kinds.len());
        let mut cells = Cells::default();
        let (mut unnamed, mut left_out) = (Vec::new(), LeftOut::default());
        let (mut unwanted, mut short, mut gone) = (0, 0, Gone::new());
        let mut seen = SeenQuestions::new(&self.check);
        let (mut off_scale, mut swapped) = (OffScale::default(), Swapped::default());
        while let Some(place) = rows.next(&mut cells) {
            if !self.columns.unnamed.is_empty() && !place.swallows {
                self.columns.unnamed.count(&cells, &mut unnamed);
            }
            if !self.unwanted.is_empty() && !place.swallows && self.unwanted.hold(&cells) {
                unwanted += 1;
                self.count_gone(&cells, &mut gone);
                continue;
            }
            if !self.unfinished.is_empty() && !place.swallows {
                // Where cells have shifted, the row is told as that.
                let is_even = self.uneven(&cells, 0).is_none();
                if is_even && self.unfinished.count(&cells, &mut left_out) {
                    self.count_gone(&cells, &mut gone);
                    continue;
                }
            }
            if cells.len() < self.columns.kinds.len() && !place.swallows {
                short += usize::from(!cells.is_blank() && self.uneven(&cells, 0).is_none());
            }
            let text = &block.bytes[place.range];
            let line = block.first_line + place.line - 1;
            if !self.columns.wording.is_empty() && !place.swallows {
                self.hold_against_wording(&cells, (text, line, place.before), &mut swapped);
            }
            let is_sound = !place.swallows
                && self.swallowed(&cells).is_none()
                && self.take(&cells, line, &mut seen, &mut part.records);
            if !is_sound {
                part.records.abandon();
                let row = (text, line, place.before);
                self.look_closely(row, &mut seen, part, &mut off_scale);
            }
        }
        ReadRows {
            count: rows.count(),
            unnamed,
            off_scale,
            left_out,
            swapped,
            unwanted,
            gone,
            short,
            is_open: rows.is_open(),
        }
    }

    /// Reads a row of which there is nothing to tell; false where there is.
    fn take(
        &self,
        cells: &Cells,
        line: usize,
        seen: &mut SeenQuestions,
        records: &mut Records,
    ) -> bool {
        if cells.len() != self.columns.kinds.len() || rows::is_form_note(cells) {
            return false;
        }
        let Some(text) = cells.as_text() else {
            return false;
        };
        let keeps_words = !matches!(**records.keeps(), Keeps::Nothing);
        let mut entry = Entry::new(&self.check, seen, records.open(), keeps_words, None);
        if self.fill(text, &mut entry).is_none() {
            return false;
        }
        match entry.finish() {
            Finished {
                row: Some(row),
                mistakes,
                ..
            } if mistakes.is_empty() => {
                records.push(row, line);
                true
            }
            _ => false,
        }
    }
}

impl Table<'_> {
    /// Whether a row is no answer: it is blank, or explains the columns of one of the program's own forms.
    pub(super) fn is_no_answer(&self, cells: &Cells) -> bool {
        cells.is_blank() || self.is_note(cells) && self.typed_over(cells).is_none()
    }
}

/// The column that tells when a row was sent, by which it is chosen which of somebody's rows counts.
fn sent(headings: &[Heading], mapping: &ColumnMapping) -> Option<usize> {
    let mut ways = mapping.keep.as_ref()?.by.iter();
    ways.find_map(|by| {
        let mut headings = headings.iter();
        headings.position(|heading| heading.is(|name| name == folded(&by.text)))
    })
}

/// The scale questions of the columns that alone answer one.
fn scales(columns: &Columns, questionnaire: &Questionnaire) -> Vec<Scale> {
    let question = |kind: &ColumnKind| match kind {
        ColumnKind::Scale(question) => Some(*question),
        _ => None,
    };
    let mut seen = vec![0; questionnaire.scale_questions.len()];
    for asked in columns.kinds.iter().filter_map(|kind| kind.asked()) {
        if let Asked::Scale(question) = asked {
            seen[question] += 1;
        }
    }
    let scale = |(kind, meaning): (&ColumnKind, &Option<Meaning>)| {
        let question = question(kind).filter(|question| seen[*question] == 1)?;
        if meaning.is_some() {
            return None;
        }
        let labels = &questionnaire.scale_questions[question].labels;
        // What would be an answer may be said to stand for none.
        let numbers = (1..=labels.len()).map(|number| number.to_string());
        let mut answers = numbers.chain(labels.iter().cloned());
        if answers.any(|answer| columns.is_missing(&answer)) {
            return None;
        }
        Some(Scale {
            question: u32::try_from(question).ok()?,
            most: most_digit(labels),
        })
    };
    let all = columns.kinds.iter().zip(&columns.meanings);
    all.map(|column| scale(column).unwrap_or_default())
        .collect()
}
