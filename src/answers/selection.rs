//! Which company and wave were asked for, and what is left out since others were not.

use std::collections::{BTreeMap, BTreeSet};

use super::numbers::Key;
use crate::diagnostic::{Diagnostic, list, suggest};

/// So many names are told where records are left out.
const NAMED: usize = 3;

/// So many names are listed where nothing is left.
const LISTED: usize = 10;

/// The company and the wave that were asked for; all of them where none was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The company.
    pub company: Option<String>,
    /// The wave; an empty one means records without a wave.
    pub wave: Option<String>,
}

/// The sound records of companies and waves that were not asked for.
#[derive(Debug, Default)]
pub struct LeftOut {
    selection: Selection,
    /// Each company and wave with its number and how many records it has, in order.
    keys: Vec<(Key, u32, u32)>,
}

impl Selection {
    /// The company and wave that a command line asks for.
    pub fn new(company: Option<&String>, wave: Option<&String>) -> Self {
        let trimmed = |name: Option<&String>| name.map(|name| name.trim().to_owned());
        Self {
            company: trimmed(company),
            wave: trimmed(wave),
        }
    }

    /// Whether nothing is left out.
    pub fn is_all(&self) -> bool {
        self.company.is_none() && self.wave.is_none()
    }

    /// Whether a company was asked for.
    pub fn takes_company(&self, company: &str) -> bool {
        self.company.as_ref().is_none_or(|wanted| wanted == company)
    }

    /// Whether a company in a wave was asked for.
    pub fn takes(&self, company: &str, wave: Option<&str>) -> bool {
        let wanted = self.wave.as_ref();
        self.takes_company(company) && wanted.is_none_or(|wanted| wanted == wave.unwrap_or(""))
    }

    /// "company `Acme`, wave `2026-Q4`".
    pub fn in_words(&self) -> String {
        let company = self.company.iter().map(|name| format!("company `{name}`"));
        let wave = self.wave.iter().map(|name| match name.as_str() {
            "" => "no wave".to_owned(),
            name => format!("wave `{name}`"),
        });
        list::joined(company.chain(wave), ", ")
    }
}

impl LeftOut {
    pub(super) fn new(selection: Selection, mut keys: Vec<(Key, u32, u32)>) -> Self {
        keys.sort_unstable();
        Self { selection, keys }
    }

    /// Whether nothing is left out.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = (&Key, u32)> {
        self.keys.iter().map(|(key, number, _)| (key, *number))
    }

    /// Whether this company was asked for.
    pub(crate) fn takes_company(&self, company: &str) -> bool {
        self.selection.takes_company(company)
    }

    pub(crate) fn has_company(&self, company: &str) -> bool {
        let first = |(key, ..): &(Key, u32, u32)| key.read().0 < company;
        let found = self.keys.get(self.keys.partition_point(first));
        found.is_some_and(|(key, ..)| key.read().0 == company)
    }

    /// The number of records.
    pub fn records(&self) -> usize {
        let records = self.keys.iter().map(|(.., records)| *records as usize);
        records.sum()
    }

    /// "24 of other waves left out (2026-Q2, 2026-Q3)", for a list of counts; none where nothing is.
    pub fn counts(&self) -> Vec<String> {
        let (mut others, mut waves) = (0, BTreeMap::<&str, u32>::new());
        for (key, _, records) in &self.keys {
            let (company, wave) = key.read();
            if self.selection.takes_company(company) {
                *waves.entry(wave.unwrap_or("no wave")).or_default() += records;
            } else {
                others += records;
            }
        }
        let mut counts = Vec::new();
        if !waves.is_empty() {
            let records: u32 = waves.values().sum();
            let names: Vec<&str> = waves.into_keys().collect();
            let names = first_of(&names, NAMED).join(", ");
            counts.push(format!("{records} of other waves left out ({names})"));
        }
        if others > 0 {
            counts.push(format!("{others} of other companies left out"));
        }
        counts
    }

    /// That there are no answers of what was asked for, and which there are.
    pub fn nothing_left(&self) -> Diagnostic {
        let message = format!("there are no answers of {}", self.selection.in_words());
        let mut problem = Diagnostic::error("no-records", message);
        let names = |name: fn(&Key) -> &str| -> Vec<&str> {
            let names: BTreeSet<&str> = self.keys.iter().map(|(key, ..)| name(key)).collect();
            names.into_iter().collect()
        };
        let companies = names(|key| key.read().0);
        let waves = names(|key| key.read().1.unwrap_or("none"));
        for (what, wanted, names) in [
            ("companies", &self.selection.company, companies),
            ("waves", &self.selection.wave, waves),
        ] {
            let Some(wanted) = wanted else { continue };
            if !names.contains(&wanted.as_str()) {
                problem = problem.suggest(wanted, &names);
            }
            let names = first_of(&names, LISTED).join(", ");
            problem = problem.help(format!("the {what} here: {names}"));
        }
        problem
    }

    /// Says whose records a report leaves out: one without a wave, or under another spelling, may be meant too.
    pub(crate) fn note(&self, company: &str) -> Option<Diagnostic> {
        let keys = self.keys.iter();
        let (own, others): (Vec<_>, Vec<_>) = keys.partition(|(key, ..)| key.read().0 == company);
        let own = own.into_iter();
        let (waves, without): (Vec<_>, Vec<_>) = own.partition(|(key, ..)| key.read().1.is_some());
        let count = |keys: &[&(Key, u32, u32)]| {
            let count = keys.iter().map(|(.., records)| *records as usize).sum();
            list::count(count, "record", "records")
        };
        let mut parts = Vec::new();
        if !without.is_empty() {
            parts.push(format!("{} of {company} without a wave", count(&without)));
        }
        if !waves.is_empty() {
            let names: Vec<&str> = waves.iter().filter_map(|(key, ..)| key.read().1).collect();
            let names = some_of(&names, "", "waves");
            parts.push(format!("{} of {company} in {names}", count(&waves)));
        }
        if !others.is_empty() {
            let mut names: Vec<&str> = others.iter().map(|(key, ..)| key.read().0).collect();
            names.dedup();
            let names = some_of(&names, company, "companies");
            parts.push(format!("{} of {names}", count(&others)));
        }
        let message = format!("left out of this report: {}", list::plain(&parts));
        (!parts.is_empty()).then(|| Diagnostic::note("left-out", message))
    }

    /// The number of a company without a wave.
    pub(crate) fn without_wave(&self, company: &str) -> Option<u32> {
        let key = Key::new(company, None);
        let found = self.keys.binary_search_by(|(other, ..)| other.cmp(&key));
        found.ok().map(|at| self.keys[at].1)
    }
}

/// Three names at the most; of more, how many there are, and the one that is nearest to another name.
fn some_of(names: &[&str], near: &str, many: &str) -> String {
    if names.len() <= NAMED {
        return list::plain(names);
    }
    let count = format!("{} other {many}", names.len());
    match suggest::nearest(near, names) {
        Some(near) => format!("{count}, {near} among them"),
        None => count,
    }
}

/// The first names, and how many more there are.
fn first_of(names: &[&str], most: usize) -> Vec<String> {
    let first = names.iter().take(most);
    let mut first: Vec<String> = first.map(ToString::to_string).collect();
    if names.len() > most {
        first.push(format!("{} more", names.len() - most));
    }
    first
}
