//! Rows that are no finished answers of people, told by the columns that a service adds.

use std::collections::BTreeMap;

use super::{Service, folded_text};
use crate::diagnostic::{Diagnostic, list};
use crate::reading::csv::cells::Cells;
use crate::reading::csv::heading::Heading;

/// A column whose cells tell which rows are no answers.
#[derive(Debug)]
pub(super) struct Rule {
    /// Its headings in several languages, folded.
    pub(super) columns: &'static [&'static str],
    /// Columns, folded, that tell the same better where the file has one.
    pub(super) unless: &'static [&'static str],
    pub(super) why: Why,
    /// Whether a cell, trimmed and in small letters, says so.
    pub(super) holds: fn(&str) -> bool,
    /// Whether such a cell says that the row counts. What says neither is told.
    pub(super) counts: fn(&str) -> bool,
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

/// The most texts that are told of which nobody knows what they say.
const MOST_SHOWN: usize = 6;

/// How many rows of a file are left out, for each reason, and what others hold of which nobody knows what it says.
#[derive(Debug, Default)]
pub(in crate::reading::csv) struct LeftOut {
    rows: [usize; Why::ALL.len()],
    /// By its rule and what a cell holds.
    unclear: BTreeMap<(usize, String), usize>,
}

impl LeftOut {
    pub(in crate::reading::csv) fn add(&mut self, other: &Self) {
        for (sum, count) in self.rows.iter_mut().zip(other.rows) {
            *sum += count;
        }
        for ((rule, held), count) in &other.unclear {
            self.add_unclear(*rule, held, *count);
        }
    }

    /// Keeps the first by name, so that it doesn't hang on which rows come first.
    fn add_unclear(&mut self, rule: usize, held: &str, count: usize) {
        *self.unclear.entry((rule, held.to_owned())).or_default() += count;
        if self.unclear.len() > MOST_SHOWN {
            self.unclear.pop_last();
        }
    }
}

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
    /// Whether the user says that what it tells doesn't matter.
    is_ignored: bool,
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
                is_told && !rule.unless.iter().any(|name| has(name))
            };
            let rule = service.rules.iter().find(is_of)?;
            let is_said = rule.why.answers().is_some();
            let is_ignored = is_ignored(&headings[column]);
            let is_told = is_free(column) && !(is_said && is_ignored);
            is_told.then(|| RuleInFile {
                column,
                heading: headings[column].text.clone(),
                rule,
                is_ignored,
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
        let cell = |found: &RuleInFile| cells.lossy(found.column).trim().to_lowercase();
        let mut rules = self.rules.iter();
        if let Some(found) = rules.find(|found| (found.rule.holds)(&cell(found))) {
            counts.rows[found.rule.why as usize] += 1;
            return true;
        }
        for (at, found) in self.rules.iter().enumerate() {
            if !found.is_ignored && !(found.rule.counts)(&cell(found)) {
                counts.add_unclear(at, cells.lossy(found.column).trim(), 1);
            }
        }
        false
    }

    /// Says how many rows are left out, and why; and which count of which that isn't sure.
    pub(in crate::reading::csv) fn tell(
        &self,
        counts: &LeftOut,
        file: &str,
    ) -> impl Iterator<Item = Diagnostic> {
        let left_out = self.tell_left_out(counts, file);
        left_out.into_iter().chain(self.tell_unclear(counts, file))
    }

    fn tell_unclear(&self, counts: &LeftOut, file: &str) -> Option<Diagnostic> {
        let ((first, held), _) = counts.unclear.first_key_value()?;
        let told = counts.unclear.iter().map(|((rule, held), count)| {
            let held = match held.as_str() {
                "" => "nothing".to_owned(),
                held => format!("`{held}`"),
            };
            let rows = list::count(*count, "row", "rows");
            format!("{held} in `{}` ({rows})", self.rules[*rule].heading)
        });
        let message = format!(
            "it can't be told whether these rows of {} are finished answers of people, and they count: {}",
            self.service,
            list::plain(&told.collect::<Vec<_>>())
        );
        let heading = &self.rules[*first].heading;
        let warning = Diagnostic::warning("unclear-rows", message).in_file(file);
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-');
        let held = if held.is_empty() || !held.chars().all(is_plain) {
            &serde_json::Value::from(held.as_str()).to_string()
        } else {
            held
        };
        let out = format!(
            "if they are none, say `leave_out: {{{heading}: [{held}]}}` in a map of columns"
        );
        let counted = format!("if they are, say `ignore: [{heading}]` there");
        Some(warning.help(out).help(counted))
    }

    fn tell_left_out(&self, counts: &LeftOut, file: &str) -> Option<Diagnostic> {
        let (mut kinds, mut helps) = (Vec::new(), Vec::new());
        for (why, count) in Why::ALL.into_iter().zip(counts.rows) {
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
        let rows = list::count(counts.rows.iter().sum(), "row", "rows");
        let message = format!("left out {rows} of {} ({})", self.service, kinds.join("; "));
        let note = Diagnostic::note("unfinished-rows", message).in_file(file);
        Some(helps.into_iter().fold(note, Diagnostic::help))
    }
}
