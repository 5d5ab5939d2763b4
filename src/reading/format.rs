//! What a file holds: by its ending, and by its bytes where that doesn't tell.

use std::path::Path;

use crate::source::Ends;

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
