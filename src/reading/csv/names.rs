//! Every name that a column may go by: fields, ids, and the questions' texts as a form shows them.

use std::collections::HashMap;

use crate::answers::normalize::heading as folded;
use crate::questionnaire::{Questionnaire, Role, Wording};
use crate::reading::field::Field;
use crate::reading::labels::plain_digits;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum ColumnKind {
    /// A field of the record.
    Field(Field),
    /// Answers to a scale question.
    Scale(usize),
    /// Whole orders of a ranking question.
    Order(usize),
    /// The rank of one option of a ranking question.
    Rank { ranking: usize, option: usize },
    /// The option at one rank of a ranking question.
    Place { ranking: usize, rank: usize },
    /// Comments on a question, by its number among scale and ranking questions.
    Comment(usize),
    /// Answers to an open question.
    Open(usize),
    /// Nothing that is read.
    Nothing,
}

/// The fields that a column may hold.
pub(super) const FIELDS: [Field; 6] = [
    Field::Company,
    Field::Side,
    Field::Respondent,
    Field::Wave,
    Field::Questionnaire,
    Field::Version,
];

impl ColumnKind {
    /// The number of the question that it has to do with, among all.
    pub(super) fn question(self, questionnaire: &Questionnaire) -> Option<usize> {
        let scale = questionnaire.scale_questions.len();
        let rankings = questionnaire.ranking_questions.len();
        match self {
            Self::Scale(at) | Self::Comment(at) => Some(at),
            Self::Order(at) | Self::Rank { ranking: at, .. } | Self::Place { ranking: at, .. } => {
                Some(scale + at)
            }
            Self::Open(at) => Some(scale + rankings + at),
            Self::Field(_) | Self::Nothing => None,
        }
    }
}

/// The names of a questionnaire's columns.
#[derive(Debug)]
pub(super) struct Names<'q> {
    questionnaire: &'q Questionnaire,
    /// By name, folded. A name of several questions stands for none of them.
    kinds: HashMap<String, Vec<ColumnKind>>,
}

impl<'q> Names<'q> {
    pub(super) fn new(questionnaire: &'q Questionnaire) -> Self {
        let mut names = Self {
            questionnaire,
            kinds: HashMap::new(),
        };
        for field in FIELDS {
            names.add(field.name(), ColumnKind::Field(field));
        }
        for (index, question) in questionnaire.scale_questions.iter().enumerate() {
            names.add_question(&question.id, &question.wording, &ColumnKind::Scale(index));
        }
        for (index, question) in questionnaire.ranking_questions.iter().enumerate() {
            names.add_question(&question.id, &question.wording, &ColumnKind::Order(index));
            for (option, choice) in question.options.iter().enumerate() {
                let name = format!("{}:{}", question.id, choice.id);
                names.add(
                    &name,
                    ColumnKind::Rank {
                        ranking: index,
                        option,
                    },
                );
            }
        }
        for (index, question) in questionnaire.open.iter().enumerate() {
            names.add(&question.id, ColumnKind::Open(index));
            names.add(&question.text, ColumnKind::Open(index));
        }
        names
    }

    fn add_question(&mut self, id: &str, wording: &Wording, kind: &ColumnKind) {
        self.add(id, *kind);
        if let Some(number) = kind.question(self.questionnaire) {
            self.add(&format!("comment:{id}"), ColumnKind::Comment(number));
        }
        self.add(&self.questionnaire.neutral_text(wording), *kind);
        for role in Role::ALL {
            if let Some(text) = self.questionnaire.text_for(wording, role) {
                self.add(&text, *kind);
            }
        }
    }

    fn add(&mut self, name: &str, kind: ColumnKind) {
        let known = self.kinds.entry(folded(name)).or_default();
        if !known.contains(&kind) {
            known.push(kind);
        }
    }

    /// What a name stands for; several where it is the text of several questions.
    pub(super) fn find(&self, name: &str) -> Vec<ColumnKind> {
        let whole = folded(name);
        let unnumbered = without_number(&whole);
        let found = self.kinds.get(&whole);
        if let Some(found) = found.or_else(|| self.kinds.get(unnumbered)) {
            return found.clone();
        }
        match unnumbered
            .strip_suffix(']')
            .and_then(|text| text.rsplit_once('['))
        {
            Some((question, part)) => self.part(question.trim(), part.trim()),
            None => Vec::new(),
        }
    }

