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
    /// The byte that reading has come to.
    at: usize,
    /// Its line; the text's first is 1.
    line: usize,
    /// How many rows end before it, blank ones among them.
    ended: usize,
    /// Up to here rows are looked at before they are read: a row before has swallowed them all.
    wary_until: usize,
    is_open: bool,
}

/// Where a row stands.
pub(super) struct RowPlace {
    /// Its bytes, without its line end.
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
            at: 0,
            line: 1,
            ended: 0,
            wary_until: 0,
            is_open: false,
        }
    }

    /// How many rows there were so far, as a spreadsheet counts them.
    pub(super) fn count(&self) -> usize {
        let is_in_row = |last: &u8| !matches!(last, b'\n' | b'\r');
        self.ended + usize::from(self.text[..self.at].last().is_some_and(is_in_row))
    }

    /// Whether a row's quote is open where the text ends, so that the row may go on behind it.
    pub(super) fn is_open(&self) -> bool {
        self.is_open
    }

    /// Reads the cells of the next row. One that swallows others is left after its first line.
    pub(super) fn next(&mut self, cells: &mut Cells<'t>) -> Option<RowPlace> {
        self.pass_line_ends();
        let start = self.at;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let swallows = || self.dialect.swallows(rest, self.columns);
        let mut swallowing = (start < self.wary_until).then(swallows).flatten();
        let mut feeds = 0;
        if swallowing.is_none() {
            self.at = cells.read(self.text, start, self.dialect.delimiter);
            if cells.is_quoted() {
                feeds = memchr::memchr_iter(b'\n', &self.text[start..self.at]).count();
                let is_whole = self.at < self.text.len() && cells.len() == self.columns;
                swallowing = (!is_whole || feeds > 0).then(swallows).flatten();
            }
        }
        if let Some(found) = &swallowing {
            self.wary_until = self.wary_until.max(self.at);
            self.at = start + found.first_line;
            self.is_open |= found.is_open;
            feeds = 0;
        }
        let place = RowPlace {
            range: start..self.at,
            line: self.line,
            before: self.ended,
            swallows: swallowing.is_some(),
        };
        self.line += feeds;
        Some(place)
    }

    /// Goes past the end of the row before, and past blank lines.
    fn pass_line_ends(&mut self) {
        while let [byte @ (b'\n' | b'\r'), rest @ ..] = &self.text[self.at..] {
            let is_half = *byte == b'\r' && rest.first() == Some(&b'\n');
            self.line += usize::from(*byte == b'\n');
            self.ended += usize::from(!is_half);
            self.at += 1;
        }
    }
}

/// Whether a row may be the one that explains the columns of one of the program's own forms, whose first column
/// holds the questionnaire. No questionnaire's id starts like this; a company's name may.
pub(super) fn is_form_note(cells: &Cells) -> bool {
    cells.get(0).is_some_and(|cell| cell.starts_with(b"# "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_with_blank_ones_whatever_line_ends_they_have() {
        for line_end in ["\n", "\r\n", "\r"] {
            let text = "\na,1\n\n\n\"b\nb\",\"2\"\"\"\n,\nc,3".replace('\n', line_end);
            let dialect = Dialect::of(&text);
            let (mut rows, mut cells) = (Rows::new(dialect, text.as_bytes(), 2), Cells::default());
            let (mut before, mut last) = (Vec::new(), Vec::new());
            while let Some(place) = rows.next(&mut cells) {
                before.push(place.before);
                last.push(cells.lossy(1).into_owned());
            }
            assert_eq!((before, rows.count()), (vec![1, 4, 5, 6], 7));
            assert_eq!(last, ["1", "2\"", "", "3"]);
        }
    }
}
