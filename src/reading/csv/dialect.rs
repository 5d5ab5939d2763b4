//! How a CSV file is written: what parts its cells, and where its header starts.

use std::ops::Range;

/// What may part the cells, the usual ones first.
const DELIMITERS: [u8; 5] = [b',', b';', b'\t', b'|', b'^'];

/// What parts the cells, and how many bytes stand before the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dialect {
    pub(super) delimiter: u8,
    pub(super) start: usize,
}

impl Dialect {
    /// Reads it off the header: what Excel's `sep=;` above it names where that stands in it, else whichever of comma,
    /// semicolon, tab, pipe and caret stands most often outside of quotes.
    pub(super) fn of(text: &str) -> Self {
        let (named, start) = named_above(text).unzip();
        let start = start.unwrap_or(0);
        let counts = counts_outside_quotes(&text[start..]);
        // Of as many the first counts.
        let most = (0..counts.len()).rev().max_by_key(|at| counts[*at]);
        let most = most.filter(|most| counts[*most] > 0);
        // A table that was saved again may have another one below the line.
        let first = text[start..].lines().next().unwrap_or("");
        let stands = |named: &u8| match DELIMITERS.iter().position(|known| known == named) {
            Some(at) => counts[at] > 0,
            None => first.as_bytes().contains(named),
        };
        let named = named.filter(|named| most.is_none() || stands(named));
        Self {
            delimiter: named.unwrap_or(DELIMITERS[most.unwrap_or(0)]),
            start,
        }
    }

    /// The bytes of each cell of a row's text, quotes included. For pointing at a cell, not for reading it.
    pub(super) fn spans(&self, row: &str) -> Vec<Range<usize>> {
        self.scan(row).0
    }

    /// The quote that a row's last cell opens, and that the row doesn't close.
    pub(super) fn open_quote(&self, row: &str) -> Option<Range<usize>> {
        let (spans, last) = self.scan(row);
        let start = spans.last()?.start;
        (last == Cell::Quoted).then_some(start..start + 1)
    }

    /// The cells of a row's text, and where in a cell it ends.
    fn scan(&self, row: &str) -> (Vec<Range<usize>>, Cell) {
        let mut spans = Vec::new();
        let (mut start, mut cell) = (0, Cell::Empty);
        for (at, &byte) in row.as_bytes().iter().enumerate() {
            if byte == self.delimiter && cell != Cell::Quoted {
                spans.push(start..at);
                start = at + 1;
                cell = Cell::Empty;
            } else {
                cell = cell.then(byte);
            }
        }
        spans.push(start..row.len());
        (spans, cell)
    }

    /// Whether the row that a text starts with swallows the lines below it by a quote that isn't meant to be
    /// open there: it is never closed, or the row of several lines has too few or too many cells, or the
    /// quote is closed amid a text.
    pub(super) fn swallows(&self, text: &[u8], columns: usize) -> Option<Swallowing> {
        let (mut cell, mut cells, mut filled) = (Cell::Empty, 1, 0);
        let (mut first_line, mut is_closed_amid, mut reaches_end) = (None, false, true);
        for (at, &byte) in text.iter().enumerate() {
            let is_line_end = matches!(byte, b'\n' | b'\r');
            let is_over = filled > columns || cells > columns + MOST_BLANK;
            if is_line_end && cell == Cell::Quoted {
                first_line = first_line.or(Some(at));
            }
            // At the end of a line, too many cells are enough to know.
            if is_line_end && (cell != Cell::Quoted || is_over) {
                reaches_end = false;
                break;
            }
            if byte == self.delimiter && cell != Cell::Quoted {
                cells += 1;
                cell = Cell::Empty;
                continue;
            }
            let before = cell;
            cell = cell.then(byte);
            is_closed_amid |= first_line.is_some() && (before, cell) == (Cell::Closed, Cell::Plain);
            let is_mark = cell == Cell::Closed || (before, cell) == (Cell::Empty, Cell::Quoted);
            if !is_mark && !byte.is_ascii_whitespace() {
                filled = cells;
            }
        }
        let is_open = cell == Cell::Quoted;
        let is_uneven = cells < columns || filled > columns;
        let is_broken = is_open || first_line.is_some() && (is_uneven || is_closed_amid);
        is_broken.then(|| Swallowing {
            first_line: first_line.unwrap_or(text.len()),
            is_open: is_open && reaches_end,
        })
    }
}

/// How many blank cells a row of several lines may have more than the header.
const MOST_BLANK: usize = 1000;

/// A row that swallows the lines below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Swallowing {
    /// Where its first line ends.
    pub(super) first_line: usize,
    /// Whether its quote is still open where the text ends.
    pub(super) is_open: bool,
}

/// Where in a cell a byte stands, as the csv crate has it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cell {
    /// At its beginning.
    Empty,
    /// Outside of quotes, where a quote is a mark like any other.
    Plain,
    /// Between quotes.
    Quoted,
    /// After a quote that closes the cell, or is the first half of a doubled one.
    Closed,
}

