//! The cells of one row as they read: without quotes, and without what spreadsheets mark texts with.

use std::borrow::Cow;

use super::dialect::{Cell, Dialect};
use crate::answers::normalize::unquoted;
use crate::sanitise::unguarded;

/// Fewer delimiters than these stand in the lines of any text.
const FEWEST_DELIMITERS: usize = 3;

/// The cells of a row, without quotes.
#[derive(Debug, Default)]
pub(super) struct Cells<'t> {
    /// The row where no cell is quoted, as in most: its cells are read where they stand.
    plain: Option<&'t [u8]>,
    /// The row without its quotes, where it has any.
    unquoted: Vec<u8>,
    /// For each cell where it ends; the next one starts a byte further.
    ends: Vec<usize>,
}

/// Where eight cells of a digit each end, from where the first one starts.
const EIGHT_ENDS: [usize; 8] = [1, 3, 5, 7, 9, 11, 13, 15];

/// Whether these are eight cells of a digit each, with a delimiter behind each: all at once, since most of a table is that.
#[inline]
fn are_digits(bytes: &[u8; 16], delimiter: u8) -> bool {
    const EVEN: u128 = u128::from_ne_bytes([1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0]);
    const ODD: u128 = u128::from_ne_bytes([0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
    let bytes = u128::from_ne_bytes(*bytes);
    let are_from_48 = bytes & (EVEN * 0xf0) == EVEN * u128::from(b'0');
    // Above nine, six more make a sixteen.
    let are_to_nine = ((bytes & (EVEN * 0x0f)) + EVEN * 6) & (EVEN * 0xf0) == 0;
    let are_divided = bytes & (ODD * 0xff) == ODD * u128::from(delimiter);
    are_from_48 && are_to_nine && are_divided
}

impl<'t> Cells<'t> {
    /// The cells of a row that is a text of its own.
    pub(super) fn of(row: &'t str, dialect: Dialect) -> Self {
        let mut cells = Self::default();
        cells.read(row.as_bytes(), 0, dialect.delimiter);
        cells
    }

    /// Reads the cells of the row that starts at a byte, and tells where its line end is.
    pub(super) fn read(&mut self, text: &'t [u8], start: usize, delimiter: u8) -> usize {
        let is_marked = start == 0 && text.starts_with("\u{feff}".as_bytes());
        let start = if is_marked { 3 } else { start };
        let (row, mut end) = (&text[start..], 0);
        self.ends.clear();
        let mut rest = row;
        loop {
            // Most cells hold a digit.
            while let Some((eight, after)) = rest.split_first_chunk()
                && are_digits(eight, delimiter)
            {
                self.ends.extend(EIGHT_ENDS.map(|at| end + at));
                end += eight.len();
                rest = after;
            }
            while let [b'0'..=b'9', next, after @ ..] = rest
                && *next == delimiter
            {
                self.ends.push(end + 1);
                end += 2;
                rest = after;
            }
            if rest.first() == Some(&b'"') {
                return start + self.unquote(row, delimiter);
            }
            let length = memchr::memchr3(delimiter, b'\n', b'\r', rest).unwrap_or(rest.len());
            end += length;
            self.ends.push(end);
            if rest.get(length) != Some(&delimiter) {
                self.plain = Some(&row[..end]);
                return start + end;
            }
            end += 1;
            rest = &rest[length + 1..];
        }
    }

    /// The same of a row with quotes that a text starts with.
    fn unquote(&mut self, text: &[u8], delimiter: u8) -> usize {
        self.plain = None;
        self.unquoted.clear();
        self.ends.clear();
        let mut cell = Cell::Empty;
        let is_end = |cell, byte| cell != Cell::Quoted && matches!(byte, b'\n' | b'\r');
        let mut end = 0;
        while let Some(&byte) = text.get(end).filter(|byte| !is_end(cell, **byte)) {
            end += 1;
            if cell != Cell::Quoted && byte == delimiter {
                self.ends.push(self.unquoted.len());
                self.unquoted.push(byte);
                cell = Cell::Empty;
                continue;
            }
            let before = cell;
            cell = cell.then(byte);
            if byte != b'"' || cell == Cell::Plain || before == Cell::Closed {
                self.unquoted.push(byte);
            }
        }
        self.ends.push(self.unquoted.len());
        end
    }

    /// Whether a cell is quoted, so that the row may go over several lines.
    pub(super) fn is_quoted(&self) -> bool {
        self.plain.is_none()
    }

    /// The first cell of several lines of which one has as many delimiters as a row of so many columns, so that it may be
    /// one that a quote has swallowed.
    #[inline]
    pub(super) fn with_row(&self, columns: usize, delimiter: u8) -> Option<usize> {
        if self.is_quoted() {
            self.with_row_in_quotes(columns, delimiter)
        } else {
            None
        }
    }

    #[cold]
    fn with_row_in_quotes(&self, columns: usize, delimiter: u8) -> Option<usize> {
        memchr::memchr2(b'\n', b'\r', self.bytes())?;
        let fewest = columns.saturating_sub(1).max(FEWEST_DELIMITERS);
        let is_row = |line: &[u8]| memchr::memchr_iter(delimiter, line).count() >= fewest;
        self.iter().position(|cell| {
            let mut lines = cell.split(|byte| matches!(byte, b'\n' | b'\r'));
            lines.clone().nth(1).is_some() && lines.any(is_row)
        })
    }

    fn bytes(&self) -> &[u8] {
        self.plain.unwrap_or(&self.unquoted)
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell's bytes.
    #[inline]
    pub(super) fn get(&self, at: usize) -> Option<&[u8]> {
        let start = if at == 0 {
            0
        } else {
            self.ends.get(at - 1)? + 1
        };
        self.bytes().get(start..*self.ends.get(at)?)
    }

    /// The bytes of all cells.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).filter_map(|at| self.get(at))
    }

    /// The cells as text; none where they are not UTF-8.
    pub(super) fn as_text(&self) -> Option<TextCells<'_>> {
        Some(TextCells {
            text: std::str::from_utf8(self.bytes()).ok()?,
            ends: &self.ends,
        })
    }

    /// A cell as text, whatever its bytes; empty where the row has no such cell.
    pub(super) fn lossy(&self, at: usize) -> Cow<'_, str> {
        match String::from_utf8_lossy(self.get(at).unwrap_or_default()) {
            Cow::Borrowed(text) => Cow::Borrowed(bare(text)),
            Cow::Owned(text) => Cow::Owned(bare(&text).to_owned()),
        }
    }

    /// Whether nothing stands in the row.
    pub(super) fn is_blank(&self) -> bool {
        self.iter().all(is_blank)
    }
}

