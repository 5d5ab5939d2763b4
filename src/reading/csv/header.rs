//! The header of a CSV file: one row, or the two that some form services write.

use std::ops::Range;
use std::sync::Arc;

use super::dialect::Dialect;
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// The heading of a column, as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// The text, trimmed; `Question [Option]` where two rows make it up.
    pub(super) text: String,
    /// Where it stands.
    pub(super) span: Range<usize>,
}

/// The header of a file.
#[derive(Clone, Debug)]
pub(super) struct Header {
    pub(super) headings: Vec<Heading>,
    /// How many rows it takes.
    pub(super) rows: usize,
    /// Where the first row of answers starts, in bytes.
    pub(super) end: usize,
}

impl Header {
    pub(super) fn read(source: &Arc<Source>, dialect: Dialect) -> Result<Self, Box<Diagnostic>> {
        let text = &source.text[dialect.start..];
        let mut reader = dialect.reader(text.as_bytes());
        let first = next(&mut reader, source, dialect)?;
        let after_first = reader.position().clone();
        // Reading the rows tells of a quote that one leaves open.
        let second = next(&mut reader, source, dialect).unwrap_or_default();
        let ends = |position: &csv::Position| {
            let end = dialect.start + usize::try_from(position.byte()).unwrap_or(text.len());
            let is_left =
                source.text[..end].ends_with('\r') && source.text[end..].starts_with('\n');
            end + usize::from(is_left)
        };
        if is_second_header(&first, &second) {
            return Ok(Self {
                headings: merge(&first, &second),
                rows: 2,
                end: ends(reader.position()),
            });
        }
        Ok(Self {
            headings: first,
            rows: 1,
            end: ends(&after_first),
        })
    }
}

fn next(
    reader: &mut csv::Reader<&[u8]>,
    source: &Arc<Source>,
    dialect: Dialect,
) -> Result<Vec<Heading>, Box<Diagnostic>> {
    let before = position(reader);
    let mut row = csv::ByteRecord::new();
    match reader.read_byte_record(&mut row) {
        Ok(true) => {}
        Ok(false) => return Ok(Vec::new()),
        Err(error) => {
            let message = format!("this can't be read as CSV: {error}");
            return Err(Diagnostic::error("syntax", message)
                .in_file(&source.name)
                .into());
        }
    }
    let raw = dialect.start + before..dialect.start + position(reader);
    let raw = trimmed(&source.text, raw);
    if let Some(at) = dialect.open_quote(&source.text[raw.clone()]) {
        let message = "a quote is opened here and never closed, so that the rest of the file reads as one cell";
        let problem = Diagnostic::error("open-quote", message);
        let at = raw.start + at;
        return Err(problem.at(source, at..at + 1).label("this one").into());
    }
    let mut spans = dialect.spans(&source.text[raw.clone()]).into_iter();
    let heading = |cell: &[u8]| {
        let span = spans.next().unwrap_or(0..0);
        Heading {
            text: String::from_utf8_lossy(cell).trim().to_owned(),
            span: raw.start + span.start..raw.start + span.end,
        }
    };
    Ok(row.iter().map(heading).collect())
}

/// Where a reader stands, in bytes.
fn position(reader: &csv::Reader<&[u8]>) -> usize {
    usize::try_from(reader.position().byte()).unwrap_or(usize::MAX)
}

/// A row's bytes without the line ends around it.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let row = &text[range.clone()];
    let start = range.start + row.len() - row.trim_start_matches(['\r', '\n']).len();
    let end = range.start + row.trim_end_matches(['\r', '\n']).len();
    start..end.max(start)
}

/// `SurveyMonkey` writes a second row: `Response` under a question, or an option or statement under each
/// of the columns that share one.
fn is_second_header(first: &[Heading], second: &[Heading]) -> bool {
    first.len() == second.len() && second.iter().any(is_response)
}

fn is_response(heading: &Heading) -> bool {
    ["response", "open-ended response"].contains(&heading.text.to_lowercase().as_str())
}

fn merge(first: &[Heading], second: &[Heading]) -> Vec<Heading> {
    let mut question = "";
    let mut merged = Vec::with_capacity(first.len());
    for (above, below) in first.iter().zip(second) {
        if !above.text.is_empty() {
            question = &above.text;
        }
        let is_plain = below.text.is_empty() || is_response(below);
        merged.push(if is_plain {
            above.clone()
        } else {
            Heading {
                text: format!("{question} [{}]", below.text),
                span: below.span.clone(),
            }
        });
    }
    merged
}

/// A column's name in a spreadsheet: A to Z, then AA.
pub(super) fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    match column / 26 {
        0 => last.to_string(),
        more => letters(more - 1) + &last.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        let names: Vec<String> = [0, 25, 26, 51, 52, 701, 702].map(letters).into();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
