//! Many rows at once, straight into packed records. Whatever is unusual in a row goes the way of [`super::slow`].

use std::sync::Arc;

use super::Table;
use super::columns::{self, Columns};
use super::dialect::Dialect;
use super::names::Holds;
use super::rows::{Cells, Rows};
use super::sides;
use crate::answers::Given;
use crate::answers::packed::{Packed, Words};
use crate::answers::plain::are_asked;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::{Questionnaire, Role};
use crate::source::{Block, Source};

/// How a file's rows are read.
#[derive(Debug)]
pub struct Bulk<'q> {
    pub(super) questionnaire: &'q Questionnaire,
    pub(super) dialect: Dialect,
    pub(super) columns: Columns,
    /// For each column the scale question that it alone answers: what most cells are looked up in.
    scales: Vec<Scale>,
    /// The columns that hold something else.
    others: Vec<usize>,
    /// The rows that the header takes.
    pub header_rows: usize,
}

/// A scale question that a column answers.
#[derive(Clone, Copy, Debug, Default)]
struct Scale {
    question: u32,
    /// Its highest answer; 0 where the column holds something else.
    most: u8,
}

/// What became of a block.
#[derive(Debug)]
pub struct Read {
    /// Its records.
    pub packed: Packed,
    /// How many rows it has, blank ones among them.
    pub rows: usize,
    /// For each column without a heading how many of its cells hold something.
    unnamed: Vec<usize>,
    /// Whether a row opens a quote that the block doesn't close, so that the block may end amid a cell.
    pub is_open: bool,
}

/// A row's fields as they come by.
#[derive(Default)]
struct Fields<'r> {
    company: Option<&'r str>,
    wave: Option<&'r str>,
    role: Option<Role>,
    respondent: Option<&'r str>,
    words: Words,
}

impl<'q> Bulk<'q> {
    /// Reads the header off a file's first block, and takes it out of the block. Its headings are told also
    /// where the rows can't be read.
    pub fn open(
        file: &str,
        block: &mut Block,
        questionnaire: &'q Questionnaire,
        given: &Given,
        told: &mut Vec<String>,
    ) -> Result<(Self, Vec<Diagnostic>), Vec<Diagnostic>> {
        let text = String::from_utf8_lossy(&block.bytes).into_owned();
        let source = Arc::new(Source::part(file, text, block.first_line));
        let table = Table::open(&source).map_err(|problem| vec![*problem])?;
        told.extend(table.headings().map(str::to_owned));
        let headings = &table.header.headings;
        let (columns, mut diagnostics) =
            columns::read(&source, headings, questionnaire, given, None);
        let Some(columns) = columns else {
            return Err(diagnostics);
        };
        let doubled = table.doubled(&columns, questionnaire);
        if !doubled.is_empty() {
            diagnostics.extend(doubled);
            return Err(diagnostics);
        }
        let end = table.header.end.min(block.bytes.len());
        if std::str::from_utf8(&block.bytes[..end]).is_err() {
            let problem = Diagnostic::error("not-text", "the header isn't text: it is not UTF-8");
            return Err(vec![
                problem.in_file(file).help("save the file again as UTF-8"),
            ]);
        }
        block.first_line += memchr::memchr_iter(b'\n', &block.bytes[..end]).count();
        block.bytes.drain(..end);
        let scales = scales(&columns, questionnaire);
        let others = (0..scales.len()).filter(|at| scales[*at].most == 0);
        let bulk = Self {
            others: others.collect(),
            scales,
            questionnaire,
            dialect: table.dialect,
            columns,
            header_rows: table.header.rows,
        };
        Ok((bulk, diagnostics))
    }
}

