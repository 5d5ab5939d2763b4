//! Signs that answers are to be read with care.

use super::Sheet;
use super::answering::answered;
use crate::answers::Respondent;
use crate::questionnaire::Role;

/// One reason to read answers with care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quality {
    /// A side has no answers at all.
    NoAnswers(Role),
    /// A respondent gave nine or more equal scale answers in a row, though some of these questions are worded
    /// the other way round.
    StraightLining(Role),
    /// A respondent answered fewer than half of the questions.
    FewAnswers(Role),
}

/// The notes on a company's answers, in report order. `masked` is how many answers of each side were taken out: any of
/// them may be of whoever seems to have answered few.
pub fn quality(sheet: &Sheet, masked: [usize; 2]) -> Vec<Quality> {
    let mut notes = Vec::new();
    for role in Role::ALL {
        let respondents = sheet.respondents(role);
        let asked = sheet.questionnaire.count_opinions(role);
        let scored = sheet.questionnaire.count_scored();
        let masked = masked.get(role.index()).copied().unwrap_or(0);
        let few = respondents.iter().filter(|one| {
            let answered = answered(&one.scale[..scored], one.ranked);
            2 * (answered + masked) < asked
        });
        notes.extend(few.map(|_| Quality::FewAnswers(role)));
        let is_silent = |one: &Respondent| answered(&one.scale[..scored], one.ranked) == 0;
        if role != Role::Observer && masked == 0 && respondents.iter().all(is_silent) {
            notes.push(Quality::NoAnswers(role));
        }
        let is_straight = |one: &&Respondent| sheet.scorer.is_straight_line(role, one.scale);
        let straight = respondents.iter().filter(is_straight);
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
