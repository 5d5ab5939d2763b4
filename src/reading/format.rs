//! What a file holds: by its ending, and by its bytes where that doesn't tell.

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::source::{Ends, Source};

/// What parts the cells of tables.
const MARKS: [char; 5] = [',', ';', '\t', '|', '^'];

/// How a file is taken apart into records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileFormat {
    /// YAML, or JSON, which is YAML as well: documents, or lists of records.
    Documents,
    /// A JSON record a line.
    Lines,
    /// A header, and a row a record.
    Table,
}

impl FileFormat {
    /// The format that a name's ending tells.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        let ending = Path::new(name).extension()?.to_str()?;
        let is_any_of = |known: &[&str]| known.iter().any(|it| it.eq_ignore_ascii_case(ending));
        if is_any_of(&["yaml", "yml", "json"]) {
            Some(Self::Documents)
        } else if is_any_of(&["ndjson", "jsonl"]) {
            Some(Self::Lines)
        } else {
            is_any_of(&["csv", "tsv"]).then_some(Self::Table)
        }
    }

    /// What ends a block of it; none where it is read whole.
    pub(super) fn ends(self) -> Option<Ends> {
        match self {
            Self::Documents => None,
            Self::Lines => Some(Ends::AtLines),
            Self::Table => Some(Ends::OutsideQuotes),
        }
    }

    /// The format that the beginning of a text looks like.
    pub(super) fn of_text(text: &str) -> Self {
        let first = text.lines().next().unwrap_or("").trim_start_matches(' ');
        let head = first.split(MARKS).next().unwrap_or("");
        let is_table = head.len() < first.len()
            && !head.contains(": ")
            && !head.starts_with(['{', '[', '-', '#']);
        // A line with a mistake in it is no reason to take the others for anything else.
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let opens = |line: &&str| line.trim_start().starts_with('{');
        match (is_table, lines.take(2).filter(opens).count()) {
            (true, _) => Self::Table,
            (false, 2) => Self::Lines,
            _ => Self::Documents,
        }
    }
}

/// That a file holds a form or another record in YAML or JSON, though its name says that it holds something else.
pub(super) fn named_otherwise(source: &Source, expected: &str) -> Option<Diagnostic> {
    let is_json = source.text.trim_start().starts_with(['{', '[']);
    if !is_json && !has_answers(&source.text) {
        return None;
    }
    if let Some(problem) = spoilt(source) {
        return Some(problem);
    }
    let (what, ending) = if is_json {
        ("JSON", ".json")
    } else {
        ("a text form", ".yaml")
    };
    Some(otherwise(source, what, expected, ending))
}

fn otherwise(source: &Source, what: &str, expected: &str, ending: &str) -> Diagnostic {
    let message = format!("this is {what} and no {expected}, whatever its name says");
    let problem = Diagnostic::error("other-format", message).in_file(&source.name);
    problem.help(format!("give it a name that ends in {ending}"))
}

/// That a file holds a table, or a form that a spreadsheet saved as one, though its name says that it holds something else.
pub(super) fn table_named_otherwise(source: &Source, expected: &str) -> Option<Diagnostic> {
    let table = || otherwise(source, "a table", expected, ".csv");
    spoilt(source).or_else(|| is_table(&source.text).then(table))
}

/// Whether a line of a text opens the answers of a record, as it may within a spreadsheet's quotes.
fn has_answers(text: &str) -> bool {
    let opens = |line: &str| line.starts_with("answers:") || line.starts_with("\"answers:\"");
    text.lines().any(opens)
}

/// Whether the first two lines have as many cells, three at least, and no record follows, as below a greeting. What says
/// what parts the cells is none of them.
fn is_table(text: &str) -> bool {
    let is_row = |line: &&str| !line.trim().is_empty() && !line.starts_with("sep=");
    let lines = text.lines().filter(is_row);
    let mut lines = lines.take(2);
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else {
        return false;
    };
    let count = |line: &str, mark| {
        let outside = line.split('"').step_by(2);
        outside.flat_map(|text| text.matches(mark)).count()
    };
    let are_even = |mark| count(first, mark) > 1 && count(first, mark) == count(second, mark);
    FileFormat::of_text(text) == FileFormat::Table
        && MARKS.into_iter().any(are_even)
        && !has_answers(text)
}

/// That a spreadsheet saved a text form as a table: it put quotes around lines, or what parts cells behind them.
fn spoilt(source: &Source) -> Option<Diagnostic> {
    let is_longer = |line: &str| {
        let behind = line.strip_prefix("answers:");
        behind.is_some_and(|behind| behind.starts_with(MARKS))
    };
    let is_quoted = |line: &str| line.starts_with("\"#") || line.starts_with("\"company: ");
    let mut lines = source.text.lines();
    if !lines.any(|line| is_longer(line) || is_quoted(line)) {
        return None;
    }
    let message = "a spreadsheet saved this text form as a table, and changed its lines";
    let problem = Diagnostic::error("other-format", message).in_file(&source.name);
    Some(problem.help("copy the answers into the form as it was sent, in a text editor, and save it under a name that ends in .yaml"))
}

/// Whether a text has several lines, and none of them begins a record, unless a list begins above them all. A single
/// one may be a stray among the records.
pub(super) fn has_other_lines(text: &[u8]) -> bool {
    let lines = text.split(|byte| *byte == b'\n').filter_map(|line| {
        let start = line.iter().position(u8::is_ascii_graphic)?;
        Some(line[start..].trim_ascii_end())
    });
    let opens_list = |line: &[u8]| line == b"[" || line.starts_with(b"[{") && !line.ends_with(b"]");
    let has_list = lines.clone().next().is_some_and(opens_list);
    // A `{` alone is the first of a record's many lines.
    let opens_record = |line: &[u8]| line.starts_with(b"{") && line.len() > 1;
    let has_record = lines.clone().any(opens_record);
    lines.take(2).count() > 1 && (has_list || !has_record)
}

/// Refuses a text form, or JSON of several lines, in the place of a record a line, by its first lines.
pub(super) fn hold_lines(name: &str, first: &[u8]) -> Result<(), Vec<Diagnostic>> {
    let is_other = has_other_lines(first);
    let source = is_other.then(|| Source::new(name, String::from_utf8_lossy(first)));
    let expected = "record a line";
    let problem = |source| {
        let table = table_named_otherwise(&source, expected);
        table.or_else(|| named_otherwise(&source, expected))
    };
    let problem = source.and_then(problem);
    problem.map_or(Ok(()), |problem| Err(vec![problem]))
}
