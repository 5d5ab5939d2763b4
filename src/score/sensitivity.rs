//! What would change the first place: everything scored again without one respondent or one question.

use super::{Points, Sheet, mean, quadratic_mean, ranks, respondent_score};
use crate::questionnaire::{Cause, Role};

/// What changes the first place, the set of causes of rank 1, when it is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sensitivity {
    /// How many respondents do, each alone; none where no side has two, since the only respondent of a
    /// side isn't left out.
    pub respondents: Option<usize>,
    /// The scale questions that do, each alone, as indexes.
    pub questions: Vec<usize>,
}

/// Who or what is left out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Without {
    Nothing,
    Respondent(Role, usize),
    Question(usize),
}

/// Leaves out each respondent and each of the causes' scale questions in turn.
pub fn sensitivity(sheet: &Sheet) -> Sensitivity {
    let causes = &sheet.questionnaire.causes;
    let score = |without: Without| -> Vec<Option<Points>> {
        let priority = |cause| priority(sheet, cause, without);
        causes.iter().map(priority).collect()
    };
    let observed = score(Without::Nothing);
    let first = first_place(&observed);
    let mut respondents = None;
    for role in Role::SIDES {
        let count = sheet.respondents(role).len();
        if count < 2 {
            continue;
        }
        let flips = |&at: &usize| first_place(&score(Without::Respondent(role, at))) != first;
        *respondents.get_or_insert(0) += (0..count).filter(flips).count();
    }
    let mut questions = Vec::new();
    for (at, cause) in causes.iter().enumerate() {
        for question in cause.scale.clone() {
            // A question moves no other cause than its own.
            let mut priorities = observed.clone();
            priorities[at] = priority(sheet, cause, Without::Question(question));
            if first_place(&priorities) != first {
                questions.push(question);
            }
        }
    }
    Sensitivity {
        respondents,
        questions,
    }
}

fn first_place(priorities: &[Option<Points>]) -> Vec<bool> {
    let ranks = ranks(priorities).into_iter();
    ranks.map(|rank| rank == Some(1)).collect()
}

fn priority(sheet: &Sheet, cause: &Cause, without: Without) -> Option<Points> {
    quadratic_mean(Role::SIDES.map(|role| {
        let respondents = sheet.respondents(role).iter().enumerate();
        let left = respondents.filter(|(at, _)| without != Without::Respondent(role, *at));
        let scores = left.filter_map(|(_, respondent)| {
            let questions = cause.scale.clone();
            let left = questions.filter(|&question| without != Without::Question(question));
            respondent_score(left.map(|question| respondent.severities[question]))
        });
        mean(scores).map(Points::new)
    }))
}
