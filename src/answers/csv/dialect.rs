//! How a CSV file is written: what parts its cells, and where its header starts.

/// What parts the cells, and how many bytes stand before the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dialect {
    pub(super) delimiter: u8,
    pub(super) start: usize,
}

impl Dialect {
    /// Reads it off the first line: Excel's `sep=;` where it is there, else whichever of comma,
    /// semicolon and tab stands most often outside of quotes.
    pub(super) fn of(text: &str) -> Self {
        let first = text.lines().next().unwrap_or("");
        if let Some(named) = first.trim_end().strip_prefix("sep=")
            && let &[delimiter] = named.as_bytes()
        {
            let line_end = text.find('\n').map_or(text.len(), |at| at + 1);
            return Self {
                delimiter,
                start: line_end,
            };
        }
        let mut delimiter = b',';
        let mut most = 0;
        for candidate in [b',', b';', b'\t'] {
            let count = count_outside_quotes(text, candidate);
            if count > most {
                (delimiter, most) = (candidate, count);
            }
        }
        Self {
            delimiter,
            start: 0,
        }
    }

    /// A reader of rows that leaves nothing out: rows may have any number of cells.
    pub(super) fn reader<'t>(&self, text: &'t [u8]) -> csv::Reader<&'t [u8]> {
        csv::ReaderBuilder::new()
            .delimiter(self.delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(text)
    }

    /// The bytes of each cell of a row's text, quotes included. For pointing at a cell, not for reading it.
    pub(super) fn spans(&self, row: &str) -> Vec<std::ops::Range<usize>> {
        let mut spans = Vec::new();
        let (mut start, mut is_quoted) = (0, false);
        for (at, byte) in row.bytes().enumerate() {
            match byte {
                b'"' if is_quoted || at == start => is_quoted = !is_quoted,
                // A doubled quote: the quoted part goes on.
                b'"' if row.as_bytes()[at - 1] == b'"' => is_quoted = true,
                _ if byte == self.delimiter && !is_quoted => {
                    spans.push(start..at);
                    start = at + 1;
                }
                _ => {}
            }
        }
        spans.push(start..row.len());
        spans
    }

    /// Where a row's last cell opens a quote that the row doesn't close.
    pub(super) fn open_quote(&self, row: &str) -> Option<usize> {
        let last = self.spans(row).pop()?;
        let cell = &row[last.clone()];
        let quotes = cell.matches('"').count();
        (cell.starts_with('"') && quotes % 2 == 1).then_some(last.start)
    }
}

/// Within the first row, which may go over several lines where line ends are quoted.
fn count_outside_quotes(text: &str, wanted: u8) -> usize {
    let (mut count, mut is_quoted) = (0, false);
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
            _ if byte == wanted && !is_quoted => count += 1,
            _ => {}
        }
    }
    count
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
        assert_eq!(of("sep=;\r\na;b\r\n"), (b';', 7));
        assert_eq!(of("\"a\nb;;;\",c\nd"), (b',', 0));
    }

    #[test]
    fn cells_are_found_behind_quotes_and_doubled_quotes() {
        let dialect = Dialect {
            delimiter: b',',
            start: 0,
        };
        let row = "a,\"b,\"\"c\"\",\",,5\" pipe,d";
        let cells: Vec<&str> = dialect.spans(row).into_iter().map(|at| &row[at]).collect();
        assert_eq!(cells, ["a", "\"b,\"\"c\"\",\"", "", "5\" pipe", "d"]);
    }
}
