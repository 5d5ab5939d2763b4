//! The header of a CSV file: one row, or the two or three that some form services write.

use std::ops::Range;
use std::sync::Arc;

use super::cells::Cells;
use super::dialect::Dialect;
use super::headings::again;
use super::headings::heading::Heading;
use super::services::{self, Service};
use crate::diagnostic::Diagnostic;
use crate::source::Source;
pub(super) use crate::source::letters;

/// The code of the note that says which service a file is an export of.
pub(in crate::reading) const SERVICE_NOTE: &str = "service";

/// So many columns may a table have: each heading is held against every question.
const MOST_COLUMNS: usize = 2_000;

/// How many rows a header may take.
const MOST_ROWS: usize = 3;

#[derive(Clone, Debug)]
pub(super) struct Header {
    pub(super) headings: Vec<Heading>,
    /// The form service that it is of, where that is sure.
    pub(super) service: Option<&'static Service>,
    /// How many rows it takes.
    pub(super) rows: usize,
    /// Where the first row of answers starts, in bytes.
    pub(super) end: usize,
}

impl Header {
    pub(super) fn read(source: &Arc<Source>, dialect: Dialect) -> Result<Self, Box<Diagnostic>> {
        let text = source.text.as_bytes();
        // A line feed may be left of a row that its carriage return ended.
        let ends = |at: usize| {
            let is_left = at > 0 && text[at - 1] == b'\r' && text.get(at) == Some(&b'\n');
            at + usize::from(is_left)
        };
        let mut at = dialect.start;
        let mut rows = vec![next(source, dialect, &mut at)?];
        if let Some(surplus) = rows[0].get(MOST_COLUMNS) {
            let message = format!("this table has {} columns", rows[0].len());
            let problem = Diagnostic::error("too-many-columns", message)
                .label("the first that is too many")
                .help(format!("up to {MOST_COLUMNS} can be read: is this an export of answers, a row for each person?"));
            return Err(problem.at(source, surplus.span.clone()).into());
        }
        let mut row_ends = vec![ends(at)];
        while rows.len() < MOST_ROWS {
            // Reading the rows tells of a quote that one leaves open.
            match next(source, dialect, &mut at) {
                Ok(row) if !row.is_empty() => rows.push(row),
                _ => break,
            }
            row_ends.push(ends(at));
        }
        let long = services::header(&rows);
        let long = long.map_err(|(problem, span)| problem.at(source, span))?;
        let (service, mut headings, count) = if let Some(long) = long {
            (Some(long.service), long.headings, long.rows)
        } else {
            let headings = rows.swap_remove(0);
            (services::recognised(&headings), headings, 1)
        };
        again::note(&mut headings);
        Ok(Self {
            headings,
            service,
            rows: count,
            end: row_ends[count - 1],
        })
    }

    /// Says which service's export it was taken for.
    pub(super) fn told(&self, file: &str) -> Option<Diagnostic> {
        let mut message = format!("read as an export of {}", self.service?.name);
        if self.rows > 1 {
            message += &format!(": its first {} rows are the header", self.rows);
        }
        Some(Diagnostic::note(SERVICE_NOTE, message).in_file(file))
    }
}

/// The headings of the next row from a byte on, which then stands behind its line end; none where there is no
/// such row.
pub(super) fn next(
    source: &Arc<Source>,
    dialect: Dialect,
    at: &mut usize,
) -> Result<Vec<Heading>, Box<Diagnostic>> {
    let (text, mut cells) = (source.text.as_bytes(), Cells::default());
    let is_blank = |byte: &&u8| matches!(byte, b'\r' | b'\n');
    let start = *at + text[*at..].iter().take_while(is_blank).count();
    if start == text.len() {
        return Ok(Vec::new());
    }
    let end = cells.read(text, start, dialect.delimiter);
    *at = text.len().min(end + 1);
    let raw = trimmed(&source.text, start..*at);
    let text = &source.text[raw.clone()];
    let moved = |span: Range<usize>| raw.start + span.start..raw.start + span.end;
    if let Some(quote) = dialect.open_quote(text) {
        let message = "a quote is opened here and never closed, so that the rest of the file reads as one cell";
        let problem = Diagnostic::error("open-quote", message).label("this one");
        return Err(problem.at(source, moved(quote)).into());
    }
    let mut spans = dialect.spans(text).into_iter();
    let heading = |cell| Heading {
        text: String::from_utf8_lossy(cell).trim().to_owned(),
        also: None,
        again: None,
        span: moved(spans.next().unwrap_or(0..0)),
    };
    Ok(cells.iter().map(heading).collect())
}

/// That a header can't be read, of the file of that name.
pub(super) fn not_text(name: &str) -> Diagnostic {
    let problem = Diagnostic::error("not-text", "the header isn't text: it is not UTF-8");
    let help = "save the file again as UTF-8, which Excel calls `CSV UTF-8`";
    problem.in_file(name).help(help)
}

/// What begins a sentence on what columns hold.
pub(super) fn holding(columns: &[usize]) -> String {
    let first = letters(columns[0]);
    match columns.len() {
        1 => format!("column {first} holds"),
        more => format!("{more} columns, {first} the first of them, hold"),
    }
}

/// A row's bytes without the line ends around it.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let row = &text[range.clone()];
    let start = range.start + row.len() - row.trim_start_matches(['\r', '\n']).len();
    let end = range.start + row.trim_end_matches(['\r', '\n']).len();
    start..end.max(start)
}
