//! What both waves asked: a change is a change of answers to the same questions.

use std::ops::Range;

use super::Both;
use super::care::Note;
use crate::answers::{Company, FreeText, Respondent};
use crate::diagnosis::quality_notes;
use crate::questionnaire::{Cause, Questionnaire, Role, Solution};

/// The questions that two questionnaires share, which may be one and the same.
#[derive(Debug)]
pub struct Shared<'q> {
    /// The newer questionnaire, cut down to them. Orders and open questions, which are not compared, are left out.
    pub questionnaire: Questionnaire,
    /// The same with the older wave's questions, whose scales may be others.
    pub(super) older: Questionnaire,
    /// How many scale questions each wave asked that the other one didn't.
    pub unshared: Both<usize>,
    asked: Both<&'q Questionnaire>,
    /// For each shared question its index in each of the questionnaires.
    kept: Both<Vec<usize>>,
}

/// One wave's answers to the shared questions, and what to know of all its answers.
#[derive(Debug)]
pub struct SharedAnswers<'a> {
    name: &'a str,
    wave: Option<&'a str>,
    respondents: Vec<(Role, u32, Vec<u8>)>,
    /// What to read with care.
    pub(super) quality: Vec<Note>,
}

impl<'q> Shared<'q> {
    /// The questions of equal ids that stand under a cause of equal id, or among the symptoms or the debate, in
    /// both; each wave's answers are read by its own scales. None where no cause has one, or the sides are others.
    pub fn new(asked: Both<&'q Questionnaire>) -> Option<Self> {
        let (old, new) = (asked.old, asked.new);
        if side_ids(old) != side_ids(new) {
            return None;
        }
        let mut cut = Cut {
            old,
            new,
            kept: Both::new(Vec::new(), Vec::new()),
        };
        let mut questionnaire = new.clone();
        let causes_kept = cut.keep_causes(&mut questionnaire.causes);
        questionnaire.symptoms.scale = cut.keep(&old.symptoms.scale, &new.symptoms.scale);
        let debate = cut.keep(&old.debate_scale(), &new.debate_scale());
        questionnaire.debate = questionnaire.debate.filter(|_| !debate.is_empty());
        if let Some(kept) = &mut questionnaire.debate {
            kept.scale = debate;
        }
        keep_weights(&mut questionnaire.solutions, &causes_kept);
        let kept = cut.kept;
        let questions = |asked: &Questionnaire, kept: &[usize]| {
            let kept = kept.iter();
            kept.map(|at| asked.scale_questions[*at].clone()).collect()
        };
        questionnaire.scale_questions = questions(new, &kept.new);
        questionnaire.ranking_questions.clear();
        questionnaire.practices = None;
        questionnaire.open.clear();
        let older = Questionnaire {
            scale_questions: questions(old, &kept.old),
            ..questionnaire.clone()
        };
        let unshared = |asked: &Questionnaire| asked.count_scored() - kept.new.len();
        (!questionnaire.causes.is_empty()).then_some(Self {
            questionnaire,
            older,
            unshared: Both::new(unshared(old), unshared(new)),
            asked,
            kept,
        })
    }

    pub(super) fn asked(&self) -> Both<&'q Questionnaire> {
        self.asked
    }

    /// The older wave's answers to the shared questions.
    pub fn old<'a>(&self, company: &Company<'a>) -> SharedAnswers<'a> {
        SharedAnswers::new(self.asked.old, &self.kept.old, company)
    }

    /// The newer wave's.
    pub fn new_wave<'a>(&self, company: &Company<'a>) -> SharedAnswers<'a> {
        SharedAnswers::new(self.asked.new, &self.kept.new, company)
    }
}

fn side_ids(asked: &Questionnaire) -> [&str; 2] {
    asked.sides.each_ref().map(|side| side.id.as_str())
}

/// Leaves the weights of these causes. What is done already is no longer asked.
fn keep_weights(solutions: &mut [Solution], causes: &[usize]) {
    let of_kept = |weights: &[f64]| causes.iter().map(|at| weights[*at]).collect();
    for solution in solutions {
        solution.weights = of_kept(&solution.weights);
        for action in &mut solution.actions {
            action.weights = of_kept(&action.weights);
            action.practice = None;
        }
    }
}

struct Cut<'q> {
    old: &'q Questionnaire,
    new: &'q Questionnaire,
    kept: Both<Vec<usize>>,
}

impl Cut<'_> {
    /// Leaves the causes that have shared questions, and tells which they were.
    fn keep_causes(&mut self, causes: &mut Vec<Cause>) -> Vec<usize> {
        let (mut left, mut kept) = (Vec::new(), Vec::new());
        for (at, cause) in causes.iter().enumerate() {
            let mut olds = self.old.causes.iter();
            let older = olds.find(|older| older.id == cause.id);
            let scale = older.map_or(0..0, |older| self.keep(&older.scale, &cause.scale));
            if !scale.is_empty() {
                kept.push(at);
                left.push(Cause {
                    scale,
                    rankings: 0..0,
                    ..cause.clone()
                });
            }
        }
        *causes = left;
        kept
    }

    /// Keeps the shared ones of these questions, and tells where they stand now.
    fn keep(&mut self, old: &Range<usize>, new: &Range<usize>) -> Range<usize> {
        let start = self.kept.new.len();
        for at in new.clone() {
            let question = &self.new.scale_questions[at];
            let mut olds = old.clone();
            if let Some(older) = olds.find(|at| self.old.scale_questions[*at].id == question.id) {
                self.kept.old.push(older);
                self.kept.new.push(at);
            }
        }
        start..self.kept.new.len()
    }
}

impl<'a> SharedAnswers<'a> {
    fn new(asked: &Questionnaire, kept: &[usize], company: &Company<'a>) -> Self {
        let shared = |one: &Respondent| kept.iter().map(|at| one.scale[*at]).collect();
        let respondents = company.respondents.iter();
        let respondents = respondents.map(|one| (one.role, one.name, shared(one)));
        let quality = quality_notes(asked, company);
        Self {
            name: company.name,
            wave: company.wave,
            respondents: respondents.collect(),
            quality: quality.iter().map(Note::from).collect(),
        }
    }

    /// The answers as a company's.
    pub(super) fn company(&self) -> Company<'_> {
        let respondents = self.respondents.iter();
        let respondents = respondents.map(|(role, name, scale)| Respondent {
            role: *role,
            name: *name,
            scale,
            ranked: 0,
            words: FreeText::NONE,
        });
        Company {
            name: self.name,
            wave: self.wave,
            respondents: respondents.collect(),
            numbered: Vec::new(),
            masked: [0; 2],
            groups: [0; 2],
        }
    }
}
