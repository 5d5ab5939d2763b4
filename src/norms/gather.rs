//! Norms from the answers of many companies.

use super::FEWEST;
use super::grouped::Grouped;
use super::kept::{FORMAT, KeptNorms, Known, OfPart};
use crate::answers::Company;
use crate::questionnaire::Questionnaire;
use crate::score::{Pair, Part, Row, Rows, Scorer, quadratic_mean};

/// Why answers make no norms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// This company stands there with several waves: by them, one could be taken for many.
    SeveralWaves(String),
    /// There are only so many companies.
    TooFew(usize),
}

/// Both sides' figures on a part, counted over companies.
#[derive(Clone, Copy, Debug, Default)]
struct PartGroups {
    priority: Grouped,
    sides: [Grouped; 2],
}

impl PartGroups {
    fn add(&mut self, sides: Pair) {
        for (counted, side) in self.sides.iter_mut().zip(sides) {
            if let Some(side) = side {
                counted.add(side);
            }
        }
        if let ([Some(_), Some(_)], Some(priority)) = (sides, quadratic_mean(sides)) {
            self.priority.add(priority);
        }
    }

    fn norm(&self, questionnaire: &Questionnaire) -> OfPart {
        let sides = questionnaire.sides.iter().zip(&self.sides);
        let sides = sides.map(|(side, counted)| (side.id.clone(), counted.norm()));
        OfPart {
            priority: self.priority.norm(),
            sides: sides.collect(),
        }
    }
}

/// All parts of a questionnaire, counted over companies.
struct Counted<'q> {
    scorer: Scorer<'q>,
    questions: Vec<Part>,
    causes: Vec<PartGroups>,
    symptoms: PartGroups,
    of_questions: Vec<PartGroups>,
}

impl<'q> Counted<'q> {
    fn new(questionnaire: &'q Questionnaire) -> Self {
        let scale = 0..questionnaire.count_scored();
        let questions: Vec<Part> = scale.map(|at| Part::new(questionnaire, [at])).collect();
        Self {
            scorer: Scorer::new(questionnaire),
            causes: vec![PartGroups::default(); questionnaire.causes.len()],
            symptoms: PartGroups::default(),
            of_questions: vec![PartGroups::default(); questions.len()],
            questions,
        }
    }

    fn add(&mut self, company: &Company, excludes_straight_lining: bool) {
        let Self { scorer, .. } = self;
        let is_left_out =
            |scale, role| excludes_straight_lining && scorer.is_straight_line(role, scale);
        let people = company.respondents.iter();
        let people = people.filter(|one| !is_left_out(one.scale, one.role));
        let rows = Rows::new(people.map(|one| Row::new(one.role, one.scale, 0)));
        for (groups, cause) in self.causes.iter_mut().zip(&self.scorer.causes) {
            groups.add(rows.sides(&cause.all));
        }
        self.symptoms.add(rows.sides(&self.scorer.symptoms.all));
        for (groups, question) in self.of_questions.iter_mut().zip(&self.questions) {
            groups.add(rows.sides(question));
        }
    }
}

impl KeptNorms {
    /// The norms of companies, which come by name.
    ///
    /// # Errors
    /// Fewer than [`FEWEST`] companies make none, and each counts once.
    pub fn gather<'a>(
        questionnaire: &Questionnaire,
        companies: impl Iterator<Item = Company<'a>>,
        excludes_straight_lining: bool,
    ) -> Result<Self, Unfit> {
        let mut counted = Counted::new(questionnaire);
        let (mut all, mut last) = (0, None);
        for company in companies {
            if last.replace(company.name) == Some(company.name) {
                return Err(Unfit::SeveralWaves(company.name.to_owned()));
            }
            counted.add(&company, excludes_straight_lining);
            all += 1;
        }
        if all < FEWEST {
            return Err(Unfit::TooFew(all));
        }
        let of = |groups: &PartGroups| groups.norm(questionnaire);
        let causes = questionnaire.causes.iter().zip(&counted.causes);
        let causes = causes.map(|(cause, groups)| (cause.id.clone(), of(groups)));
        let questions = questionnaire.scale_questions.iter();
        let questions = questions.zip(&counted.of_questions);
        let questions = questions.map(|(asked, groups)| (asked.id.clone(), of(groups)));
        Ok(Self {
            format: FORMAT.to_owned(),
            questionnaire: Known {
                id: questionnaire.id.clone(),
                version: questionnaire.version.clone(),
            },
            companies: all / FEWEST * FEWEST,
            causes: causes.collect(),
            symptoms: of(&counted.symptoms),
            questions: questions.collect(),
        })
    }
}
