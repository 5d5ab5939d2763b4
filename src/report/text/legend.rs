//! One letter for each side and the observer, for narrow columns and charts.

use crate::diagnosis::Diagnosis;
use crate::questionnaire::Role;
use crate::sanitise::visible;

/// The letters of the sides and the observer.
#[derive(Debug)]
pub(super) struct Legend {
    letters: Vec<char>,
    names: Vec<String>,
}

/// What stands where both sides have the same place on a chart.
pub(super) const BOTH: char = '*';

impl Legend {
    /// Takes initials where they are three different letters, else digits.
    pub(super) fn new(diagnosis: &Diagnosis) -> Self {
        let parties = diagnosis.sides.iter().chain(&diagnosis.observer);
        let names: Vec<String> = parties.map(|party| visible(party.name)).collect();
        let initials: Vec<char> = names.iter().filter_map(|name| initial(name)).collect();
        let is_distinct = (0..initials.len()).all(|at| !initials[..at].contains(&initials[at]));
        let letters = if initials.len() == names.len() && is_distinct {
            initials
        } else {
            ('1'..='3').take(names.len()).collect()
        };
        Self { letters, names }
    }

    pub(super) fn letter(&self, role: Role) -> char {
        self.letters.get(role.index()).copied().unwrap_or(' ')
    }

    /// "S Sales, O Operations, C CEO".
    pub(super) fn sentence(&self, with_observer: bool) -> String {
        let count = if with_observer { self.names.len() } else { 2 };
        let pairs = self.letters.iter().zip(&self.names).take(count);
        pairs
            .map(|(letter, name)| format!("{letter} {name}"))
            .collect::<Vec<_>>()
            .join(", ")
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
