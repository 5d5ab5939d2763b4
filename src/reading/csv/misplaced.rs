//! Questions that don't stand in the first row: below titles, below codes or ids, or in a column.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Opened;
use super::dialect::Dialect;
use super::header;
use super::headings::heading::Heading;
use super::headings::names::{ColumnKind, Names};
use crate::answers::normalize::heading as folded;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Questionnaire;
use crate::reading::format::named_otherwise;
use crate::reading::labels::number;
use crate::source::{Source, letters};

/// So many rows at most are looked at.
const MOST_ROWS: usize = 12;

/// So many headings or questions at least are none by chance.
const ENOUGH: usize = 3;

/// The first rows of a table whose first row is no sound header.
struct Top<'a> {
    source: &'a Arc<Source>,
    rows: Vec<Vec<Heading>>,
    names: &'a Names<'a>,
}

/// That titles stand above the headings, or that nothing there is a table.
pub(super) fn titles_above(
    source: &Arc<Source>,
    questionnaire: &Questionnaire,
) -> Option<Diagnostic> {
    let titles = || Top::read(source, &Names::new(questionnaire), MOST_ROWS).titles();
    named_otherwise(source, "table").or_else(titles)
}

/// Where the questions stand, where the first row heads none; or that nothing there is a table.
pub(super) fn headings_below(
    source: &Arc<Source>,
    questionnaire: &Questionnaire,
) -> Option<Diagnostic> {
    let names = Names::new(questionnaire);
    let top = Top::read(source, &names, MOST_ROWS);
    if top.rows.first()?.iter().any(|cell| top.is_question(cell)) {
        return None;
    }
    named_otherwise(source, "table")
        .or_else(|| top.titles())
        .or_else(|| top.texts_below_codes())
        .or_else(|| top.in_a_column())
}

/// Refuses a table whose second row is of the headings still: it says again, in words, what the first has said by ids, or how
/// questions are answered.
pub(super) fn second_row(
    opened: &Opened,
    kinds: &[ColumnKind],
    names: &Names,
) -> Result<(), Box<Diagnostic>> {
    let top = Top::read(opened.source, names, 3);
    let [first, second, below @ ..] = &top.rows[..] else {
        return Ok(());
    };
    // The program's own forms explain their columns there, in a row that is passed over.
    let is_note = |cell: &Heading| cell.text.trim_start_matches('\'').starts_with('#');
    if opened.header.rows > 1 || second.first().is_some_and(is_note) {
        return Ok(());
    }
    let questionnaire = names.questionnaire();
    let mut below = below.iter();
    // Where the next row is like that as well, as with `3/5`, they are answers.
    let is_only = below.all(|row| type_in(row, kinds, questionnaire).is_none());
    if let Some(cell) = type_in(second, kinds, questionnaire).filter(|_| is_only) {
        let message = "row 2 says how the questions are answered, and holds nobody's answers";
        let problem = Diagnostic::error("row-of-types", message)
            .at(opened.source, cell.span.clone())
            .label("the first of them");
        return Err(problem.help("delete row 2").into());
    }
    let is_again = |(at, kind): &(usize, &ColumnKind)| {
        let (Some(above), Some(below)) = (first.get(*at), second.get(*at)) else {
            return false;
        };
        // Where practices are boxes to tick, a cell may hold what its heading says.
        let is_tick = || {
            kind.practice(questionnaire).is_some()
                && folded(&above.text).contains(&folded(&below.text))
        };
        let is_again = above.text != below.text && top.names.of(below) == [**kind];
        kind.asked().is_some() && is_again && !is_tick()
    };
    let again = kinds.iter().enumerate().filter(is_again).count();
    if again < ENOUGH {
        return Ok(());
    }
    let help = "delete row 2: row 1 says what the columns hold";
    Err(top.second_row(help).into())
}

/// The first cell of a row in which nearly all questions on scales have a type or a range, as in `Number` or `1-5`.
fn type_in<'c>(
    row: &'c [Heading],
    kinds: &[ColumnKind],
    questionnaire: &Questionnaire,
) -> Option<&'c Heading> {
    let asked = kinds.iter().enumerate();
    let cells = asked.filter_map(|(at, kind)| match kind {
        ColumnKind::Scale(question) => Some((row.get(at)?, *question)),
        _ => None,
    });
    let filled = cells.clone().filter(|(cell, _)| !cell.text.is_empty());
    let is_type = |(cell, question): &(&Heading, usize)| {
        let labels = &questionnaire.scale_questions[*question].labels;
        let is_label = |label: &String| folded(label) == folded(&cell.text);
        is_type(&cell.text) && !labels.iter().any(is_label)
    };
    let types = filled.clone().filter(is_type).count();
    let is_row = types >= ENOUGH && types == filled.clone().count();
    let (first, _) = filled.clone().next()?;
    (is_row && types * 4 >= cells.count() * 3).then_some(first)
}

