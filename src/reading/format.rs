//! What a file holds: by its ending, and by its bytes where that doesn't tell.

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::source::{Ends, Source};

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
        let ending = Path::new(name)
            .extension()?
            .to_string_lossy()
            .to_lowercase();
        match ending.as_str() {
            "yaml" | "yml" | "json" => Some(Self::Documents),
            "ndjson" | "jsonl" => Some(Self::Lines),
            "csv" | "tsv" => Some(Self::Table),
            _ => None,
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
        let head = first.split([',', ';', '\t', '|', '^']).next().unwrap_or("");
        let is_table = head.len() < first.len()
            && !head.contains(": ")
            && !head.starts_with(['{', '[', '-', '#']);
        // A line with a mistake in it is no reason to take the others for anything else.
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let opening = lines
            .take(2)
            .filter(|line| line.trim_start().starts_with('{'));
        match (is_table, opening.count()) {
            (true, _) => Self::Table,
            (false, 2) => Self::Lines,
            _ => Self::Documents,
        }
    }
}

/// That a file holds a form or another record in YAML or JSON, though its name says that it holds something else.
pub(super) fn named_otherwise(source: &Source, expected: &str) -> Option<Diagnostic> {
    let is_json = source.text.trim_start().starts_with(['{', '[']);
    let is_record = |line: &str| line.starts_with("answers:");
    if !is_json && !source.text.lines().any(is_record) {
        return None;
    }
    let (what, ending) = if is_json {
        ("JSON", ".json")
    } else {
        ("a text form", ".yaml")
    };
    let message = format!("this is {what} and no {expected}, whatever its name says");
    let problem = Diagnostic::error("other-format", message).in_file(&source.name);
    Some(problem.help(format!("give it a name that ends in {ending}")))
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
    let mut records = lines
        .clone()
        .filter(|line| line.starts_with(b"{") && line.len() > 1);
    lines.take(2).count() > 1 && (has_list || records.next().is_none())
}

/// Refuses a text form, or JSON of several lines, in the place of a record a line, by its first lines.
pub(super) fn hold_lines(name: &str, first: &[u8]) -> Result<(), Vec<Diagnostic>> {
    let is_other = has_other_lines(first);
    let source = is_other.then(|| Source::new(name, String::from_utf8_lossy(first)));
    match source.and_then(|source| named_otherwise(&source, "record a line")) {
        Some(problem) => Err(vec![problem]),
        None => Ok(()),
    }
}
