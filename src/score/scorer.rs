//! The formulas over one company's rows. What they need of a questionnaire is looked up once.

use std::cell::OnceCell;

use super::answering::{asking_order, has_few_answers, is_straight_line};
use super::{
    CauseScore, Classification, CompanyScore, Contrast, Differences, GAP_LEVEL, OBSERVER_LEVEL,
    Observable, Part, Person, Row, Rows, Seen, gap, is_blind_to,
};
use crate::questionnaire::{Keying, Questionnaire, Role};

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
    /// In which order each role is asked the scale questions.
    order: [Vec<(usize, Keying)>; 3],
}

impl<'q> Scorer<'q> {
    /// Looks everything up.
    pub fn new(questionnaire: &'q Questionnaire) -> Self {
        let causes = questionnaire.causes.iter();
        let causes = causes.map(|cause| Observable::new(questionnaire, cause.scale.clone()));
        Self {
            questionnaire,
            causes: causes.collect(),
            symptoms: Observable::new(questionnaire, questionnaire.symptoms.scale.clone()),
            debate: Part::new(questionnaire, questionnaire.debate_scale()),
            asked: Role::ALL.map(|role| questionnaire.count_opinions(role)),
            order: Role::ALL.map(|role| asking_order(questionnaire, role)),
        }
    }

    /// Scores one company.
    pub fn score(&self, rows: &Rows) -> CompanyScore {
        let causes = self.causes.iter();
        let mut score = CompanyScore {
            respondents: Role::ALL
                .map(|role| u32::try_from(rows.of(role).len()).unwrap_or(u32::MAX)),
            symptoms: rows.sides(&self.symptoms.all),
            causes: causes.map(|cause| Self::cause(rows, cause)).collect(),
            careful: Role::ALL.map(|role| self.careful(rows, role)).iter().sum(),
        };
        score.rank();
        self.classify(rows, &mut score);
        score
    }

    /// Says what each cause's figures come to. The intervals of the differences are looked up where something
    /// hangs on them, which is seldom.
    fn classify(&self, rows: &Rows, score: &mut CompanyScore) {
        let thresholds = self.questionnaire.thresholds;
        let gaps = OnceCell::new();
        let to_observer: [OnceCell<Differences>; 2] = Default::default();
        for (at, cause) in score.causes.iter_mut().enumerate() {
            let is_sure = || {
                let gaps: &Differences = gaps.get_or_init(|| self.gaps(rows));
                gaps.excludes_zero(at, gap(cause.sides), &GAP_LEVEL)
            };
            cause.reading = Classification::of(cause.sides, is_sure, thresholds);
            let seen = cause.seen.as_deref().filter(|seen| seen.observer.is_some());
            cause.blind_spot = seen.map(|seen| {
                Role::SIDES.into_iter().all(|side| {
                    let difference = seen.differences()[side.index()];
                    let is_sure = || {
                        let all =
                            to_observer[side.index()].get_or_init(|| self.to_observer(rows, side));
                        all.excludes_zero(at, difference, &OBSERVER_LEVEL)
                    };
                    is_blind_to(difference, is_sure, thresholds)
                })
            });
        }
    }

    /// What the two sides differ by, on each cause in the questionnaire's order and on the symptoms.
    pub fn gaps(&self, rows: &Rows) -> Differences {
        self.differences(rows, [Role::First, Role::Second], |questions| {
            &questions.all
        })
    }

    /// What a side and the observer differ by, on the questions that the observer is asked.
    pub fn to_observer(&self, rows: &Rows, side: Role) -> Differences {
        self.differences(rows, [side, Role::Observer], |questions| &questions.seen)
    }

    fn differences(
        &self,
        rows: &Rows,
        roles: [Role; 2],
        part: fn(&Observable) -> &Part,
    ) -> Differences {
        let mut people = [Vec::new(), Vec::new()];
        let contrast = |questions| {
            for (people, role) in people.iter_mut().zip(roles) {
                let scales = rows.of(role).iter().map(|row| row.scale);
                people.clear();
                people.extend(Person::all(part(questions), scales));
            }
            let [first, second] = &people;
            Contrast::between(first, second)
        };
        let parts = self.causes.iter().chain([&self.symptoms]);
        Differences {
            parts: parts.map(contrast).collect(),
            weight: 1.0,
        }
    }

    fn cause(rows: &Rows, cause: &Observable) -> CauseScore {
        let is_observed = !rows.of(Role::Observer).is_empty();
        let seen = is_observed.then(|| Box::new(Seen::new(rows, cause)));
        CauseScore {
            sides: rows.sides(&cause.all),
            rank: None,
            reading: None,
            blind_spot: None,
            seen,
        }
    }

    /// Whether somebody gave nine or more equal answers in a row, in the order of asking, even to questions
    /// worded the opposite way.
    pub fn is_straight_line(&self, role: Role, scale: &[u8]) -> bool {
        is_straight_line(scale, &self.order[role.index()])
    }

    /// How many respondents of a role gave answers that are to be read with care.
    fn careful(&self, rows: &Rows, role: Role) -> u32 {
        let asked = self.asked[role.index()];
        let scored = self.questionnaire.count_scored();
        let is_careful = |row: &&Row| {
            has_few_answers(&row.scale[..scored], row.ranked, asked)
                || self.is_straight_line(role, row.scale)
        };
        let careful = rows.of(role).iter().filter(is_careful).count();
        u32::try_from(careful).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::EMBEDDED;

    #[test]
    fn careful_counts_who_answers_little_and_who_answers_in_a_line() {
        let questionnaire = &EMBEDDED[0].read().unwrap();
        let count = questionnaire.scale_questions.len();
        let varied: Vec<u8> = [2, 4, 3, 5].into_iter().cycle().take(count).collect();
        let straight = vec![3; count];
        let mut little = vec![0; count];
        little[0] = 4;
        let careful = |scales: &[&[u8]]| {
            let rows = scales.iter().map(|scale| Row::new(Role::First, scale, 0));
            Scorer::new(questionnaire).score(&Rows::new(rows)).careful
        };
        assert_eq!(careful(&[&varied]), 0);
        assert_eq!(careful(&[&varied, &straight]), 1);
        assert_eq!(careful(&[&varied, &little]), 1);
        assert_eq!(careful(&[&little, &varied, &straight]), 2);
    }

    #[test]
    fn a_line_is_looked_for_in_scored_questions_alone() {
        let questionnaire = &EMBEDDED[0].read().unwrap();
        let scored = questionnaire.count_scored();
        assert!(scored < questionnaire.scale_questions.len());
        let order = asking_order(questionnaire, Role::First);
        let mut asked: Vec<usize> = order.iter().map(|(at, _)| *at).collect();
        asked.sort_unstable();
        assert_eq!(asked, (0..scored).collect::<Vec<_>>());
    }
}
