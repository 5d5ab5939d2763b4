//! Which columns of a table may hold the company, the side, the respondent and the wave, where none is headed so.

use std::collections::{BTreeMap, BTreeSet};

use super::{companies, departments, people, waves};
use crate::questionnaire::Questionnaire;
use crate::reading::csv::headings::likeness::Likeness;
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
    pub(in crate::reading::csv) fn only(heading: String) -> Self {
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

/// By heading, what columns hold.
pub(in crate::reading::csv) type Held<'h> = BTreeMap<&'h str, &'h BTreeSet<String>>;

/// The columns that may hold the company, the respondent or the wave, by their headings and some of their texts.
pub(in crate::reading::csv) fn by_heading(field: Field, held: &Held) -> Candidates {
    let likeness = match field {
        Field::Company => companies::likeness,
        Field::Respondent => people::likeness,
        _ => waves::likeness,
    };
    let mut held = held.iter();
    let like = held.clone();
    let like = like.map(|(heading, texts)| (*heading, likeness(heading, texts)));
    let like = like.filter(|(_, likeness)| *likeness != Likeness::None);
    let (headings, likeness): (Vec<&str>, Vec<Likeness>) = like.unzip();
    let of_service = held.find(|(heading, texts)| people::is_of_service(heading, texts));
    if let (Field::Respondent, [], Some((heading, _))) = (field, &headings[..], of_service) {
        return Candidates::only((*heading).to_owned());
    }
    Candidates {
        headings: headings.into_iter().map(str::to_owned).collect(),
        is_sure: likeness == [Likeness::Sure],
    }
}

/// Of how many different texts at most a column may tell the side.
pub(in crate::reading::csv) const MOST_SIDES: usize = 6;

/// The columns that may hold the side. Sure is one alone that is headed as the respondent's own, whatever stands in it; where
/// one so headed holds nothing but sides, others aren't asked about. Titles may hold a side's name among others.
pub(in crate::reading::csv) fn of_side(held: &Held, questionnaire: &Questionnaire) -> Candidates {
    let look = |(heading, texts): (&&str, &&BTreeSet<String>)| Look {
        heading: (*heading).to_owned(),
        headed: departments::likeness(heading, questionnaire),
        held: held_sides(texts, questionnaire),
        is_few: texts.len() <= MOST_SIDES,
    };
    let held = held.iter().filter(|(_, texts)| !texts.is_empty());
    let looks: Vec<Look> = held.map(look).collect();
    let is_own = |look: &&Look| look.headed != Likeness::None && look.held == Likeness::Sure;
    let mut found: Vec<&Look> = looks.iter().filter(is_own).collect();
    if found.is_empty() {
        let holds_sides = looks.iter().any(|look| look.held == Likeness::Sure);
        let may = |look: &&Look| match (look.headed, look.held) {
            (Likeness::Sure, _) | (_, Likeness::Sure) => true,
            (_, Likeness::Perhaps) => !holds_sides,
            (headed, Likeness::None) => headed == Likeness::Perhaps && look.is_few,
        };
        found = looks.iter().filter(may).collect();
    }
    let is_sure = |look: &Look| match look.headed {
        Likeness::Sure => look.is_few,
        Likeness::Perhaps => look.held != Likeness::None,
        Likeness::None => false,
    };
    Candidates {
        is_sure: matches!(found[..], [only] if is_sure(only)),
        headings: found.iter().map(|look| look.heading.clone()).collect(),
    }
}

/// What a column looks like that may hold the side.
struct Look {
    heading: String,
    /// By its heading.
    headed: Likeness,
    /// By its texts.
    held: Likeness,
    is_few: bool,
}

fn held_sides(texts: &BTreeSet<String>, questionnaire: &Questionnaire) -> Likeness {
    let is_side = |text: &String| questionnaire.role_of(text).is_some();
    let sides = texts.iter().filter(|text| is_side(text)).count();
    match sides {
        _ if texts.len() > MOST_SIDES => Likeness::None,
        0 => Likeness::None,
        _ if sides == texts.len() => Likeness::Sure,
        _ => Likeness::Perhaps,
    }
}