    /// A column of a grid, `Question [Part]`: the part is a statement of its own, or else an option or
    /// a rank of the question.
    fn part(&self, question: &str, part: &str) -> Vec<ColumnKind> {
        let part = without_number(part);
        let question = self.kinds.get(question).map_or(&[][..], Vec::as_slice);
        if let [ColumnKind::Order(ranking)] = question {
            let ranking = *ranking;
            let options = &self.questionnaire.ranking_questions[ranking].options;
            let option = options
                .iter()
                .position(|option| option.id == part || folded(&option.text) == part);
            if let Some(option) = option {
                return vec![ColumnKind::Rank { ranking, option }];
            }
            let rank = leading_number(part).filter(|rank| (1..=options.len()).contains(rank));
            return rank
                .map(|rank| ColumnKind::Place { ranking, rank })
                .into_iter()
                .collect();
        }
        self.kinds.get(part).cloned().unwrap_or_default()
    }

    /// The names that stand for something that no column holds yet, for a "did you mean".
    pub(super) fn unused(&self, used: &[ColumnKind]) -> Vec<&str> {
        let is_unused = |kind: &&ColumnKind| !used.contains(kind);
        let mut names: Vec<&str> = self
            .kinds
            .iter()
            .filter(|(_, kinds)| kinds.iter().any(|kind| is_unused(&kind)))
            .map(|(name, _)| name.as_str())
            .collect();
        names.sort_unstable();
        names
    }
}

/// A folded name without a number before it, as in `3. `, `3) ` or `q3: `.
fn without_number(name: &str) -> &str {
    let rest = name.strip_prefix('q').unwrap_or(name);
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    if after.len() == rest.len() {
        return name;
    }
    let bare = after.strip_prefix(['.', ')', ':']).map(str::trim_start);
    bare.unwrap_or(name)
}

/// The number that a text starts with: `1`, `1st choice`, `rank 1`.
pub(super) fn leading_number(text: &str) -> Option<usize> {
    let text = plain_digits(text.trim()).to_lowercase();
    let text = ["rank", "place", "no."]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(&text)
        .trim();
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let is_rank = ["", ".0", ".", "st", "nd", "rd", "th"].contains(&rest.split(' ').next()?);
    digits.parse().ok().filter(|_| is_rank)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_goes_by_id_or_text_whatever_a_form_adds_to_it() {
        let questionnaire = crate::questionnaire::EMBEDDED[0].read().unwrap();
        let names = Names::new(&questionnaire);
        let text = "I can name the targets that Operations has to meet this quarter.";
        for name in [
            "goals-known".to_owned(),
            " Goals-Known ".to_owned(),
            text.to_owned(),
            format!("1. {text}"),
            format!("Q12) {text}\u{a0}*"),
            format!("How far do you agree? [{text}]"),
        ] {
            assert_eq!(names.find(&name), [ColumnKind::Scale(0)], "{name}");
        }
        assert_eq!(names.find("goals-knwon"), []);
        assert_eq!(names.find("COMMENT:goals-known"), [ColumnKind::Comment(0)]);
    }

    #[test]
    fn the_columns_of_a_grid_hold_a_rank_or_an_option() {
        let questionnaire = crate::questionnaire::EMBEDDED[0].read().unwrap();
        let names = Names::new(&questionnaire);
        let text = "How hard was Sales pushed towards each of these? Put the hardest push first.";
        let rank = ColumnKind::Rank {
            ranking: 0,
            option: 2,
        };
        assert_eq!(
            names.find(&format!("{text} [Low cost]")),
            std::slice::from_ref(&rank)
        );
        assert_eq!(names.find("goals-order:cost"), [rank]);
        let place = ColumnKind::Place {
            ranking: 0,
            rank: 2,
        };
        assert_eq!(names.find(&format!("{text} [2nd choice]")), [place]);
        assert_eq!(names.find(&format!("{text} [6]")), []);
    }

    #[test]
    fn ranks_are_numbers_however_a_form_spells_them() {
        for (text, rank) in [
            ("1", 1),
            ("2nd", 2),
            ("3rd choice", 3),
            ("Rank 4", 4),
            ("5.0", 5),
        ] {
            assert_eq!(leading_number(text), Some(rank), "{text}");
        }
        assert_eq!(leading_number("Low cost"), None);
        assert_eq!(leading_number("3x"), None);
    }
}
