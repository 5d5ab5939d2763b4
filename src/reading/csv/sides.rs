//! Which side a file's columns are worded for, held against the side that its rows are of.

use std::collections::BTreeSet;

use super::cells::Cells;
use super::heading::Heading;
use super::names::ColumnKind;
use super::read_rows::ReadRows;
use super::table::Table;
use crate::answers::normalize::heading as folded;
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::{Asked, Questionnaire, Role};
use crate::reading::broken::FilePart;
use crate::reading::field::Field;
use crate::reading::raw::Raw;

/// Which side's words stand in the headings of questions. Ids, texts that are the same for both sides, and what a map
/// of columns tells of are of neither.
#[derive(Debug)]
pub(super) struct Wording {
    /// By side, the columns that are worded for it alone, though both are asked.
    columns: [Vec<usize>; 2],
    /// The side that most are worded for.
    pub(super) most: Option<Role>,
}

/// Rows whose answers stand in columns that are worded for the other side.
#[derive(Debug, Default)]
pub(super) struct Swapped {
    /// Whether any row is of each role, also one with mistakes in it.
    is_heard: [bool; Role::ALL.len()],
    /// By the side that the rows are of.
    rows: [usize; 2],
    columns: [BTreeSet<usize>; 2],
    first: Option<FirstCell>,
}

/// The first such cell, with its row.
#[derive(Debug)]
struct FirstCell {
    text: Vec<u8>,
    line: usize,
    /// How many rows stand before it in its part of the file.
    before: usize,
    column: usize,
}

fn other(side: usize) -> usize {
    1 - side
}

impl Wording {
    pub(super) fn new(
        headings: &[Heading],
        kinds: &[ColumnKind],
        questionnaire: &Questionnaire,
        is_mapped: impl Fn(&Heading) -> bool,
    ) -> Self {
        let (mut columns, mut votes, mut all) = ([Vec::new(), Vec::new()], [0; 2], 0);
        for (at, (heading, kinds)) in headings.iter().zip(kinds).enumerate() {
            let Some(asked) = kinds.asked() else {
                continue;
            };
            all += 1;
            let side = side_of(heading, asked, questionnaire).filter(|_| !is_mapped(heading));
            if let Some(side) = side {
                votes[side] += 1;
                // Elsewhere an answer of the other side is a mistake of its row.
                let wording = questionnaire.wording(asked);
                if wording.is_asked(Role::SIDES[other(side)]) {
                    columns[side].push(at);
                }
            }
        }
        let most = votes.iter().position(|votes| votes * 2 > all);
        Self {
            columns,
            most: most.map(|side| Role::SIDES[side]),
        }
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.most.is_none() && self.columns.iter().all(Vec::is_empty)
    }
}

/// The side that a question's heading is worded for, and the other isn't.
fn side_of(heading: &Heading, asked: Asked, questionnaire: &Questionnaire) -> Option<usize> {
    let wording = questionnaire.wording(asked);
    let holds = |text: &str| heading.is(|heading| heading.contains(&folded(text)));
    if holds(&questionnaire.neutral_text(wording)) {
        return None;
    }
    let is_for = Role::SIDES.map(|role| {
        let text = questionnaire.text_for(wording, role);
        text.is_some_and(|text| holds(&text))
    });
    match is_for {
        [true, false] => Some(0),
        [false, true] => Some(1),
        _ => None,
    }
}

