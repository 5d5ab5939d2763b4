//! What only shows at a record's end: another one in it, fields that aren't there, answers to questions that weren't asked.

use std::collections::HashMap;

use super::check::Target;
use super::entry::{ABSENT, Entry};
use super::field::Field;
use super::meant::truth;
use super::mistake::{At, Mistake, NoAnswer, NoField};
use crate::diagnostic::suggest;
use crate::questionnaire::Role;

/// So many mistakes of the same kind are told each by itself.
const FEW: usize = 2;

/// A name's letters and digits, small, from its first letter on.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    let letters = letters.skip_while(|c| c.is_numeric());
    letters.flat_map(char::to_lowercase).collect()
}

impl Entry<'_, '_> {
    pub(super) fn check_whole(&mut self) {
        self.tell_second_record();
        if self.mistakes.len() > FEW {
            self.tell_many_once();
        }
        for field in [Field::Company, Field::Side, Field::Answers] {
            // Whoever writes answers beside `answers` has no such field, and whoever misspells a field has it.
            let is_told = field == Field::Answers && self.has_answers_beside();
            if self.fields[field as usize] == ABSENT && !is_told && !self.is_misspelt(field) {
                self.mistake(At::Record, Mistake::Field(field, NoField::Missing));
            }
        }
        if self.mistakes.iter().any(|(_, mistake)| mistake.is_error()) {
            return;
        }
        if self.role == Some(Role::Observer) && !self.observer_is_asked() {
            self.mistake(At::Record, Mistake::NotAsked);
        } else if self.scale.iter().all(|answer| *answer == 0) && self.text.is_unanswered() {
            self.mistake(At::Record, Mistake::Blank);
        }
    }

    /// Mistakes that one cause has made many of, told as one.
    #[cold]
    fn tell_many_once(&mut self) {
        self.tell_spelling_once();
        self.tell_marks_once();
    }

    /// Many names that differ from known ones in no letter, as where a program put capitals, other hyphens or bullets, or
    /// that are the questions' numbers: one mistake.
    fn tell_spelling_once(&mut self) {
        if self.unknown.len() <= FEW {
            return;
        }
        let fields = Field::ALL.map(Field::name);
        let known = self.check.ids.iter().copied().chain(fields);
        let known: HashMap<String, &str> = known.map(|name| (letters(name), name)).collect();
        let meant = |mistake: &Mistake| match mistake {
            Mistake::UnknownField(name) | Mistake::UnknownQuestion(name) => {
                let named = known.get(&letters(name)).copied();
                named.or_else(|| self.check.questionnaire.numbered(name))
            }
            _ => None,
        };
        let told = self.mistakes.iter();
        let mut spelt = told.filter_map(|(at, mistake)| Some((*at, meant(mistake)?.to_owned())));
        let Some((at, first)) = spelt.next() else {
            return;
        };
        let count = 1 + spelt.count();
        if count > FEW {
            self.mistakes
                .retain(|(_, mistake)| meant(mistake).is_none());
            let known = first;
            self.mistake(at, Mistake::OtherSpelling { known, count });
        }
    }

    /// Many numbers with the same marks around them, or in brackets, as where a program put these there, or many times true and
    /// false: one mistake.
    fn tell_marks_once(&mut self) {
        let marks = |told: &(At, Mistake)| match told {
            (At::Entry(..), Mistake::Answer(question, NoAnswer::UnknownLabel(found))) => {
                if truth(found, *question, self.check.questionnaire).is_some() {
                    return Some("true or false".to_owned());
                }
                let is_number = found.contains(char::is_numeric);
                is_number.then(|| found.replace(char::is_numeric, ""))
            }
            (At::Entry(..), Mistake::Answer(_, NoAnswer::WrongKind(found))) => {
                Some((*found).to_owned())
            }
            _ => None,
        };
        let all: Vec<Option<String>> = self.mistakes.iter().map(marks).collect();
        let Some(first) = all.iter().position(Option::is_some) else {
            return;
        };
        let others = all[first + 1..].iter();
        let more = others.filter(|it| **it == all[first]).count();
        if more < FEW {
            return;
        }
        let (at, mistake) = self.mistakes[first].clone();
        self.mistakes.retain(|told| marks(told) != all[first]);
        self.mistake(at, Mistake::Marks(Box::new(mistake), more));
    }

    fn observer_is_asked(&self) -> bool {
        let is_asked = |question| self.check.is_asked(question, Role::Observer);
        let mut scale = self.scale.iter().enumerate();
        let mut rankings = self.text.ranked();
        scale.all(|(at, answer)| *answer == 0 || is_asked(Target::Scale(at)))
            && rankings.all(|at| is_asked(Target::Ranking(at)))
    }

    /// Whether a field that isn't there stands there under a name that is nearly its own.
    fn is_misspelt(&self, field: Field) -> bool {
        let names = Field::ALL.map(Field::name);
        let unknown = self.unknown.keys();
        let mut unknown = unknown.filter(|(section, _)| section.is_none());
        unknown.any(|(_, name)| suggest::nearest(name, &names) == Some(field.name()))
    }

    /// Where fields stand a second time from the first one to the answers, another record begins: one mistake.
    fn tell_second_record(&mut self) {
        let first = |(at, mistake): &(At, Mistake)| match (at, mistake) {
            (At::Field(_), Mistake::Twice { first, .. }) => Some(*first),
            _ => None,
        };
        let answers = self.fields[Field::Answers as usize] as usize;
        let again = |entry| {
            let mut mistakes = self.mistakes.iter();
            mistakes.position(|mistake| first(mistake) == Some(At::Field(entry)))
        };
        if let Some(begins) = again(0).filter(|_| again(answers).is_some())
            && let (at, Mistake::Twice { name, .. }) = self.mistakes.swap_remove(begins)
        {
            self.mistakes.retain(|mistake| first(mistake).is_none());
            self.mistake(at, Mistake::SecondRecord(name));
        }
    }
}
