//! The tables that the program writes itself, which hold figures and no answers.

use super::header::Header;
use crate::diagnostic::Diagnostic;

/// What each is, and headings that together no table of answers has.
const TABLES: [(&str, &str); 6] = [
    ("portfolio", "margin, cause, priority, severity, method"),
    ("portfolio", "Cause, Rank, Priority, Severity, Reading"),
    ("report", "part_of, priority, severity, first_counts"),
    ("comparison", "old_wave, new_wave, verdict"),
    ("comparison", "Old wave, New wave, Verdict"),
    (
        "report of how well questions measure",
        "alpha_low, item_total, company_sides",
    ),
];

impl Header {
    /// That a file is left out which the program wrote; none where it may hold answers.
    pub(super) fn own(&self, file: &str) -> Option<Diagnostic> {
        let has = |name: &str| self.headings.iter().any(|heading| heading.text == name);
        let mut tables = TABLES.iter();
        let (what, _) = tables.find(|(_, names)| names.split(", ").all(has))?;
        let message =
            format!("left out: this is a {what} that detente wrote, and holds no answers");
        Some(Diagnostic::note("left-out", message).in_file(file))
    }
}