impl Table<'_> {
    /// Takes note of a row, which has this text, its line and so many rows before it.
    pub(super) fn hold_against_wording(
        &self,
        cells: &Cells,
        (text, line, before): (&[u8], usize, usize),
        swapped: &mut Swapped,
    ) {
        let Some(role) = self.role_of(cells).filter(|_| !cells.is_blank()) else {
            return;
        };
        swapped.is_heard[role.index()] = true;
        let side = role.index();
        if side >= Role::SIDES.len() || self.uneven(cells, 0).is_some() {
            return;
        }
        let columns = self.columns.wording.columns[other(side)].iter();
        let mut filled = columns.filter(|at| self.holds_answer(cells, **at));
        let Some(first) = filled.next() else {
            return;
        };
        swapped.rows[side] += 1;
        swapped.columns[side].insert(*first);
        swapped.columns[side].extend(filled);
        swapped.first.get_or_insert_with(|| FirstCell {
            text: text.to_vec(),
            line,
            before,
            column: *first,
        });
    }

    fn role_of(&self, cells: &Cells) -> Option<Role> {
        let mut fields = self.fields.iter();
        let column = fields.find(|(_, field)| *field == Field::Side);
        match column {
            Some((at, _)) => self.check.role(cells.lossy(*at).trim()),
            None => self.columns.side,
        }
    }

    /// Whether a cell of a question holds more than that there is no answer.
    fn holds_answer(&self, cells: &Cells, at: usize) -> bool {
        let (cell, kind) = (cells.lossy(at), &self.columns.kinds[at]);
        if cell.trim().is_empty() || self.is_missing(kind, &cell) {
            return false;
        }
        if let Some(meaning) = &self.columns.meanings[at] {
            return !matches!(meaning.read(&cell, false), Ok(Raw::Null));
        }
        match *kind {
            ColumnKind::Scale(question) => !matches!(self.check.scale_text(question, &cell), Ok(0)),
            _ => true,
        }
    }

    /// Warns where rows of one side hold answers to what is worded for the other.
    pub(super) fn swapped(&self, read: &[(FilePart, ReadRows)]) -> Option<Diagnostic> {
        let all = || read.iter().map(|(_, rows)| &rows.swapped);
        let is_heard = |side: usize| all().any(|swapped| swapped.is_heard[side]);
        if let Some(worded) = self.columns.wording.most.map(Role::index)
            && is_heard(other(worded))
            && !is_heard(worded)
        {
            let message = format!(
                "the questions here are worded for {}, and the answers are said to be of {}",
                self.side(worded)?,
                self.side(other(worded))?
            );
            let warning = Diagnostic::warning("swapped-sides", message).in_file(&self.name);
            return Some(with_help(warning, "the sides are swapped"));
        }
        let mut told = Vec::new();
        for side in 0..Role::SIDES.len() {
            let rows = all().map(|swapped| swapped.rows[side]).sum();
            let columns = all().flat_map(|swapped| &swapped.columns[side]);
            let columns: BTreeSet<&usize> = columns.collect();
            if rows > 0 {
                let (own, other) = (self.side(side)?, self.side(other(side))?);
                let rows = list::count(rows, "row", "rows");
                let hold = if rows.starts_with("1 ") {
                    "holds"
                } else {
                    "hold"
                };
                let columns = list::count(columns.len(), "column that is", "columns that are");
                told.push(format!(
                    "{rows} of {own} {hold} answers in {columns} worded for {other}"
                ));
            }
        }
        let message = format!(
            "{}: these count as if asked in the words of their own side, which may mean the opposite",
            list::plain(&told)
        );
        let warning = Diagnostic::warning("swapped-sides", message);
        let warning = with_help(
            self.at_first(warning, read)?,
            "these are rows of the other side",
        );
        Some(warning.help(
            "if everybody got one form, these are answers to other questions than theirs: ask that side again with the form that `detente form` makes for it",
        ))
    }

    fn side(&self, side: usize) -> Option<&str> {
        let party = self.check.questionnaire.party(Role::SIDES[side]);
        party.map(|party| party.name.as_str())
    }

    /// Says of a warning where the first cell is that it is about.
    fn at_first(&self, warning: Diagnostic, read: &[(FilePart, ReadRows)]) -> Option<Diagnostic> {
        let mut rows = self.header_rows;
        for (_, part) in read {
            if let Some(first) = &part.swapped.first {
                let text = String::from_utf8_lossy(&first.text);
                let row = self.closely(&text, first.line);
                let span = row.spans.get(first.column).cloned().unwrap_or(0..0);
                let mut warning = warning.at(&row.source, span).label("the first of these");
                self.name_cell(&mut warning, rows + first.before + 1);
                return Some(warning);
            }
            rows += part.count;
        }
        None
    }
}

fn with_help(warning: Diagnostic, case: &str) -> Diagnostic {
    warning
        .help(format!("if {case}, correct the column of sides, `--side`, or the map of columns"))
        .help("if each side was asked in its own words after all, head these columns with the questions' ids, or name those in a map of columns")
}
