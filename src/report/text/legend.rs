//! One letter for each side and the observer, for charts.

use crate::diagnostic::list;
use crate::report::table::Axis;
use crate::sanitise::visible;

/// The letters of a chart's parties.
#[derive(Debug)]
pub(super) struct Legend {
    letters: Vec<char>,
    names: Vec<String>,
}

/// What stands where several have the same place on a chart.
pub(super) const SEVERAL: char = '*';

impl Legend {
    /// Takes initials where they are different letters, else digits.
    pub(super) fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let names: Vec<String> = names.into_iter().map(visible).collect();
        let initials: Vec<char> = names.iter().filter_map(|name| initial(name)).collect();
        let is_distinct = (0..initials.len()).all(|at| !initials[..at].contains(&initials[at]));
        let letters = if initials.len() == names.len() && is_distinct {
            initials
        } else {
            ('1'..='9').take(names.len()).collect()
        };
        Self { letters, names }
    }

    pub(super) fn of(axis: &Axis) -> Self {
        Self::new(axis.parties.iter().map(String::as_str))
    }

    pub(super) fn letter(&self, party: usize) -> char {
        self.letters.get(party).copied().unwrap_or(' ')
    }

    /// "S Sales, O Operations, C CEO".
    pub(super) fn sentence(&self) -> String {
        let pairs = self.letters.iter().zip(&self.names);
        let pairs = pairs.map(|(letter, name)| format!("{letter} {name}"));
        list::joined(pairs, ", ")
    }
}

/// A capital letter that takes one column.
fn initial(name: &str) -> Option<char> {
    let first = name.chars().next()?;
    let mut upper = first.to_uppercase();
    let letter = upper.next()?;
    let is_narrow = unicode_width::UnicodeWidthChar::width(letter) == Some(1);
    (letter.is_alphabetic() && upper.next().is_none() && is_narrow).then_some(letter)
}