impl Cell {
    pub(super) fn then(self, byte: u8) -> Self {
        match (self, byte) {
            (Self::Quoted, b'"') => Self::Closed,
            (Self::Quoted, _) | (Self::Empty | Self::Closed, b'"') => Self::Quoted,
            _ => Self::Plain,
        }
    }
}

/// What a first line such as `sep=;` says that parts the cells, and where the next one starts. Saved again, it has as many
/// more delimiters as the table has columns.
fn named_above(text: &str) -> Option<(u8, usize)> {
    let rest = text.trim_start_matches(['\r', '\n']);
    let line = rest.lines().next()?;
    let line = line.trim_matches(['"', ' ']);
    let (key, named) = line.split_at_checked("sep=".len())?;
    let (named, more) = named.as_bytes().split_first()?;
    let is_alone = more.iter().all(|byte| DELIMITERS.contains(byte));
    let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
    let start = text.len() - rest.len() + end;
    (key.eq_ignore_ascii_case("sep=") && is_alone).then_some((*named, start))
}

/// How often each delimiter stands in the first row, which may go over several lines where line ends are quoted.
fn counts_outside_quotes(text: &str) -> [usize; DELIMITERS.len()] {
    let (mut counts, mut is_quoted) = ([0; DELIMITERS.len()], false);
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            b'\n' | b'\r' => break,
            _ => {
                if let Some(at) = DELIMITERS.iter().position(|known| *known == byte) {
                    counts[at] += 1;
                }
            }
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_read_off_the_header() {
        let of = |text| {
            let dialect = Dialect::of(text);
            (dialect.delimiter, dialect.start)
        };
        assert_eq!(of("company,side\nA;B;C;D,sales"), (b',', 0));
        assert_eq!(of("company;side;\"a, b, c, d\"\r\n"), (b';', 0));
        assert_eq!(of("company\tside\n"), (b'\t', 0));
        assert_eq!(of("company|side|a, b\n"), (b'|', 0));
        assert_eq!(of("company^side^a\r\n"), (b'^', 0));
        assert_eq!(of("sep=;\r\na;b\r\n"), (b';', 7));
        assert_eq!(of("SEP=;;\na,b;c\n"), (b';', 7));
        assert_eq!(of("sep=;\r\na,b\r\n"), (b',', 7));
        assert_eq!(of("sep=;,,\na,b,c\n"), (b',', 8));
        assert_eq!(of("sep=;\na\n"), (b';', 6));
        assert_eq!(of("sep=:\na:b,c\n"), (b':', 6));
        assert_eq!(of("sep=:\na,b,c\n"), (b',', 6));
        assert_eq!(of("\r\nsep=;\r\na;b\r\n"), (b';', 9));
        assert_eq!(of("separate=;\na,b\n"), (b';', 0));
        assert_eq!(of("\"a\nb;;;\",c\nd"), (b',', 0));
    }

    #[test]
    fn cells_are_found_behind_quotes_and_doubled_quotes() {
        let dialect = Dialect::of("");
        let row = "a,\"b,\"\"c\"\",\",,5\" pipe,d";
        let cells: Vec<&str> = dialect.spans(row).into_iter().map(|at| &row[at]).collect();
        assert_eq!(cells, ["a", "\"b,\"\"c\"\",\"", "", "5\" pipe", "d"]);
        assert_eq!(dialect.open_quote("a,\"b\"c\"d"), None);
        assert_eq!(dialect.open_quote("a,b\"\"\",c"), None);
        assert_eq!(dialect.open_quote("a,\"b\"\",c"), Some(2..3));
    }

    #[test]
    fn a_row_that_swallows_others_is_told_from_one_over_several_lines() {
        let dialect = Dialect::of("");
        let swallows = |text: &str| {
            let found = dialect.swallows(text.as_bytes(), 3);
            found.map(|found| (found.first_line, found.is_open))
        };
        for fine in [
            "a,b,c\nd,e,f\n",
            "a,\"b\nb\",c\n\"",
            "a,\"b\r\nb\",c,,\" \"\r\n",
            "a,b\n",
            "a,5\" pipe,c\n",
        ] {
            assert_eq!(swallows(fine), None, "{fine}");
        }
        assert_eq!(swallows("a,b,\"c\nd,e,f\n"), Some((6, true)));
        assert_eq!(swallows("a,b,\"c"), Some((6, true)));
        assert_eq!(swallows("a,\"b\r\nb\"\r\nd,e,f\r\n"), Some((4, false)));
        assert_eq!(swallows("a,b,\"c\nd,e,\"f\"\n"), Some((6, false)));
        assert_eq!(swallows("a,b,c,\"d\nd\"\ne,f,g\n"), Some((8, false)));
        // The quotes of later lines open it again and again: looking goes no further than it has to.
        let swallowing = "a\",\"\n".repeat(100);
        assert_eq!(swallows(&swallowing), Some((4, false)));
    }
}