impl Bulk<'_> {
    /// Reads every row of a block.
    pub fn read(&self, block: &Block, mut packed: Packed) -> Read {
        let mut rows = Rows::new(self.dialect, &block.bytes, self.columns.holds.len());
        let mut cells = Cells::default();
        let mut unnamed = Vec::new();
        while let Some(place) = rows.next(&mut cells) {
            if !self.columns.unnamed.is_empty() && !place.swallows {
                let cell = |at| cells.get(at);
                self.columns.unnamed.count(cell, &mut unnamed);
            }
            let line = block.first_line + place.line - 1;
            if place.swallows || self.take(&cells, line, &mut packed).is_none() {
                packed.abandon();
                let text = &block.bytes[place.range];
                self.take_slowly(text, line, place.before, &mut packed);
            }
        }
        Read {
            packed,
            rows: rows.count(),
            unnamed,
            is_open: rows.is_open(),
        }
    }

    /// What to know about a whole file whose parts have been read.
    pub fn remarks(&self, parts: &[(usize, Read)], file: &str) -> Vec<Diagnostic> {
        let mut unnamed: Vec<usize> = Vec::new();
        for (_, part) in parts {
            unnamed.resize(part.unnamed.len().max(unnamed.len()), 0);
            for (sum, count) in unnamed.iter_mut().zip(&part.unnamed) {
                *sum += count;
            }
        }
        let roles = parts.iter().flat_map(|(_, part)| &part.packed.role);
        let swapped = sides::swapped(
            self.columns.worded,
            roles.copied(),
            self.questionnaire,
            file,
        );
        let unnamed = self.columns.unnamed.tell(&unnamed, file);
        swapped.into_iter().chain(unnamed).collect()
    }

    /// Packs a row in which nothing is unusual.
    fn take(&self, cells: &Cells, line: usize, packed: &mut Packed) -> Option<()> {
        let columns = &self.columns;
        if cells.len() != columns.holds.len() || cells.get(0)?.starts_with(b"# ") {
            return None;
        }
        let keeps_words = packed.keeps_words();
        let answers = packed.open();
        let mut fields = Fields {
            company: columns.company.as_deref(),
            wave: columns.wave.as_deref(),
            role: columns.side,
            ..Fields::default()
        };
        let has_answers = self.answers(cells, answers)?;
        for &at in &self.others {
            let cell = cells.get(at)?;
            if !cell.is_empty() {
                self.field(&columns.holds[at], cell, keeps_words, &mut fields)?;
            }
        }
        let role = fields.role?;
        // A row without answers is told of by the slow way.
        if !has_answers {
            return None;
        }
        if !are_asked(self.questionnaire, role, answers, &fields.words) {
            return None;
        }
        let company = fields.company?;
        packed.finish(
            company,
            fields.wave,
            role,
            fields.respondent,
            line,
            fields.words,
        );
        Some(())
    }

    /// Puts the answers to scale questions in their places, and tells whether there are any.
    fn answers(&self, cells: &Cells, answers: &mut [u8]) -> Option<bool> {
        let mut has_answers = false;
        for (cell, scale) in cells.iter().zip(&self.scales) {
            let answer = match cell {
                [digit] if digit.wrapping_sub(b'1') < scale.most => digit - b'0',
                [_, ..] if scale.most > 0 => self.label(scale.question as usize, cell)?,
                _ => continue,
            };
            answers[scale.question as usize] = answer;
            has_answers |= answer > 0;
        }
        Some(has_answers)
    }

    /// An answer that is the label itself; 0 for a text that stands for none.
    fn label(&self, question: usize, cell: &[u8]) -> Option<u8> {
        let labels = &self.questionnaire.scale_questions[question].labels;
        if let Some(at) = labels.iter().position(|label| label.as_bytes() == cell) {
            return u8::try_from(at + 1).ok();
        }
        let text = std::str::from_utf8(cell).ok()?;
        let cannot_say = self.questionnaire.word("cannot-say");
        (text == cannot_say || self.columns.is_missing(text)).then_some(0)
    }

    fn field<'r>(
        &self,
        holds: &Holds,
        cell: &'r [u8],
        keeps_words: bool,
        fields: &mut Fields<'r>,
    ) -> Option<()> {
        match holds {
            Holds::Field("company") => fields.company = Some(name(cell)?),
            Holds::Field("wave") => fields.wave = Some(name(cell)?),
            Holds::Field("respondent") => fields.respondent = Some(name(cell)?),
            Holds::Field("side") => {
                let mut parties = self.questionnaire.parties();
                let found = parties.find(|(_, party)| {
                    party.id.as_bytes() == cell || party.name.as_bytes() == cell
                });
                fields.role = Some(found?.0);
            }
            Holds::Field("questionnaire") => {
                return (cell == self.questionnaire.id.as_bytes()).then_some(());
            }
            Holds::Field(_) => {
                return (cell == self.questionnaire.version.as_bytes()).then_some(());
            }
            Holds::Order(at) => {
                let order = self.order(*at, cell)?;
                let orders = &mut fields.words.orders;
                orders.resize(self.questionnaire.ranking_questions.len(), None);
                if orders[*at].replace(order).is_some() {
                    return None;
                }
            }
            Holds::Comment(id) if keeps_words => {
                let text = plain(cell)?.trim();
                if !text.is_empty() {
                    let before = fields.words.comments.insert(id.clone(), text.to_owned());
                    return before.is_none().then_some(());
                }
            }
            Holds::Open(at) if keeps_words => {
                let text = plain(cell)?.trim();
                let open = &mut fields.words.open;
                open.resize(self.questionnaire.open.len(), None);
                if !text.is_empty() && open[*at].replace(text.to_owned()).is_some() {
                    return None;
                }
            }
            Holds::Rank { .. } | Holds::Place { .. } | Holds::Scale(_) => return None,
            Holds::Comment(_) | Holds::Open(_) | Holds::Nothing => {}
        }
        Some(())
    }

    /// An order of ids that is whole.
    fn order(&self, ranking: usize, cell: &[u8]) -> Option<Vec<usize>> {
        let options = &self.questionnaire.ranking_questions[ranking].options;
        let text = std::str::from_utf8(cell).ok()?;
        let mut order = Vec::with_capacity(options.len());
        for name in text.split('>').map(str::trim) {
            let at = options.iter().position(|option| option.id == name)?;
            if order.contains(&at) {
                return None;
            }
            order.push(at);
        }
        (order.len() == options.len()).then_some(order)
    }
}

