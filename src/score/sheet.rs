//! One company's answers, respondents in an order that hangs on these answers alone.

use std::sync::Arc;

use super::severity::{mean_severity, severity};
use super::{CompanyScore, Pair, Part, Points, Row, Rows, Scorer, Seen};
use crate::answers::Respondent;
use crate::questionnaire::{Questionnaire, Role};

/// Everything that one company's respondents answered.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    /// What was asked.
    pub questionnaire: &'a Questionnaire,
    /// What was asked, looked up for scoring.
    pub scorer: Arc<Scorer<'a>>,
    roles: [Vec<Respondent<'a>>; 3],
}

impl<'a> Sheet<'a> {
    /// Sorts the respondents by their answers, so that sums have the same order, and the same last
    /// bit, whatever files and names they come in.
    pub fn new(questionnaire: &'a Questionnaire, respondents: &[Respondent<'a>]) -> Self {
        Self::with(Arc::new(Scorer::new(questionnaire)), respondents)
    }

    /// The same, where what was asked is looked up for many companies.
    pub fn with(scorer: Arc<Scorer<'a>>, respondents: &[Respondent<'a>]) -> Self {
        let mut sorted = respondents.to_vec();
        sorted.sort_by_key(|respondent| (respondent.scale, respondent.words));
        Self {
            questionnaire: scorer.questionnaire,
            scorer,
            roles: Role::ALL.map(|role| {
                let same = sorted.iter().filter(|respondent| respondent.role == role);
                same.copied().collect()
            }),
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

    /// The company's score.
    pub fn company_score(&self) -> CompanyScore {
        self.scorer.score(&self.rows())
    }

    /// What is seen of a cause, by its index, on the questions that the observer is asked.
    pub fn seen(&self, cause: usize) -> Seen {
        Seen::new(&self.rows(), &self.scorer.causes[cause])
    }

    /// Everybody's scale answers.
    pub fn rows(&self) -> Rows<'a> {
        let row = |respondent: &Respondent<'a>| {
            Row::new(respondent.role, respondent.scale, respondent.ranked)
        };
        Rows::new(self.all().map(row))
    }

    /// The scores on a part of a role's respondents that have one.
    pub fn scores(&self, role: Role, part: &Part) -> Vec<f64> {
        let respondents = self.respondents(role).iter();
        let scores = respondents.filter_map(|respondent| part.score(respondent.scale));
        scores.collect()
    }

    /// A role's score on a part: the mean of its respondents'.
    pub fn score(&self, role: Role, part: &Part) -> Option<Points> {
        part.mean(self.respondents(role).iter().map(|one| one.scale))
    }

    /// Both sides' scores on a part.
    pub fn sides(&self, part: &Part) -> Pair {
        Role::SIDES.map(|role| self.score(role, part))
    }

    /// Both sides' mean severities of one question, over all who answered it.
    pub fn question(&self, question: usize) -> Pair {
        let asked = &self.questionnaire.scale_questions[question];
        Role::SIDES.map(|role| {
            let (mut sum, mut count) = (0, 0);
            for answer in self.answers(role, question) {
                sum += severity(answer, asked.labels.len(), asked.keying);
                count += 1;
            }
            (count > 0).then(|| Points::new(mean_severity(sum.into(), count)))
        })
    }

    /// How many of a role chose each label of a question.
    pub fn counts(&self, role: Role, question: usize) -> Vec<usize> {
        let mut counts = vec![0; self.questionnaire.scale_questions[question].labels.len()];
        for answer in self.answers(role, question) {
            counts[usize::from(answer) - 1] += 1;
        }
        counts
    }

    /// The answers that a role gave to a scale question.
    fn answers(&self, role: Role, question: usize) -> impl Iterator<Item = u8> {
        let given = self.respondents(role).iter();
        given
            .map(move |respondent| respondent.scale[question])
            .filter(|answer| *answer > 0)
    }

    /// The orders that a role's respondents gave to a ranking question.
    pub fn orders(&self, role: Role, question: usize) -> Vec<&'a [usize]> {
        let respondents = self.respondents(role).iter();
        let orders = respondents.filter_map(|respondent| respondent.words.order(question));
        orders.collect()
    }
}