/// What a cell is made of that says how a question is answered.
const TYPES: [&str; 11] = [
    "text", "string", "number", "numeric", "integer", "scale", "likert", "rating", "from", "to",
    "point",
];

/// Whether a text is a type or a range: such words, numbers or both, and no number alone.
fn is_type(text: &str) -> bool {
    let text = folded(text);
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    let is_number = |word: &str| word.parse::<u8>().is_ok();
    let mut all = words.clone();
    number(&text).is_none()
        && words.clone().next().is_some()
        && all.all(|word| TYPES.contains(&word) || is_number(word))
}

impl<'a> Top<'a> {
    fn read(source: &'a Arc<Source>, names: &'a Names, most: usize) -> Self {
        let dialect = Dialect::of(&source.text);
        let mut at = dialect.start;
        let rows = (0..most).map_while(|_| header::next(source, dialect, &mut at).ok());
        Self {
            source,
            rows: rows.collect(),
            names,
        }
    }

    /// Whether a cell heads a column of which it's known what it holds.
    fn is_known(&self, cell: &Heading) -> bool {
        matches!(self.names.of(cell)[..], [kind] if kind != ColumnKind::Nothing)
    }

    /// Whether a cell is the text or the id of a question.
    fn is_question(&self, cell: &Heading) -> bool {
        matches!(self.names.of(cell)[..], [kind] if kind.asked().is_some())
    }

    /// Titles above the table: a row further down heads as many columns, and the first row none.
    fn titles(&self) -> Option<Diagnostic> {
        let mut above = BTreeSet::new();
        for (number, row) in self.rows.iter().enumerate() {
            let filled = row.iter().enumerate();
            let filled = filled.filter(|(_, cell)| !cell.text.is_empty());
            let known = filled.clone().filter(|(_, cell)| self.is_known(cell));
            let known = known.count();
            let columns: BTreeSet<usize> = filled.map(|(column, _)| column).collect();
            if number == 0 && known > 0 {
                return None;
            }
            // What heads a column by itself is no title, but a part of the headings.
            if known >= ENOUGH && known * 2 > columns.len() && columns.is_superset(&above) {
                let (row_number, _) = self.source.line_column(row.first()?.span.start);
                let message = format!("row {row_number} looks like the headings");
                let problem = Diagnostic::error("headings-below", message)
                    .at(self.source, row.first()?.span.clone())
                    .label("expected them in the first row");
                return Some(problem.help(match row_number {
                    2 => "delete row 1".to_owned(),
                    _ => format!("delete the rows 1 to {}", row_number - 1),
                }));
            }
            above.extend(columns);
        }
        None
    }

    /// The questions' texts below codes, such as `Q1`, that say nothing of them.
    fn texts_below_codes(&self) -> Option<Diagnostic> {
        let is_question = |cell: &&Heading| self.is_question(cell);
        let count = self.rows.get(1)?.iter().filter(is_question).count();
        let help = "put each text into row 1, in place of what stands above it, and delete row 2";
        (count >= ENOUGH).then(|| self.second_row(help))
    }

    /// A table on its side, or one with a row for each answer.
    fn in_a_column(&self) -> Option<Diagnostic> {
        let widest = self.rows.iter().map(Vec::len).max()?;
        let questions = |column: usize| {
            let cells = self.rows.iter().filter_map(move |row| row.get(column));
            cells.filter(|cell| self.is_question(cell))
        };
        let column = (0..widest).find(|column| questions(*column).count() >= ENOUGH)?;
        let first = questions(column).next()?;
        let message = format!(
            "the questions stand in column {}, one below the other",
            letters(column)
        );
        let problem = Diagnostic::error("questions-in-a-column", message)
            .at(self.source, first.span.clone())
            .label("expected each to head a column of its own");
        Some(problem.help(if column == 0 {
            "turn the table round, so that each person is a row: in a spreadsheet, copy it and choose `Transpose` under `Paste special`"
        } else {
            "make a table with a row for each person and a column for each question, such as with a pivot table"
        }))
    }

    fn second_row(&self, help: &str) -> Diagnostic {
        let mut second = self.rows.get(1).into_iter().flatten();
        let cell = second.find(|cell| self.is_question(cell));
        let span = cell.map_or(0..0, |cell| cell.span.clone());
        Diagnostic::error("questions-below", "the questions' texts stand in row 2")
            .at(self.source, span)
            .label("the first of them")
            .help(help)
    }
}
