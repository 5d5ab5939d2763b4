//! By which of a service's columns a row is no finished answer of a person.

use super::states;

/// A column whose cells tell which rows are no answers.
#[derive(Debug)]
pub(super) struct Rule {
    /// Its headings in several languages, folded; behind `*` what they end in.
    pub(super) columns: &'static [&'static str],
    /// Columns, folded, that tell the same better where the file has one.
    pub(super) unless: &'static [&'static str],
    pub(super) why: Why,
    /// Whether a cell, trimmed and in small letters, says so.
    pub(super) holds: fn(&str) -> bool,
    /// Whether such a cell says that the row counts. What says neither is told.
    pub(super) counts: fn(&str) -> bool,
}

impl Rule {
    /// What most have: it tells what is unfinished, leaves no row out, and asks about none.
    pub(super) const NONE: Self = Self {
        columns: &[],
        unless: &[],
        why: Why::Unfinished,
        holds: |_| false,
        counts: |_| true,
    };

    /// Whether it can't tell what a cell says, trimmed and in small letters.
    pub(super) fn asks_about(&self, cell: &str) -> bool {
        !(self.counts)(cell) && !states::is_finished(cell)
    }
}

/// Why a row is no finished answer of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    Preview,
    Rejected,
    Unfinished,
}

impl Why {
    pub(super) const ALL: [Self; 3] = [Self::Preview, Self::Rejected, Self::Unfinished];

    /// What such rows are.
    pub(super) fn rows(self) -> &'static str {
        match self {
            Self::Preview => "previews, tests or spam",
            Self::Rejected => "not approved",
            Self::Unfinished => "never finished",
        }
    }

    /// What to call such answers, where the user may want them to count.
    pub(super) fn answers(self) -> Option<&'static str> {
        match self {
            Self::Preview => None,
            Self::Rejected => Some("answers that were not approved"),
            Self::Unfinished => Some("answers that were never finished"),
        }
    }
}