/// A cell without the apostrophe that guards it, or the form that keeps a spreadsheet from taking it for a number.
#[inline]
fn bare(cell: &str) -> &str {
    match cell.as_bytes() {
        [b'\'', ..] => unguarded(cell),
        [b'=', ..] => unquoted(cell),
        _ => cell,
    }
}

/// Whether nothing stands in a cell.
pub(super) fn is_blank(cell: &[u8]) -> bool {
    match cell {
        [] => true,
        [first, ..] if first.is_ascii_graphic() => false,
        _ => String::from_utf8_lossy(cell).trim().is_empty(),
    }
}

/// The cells of a row that is text.
#[derive(Clone, Copy)]
pub(super) struct TextCells<'r> {
    text: &'r str,
    ends: &'r [usize],
}

impl<'r> TextCells<'r> {
    pub(super) fn len(self) -> usize {
        self.ends.len()
    }

    /// A cell, without what marks it as a text.
    #[inline]
    pub(super) fn get(self, at: usize) -> Option<&'r str> {
        let start = if at == 0 {
            0
        } else {
            self.ends.get(at - 1)? + 1
        };
        self.text.get(start..*self.ends.get(at)?).map(bare)
    }

    /// How many bytes each cell has, and the first of them; any of a cell that has none.
    #[inline]
    pub(super) fn starts(self) -> impl Iterator<Item = (usize, u8)> {
        let (bytes, mut start) = (self.text.as_bytes(), 0);
        self.ends.iter().map(move |&end| {
            let at = std::mem::replace(&mut start, end + 1);
            (end - at, bytes.get(at).copied().unwrap_or(0))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_digits_are_known_by_each_of_their_bytes() {
        let row = *b"0,1,2,3,4,5,6,9,";
        assert!(are_digits(&row, b','));
        assert!(!are_digits(&row, b';'));
        for at in 0..row.len() {
            for byte in 0..=u8::MAX {
                let mut other = row;
                other[at] = byte;
                let is_so = if at % 2 == 0 {
                    byte.is_ascii_digit()
                } else {
                    byte == b','
                };
                assert_eq!(are_digits(&other, b','), is_so, "{byte} at {at}");
            }
        }
    }

    #[test]
    fn cells_are_the_same_however_many_digits_stand_in_a_row() {
        for digits in 0..40 {
            let row = "7;".repeat(digits) + "Often;;3";
            let dialect = Dialect::of(&row);
            let cells = Cells::of(&row, dialect);
            let texts: Vec<&str> = cells
                .iter()
                .map(|cell| std::str::from_utf8(cell).unwrap())
                .collect();
            assert_eq!(texts, row.split(';').collect::<Vec<_>>());
        }
    }
}
