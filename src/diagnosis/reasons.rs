//! Why a number can't be had, in sentences.

use crate::diagnostic::list;
use crate::questionnaire::Role;
use crate::score::{Pair, Sheet};

/// Why there is no interval about a figure.
pub(super) const NO_INTERVAL: &str = "No cause has two questions that both answered, so nothing tells how much answers vary by themselves.";

/// Who has answered what.
pub(super) struct Reasons<'s, 'a> {
    pub(super) sheet: &'s Sheet<'a>,
    /// Of which roles, by [`Role::index`], all that was answered is left out, as was asked.
    pub(super) left_out: [bool; 3],
    /// Of which sides some answers were taken out, since too few people of it gave such.
    pub(super) masked: [bool; 2],
}

impl<'s> Reasons<'s, '_> {
    /// Why a figure of both sides can't be had.
    pub(super) fn of_sides(&self, sides: Pair, questions: &[usize]) -> String {
        let mut missing = Role::SIDES.to_vec();
        missing.retain(|role| sides[role.index()].is_none());
        let missing = missing.into_iter();
        list::joined(missing.map(|role| self.no_score(role, questions)), " ")
    }

    /// Why the observer has no score over these questions.
    pub(super) fn of_observer(&self, questions: &[usize]) -> String {
        if self.sheet.questionnaire.observer.is_none() {
            return "This questionnaire has no observer.".to_owned();
        }
        self.no_score(Role::Observer, questions)
    }

    /// Why a role has no score over these questions.
    pub(super) fn no_score(&self, role: Role, questions: &[usize]) -> String {
        if questions.is_empty() {
            let observer = self.name(Role::Observer);
            return format!("None of these questions is put to the {observer}.");
        }
        if self.sheet.respondents(role).is_empty() {
            return self.unanswered(role);
        }
        let who = match role {
            Role::Observer => format!("the {}", self.name(role)),
            _ => self.name(role).to_owned(),
        };
        if self.is_masked(role) {
            return format!("Too few people of {who} answered these questions for it to be shown.");
        }
        format!("No respondent of {who} answered at least half of these questions.")
    }

    /// Why a role has no answer to a question.
    pub(super) fn unanswered(&self, role: Role) -> String {
        let name = match (role, self.name(role)) {
            (_, "") => return "This questionnaire has no observer.".to_owned(),
            (Role::Observer, name) => format!("The {name}"),
            (_, name) => name.to_owned(),
        };
        if self.left_out[role.index()] {
            format!("{name} has answered, and is left out, as asked.")
        } else if self.sheet.respondents(role).is_empty() {
            format!("{name} has not answered.")
        } else if self.is_masked(role) {
            format!("Too few people of {name} answered this question for it to be shown.")
        } else {
            format!("{name} has left this question out.")
        }
    }

    fn is_masked(&self, role: Role) -> bool {
        self.masked.get(role.index()) == Some(&true)
    }

    fn name(&self, role: Role) -> &str {
        self.sheet.questionnaire.party_name(role)
    }

    pub(super) fn id(&self, role: Role) -> &'s str {
        let party = self.sheet.questionnaire.party(role);
        party.map_or("", |party| party.id.as_str())
    }
}