/// The scale questions of the columns. Several columns of one question go the slow way.
fn scales(columns: &Columns, questionnaire: &Questionnaire) -> Vec<Scale> {
    let question = |holds: &Holds| match holds {
        Holds::Scale(question) => Some(*question),
        _ => None,
    };
    let mut seen = vec![0; questionnaire.scale_questions.len()];
    for question in columns.holds.iter().filter_map(question) {
        seen[question] += 1;
    }
    let scale = |holds| {
        let question = question(holds).filter(|question| seen[*question] == 1)?;
        let labels = &questionnaire.scale_questions[question].labels;
        // What would be an answer, were it not said to stand for none, goes the slow way.
        let numbers = (1..=labels.len()).map(|number| number.to_string());
        let mut answers = numbers.chain(labels.iter().cloned());
        if answers.any(|answer| columns.is_missing(&answer)) {
            return None;
        }
        Some(Scale {
            question: u32::try_from(question).ok()?,
            // A digit is all that is looked at; longer numbers are read by the slow way.
            most: u8::try_from(labels.len().min(9)).ok()?,
        })
    };
    let holds = columns.holds.iter();
    holds
        .map(|holds| scale(holds).unwrap_or_default())
        .collect()
}

/// A name that is text and needs no trimming, nor a spreadsheet's apostrophe taken off.
fn name(cell: &[u8]) -> Option<&str> {
    let text = plain(cell)?;
    let is_fine = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let is_trimmed = is_fine(cell.first()) && is_fine(cell.last()) || text.trim() == text;
    is_trimmed.then_some(text)
}

/// A text without an apostrophe before it.
fn plain(cell: &[u8]) -> Option<&str> {
    std::str::from_utf8(cell)
        .ok()
        .filter(|_| cell.first() != Some(&b'\''))
}
