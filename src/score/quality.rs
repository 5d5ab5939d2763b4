//! Signs that answers are to be read with care.

use super::{Respondent, Sheet};
use crate::answers::Record;
use crate::questionnaire::{Agreeing, Questionnaire, Role};

/// How many equal answers make a straight line.
const STRAIGHT_LINE: usize = 10;

/// One reason to read answers with care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quality {
    /// A side has no answers at all.
    NoAnswers(Role),
    /// A respondent gave ten or more scale answers, all the same, though some questions are worded
    /// the other way round.
    StraightLining(Role),
    /// A respondent answered fewer than half of the questions.
    FewAnswers(Role),
}

/// The notes on a company's answers, in report order.
pub fn quality(sheet: &Sheet) -> Vec<Quality> {
    let mut notes = Vec::new();
    for role in Role::ALL {
        let respondents = sheet.respondents(role);
        let few = respondents
            .iter()
            .filter(|respondent| has_few_answers(respondent, sheet.questionnaire));
        notes.extend(few.map(|_| Quality::FewAnswers(role)));
        if role != Role::Observer
            && respondents
                .iter()
                .all(|respondent| answered(respondent) == 0)
        {
            notes.push(Quality::NoAnswers(role));
        }
        let straight = respondents
            .iter()
            .filter(|respondent| is_straight_line(respondent.record, sheet.questionnaire));
        notes.extend(straight.map(|_| Quality::StraightLining(role)));
    }
    notes
}

impl Quality {
    /// Its code, stable.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoAnswers(_) => "no-answers",
            Self::StraightLining(_) => "straight-lining",
            Self::FewAnswers(_) => "few-answers",
        }
    }

    /// Whose answers it is about.
    pub fn role(self) -> Role {
        match self {
            Self::NoAnswers(role) | Self::StraightLining(role) | Self::FewAnswers(role) => role,
        }
    }
}

fn answered(respondent: &Respondent) -> usize {
    respondent.record.scale.iter().flatten().count()
        + respondent.record.orders.iter().flatten().count()
}

fn has_few_answers(respondent: &Respondent, questionnaire: &Questionnaire) -> bool {
    let role = respondent.record.role;
    let scale = questionnaire
        .scale_questions
        .iter()
        .filter(|question| question.wording.is_asked(role))
        .count();
    let rankings = questionnaire
        .ranking_questions
        .iter()
        .filter(|question| question.wording.is_asked(role))
        .count();
    2 * answered(respondent) < scale + rankings
}

/// Whether somebody gave ten or more scale answers, all the same, though some of the questions are
/// worded the other way round.
pub fn is_straight_line(record: &Record, questionnaire: &Questionnaire) -> bool {
    let questions = &questionnaire.scale_questions;
    let given: Vec<(u8, Agreeing)> = record
        .scale
        .iter()
        .zip(questions)
        .filter_map(|(answer, question)| Some(((*answer)?, question.agreeing)))
        .collect();
    given.len() >= STRAIGHT_LINE
        && given.iter().all(|(answer, _)| *answer == given[0].0)
        && given.iter().any(|(_, agreeing)| *agreeing != given[0].1)
}
