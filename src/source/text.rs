//! A text that knows its name and its lines.

use std::ops::Range;
use std::sync::OnceLock;

/// One text with the name that messages call it by.
#[derive(Debug)]
pub struct Source {
    /// The path as the user gave it or as the walk found it, or `<stdin>`.
    pub name: String,
    /// The whole text, without a byte-order mark.
    pub text: String,
    /// The number of its first line, where it is a part of a longer text.
    first_line: usize,
    /// Whether it is of a workbook's sheet, written as CSV with a line for each row.
    is_sheet: bool,
    lines: OnceLock<Lines>,
}

/// Where lines start, found out when the first place is asked for.
#[derive(Debug)]
struct Lines {
    starts: Vec<usize>,
    /// Columns of a text that is all ASCII need no counting.
    is_ascii: bool,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, &self.text) == (&other.name, &other.text)
    }
}

impl Eq for Source {}

impl Source {
    /// Makes a source of a text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        match text.strip_prefix('\u{feff}') {
            Some(rest) => Self::part(name, rest, 1),
            None => Self::part(name, text, 1),
        }
    }

    /// Makes a source of some lines of a longer text.
    pub fn part(name: impl Into<String>, text: impl Into<String>, first_line: usize) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            first_line,
            is_sheet: false,
            lines: OnceLock::new(),
        }
    }

    /// Says whether it is of a workbook's sheet, whose lines are the sheet's rows.
    #[must_use]
    pub fn of_sheet(self, is_sheet: bool) -> Self {
        Self { is_sheet, ..self }
    }

    /// Whether it is of a workbook's sheet: nobody sees its lines, so that it is told by its cells.
    pub fn is_sheet(&self) -> bool {
        self.is_sheet
    }

    /// The number of its first line: 1, unless it is a part of a longer text.
    pub fn first_line(&self) -> usize {
        self.first_line
    }

    /// The line of a byte offset, from 1, and the bytes of that line, its end left off.
    pub fn line(&self, offset: usize) -> (usize, Range<usize>) {
        let starts = &self.lines().starts;
        let line = starts.partition_point(|start| *start <= offset);
        let start = starts[line - 1];
        let end = starts.get(line).copied().unwrap_or(self.text.len());
        let text = self.text[start..end].trim_end_matches(['\n', '\r']);
        (line + self.first_line - 1, start..start + text.len())
    }

    /// The line and the column of a byte offset, both from 1, the column in characters.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let offset = self.text.floor_char_boundary(offset);
        let (line, Range { start, .. }) = self.line(offset);
        let before = if self.lines().is_ascii {
            offset - start
        } else {
            self.text[start..offset].chars().count()
        };
        (line, before + 1)
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| {
            let breaks = self.text.match_indices('\n').map(|(at, _)| at + 1);
            Lines {
                starts: [0].into_iter().chain(breaks).collect(),
                is_ascii: self.text.is_ascii(),
            }
        })
    }
}
