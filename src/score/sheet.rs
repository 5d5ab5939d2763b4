//! One company's answers as severities, respondents in an order that hangs on their answers alone.

use super::{Pair, Points, mean, mean_severity, respondent_score};
use crate::answers::Record;
use crate::questionnaire::{Questionnaire, Role};

/// One respondent's record with its severities.
#[derive(Clone, Debug)]
pub struct Respondent<'a> {
    /// The record.
    pub record: &'a Record,
    /// For each scale question the severity of the answer, in parts.
    pub severities: Vec<Option<u32>>,
}

/// Everything that one company's respondents answered.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    /// What was asked.
    pub questionnaire: &'a Questionnaire,
    roles: [Vec<Respondent<'a>>; 3],
}

impl<'a> Sheet<'a> {
    /// Sorts the respondents by their answers, so that sums have the same order, and the same last
    /// bit, whatever files and names they come in.
    pub fn new(questionnaire: &'a Questionnaire, records: &[&'a Record]) -> Self {
        let mut records = records.to_vec();
        records.sort_by_key(|record| {
            (
                &record.scale,
                &record.orders,
                &record.comments,
                &record.open,
            )
        });
        let mut roles = [const { Vec::new() }; 3];
        for record in records {
            let severities = record
                .scale
                .iter()
                .zip(&questionnaire.scale_questions)
                .map(|(answer, question)| answer.map(|answer| question.severity(answer)))
                .collect();
            roles[record.role.index()].push(Respondent { record, severities });
        }
        Self {
            questionnaire,
            roles,
        }
    }

    /// The respondents of a role, in canonical order.
    pub fn respondents(&self, role: Role) -> &[Respondent<'a>] {
        &self.roles[role.index()]
    }

    /// The respondents of all roles, in report order.
    pub fn all(&self) -> impl Iterator<Item = &Respondent<'a>> {
        self.roles.iter().flatten()
    }

    /// The scores, over these questions, of a role's respondents that have one.
    pub fn scores(&self, role: Role, questions: &[usize]) -> Vec<f64> {
        let score = |respondent: &Respondent| {
            respondent_score(
                questions
                    .iter()
                    .map(|&question| respondent.severities[question]),
            )
        };
        self.respondents(role).iter().filter_map(score).collect()
    }

    /// A role's score over these questions: the mean of its respondents'.
    pub fn score(&self, role: Role, questions: &[usize]) -> Option<Points> {
        mean(self.scores(role, questions)).map(Points::new)
    }

    /// Both sides' scores over these questions.
    pub fn sides(&self, questions: &[usize]) -> Pair {
        Role::SIDES.map(|role| self.score(role, questions))
    }

    /// Both sides' mean severities of one question, over all who answered it.
    pub fn question(&self, question: usize) -> Pair {
        Role::SIDES.map(|role| {
            let answered = self
                .respondents(role)
                .iter()
                .filter_map(|respondent| respondent.severities[question]);
            let (sum, count) =
                answered.fold((0, 0), |(sum, count), severity| (sum + severity, count + 1));
            (count > 0).then(|| Points::new(mean_severity(sum, count)))
        })
    }

    /// How many of a role chose each label of a question.
    pub fn counts(&self, role: Role, question: usize) -> Vec<usize> {
        let mut counts = vec![0; self.questionnaire.scale_questions[question].labels.len()];
        for answer in self
            .respondents(role)
            .iter()
            .filter_map(|respondent| respondent.record.scale[question])
        {
            counts[usize::from(answer) - 1] += 1;
        }
        counts
    }

    /// The orders that a role's respondents gave to a ranking question.
    pub fn orders(&self, role: Role, question: usize) -> Vec<&[usize]> {
        self.respondents(role)
            .iter()
            .filter_map(|respondent| respondent.record.orders[question].as_deref())
            .collect()
    }
}
