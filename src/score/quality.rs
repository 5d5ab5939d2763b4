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
    let given = record.scale.iter().zip(questions);
    is_straight(given.filter_map(|(answer, question)| Some(((*answer)?, question.agreeing))))
}

/// Whether ten or more answers are all the same, though some of their questions are worded the other
/// way round.
pub fn is_straight(given: impl Iterator<Item = (u8, Agreeing)>) -> bool {
    let (mut count, mut first, mut is_mixed) = (0, None, false);
    for (answer, agreeing) in given {
        let (same, way) = *first.get_or_insert((answer, agreeing));
        if answer != same {
            return false;
        }
        count += 1;
        is_mixed |= agreeing != way;
    }
    count >= STRAIGHT_LINE && is_mixed
}
