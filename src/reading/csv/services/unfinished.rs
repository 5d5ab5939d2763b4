//! Rows that are no finished answers of people, told by the columns that a service adds.

use std::collections::{BTreeMap, BTreeSet};

use super::rule::{Rule, Why};
use super::{Service, folded_text, redcap, states};
use crate::answers::mapping::ColumnMapping;
use crate::answers::normalize::heading as folded;
use crate::diagnostic::{Diagnostic, list};
use crate::reading::csv::cells::Cells;
use crate::reading::csv::headings::heading::Heading;
use crate::reading::csv::headings::names::ColumnKind;

/// The most texts that a message lists of which nobody knows what they say.
const MOST_SHOWN: usize = 6;

/// The most that are kept: in a column with more of them stands something else than states.
const MOST_KEPT: usize = 100;

/// How many rows of a file are left out, for each reason, and what others hold of which nobody knows what it says.
#[derive(Debug, Default)]
pub(in crate::reading::csv) struct LeftOut {
    rows: [usize; Why::ALL.len()],
    /// By its rule and what a cell holds.
    unclear: BTreeMap<(usize, String), usize>,
    /// Whether there were more of them than are kept.
    is_cut: bool,
    /// The rules whose columns hold nothing in some rows.
    blank: BTreeSet<usize>,
}

impl LeftOut {
    pub(in crate::reading::csv) fn add(&mut self, other: &Self) {
        for (sum, count) in self.rows.iter_mut().zip(other.rows) {
            *sum += count;
        }
        for ((rule, held), count) in &other.unclear {
            self.add_unclear(*rule, held, *count);
        }
        self.is_cut |= other.is_cut;
        self.blank.extend(&other.blank);
    }

    /// Keeps the first by name, so that it doesn't hang on which rows come first.
    fn add_unclear(&mut self, rule: usize, held: &str, count: usize) {
        *self.unclear.entry((rule, held.to_owned())).or_default() += count;
        if self.unclear.len() > MOST_KEPT {
            self.unclear.pop_last();
            self.is_cut = true;
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
    /// Whether the service adds it.
    is_own: bool,
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
                is_own: own.iter().any(|own| std::ptr::eq(own, rule)),
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

    /// The headings of the columns that the service adds and that tell.
    pub(in crate::reading::csv) fn own_headings(&self) -> impl Iterator<Item = &str> {
        let own = self.rules.iter().filter(|found| found.is_own);
        own.map(|found| found.heading.as_str())
    }

    /// What stands in columns of which it isn't sure whether the rows count, by heading.
    pub(in crate::reading::csv) fn asked_about<'a>(
        &'a self,
        counts: &'a LeftOut,
    ) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
        let mut by_heading: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for ((rule, held), _) in self.unclear(counts) {
            let heading = self.rules[*rule].heading.as_str();
            by_heading.entry(heading).or_default().insert(held);
        }
        by_heading
    }

    /// What isn't clear. Where one form of several is finished in all rows, what stands beside the others says nothing.
    fn unclear<'a>(
        &'a self,
        counts: &'a LeftOut,
    ) -> impl Iterator<Item = (&'a (usize, String), &'a usize)> {
        let is_form = |at: usize| self.rules[at].rule.columns.contains(&redcap::OF_A_FORM);
        let is_asked = |at| counts.unclear.keys().any(|(rule, _)| *rule == at);
        let is_open =
            |at: usize| self.rules[at].is_ignored || counts.blank.contains(&at) || is_asked(at);
        let is_settled = (0..self.rules.len()).any(|at| is_form(at) && !is_open(at));
        let unclear = counts.unclear.iter();
        unclear.filter(move |((rule, _), _)| !(is_settled && is_form(*rule)))
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
            let held = cell(found);
            if held.is_empty() {
                counts.blank.insert(at);
            }
            if !found.is_ignored && found.rule.asks_about(&held) {
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
        let told = self.unclear(counts).map(|((rule, held), count)| {
            let heading = &self.rules[*rule].heading;
            let held = match held.as_str() {
                "" => "nothing".to_owned(),
                held => format!("`{held}`"),
            };
            let rows = list::count(*count, "row", "rows");
            format!("{held} in `{heading}` ({rows})")
        });
        let mut told: Vec<String> = told.collect();
        let more = told.len().saturating_sub(MOST_SHOWN);
        if more > 0 {
            told.truncate(MOST_SHOWN);
            let at_least = if counts.is_cut { "at least " } else { "" };
            told.push(format!("{at_least}{more} more"));
        }
        let rows = match self.service {
            "" => "these rows".to_owned(),
            service => format!("these rows of {service}"),
        };
        let message = format!(
            "it can't be told whether {rows} are finished answers of people, and they count: {}",
            list::plain(&told)
        );
        let warning = Diagnostic::warning("unclear-rows", message).in_file(file);
        let by_heading = self.asked_about(counts);
        let columns = by_heading.keys().map(|heading| in_map(heading));
        let columns = list::joined(columns, ", ");
        let counted = format!("if they are, say `ignore: [{columns}]` there");
        let warning = warning.helps(leave_out(&by_heading, counts.is_cut));
        (!told.is_empty()).then(|| warning.help(counted))
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
        Some(note.helps(helps))
    }
}

/// The rule that a column headed so tells by, of the service's own or else of all.
fn rule_of(name: &str, names: &[String], own: &'static [Rule]) -> Option<&'static Rule> {
    let code = name.split_once(". ").map_or("", |(code, _)| code);
    let has = |name: &&str| names.iter().any(|known| known == name);
    let is_of = |rule: &&Rule| {
        let mut columns = rule.columns.iter();
        let is_told = columns.any(|column| match column.strip_prefix('*') {
            Some(end) => name.ends_with(end),
            None => *column == name || *column == code,
        });
        is_told && !rule.unless.iter().any(has)
    };
    own.iter().chain(&states::RULES).find(is_of)
}

/// How to leave rows out by each column by itself: what another one holds says nothing of it.
fn leave_out(by_heading: &BTreeMap<&str, BTreeSet<&str>>, is_cut: bool) -> Vec<String> {
    let is_one = by_heading.len() == 1;
    let help = |(heading, held): (&&str, &BTreeSet<&str>)| {
        let which = if is_one {
            "if they are none".to_owned()
        } else {
            format!("if those by `{heading}` are none")
        };
        let held: Vec<String> = held.iter().map(|text| in_map(text)).collect();
        let (held, what) = if is_cut {
            ("…".to_owned(), ", with what stands there in them,")
        } else {
            (held.join(", "), "")
        };
        let heading = in_map(heading);
        format!("{which}, say `leave_out: {{{heading}: [{held}]}}`{what} in a map of columns")
    };
    by_heading.iter().map(help).collect()
}

/// A text as a map of columns may hold it.
pub(in crate::reading::csv) fn in_map(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    let reads_as_text = text.starts_with(char::is_alphabetic) && text.chars().all(is_plain);
    if reads_as_text {
        text.to_owned()
    } else {
        serde_json::Value::from(text).to_string()
    }
}
