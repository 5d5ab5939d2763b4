//! What is done already, as each side says: facts that advice is held against.

use schemars::JsonSchema;
use serde::Serialize;

use super::answered::comments;
use super::{Action, ById, Said, by_side};
use crate::questionnaire::Role;
use crate::score::Sheet;

/// What was answered on one practice.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Practice<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its text.
    pub text: String,
    /// What each side says; none where nobody of it answered.
    pub sides: ById<'a, Option<Done>>,
    /// What the observer says.
    pub observer: Option<Done>,
    /// What was said beside it; absent where nothing was.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Said<'a>>,
    /// How many of each side answered.
    #[serde(skip)]
    pub answered: [usize; 2],
}

/// Whether something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Done {
    /// More than half of those who answered say yes.
    Yes,
    /// More than half say no.
    No,
    /// More than half say partly. In figures it is mixed, as every other answer between.
    #[serde(rename = "mixed")]
    #[schemars(skip)]
    Partly,
    /// None of these.
    Mixed,
}

impl Action<'_> {
    /// Whether both sides say the same of what it starts.
    pub fn is_called_by_both(&self, done: Done) -> bool {
        self.done.as_ref().map(ById::pair) == Some([Some(done); 2])
    }
}

/// How many of each side say what is so of a practice, given by its place among them.
pub(super) fn answered(sheet: &Sheet, practice: usize) -> [usize; 2] {
    let question = sheet.questionnaire.practice_scale().start + practice;
    Role::SIDES.map(|role| sheet.counts(role, question).iter().sum())
}

/// Every practice, in the questionnaire's order.
pub(super) fn build<'a>(sheet: &Sheet<'a>) -> Vec<Practice<'a>> {
    let questionnaire = sheet.questionnaire;
    let practices = questionnaire.practice_scale();
    let practice = |index: usize| {
        let asked = &questionnaire.scale_questions[index];
        Practice {
            id: &asked.id,
            text: questionnaire.neutral_text(&asked.wording),
            sides: sides(sheet, index),
            observer: said(&sheet.counts(Role::Observer, index)),
            comments: comments(sheet, &asked.id),
            answered: Role::SIDES.map(|role| sheet.counts(role, index).iter().sum()),
        }
    };
    practices.map(practice).collect()
}

/// What each side says of one practice, given by its place among them.
pub(super) fn done<'a>(sheet: &Sheet<'a>, practice: usize) -> ById<'a, Option<Done>> {
    sides(sheet, sheet.questionnaire.practice_scale().start + practice)
}

/// What the observer says of it.
pub(super) fn done_as_observed(sheet: &Sheet, practice: usize) -> Option<Done> {
    let question = sheet.questionnaire.practice_scale().start + practice;
    said(&sheet.counts(Role::Observer, question))
}

fn sides<'a>(sheet: &Sheet<'a>, question: usize) -> ById<'a, Option<Done>> {
    let sides = Role::SIDES.map(|role| said(&sheet.counts(role, question)));
    by_side(sheet.questionnaire, sides)
}

/// `counts` are how many said no, partly and yes.
fn said(counts: &[usize]) -> Option<Done> {
    let all: usize = counts.iter().sum();
    let most = counts.iter().position(|count| 2 * count > all);
    let done = match most {
        Some(0) => Done::No,
        Some(most) if most + 1 == counts.len() => Done::Yes,
        Some(_) => Done::Partly,
        None => Done::Mixed,
    };
    (all > 0).then_some(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_says_what_more_than_half_of_it_say() {
        assert_eq!(said(&[0, 0, 0]), None);
        assert_eq!(said(&[0, 0, 1]), Some(Done::Yes));
        assert_eq!(said(&[1, 0, 0]), Some(Done::No));
        assert_eq!(said(&[0, 1, 0]), Some(Done::Partly));
        assert_eq!(said(&[1, 3, 1]), Some(Done::Partly));
        assert_eq!(said(&[1, 1, 0]), Some(Done::Mixed));
        // Half is not more than half.
        assert_eq!(said(&[1, 0, 1]), Some(Done::Mixed));
        assert_eq!(said(&[1, 1, 2]), Some(Done::Mixed));
        assert_eq!(said(&[1, 1, 3]), Some(Done::Yes));
        assert_eq!(said(&[3, 1, 1]), Some(Done::No));
    }
}
