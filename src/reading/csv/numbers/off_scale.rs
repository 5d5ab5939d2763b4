//! Numbers that are no answers to their questions, counted by column as rows are read.

use std::collections::{BTreeMap, BTreeSet};

use crate::reading::labels;
use crate::reading::mistake::{At, Mistake, NoAnswer};

/// How many of the numbers are kept to be shown.
const MOST_SHOWN: usize = 6;

/// From which share of the rows on, and from how many cells on, numbers are no slips of single people.
const SHARE: usize = 20;
const FEWEST: usize = 3;

/// The numbers that are off their scales, by column.
#[derive(Debug, Default)]
pub(in crate::reading::csv) struct OffScale(pub(in crate::reading::csv) BTreeMap<usize, Numbers>);

/// The numbers of one column, or of several.
#[derive(Clone, Debug, Default)]
pub(in crate::reading::csv) struct Numbers {
    pub(in crate::reading::csv) cells: usize,
    pub(in crate::reading::csv) has_zero: bool,
    pub(in crate::reading::csv) shown: BTreeSet<String>,
}

impl Numbers {
    pub(in crate::reading::csv) fn add(&mut self, other: &Self) {
        self.cells += other.cells;
        self.has_zero |= other.has_zero;
        self.shown.extend(other.shown.iter().cloned());
        while self.shown.len() > MOST_SHOWN {
            self.shown.pop_last();
        }
    }

    /// Whether they are mistakes of single people, among that many rows.
    pub(super) fn are_slips(&self, rows: usize) -> bool {
        self.cells * SHARE < rows || (self.cells < FEWEST && !self.has_zero)
    }
}

impl OffScale {
    /// Takes up a mistake of a row if it is such a number, as it is spelt there.
    pub(in crate::reading::csv) fn note(&mut self, at: At, mistake: &Mistake, spelling: &str) {
        if let (At::Value(column), Mistake::Answer(_, NoAnswer::OffTheScale)) = (at, mistake) {
            let spelling = spelling.trim().trim_matches('"');
            self.0.entry(column).or_default().add(&Numbers {
                cells: 1,
                has_zero: labels::number(spelling) == Some(0.0),
                shown: BTreeSet::from([spelling.to_owned()]),
            });
        }
    }

    pub(in crate::reading::csv) fn add(&mut self, other: &Self) {
        for (column, numbers) in &other.0 {
            self.0.entry(*column).or_default().add(numbers);
        }
    }
}
