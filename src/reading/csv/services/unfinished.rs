//! Rows that are no finished answers of people, told by the columns that a service adds.

use std::collections::{BTreeMap, BTreeSet};

use super::{Service, folded_text, states};
use crate::answers::mapping::ColumnMapping;
use crate::answers::normalize::heading as folded;
use crate::diagnostic::{Diagnostic, list};
use crate::reading::csv::cells::Cells;
use crate::reading::csv::heading::Heading;
use crate::reading::csv::names::ColumnKind;

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
    /// Whether the service has a column that tells what is unfinished, and the file has none that does.
    lacks_state: bool,
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
    /// The columns that tell, of those that hold nothing else: the service's own, and those of any that are headed so.
    /// One that the map leaves out says that answers count which it tells to be unfinished or rejected.
    pub(in crate::reading::csv) fn new(
        service: Option<&'static Service>,
        headings: &[Heading],
        kinds: &[ColumnKind],
        mapping: &ColumnMapping,
    ) -> Self {
        let names: Vec<String> = headings.iter().map(folded_text).collect();
        let own = service.map_or(&[][..], |service| service.rules);
        let said = |text: &str, heading: &Heading| heading.is(|name| name == folded(text));
        let rule = |(column, name): (usize, &String)| {
            let heading = &headings[column];
            let rule = rule_of(name, &names, own)?;
            let is_said = rule.why.answers().is_some();
            let mut ignored = mapping.ignore.iter();
            let is_ignored = ignored.any(|text| said(&text.text, heading));
            let is_told = kinds[column] == ColumnKind::Nothing && !(is_said && is_ignored);
            is_told.then(|| RuleInFile {
                column,
                heading: heading.text.clone(),
                rule,
                is_ignored,
            })
        };
        let is_state = |rule: &Rule| rule.why == Why::Unfinished;
        let mut found = names.iter().filter_map(|name| rule_of(name, &names, own));
        let mut left_out = mapping.leave_out.iter();
        let is_told = found.any(is_state)
            || left_out.any(|(text, _)| headings.iter().any(|heading| said(&text.text, heading)));
        Self {
            service: service.map_or("", |service| service.name),
            rules: names.iter().enumerate().filter_map(rule).collect(),
            lacks_state: own.iter().any(is_state) && !is_told,
        }
    }

    /// The headings of the columns that tell.
    pub(in crate::reading::csv) fn headings(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(|found| found.heading.as_str())
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
        let unclear = self.tell_unclear(counts, file);
        let told = left_out.into_iter().chain(unclear);
        told.chain(self.tell_lacking(file))
    }

    fn tell_lacking(&self, file: &str) -> Option<Diagnostic> {
        let message = format!(
            "no column of this export of {} is known to tell which answers were finished, and all rows count",
            self.service
        );
        let warning = Diagnostic::warning("unclear-rows", message).in_file(file);
        let help = "if a column tells it, say under `leave_out` in a map of columns what it holds in rows that are none, \"\" for nothing";
        self.lacks_state.then(|| warning.help(help))
    }

    fn tell_unclear(&self, counts: &LeftOut, file: &str) -> Option<Diagnostic> {
        let mut by_column: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        let told = counts.unclear.iter().map(|((rule, held), count)| {
            let heading = &self.rules[*rule].heading;
            by_column.entry(heading).or_default().insert(in_map(held));
            let held = match held.as_str() {
                "" => "nothing".to_owned(),
                held => format!("`{held}`"),
            };
            let rows = list::count(*count, "row", "rows");
            format!("{held} in `{heading}` ({rows})")
        });
        let told: Vec<String> = told.collect();
        let rows = match self.service {
            "" => "these rows".to_owned(),
            service => format!("these rows of {service}"),
        };
        let message = format!(
            "it can't be told whether {rows} are finished answers of people, and they count: {}",
            list::plain(&told)
        );
        let warning = Diagnostic::warning("unclear-rows", message).in_file(file);
        let left_out = by_column.iter().map(|(heading, held)| {
            let held: Vec<String> = held.iter().cloned().collect();
            format!("{}: [{}]", in_map(heading), held.join(", "))
        });
        let left_out: Vec<String> = left_out.collect();
        let columns: Vec<String> = by_column.keys().map(|heading| in_map(heading)).collect();
        let out = format!(
            "if they are none, say `leave_out: {{{}}}` in a map of columns",
            left_out.join(", ")
        );
        let counted = format!("if they are, say `ignore: [{}]` there", columns.join(", "));
        (!told.is_empty()).then(|| warning.help(out).help(counted))
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

/// The rule that a column headed so tells by, of the service's own or else of all.
fn rule_of(name: &str, names: &[String], own: &'static [Rule]) -> Option<&'static Rule> {
    let code = name.split_once(". ").map_or("", |(code, _)| code);
    let has = |name: &&str| names.iter().any(|known| known == name);
    let is_of = |rule: &&Rule| {
        let mut columns = rule.columns.iter();
        let is_told = columns.any(|column| *column == name || *column == code);
        is_told && !rule.unless.iter().any(has)
    };
    own.iter().chain(&states::RULES).find(is_of)
}

/// A text as a map of columns may hold it.
fn in_map(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    let reads_as_text = text.starts_with(char::is_alphabetic) && text.chars().all(is_plain);
    if reads_as_text {
        text.to_owned()
    } else {
        serde_json::Value::from(text).to_string()
    }
}
