//! Companies in one of the two waves alone, which can't be compared: a list for people, a row or an object for programs.

use serde::Serialize;

use crate::report::document::{Block, Section};
use crate::report::json::line;

/// What the list and the sheet are called.
pub(super) const HEADING: &str = "In one wave alone";

/// What stands as the kind of such a company's row.
pub(super) const KIND: &str = "not-compared";

/// A company in one wave alone.
#[derive(Debug)]
pub(crate) struct Alone<'a> {
    /// "OLD" or "NEW".
    pub(crate) wave: &'static str,
    /// Its name.
    pub(crate) company: &'a str,
    /// The name in the other wave alone that is most like it.
    pub(crate) nearest: Option<&'a str>,
}

impl Alone<'_> {
    /// "only in OLD; the nearest name in the other wave alone is Acme Ltd"
    pub(super) fn words(&self) -> String {
        let nearest = self.nearest.map_or(String::new(), |nearest| {
            format!("; the nearest name in the other wave alone is {nearest}")
        });
        format!("only in {}{nearest}", self.wave)
    }

    /// In the place of a comparison.
    pub(super) fn json(&self) -> String {
        line(&NotCompared {
            format: "detente/not-compared@1",
            company: self.company,
            only_in: self.wave,
            nearest: self.nearest,
        })
    }
}

#[derive(Serialize)]
struct NotCompared<'a> {
    format: &'static str,
    company: &'a str,
    /// "OLD" or "NEW".
    only_in: &'static str,
    /// The name in the other wave alone that is most like it.
    nearest: Option<&'a str>,
}

/// A line a company; nothing where there are none.
pub(super) fn section(alone: &[Alone]) -> Option<Section> {
    let line = |alone: &Alone| format!("{}: {}", alone.company, alone.words());
    let list = Block::list(alone.iter().map(line));
    (!alone.is_empty()).then(|| Section::new("alone", HEADING, vec![list]))
}
