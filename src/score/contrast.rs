//! What one difference is made of: the answers to each question of a part, weighed against each other.

use super::severity::mean_severity;
use super::spread::squares;
use super::{Person, Points, Spread, mean};

/// What a difference of one part rests on.
#[derive(Clone, Debug)]
pub struct Contrast {
    /// Whether everybody concerned has a score on the part.
    pub(super) is_there: bool,
    /// How many questions everybody concerned answered at all.
    pub(super) questions: usize,
    /// The mean of these questions' differences; none where there is none.
    pub(super) mean: Option<f64>,
    /// The sum of their squared distances from it.
    pub(super) squares: f64,
    /// The groups of people in it.
    pub groups: Vec<Spread>,
}

impl Contrast {
    /// The first people's mean minus the second's, question by question.
    pub fn between(first: &[Person], second: &[Person]) -> Self {
        Self::new(&[(1.0, first), (-1.0, second)], &[first, second])
    }

    /// A weighted sum of the means of each question, over `terms`; the people whose differences make it
    /// uncertain are in `groups`.
    pub fn new(terms: &[(f64, &[Person])], groups: &[&[Person]]) -> Self {
        let asked = terms.iter().filter_map(|(_, people)| people.first());
        let count = asked.map(Person::questions).max().unwrap_or(0);
        let difference = |at: usize| {
            let term = |(weight, people): &(f64, &[Person])| {
                let answers = people.iter().filter_map(|person| person.answer(at));
                let (count, sum) = answers.fold((0, 0), |(count, sum), one| (count + 1, sum + one));
                (count > 0).then(|| weight * mean_severity(sum, count))
            };
            terms.iter().map(term).sum::<Option<f64>>()
        };
        // Of the questions that everybody concerned answered.
        let mut known: Vec<(usize, f64)> = Vec::with_capacity(count);
        known.extend((0..count).filter_map(|at| Some((at, difference(at)?))));
        let questions = known.iter().map(|(at, _)| *at);
        let differences = known.iter().map(|(_, difference)| *difference);
        let groups = groups.iter();
        Self {
            is_there: terms.iter().all(|(_, people)| !people.is_empty()),
            questions: known.len(),
            mean: mean(differences.clone()),
            squares: squares(differences),
            groups: groups
                .map(|people| Spread::new(people, &questions))
                .collect(),
        }
    }

    /// What it rests on where the questions' differences are known already: of those that everybody concerned answered.
    pub fn of_means(differences: &[f64], groups: Vec<Spread>) -> Self {
        Self {
            is_there: !differences.is_empty(),
            questions: differences.len(),
            mean: mean(differences.iter().copied()),
            squares: squares(differences.iter().copied()),
            groups,
        }
    }

    /// The mean of the questions' differences; none where no question has one.
    pub fn mean(&self) -> Option<Points> {
        self.mean.map(Points::new)
    }
}
