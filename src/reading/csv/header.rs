//! The header of a CSV file: one row, or the two that some form services write.

use std::ops::Range;
use std::sync::Arc;

use super::cells::Cells;
use super::dialect::Dialect;
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// The heading of a column, as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// The text, trimmed; `Question [Option]` where two rows make it up.
    pub(super) text: String,
    pub(super) span: Range<usize>,
}

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
        let text = source.text.as_bytes();
        // A line feed may be left of a row that its carriage return ended.
        let ends = |at: usize| {
            let is_left = at > 0 && text[at - 1] == b'\r' && text.get(at) == Some(&b'\n');
            at + usize::from(is_left)
        };
        let mut at = dialect.start;
        let first = next(source, dialect, &mut at)?;
        let end = ends(at);
        // Reading the rows tells of a quote that one leaves open.
        let second = next(source, dialect, &mut at).unwrap_or_default();
        let is_second = is_second_header(&first, &second);
        Ok(Self {
            rows: 1 + usize::from(is_second),
            end: if is_second { ends(at) } else { end },
            headings: if is_second {
                merge(&first, &second)
            } else {
                first
            },
        })
    }
}

/// The headings of the next row from a byte on, which then stands behind its line end; none where there is no
/// such row.
fn next(
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
        span: moved(spans.next().unwrap_or(0..0)),
    };
    Ok(cells.iter().map(heading).collect())
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
