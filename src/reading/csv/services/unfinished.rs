//! Rows that are no finished answers of people, told by the columns that a service adds.

use super::{Service, folded_text};
use crate::diagnostic::{Diagnostic, list};
use crate::reading::csv::cells::Cells;
use crate::reading::csv::heading::Heading;

/// A column whose cells tell which rows are no answers.
#[derive(Debug)]
pub(super) struct Rule {
    /// Its headings in several languages, folded.
    pub(super) columns: &'static [&'static str],
    /// A column, folded, that tells the same better where the file has it.
    pub(super) unless: Option<&'static str>,
    pub(super) why: Why,
    /// Whether a cell, trimmed and in small letters, says so.
    pub(super) holds: fn(&str) -> bool,
}

/// Why a row is no finished answer of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    Preview,
    Rejected,
    Unfinished,
}

impl Why {
    const ALL: [Self; 3] = [Self::Preview, Self::Rejected, Self::Unfinished];

    /// What such rows are.
    fn rows(self) -> &'static str {
        match self {
            Self::Preview => "previews, tests or spam",
            Self::Rejected => "not approved",
            Self::Unfinished => "never finished",
        }
    }

    /// What to call such answers, where the user may want them to count.
    fn answers(self) -> Option<&'static str> {
        match self {
            Self::Preview => None,
            Self::Rejected => Some("answers that were not approved"),
            Self::Unfinished => Some("answers that were never finished"),
        }
    }
}

/// How many rows of a file are left out, for each reason.
pub(in crate::reading::csv) type LeftOut = [usize; Why::ALL.len()];

/// Tells rows that aren't the finished answers of a person, by the service's own columns.
#[derive(Debug, Default)]
pub(in crate::reading::csv) struct Unfinished {
    service: &'static str,
    rules: Vec<RuleInFile>,
}

#[derive(Debug)]
struct RuleInFile {
    column: usize,
    heading: String,
    rule: &'static Rule,
}

impl Unfinished {
    /// The columns that tell, of those that hold nothing else. One that the user leaves out says that answers count
    /// which it tells to be unfinished or rejected.
    pub(in crate::reading::csv) fn new(
        service: Option<&'static Service>,
        headings: &[Heading],
        is_free: impl Fn(usize) -> bool,
        is_ignored: impl Fn(&Heading) -> bool,
    ) -> Self {
        let Some(service) = service else {
            return Self::default();
        };
        let names: Vec<String> = headings.iter().map(folded_text).collect();
        let has = |name: &str| names.iter().any(|known| known == name);
        let rule = |(column, name): (usize, &String)| {
            let code = name.split_once(". ").map_or("", |(code, _)| code);
            let is_of = |rule: &&Rule| {
                let mut columns = rule.columns.iter();
                let is_told = columns.any(|column| column == name || *column == code);
                is_told && !rule.unless.is_some_and(has)
            };
            let rule = service.rules.iter().find(is_of)?;
            let is_said = rule.why.answers().is_some();
            let is_told = is_free(column) && !(is_said && is_ignored(&headings[column]));
            is_told.then(|| RuleInFile {
                column,
                heading: headings[column].text.clone(),
                rule,
            })
        };
        Self {
            service: service.name,
            rules: names.iter().enumerate().filter_map(rule).collect(),
        }
    }

    /// Whether no row can be one, as in files of most services.
    #[inline]
    pub(in crate::reading::csv) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Counts a row that is one, under its reason; false where it isn't.
    pub(in crate::reading::csv) fn count(&self, cells: &Cells, counts: &mut LeftOut) -> bool {
        if cells.is_blank() {
            return false;
        }
        let holds = |found: &&RuleInFile| {
            let cell = cells.lossy(found.column).trim().to_lowercase();
            (found.rule.holds)(&cell)
        };
        let Some(found) = self.rules.iter().find(holds) else {
            return false;
        };
        counts[found.rule.why as usize] += 1;
        true
    }

    /// Says how many rows are left out, and why.
    pub(in crate::reading::csv) fn tell(&self, counts: LeftOut, file: &str) -> Option<Diagnostic> {
        let (mut kinds, mut helps) = (Vec::new(), Vec::new());
        for (why, count) in Why::ALL.into_iter().zip(counts) {
            if count == 0 {
                continue;
            }
            let rules = self.rules.iter().filter(|found| found.rule.why == why);
            let columns: Vec<&str> = rules.map(|found| found.heading.as_str()).collect();
            kinds.push(format!("{count} by {}: {}", list::or(&columns), why.rows()));
            helps.extend(why.answers().map(|answers| {
                let columns = columns.join(", ");
                format!("to count {answers}, say `ignore: [{columns}]` in a map of columns")
            }));
        }
        if kinds.is_empty() {
            return None;
        }
        let rows = list::count(counts.iter().sum(), "row", "rows");
        let message = format!("left out {rows} of {} ({})", self.service, kinds.join("; "));
        let note = Diagnostic::note("unfinished-rows", message).in_file(file);
        Some(helps.into_iter().fold(note, Diagnostic::help))
    }
}
