//! Answers that so few people of a side gave that a report would show what one of them answered.

use super::{Part, Scorer};
use crate::answers::companies::{Companies, RecordAt};
use crate::questionnaire::{Questionnaire, Role};

/// Takes out, as if it had never been given, what fewer people of a side answered than `least`: single questions, and
/// all of a part on which fewer have a score. Returns how many answers that is.
///
/// `counts` tells whose answers count, by their role and their answers to scale questions; the others keep theirs.
pub(crate) fn mask(
    questionnaire: &Questionnaire,
    companies: &mut Companies,
    least: usize,
    counts: impl Fn(&Scorer, Role, &[u8]) -> bool,
) -> usize {
    let scorer = Scorer::new(questionnaire);
    let parts = parts(questionnaire);
    let mut masked = vec![[0; 2]; companies.len()];
    let mut groups = masked.clone();
    for company in 0..companies.len() {
        for role in Role::SIDES {
            let members = companies.members(company).iter().copied();
            let own = members.filter(|at| {
                let (records, at) = companies.record(*at);
                records.role(at) == role && counts(&scorer, role, records.scale(at))
            });
            let side = Side {
                people: own.collect(),
                least,
            };
            groups[company][role.index()] = side.group(companies);
            masked[company][role.index()] =
                side.mask_parts(companies, &parts) + side.mask_orders(companies, questionnaire);
        }
    }
    let all = masked.iter().flatten().sum();
    companies.masked = masked;
    companies.groups = groups;
    all
}

/// Each question by itself, and then all that has a score of its own.
fn parts(questionnaire: &Questionnaire) -> Vec<Part> {
    let questions = (0..questionnaire.scale_questions.len()).map(|at| at..at + 1);
    let causes = questionnaire.causes.iter();
    let causes = causes.map(|cause| cause.scale.clone());
    let others = [
        questionnaire.symptoms.scale.clone(),
        questionnaire.debate_scale(),
    ];
    let all = questions.chain(causes).chain(others);
    all.map(|scale| Part::new(questionnaire, scale)).collect()
}

/// The people of one company's side.
struct Side {
    people: Vec<RecordAt>,
    least: usize,
}

impl Side {
    /// Whether what so many people did shows too much of each.
    fn is_few(&self, is_one: impl Fn(&RecordAt) -> bool) -> bool {
        let count = self.people.iter().filter(|at| is_one(at)).count();
        (1..self.least).contains(&count)
    }

    /// How many people hide each other: those who answered a question. Comments alone hide nobody's answers, but where there
    /// is nothing else, they have to hide each other.
    fn group(&self, companies: &Companies) -> usize {
        let has_answered = |at: &&RecordAt| {
            let (records, at) = companies.record(**at);
            records.answered(at) > 0
        };
        match self.people.iter().filter(has_answered).count() {
            0 => self.people.len(),
            count => count,
        }
    }

    fn mask_parts(&self, companies: &mut Companies, parts: &[Part]) -> usize {
        let mut masked = 0;
        for part in parts {
            let has_score = |at: &RecordAt| {
                let (records, at) = companies.record(*at);
                part.score(records.scale(at)).is_some()
            };
            if self.is_few(has_score) {
                masked += self.blank(companies, part.questions());
            }
        }
        masked
    }

    fn mask_orders(&self, companies: &mut Companies, questionnaire: &Questionnaire) -> usize {
        let mut masked = 0;
        for ranking in 0..questionnaire.ranking_questions.len() {
            let has_order = |at: &RecordAt| {
                let (records, at) = companies.record(*at);
                records.words(at).order(ranking).is_some()
            };
            if self.is_few(has_order) {
                let taken = self.people.iter();
                let taken = taken.filter(|at| companies.take_order(**at, ranking));
                masked += taken.count();
            }
        }
        masked
    }

    fn blank(&self, companies: &mut Companies, questions: impl Iterator<Item = usize>) -> usize {
        let mut blanked = 0;
        for question in questions {
            for at in &self.people {
                let answer = companies.answer_mut(*at, question);
                blanked += usize::from(std::mem::take(answer) > 0);
            }
        }
        blanked
    }
}
