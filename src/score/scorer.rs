//! The formulas over one company's rows. What they need of a questionnaire is looked up once.

use super::answering::{has_few_answers, is_straight_line};
use super::{CauseScore, CompanyScore, Observable, Part, Row, Rows, Seen, is_blind_spot};
use crate::questionnaire::{Questionnaire, Role};

/// What scoring needs of a questionnaire.
#[derive(Clone, Debug)]
pub struct Scorer<'q> {
    /// What is asked.
    pub questionnaire: &'q Questionnaire,
    /// The scale questions of each cause, in order.
    pub causes: Vec<Observable>,
    /// Those of the symptoms.
    pub symptoms: Observable,
    /// Those of the debate; none where there is none.
    pub debate: Part,
    /// How many questions each role is asked, by [`Role::index`].
    asked: [usize; 3],
}

impl<'q> Scorer<'q> {
    /// Looks everything up.
    pub fn new(questionnaire: &'q Questionnaire) -> Self {
        let causes = questionnaire.causes.iter();
        Self {
            questionnaire,
            causes: causes
                .map(|cause| Observable::new(questionnaire, cause.scale.clone()))
                .collect(),
            symptoms: Observable::new(questionnaire, questionnaire.symptoms.scale.clone()),
            debate: Part::new(questionnaire, questionnaire.debate_scale()),
            asked: Role::ALL.map(|role| questionnaire.count_asked(role)),
        }
    }

    /// Scores one company.
    pub fn score(&self, rows: &Rows) -> CompanyScore {
        let causes = self.causes.iter();
        let mut score = CompanyScore {
            respondents: Role::ALL
                .map(|role| u32::try_from(rows.of(role).len()).unwrap_or(u32::MAX)),
            symptoms: rows.sides(&self.symptoms.all),
            causes: causes.map(|cause| self.cause(rows, cause)).collect(),
            careful: Role::ALL.map(|role| self.careful(rows, role)).iter().sum(),
        };
        score.rank();
        score
    }

    fn cause(&self, rows: &Rows, cause: &Observable) -> CauseScore {
        let is_observed = !rows.of(Role::Observer).is_empty();
        let seen = is_observed.then(|| Box::new(Seen::new(rows, cause)));
        CauseScore {
            sides: rows.sides(&cause.all),
            rank: None,
            blind_spot: seen.as_ref().is_some_and(|seen| {
                is_blind_spot(seen.observer, seen.sides, self.questionnaire.thresholds)
            }),
            seen,
        }
    }

    /// How many respondents of a role gave answers that are to be read with care.
    fn careful(&self, rows: &Rows, role: Role) -> u32 {
        let asked = self.asked[role.index()];
        let is_careful = |row: &&Row| {
            has_few_answers(row.scale, row.ranked, asked)
                || is_straight_line(row.scale, self.questionnaire)
        };
        let careful = rows.of(role).iter().filter(is_careful).count();
        u32::try_from(careful).unwrap_or(u32::MAX)
    }
}
