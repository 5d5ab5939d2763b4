//! Scale questions that are scored together: a cause's, the symptoms', the debate's, or some of them.

use std::ops::Range;

use super::severity::{mean_of_half, severity};
use super::{Points, mean};
use crate::questionnaire::{Questionnaire, Role};

/// Scale questions that are scored together, the severity of each answer looked up once.
#[derive(Clone, Debug)]
pub struct Part(Vec<Item>);

/// A scale question with the severity of each answer.
#[derive(Clone, Debug)]
struct Item {
    question: usize,
    /// In parts. Of the answer 0, a missing one, it is 0: it adds nothing to a sum.
    severities: [u32; 16],
}

impl Item {
    fn new(questionnaire: &Questionnaire, question: usize) -> Self {
        let asked = &questionnaire.scale_questions[question];
        let severities = std::array::from_fn(|answer| {
            let is_answer = (1..=asked.labels.len()).contains(&answer);
            let answer = u8::try_from(answer).ok().filter(|_| is_answer);
            answer.map_or(0, |answer| {
                severity(answer, asked.labels.len(), asked.keying)
            })
        });
        Self {
            question,
            severities,
        }
    }

    /// The answers that speak of conflict at all, each with its severity in parts.
    fn steps(&self) -> Vec<(u8, u32)> {
        let all = (0..).zip(self.severities);
        all.filter(|(_, severity)| *severity > 0).collect()
    }

    fn severity(&self, answer: u8) -> u32 {
        self.severities[usize::from(answer) % 16]
    }
}

impl Part {
    /// These scale questions, by their indexes.
    pub fn new(questionnaire: &Questionnaire, questions: impl IntoIterator<Item = usize>) -> Self {
        let questions = questions.into_iter();
        let items = questions.map(|question| Item::new(questionnaire, question));
        Self(items.collect())
    }

    /// All but one of these questions.
    #[must_use]
    pub fn without(&self, question: usize) -> Self {
        let others = self.0.iter().filter(|item| item.question != question);
        Self(others.cloned().collect())
    }

    /// The questions' indexes.
    pub fn questions(&self) -> impl Iterator<Item = usize> {
        self.0.iter().map(|item| item.question)
    }

    /// For each question the severity of a respondent's answer in parts, and whether there is one.
    pub fn severities(&self, scale: &[u8]) -> impl Iterator<Item = (u32, bool)> {
        self.0.iter().map(|item| {
            let answer = scale[item.question];
            (item.severity(answer), answer > 0)
        })
    }

    /// For each question its index, and its answers that speak of conflict at all, each with its severity in parts.
    pub fn steps(&self) -> impl Iterator<Item = (usize, Vec<(u8, u32)>)> {
        self.0.iter().map(|item| (item.question, item.steps()))
    }

    /// How many questions there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The severity in parts of a respondent's answer to one of the questions, by its place here; none of a missing
    /// one.
    pub fn answer(&self, at: usize, scale: &[u8]) -> Option<i64> {
        let item = &self.0[at];
        let answer = scale[item.question];
        (answer > 0).then(|| item.severity(answer).into())
    }

    /// A respondent's score, 0 to 100: the mean severity of its answers, if at least half of the questions
    /// are answered.
    #[inline]
    pub fn score(&self, scale: &[u8]) -> Option<f64> {
        let (mut answered, mut sum) = (0, 0);
        for item in &self.0 {
            let answer = scale[item.question];
            answered += usize::from(answer > 0);
            sum += item.severity(answer);
        }
        mean_of_half(sum, answered, self.0.len())
    }

    /// The mean of the respondents that have a score.
    pub fn mean<'r>(&self, scales: impl Iterator<Item = &'r [u8]>) -> Option<Points> {
        mean(scales.filter_map(|scale| self.score(scale))).map(Points::new)
    }
}

/// Questions, and those of them that the observer is asked.
#[derive(Clone, Debug)]
pub struct Observable {
    /// All of them.
    pub all: Part,
    /// Those with a wording for the observer.
    pub seen: Part,
}

impl Observable {
    /// Questions by their indexes.
    pub fn new(questionnaire: &Questionnaire, scale: Range<usize>) -> Self {
        let seen = questionnaire.asked(scale.clone(), Role::Observer);
        Self {
            all: Part::new(questionnaire, scale),
            seen: Part::new(questionnaire, seen),
        }
    }
}
