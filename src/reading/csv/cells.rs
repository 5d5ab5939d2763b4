//! The cells of one row as they read: without quotes, and without a spreadsheet's apostrophe.

use std::borrow::Cow;

use csv_core::ReadRecordResult;

use super::dialect::Dialect;
use crate::sanitise::unguarded;

/// The cells of a row, without quotes.
#[derive(Debug, Default)]
pub(super) struct Cells {
    text: Vec<u8>,
    /// For each cell where in the text it ends.
    ends: Vec<usize>,
    count: usize,
}

impl Cells {
    /// The cells of a row that is a text of its own.
    pub(super) fn of(row: &str, dialect: Dialect) -> Self {
        let mut cells = Self::default();
        let mut reader = dialect.core();
        let mut at = 0;
        cells.read(&mut reader, row.as_bytes(), &mut at);
        cells
    }

    /// Reads the cells of the next row from a byte on; false where there are no more rows.
    pub(super) fn read(
        &mut self,
        reader: &mut csv_core::Reader,
        text: &[u8],
        at: &mut usize,
    ) -> bool {
        let (mut length, mut count) = (0, 0);
        loop {
            let (result, read, written, ended) = reader.read_record(
                &text[*at..],
                &mut self.text[length..],
                &mut self.ends[count..],
            );
            *at += read;
            length += written;
            count += ended;
            match result {
                // Reading on where nothing is left completes the last row.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.text.resize(2 * length + 1024, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(2 * count + 64, 0),
                ReadRecordResult::Record => {
                    self.count = count;
                    return true;
                }
                ReadRecordResult::End => return false,
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// A cell's bytes.
    #[inline]
    pub(super) fn get(&self, at: usize) -> Option<&[u8]> {
        let ends = &self.ends[..self.count];
        let start = if at == 0 { 0 } else { *ends.get(at - 1)? };
        Some(&self.text[start..*ends.get(at)?])
    }

    /// The bytes of all cells.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let mut start = 0;
        self.ends[..self.count]
            .iter()
            .map(move |&end| &self.text[std::mem::replace(&mut start, end)..end])
    }

    /// The cells as text; none where they are not UTF-8.
    pub(super) fn as_text(&self) -> Option<TextCells<'_>> {
        let ends = &self.ends[..self.count];
        let length = ends.last().copied().unwrap_or_default();
        let text = std::str::from_utf8(&self.text[..length]).ok()?;
        Some(TextCells { text, ends })
    }

    /// A cell as text, whatever its bytes; empty where the row has no such cell.
    pub(super) fn lossy(&self, at: usize) -> Cow<'_, str> {
        match String::from_utf8_lossy(self.get(at).unwrap_or_default()) {
            Cow::Borrowed(text) => Cow::Borrowed(unguarded(text)),
            Cow::Owned(text) => Cow::Owned(unguarded(&text).to_owned()),
        }
    }

    /// Whether the row tells nothing: it is blank, or explains the columns, as in a blank form.
    pub(super) fn is_no_answer(&self) -> bool {
        let is_note = self.get(0).is_some_and(|cell| cell.starts_with(b"# "));
        is_note || self.iter().all(is_blank)
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
    /// A cell, without the apostrophe that guards it.
    #[inline]
    pub(super) fn get(self, at: usize) -> Option<&'r str> {
        let start = if at == 0 { 0 } else { *self.ends.get(at - 1)? };
        self.text.get(start..*self.ends.get(at)?).map(unguarded)
    }

    /// The bytes of all cells.
    #[inline]
    pub(super) fn iter(self) -> impl Iterator<Item = &'r [u8]> {
        let (bytes, mut start) = (self.text.as_bytes(), 0);
        self.ends
            .iter()
            .map(move |&end| &bytes[std::mem::replace(&mut start, end)..end])
    }
}
