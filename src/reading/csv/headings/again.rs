//! Headings that repeat another one with a number behind: `2`, `(2)`, `_2`, `.1`. Forms that ask each side in a branch of
//! its own have a question twice, and services, spreadsheets and data frames number what is equal.

use std::collections::{HashMap, HashSet};

use super::heading::{Again, Heading};
use super::names::{ColumnKind, Names};
use crate::answers::normalize::heading as folded;

/// So many columns may hold one question by their numbers.
const MOST_BRANCHES: usize = 20;

/// So many may be numbered beside one that isn't, a branch for each role: more may be the ranks of an order, or the labels
/// of a scale.
const MOST_BESIDE: usize = 2;

/// What parts the number of a column in the table from a heading that others have as well, as R puts it.
const BY_PLACE: &str = "...";

/// A heading without the number behind it.
struct Numbered<'t> {
    bare: &'t str,
    /// What stands between the two.
    glue: &'t str,
    number: usize,
}

/// Notes which headings repeat others of their table.
pub(in crate::reading::csv) fn note(headings: &mut [Heading]) {
    let all = headings.iter().map(|heading| numbered(&heading.text));
    let all: Vec<Option<(String, Numbered)>> = all
        .map(|numbered| numbered.map(|numbered| (folded(numbered.bare), numbered)))
        .collect();
    let mut groups: HashMap<&str, Vec<&Numbered>> = HashMap::new();
    for (name, numbered) in all.iter().flatten() {
        groups.entry(name).or_default().push(numbered);
    }
    if groups.is_empty() {
        return;
    }
    let plain = headings.iter().map(|heading| folded(&heading.text));
    let plain: HashSet<String> = plain.collect();
    let again = all.iter().map(|found| {
        let (name, numbered) = found.as_ref()?;
        let group = &groups[name.as_str()];
        (plain.contains(name) || are_one(group)).then(|| Again {
            text: numbered.bare.to_owned(),
            may_be_part: !numbered.is_by_place() && group.len() > MOST_BESIDE,
        })
    });
    let again: Vec<Option<Again>> = again.collect();
    for (heading, again) in headings.iter_mut().zip(again) {
        heading.again = again;
    }
}

fn numbered(text: &str) -> Option<Numbered<'_>> {
    let inside = text.strip_suffix(')');
    let rest = inside.unwrap_or(text);
    let before = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = rest[before.len()..].parse().ok()?;
    let outside = match inside {
        Some(_) => before.strip_suffix('(')?,
        None => before,
    };
    let bare = outside.trim_end_matches([' ', '.', '_', '-']);
    let numbered = Numbered {
        bare,
        glue: &before[bare.len()..],
        number,
    };
    let counts = numbered.is_by_place() || (1..=MOST_BRANCHES).contains(&number);
    counts.then_some(numbered)
}

impl Numbered<'_> {
    fn is_by_place(&self) -> bool {
        self.glue.ends_with(BY_PLACE)
    }
}

impl Heading {
    /// Its text, folded, without a number behind it that isn't its column's place.
    pub(in crate::reading::csv) fn unnumbered(&self) -> Option<String> {
        let round = self.text.replace('[', "(").replace(']', ")");
        let numbered = numbered(&round)?;
        (!numbered.is_by_place()).then(|| folded(numbered.bare))
    }
}

/// Whether all of some headings are one, though each has a number: there are two in brackets, or they go by their places.
/// Others may be the ranks of an order, or the labels of a scale.
fn are_one(group: &[&Numbered]) -> bool {
    let is_nth = |(numbered, nth): (&&Numbered, usize)| {
        numbered.glue.ends_with('(') && numbered.number == nth
    };
    group.len() > 1 && group.iter().all(|numbered| numbered.is_by_place())
        || group.len() == 2 && group.iter().zip(1..).all(is_nth)
}

impl Names<'_> {
    /// What a column holds that repeats the heading of another, given what its own heading stands for.
    pub(in crate::reading::csv) fn again(
        &self,
        again: &Again,
        own: Vec<ColumnKind>,
    ) -> Vec<ColumnKind> {
        let found = self.find(&again.text);
        let question = |kinds: &[ColumnKind]| match kinds {
            [kind] => kind.question(self.questionnaire()),
            _ => None,
        };
        let is_rank = |kind: &ColumnKind| matches!(kind, ColumnKind::Place { .. });
        let counts = match found[..] {
            [ColumnKind::Field(_)] => false,
            [ColumnKind::Nothing] => true,
            [_] if own.is_empty() => true,
            [_] if again.may_be_part && own.iter().any(is_rank) => false,
            [_] => question(&own) == question(&found),
            _ => false,
        };
        if counts { found } else { own }
    }
}
