//! The rows of a table one by one: where each stands, and how reading goes on after a quote left open.

use std::ops::Range;

use super::cells::Cells;
use super::dialect::Dialect;

/// Reads the rows of a text that starts at the beginning of a line.
pub(super) struct Rows<'t> {
    dialect: Dialect,
    /// How many cells a row has.
    columns: usize,
    text: &'t [u8],
    reader: csv_core::Reader,
    /// The byte that the reader has come to.
    at: usize,
    count: usize,
    /// Up to here rows are looked at before they are read: a row before has swallowed them all.
    wary_until: usize,
    is_open: bool,
}

/// Where a row stands.
pub(super) struct RowPlace {
    /// Its bytes, its line end among them.
    pub(super) range: Range<usize>,
    /// The line that it starts at; the text's first is 1.
    pub(super) line: usize,
    /// How many rows stand before it.
    pub(super) before: usize,
    /// Whether it swallows others: then these are the bytes of its first line, and no cells were read.
    pub(super) swallows: bool,
}

impl<'t> Rows<'t> {
    pub(super) fn new(dialect: Dialect, text: &'t [u8], columns: usize) -> Self {
        Self {
            dialect,
            columns,
            text,
            reader: dialect.core(),
            at: 0,
            count: 0,
            wary_until: 0,
            is_open: false,
        }
    }

    /// How many rows there were so far, as a spreadsheet counts them.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Whether a row's quote is open where the text ends, so that the row may go on behind it.
    pub(super) fn is_open(&self) -> bool {
        self.is_open
    }

    /// Reads the cells of the next row. One that swallows others is left after its first line.
    pub(super) fn next(&mut self, cells: &mut Cells) -> Option<RowPlace> {
        let (from, line) = self.position();
        if from < self.wary_until
            && let Some(place) = self.leave(from, line)
        {
            return Some(place);
        }
        if !cells.read(&mut self.reader, self.text, &mut self.at) {
            self.count += self.blank_lines(from).1;
            return None;
        }
        let (end, end_line) = self.position();
        // A line feed may be left of the row before, whose carriage return ended it.
        let left = usize::from(self.is_left(from));
        let own = usize::from(self.text[end - 1] == b'\n');
        let is_one_line = end_line - line == left + own;
        let (mut start, mut skipped) = (from + left, 0);
        if !is_one_line || cells.len() != self.columns || end == self.text.len() {
            if let Some(place) = self.leave(from, line) {
                self.wary_until = self.wary_until.max(end);
                return Some(place);
            }
            (start, skipped) = self.blank_lines(from);
        }
        self.count += skipped + 1;
        Some(RowPlace {
            line: line
                + if skipped > 0 {
                    self.feeds(from..start)
                } else {
                    left
                },
            range: start..end,
            before: self.count - 1,
            swallows: false,
        })
    }

    /// Leaves a row that swallows others at the end of its first line.
    fn leave(&mut self, from: usize, line: usize) -> Option<RowPlace> {
        let (start, skipped) = self.blank_lines(from);
        let found = self.dialect.swallows(&self.text[start..], self.columns)?;
        self.is_open |= found.is_open;
        let end = start + found.first_line;
        let next = match &self.text[end..] {
            [b'\r', b'\n', ..] => end + 2,
            [] => end,
            _ => end + 1,
        };
        let line = line + self.feeds(from..start);
        self.at = next;
        self.reader = self.dialect.core();
        self.reader.set_line((line + self.feeds(end..next)) as u64);
        self.count += skipped + 1;
        Some(RowPlace {
            range: start..end,
            line,
            before: self.count - 1,
            swallows: true,
        })
    }

    /// The byte and the line that the reader has come to.
    fn position(&self) -> (usize, usize) {
        let line = usize::try_from(self.reader.line()).unwrap_or(usize::MAX);
        (self.at, line)
    }

    /// Where the blank lines from here on end, which the csv crate passes over, and how many there are.
    fn blank_lines(&self, from: usize) -> (usize, usize) {
        let rest = &self.text[from..];
        let is_in_line = |byte: &u8| !matches!(byte, b'\n' | b'\r');
        let length = rest.iter().position(is_in_line).unwrap_or(rest.len());
        let ends = &rest[..length];
        let pairs = ends.windows(2).filter(|pair| pair == b"\r\n").count();
        (
            from + length,
            length - pairs - usize::from(self.is_left(from)),
        )
    }

    /// Whether there is the second half of a line end here, whose first half ended the row before.
    fn is_left(&self, at: usize) -> bool {
        at > 0 && self.text[at - 1] == b'\r' && self.text.get(at) == Some(&b'\n')
    }

    fn feeds(&self, range: Range<usize>) -> usize {
        memchr::memchr_iter(b'\n', &self.text[range]).count()
    }
}
