//! Which columns of a table may hold the company, the side, the respondent and the wave, where none is headed so.

use std::collections::{BTreeMap, BTreeSet};

use super::likeness::Likeness;
use super::{companies, people, waves};
use crate::questionnaire::Questionnaire;
use crate::reading::field::Field;

/// The columns that may hold one field.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    /// Their headings.
    pub(crate) headings: Vec<String>,
    /// Whether it is the only one, and without doubt.
    pub(crate) is_sure: bool,
}

impl Candidates {
    /// One without doubt.
    pub(super) fn only(heading: String) -> Self {
        Self {
            headings: vec![heading],
            is_sure: true,
        }
    }

    /// The column that holds it.
    pub(crate) fn sure(&self) -> Option<&str> {
        let first = self.headings.first().filter(|_| self.is_sure);
        first.map(String::as_str)
    }
}

/// The columns that may hold the company, the respondent or the wave, by their headings and some of their texts.
pub(super) fn by_heading(field: Field, held: &BTreeMap<&str, &BTreeSet<String>>) -> Candidates {
    let likeness = match field {
        Field::Company => companies::likeness,
        Field::Respondent => people::likeness,
        _ => waves::likeness,
    };
    let like = held
        .iter()
        .map(|(heading, texts)| (*heading, likeness(heading, texts)));
    let like = like.filter(|(_, likeness)| *likeness != Likeness::None);
    let (headings, likeness): (Vec<&str>, Vec<Likeness>) = like.unzip();
    Candidates {
        headings: headings.into_iter().map(str::to_owned).collect(),
        is_sure: likeness == [Likeness::Sure],
    }
}

/// The columns that may hold the side, by all of their texts. Titles may hold a side's name among others; where a column
/// holds nothing but sides, it is that one.
pub(super) fn of_side(
    few: &BTreeMap<String, BTreeSet<String>>,
    questionnaire: &Questionnaire,
) -> Candidates {
    let with = |like: Likeness| {
        let is_like =
            |(_, texts): &(&String, &BTreeSet<String>)| side(texts, questionnaire) == like;
        let headings = few
            .iter()
            .filter(is_like)
            .map(|(heading, _)| heading.clone());
        headings.collect::<Vec<String>>()
    };
    let headings = Some(with(Likeness::Sure)).filter(|headings| !headings.is_empty());
    let headings = headings.unwrap_or_else(|| with(Likeness::Perhaps));
    Candidates {
        is_sure: headings.len() == 1,
        headings,
    }
}

fn side(texts: &BTreeSet<String>, questionnaire: &Questionnaire) -> Likeness {
    let is_side = |text: &String| questionnaire.role_of(text).is_some();
    let sides = texts.iter().filter(|text| is_side(text)).count();
    match sides {
        0 => Likeness::None,
        _ if sides == texts.len() => Likeness::Sure,
        _ => Likeness::Perhaps,
    }
}
