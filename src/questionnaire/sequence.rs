//! In which order a respondent is asked: the questions of one cause spread out, always the same.

use super::{Cause, Questionnaire, Role, Wording};

/// A question that is asked, by its index in the questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Asked {
    /// An index into [`Questionnaire::scale_questions`].
    Scale(usize),
    /// An index into [`Questionnaire::ranking_questions`].
    Ranking(usize),
}

impl Questionnaire {
    /// The id of the question that has this number in the forms of all parties; none where they differ.
    pub(crate) fn numbered(&self, number: &str) -> Option<&str> {
        let at = number.parse::<usize>().ok()?.checked_sub(1)?;
        let parties = self.parties();
        let mut asked = parties.map(|(role, _)| self.sequence(role).get(at).copied());
        let first = asked.next()??;
        let is_first = asked.all(|other| other == Some(first));
        is_first.then(|| self.question_id(first))
    }

    /// The questions that a role is asked, open ones left out, in the order of asking.
    ///
    /// Each cause's questions, the symptoms' and the debate's are laid out evenly from the first to
    /// the last, so that a respondent can't tell which belong together. What is done already comes last.
    pub fn sequence(&self, role: Role) -> Vec<Asked> {
        let causes = self.causes.iter().map(|cause| self.of_cause(cause));
        let mut groups: Vec<Vec<Asked>> = causes.collect();
        groups.push(self.symptoms.scale.clone().map(Asked::Scale).collect());
        groups.push(self.debate_scale().map(Asked::Scale).collect());
        let mut placed = Vec::new();
        for (group, questions) in groups.iter().enumerate() {
            let mut asked = questions.clone();
            asked.retain(|asked| self.wording(*asked).is_asked(role));
            let count = asked.len();
            placed.extend((0..count).map(|at| (2 * at + 1, 2 * count, group, asked[at])));
        }
        // Places are fractions, compared by cross-multiplication; ties go by group.
        placed.sort_by_key(|(_, _, group, _)| *group);
        placed.sort_by(|(a, b, ..), (c, d, ..)| (a * d).cmp(&(c * b)));
        let practices = self.practice_scale().map(Asked::Scale);
        let practices = practices.filter(|asked| self.wording(*asked).is_asked(role));
        let placed = placed.into_iter().map(|(.., asked)| asked);
        placed.chain(practices).collect()
    }

    /// Every question, open ones left out, in the order of the questionnaire.
    pub fn in_order(&self) -> Vec<Asked> {
        let causes = self.causes.iter();
        let mut all: Vec<Asked> = causes.flat_map(|cause| self.of_cause(cause)).collect();
        all.extend(self.symptoms.scale.clone().map(Asked::Scale));
        all.extend(self.debate_scale().map(Asked::Scale));
        all.extend(self.practice_scale().map(Asked::Scale));
        all
    }

    /// A cause's questions, as they stand in the file.
    fn of_cause(&self, cause: &Cause) -> Vec<Asked> {
        let rankings = |before: usize| {
            let rankings = cause.rankings.clone();
            let standing = rankings.filter(move |at| self.ranking_questions[*at].before == before);
            standing.map(Asked::Ranking)
        };
        let scale = cause.scale.clone();
        let each = scale.flat_map(|at| rankings(at).chain([Asked::Scale(at)]));
        each.chain(rankings(cause.scale.end)).collect()
    }

    /// The same by kind: the scale questions, then the rankings.
    pub(crate) fn by_kind(&self) -> impl Iterator<Item = Asked> {
        let scale = (0..self.scale_questions.len()).map(Asked::Scale);
        scale.chain((0..self.ranking_questions.len()).map(Asked::Ranking))
    }

    /// The wording of a question.
    pub fn wording(&self, asked: Asked) -> &Wording {
        match asked {
            Asked::Scale(index) => &self.scale_questions[index].wording,
            Asked::Ranking(index) => &self.ranking_questions[index].wording,
        }
    }

    /// The id of a question.
    pub fn question_id(&self, asked: Asked) -> &str {
        match asked {
            Asked::Scale(index) => &self.scale_questions[index].id,
            Asked::Ranking(index) => &self.ranking_questions[index].id,
        }
    }

    /// What can be said to a question where there is nothing to answer about.
    pub(crate) fn absent(&self, asked: Asked) -> Option<&str> {
        match asked {
            Asked::Scale(index) => self.scale_questions[index].absent.as_deref(),
            Asked::Ranking(index) => self.ranking_questions[index].absent.as_deref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::EMBEDDED;

    #[test]
    fn every_question_is_asked_once_and_no_cause_twice_in_a_row() {
        let questionnaire = EMBEDDED[0].read().unwrap();
        let cause_of = |asked: Asked| {
            questionnaire.causes.iter().position(|cause| match asked {
                Asked::Scale(index) => cause.scale.contains(&index),
                Asked::Ranking(index) => cause.rankings.contains(&index),
            })
        };
        for role in Role::ALL {
            let sequence = questionnaire.sequence(role);
            let mut sorted = sequence.clone();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(sorted.len(), sequence.len());
            for pair in sequence.windows(2) {
                let (one, next) = (cause_of(pair[0]), cause_of(pair[1]));
                assert!(one.is_none() || one != next, "{pair:?}");
            }
        }
        // 37 on scales, two orders and seven practices; the observer is asked two of them less.
        assert_eq!(questionnaire.sequence(Role::First).len(), 46);
        assert_eq!(questionnaire.sequence(Role::Observer).len(), 44);
        let last = questionnaire.sequence(Role::Second).split_off(39);
        let practices: Vec<Asked> = questionnaire.practice_scale().map(Asked::Scale).collect();
        assert_eq!(last, practices);
    }
}
