//! How much is told in full: so many of each severity, and the rest counted by kind.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::diagnostic::{Diagnostic, Severity, list};

/// How many of each severity are told in full.
const MOST: usize = 20;

/// What has been told in a run, and what hasn't.
#[derive(Debug)]
pub(super) struct Proportion {
    tells_all: bool,
    counts: Mutex<BTreeMap<Severity, Count>>,
}

#[derive(Debug, Default)]
struct Count {
    told: usize,
    /// How many of each kind weren't told.
    others: BTreeMap<&'static str, usize>,
}

impl Proportion {
    pub(super) fn new(tells_all: bool) -> Self {
        Self {
            tells_all,
            counts: Mutex::default(),
        }
    }

    /// Those that are to be told in full. The others are counted.
    pub(super) fn of<'d>(&self, diagnostics: &'d [Diagnostic]) -> Vec<&'d Diagnostic> {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let is_told = |diagnostic: &&Diagnostic| {
            let count = counts.entry(diagnostic.severity).or_default();
            let is_told = self.tells_all || count.told < MOST;
            if is_told {
                count.told += 1;
            } else {
                *count.others.entry(diagnostic.code).or_default() += 1;
            }
            is_told
        };
        diagnostics.iter().filter(is_told).collect()
    }

    pub(super) fn tells_all(&self) -> bool {
        self.tells_all
    }

    /// Lets as many be told again.
    pub(super) fn restart(&self) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.values_mut().for_each(|count| count.told = 0);
    }

    /// A line for each severity of which not all was told: "and 74 more errors: unknown label (70), uneven row (4)".
    pub(super) fn others(&self) -> String {
        let counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = counts.iter();
        let lines = lines.filter_map(|(severity, count)| count.line(*severity));
        lines.collect()
    }
}

impl Count {
    fn line(&self, severity: Severity) -> Option<String> {
        let (one, many) = match severity {
            Severity::Error => ("more error", "more errors"),
            Severity::Warning => ("more warning", "more warnings"),
            Severity::Note => ("more note", "more notes"),
        };
        let all = self.others.values().sum();
        let mut kinds: Vec<(&&str, &usize)> = self.others.iter().collect();
        kinds.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let kinds = kinds.iter();
        let kinds = kinds.map(|(code, count)| format!("{} ({count})", code.replace('-', " ")));
        let kinds = list::joined(kinds, ", ");
        (all > 0).then(|| format!("and {}: {kinds}\n", list::count(all, one, many)))
    }
}
