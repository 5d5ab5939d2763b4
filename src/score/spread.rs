//! How much a group's people differ on one part: its sums of squares, before anything is pooled.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Part, Points, mean};

/// One person on one part: a cause's questions, or the symptoms'. Where it is a change, what has changed since.
#[derive(Clone, Copy, Debug)]
pub struct Person<'p> {
    /// The score on the part.
    pub(super) score: f64,
    now: Answers<'p>,
    before: Option<Answers<'p>>,
}

/// Somebody's answers, and the questions that they are looked up for.
type Answers<'p> = (&'p Part, &'p [u8]);

impl<'p> Person<'p> {
    /// Those of the respondents that have a score on the part, in their order.
    pub fn all(part: &'p Part, scales: impl Iterator<Item = &'p [u8]>) -> Vec<Self> {
        scales.filter_map(|scale| Self::new(part, scale)).collect()
    }

    /// None where the respondent has no score on the part.
    pub fn new(part: &'p Part, scale: &'p [u8]) -> Option<Self> {
        Some(Self {
            score: part.score(scale)?,
            now: (part, scale),
            before: None,
        })
    }

    /// How this person's answers have changed since.
    #[must_use]
    pub fn change(&self, new: &Self) -> Self {
        Self {
            score: new.score - self.score,
            before: Some(self.now),
            ..*new
        }
    }

    /// How many questions the part has.
    pub(super) fn questions(&self) -> usize {
        self.now.0.count()
    }

    /// A question's severity, 0 to 100, or its change, by its place in the part; none of a missing answer.
    pub(super) fn answer(&self, at: usize) -> Option<f64> {
        let answer = |(part, scale): Answers| part.answer(at, scale);
        match self.before {
            Some(before) => Some(answer(self.now)? - answer(before)?),
            None => answer(self.now),
        }
    }
}

/// How much a group's people differ on one part, before anything is pooled over the parts.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Spread {
    /// The sum of the squared distances of the people's scores from their mean.
    pub between_squares: Points,
    /// One less than the people.
    pub between_df: usize,
    /// What is left of the answers when people's and questions' means are taken out, squared and summed, over
    /// the people who answered all of the questions.
    pub residual_squares: Points,
    /// (these people - 1)(questions - 1).
    pub residual_df: usize,
    /// How many people have a score.
    pub n: usize,
    /// How many questions the difference rests on.
    pub questions: usize,
}

impl Spread {
    /// Of people who answered so many questions at all, those for which it `is_kept`. One person differs from nobody.
    pub(super) fn new(
        people: &[Person],
        questions: usize,
        is_kept: impl Fn(usize) -> bool,
    ) -> Self {
        let complete: Vec<Vec<f64>> = match people {
            [] | [_] => Vec::new(),
            _ => {
                let kept: Vec<usize> = (0..people[0].questions())
                    .filter(|at| is_kept(*at))
                    .collect();
                let row = |person: &Person| kept.iter().map(|at| person.answer(*at)).collect();
                people.iter().filter_map(row).collect()
            }
        };
        Self {
            between_squares: Points::new(squares(people.iter().map(|person| person.score))),
            between_df: people.len().saturating_sub(1),
            residual_squares: Points::new(residual_squares(&complete)),
            residual_df: complete.len().saturating_sub(1) * questions.saturating_sub(1),
            n: people.len(),
            questions,
        }
    }
}

/// The sum of squared distances from the mean.
pub(super) fn squares(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let mean = mean(values.clone()).unwrap_or(0.0);
    values.map(|value| (value - mean).powi(2)).sum()
}

fn residual_squares(rows: &[Vec<f64>]) -> f64 {
    let row_means: Vec<f64> = rows
        .iter()
        .map(|row| row.iter().sum::<f64>() / row.len() as f64)
        .collect();
    let columns = 0..rows.first().map_or(0, Vec::len);
    // A row's distances from its own mean, then what is left of each column of them.
    columns
        .map(|at| {
            squares(
                rows.iter()
                    .zip(&row_means)
                    .map(move |(row, mean)| row[at] - mean),
            )
        })
        .sum()
}
