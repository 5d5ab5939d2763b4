//! How much a group's people differ on one part: its sums of squares, before anything is pooled.

use schemars::JsonSchema;
use serde::Serialize;

use super::{PARTS, Part, Points, mean};

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
    pub fn all(
        part: &'p Part,
        scales: impl Iterator<Item = &'p [u8]>,
    ) -> impl Iterator<Item = Self> {
        scales.filter_map(|scale| Self::new(part, scale))
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

    /// A question's severity in parts, or its change, by its place in the part; none of a missing answer.
    pub(super) fn answer(&self, at: usize) -> Option<i64> {
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
    /// Of people who answered these questions at all. One person differs from nobody.
    pub(super) fn new(
        people: &[Person],
        questions: &(impl ExactSizeIterator<Item = usize> + Clone),
    ) -> Self {
        let count = questions.len();
        let (residual_squares, complete) = match people {
            [] | [_] => (0.0, 0),
            _ => residual_squares(people, questions),
        };
        Self {
            between_squares: Points::new(squares(people.iter().map(|person| person.score))),
            between_df: people.len().saturating_sub(1),
            residual_squares: Points::new(residual_squares),
            residual_df: complete.saturating_sub(1) * count.saturating_sub(1),
            n: people.len(),
            questions: count,
        }
    }
}

/// The sum of squared distances from the mean.
pub(super) fn squares(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let mean = mean(values.clone()).unwrap_or(0.0);
    values.map(|value| (value - mean).powi(2)).sum()
}

/// What is left of the answers of those who answered all of these questions when people's and questions' means are
/// taken out, squared and summed, and how many these people are. Exact, but for the last division.
fn residual_squares(
    people: &[Person],
    questions: &(impl ExactSizeIterator<Item = usize> + Clone),
) -> (f64, usize) {
    let count = questions.len();
    let (mut complete, mut of_answers, mut of_rows) = (0, 0, 0);
    let mut columns = vec![0; count];
    let mut row: Vec<i64> = Vec::with_capacity(count);
    for person in people {
        row.clear();
        row.extend(questions.clone().map_while(|at| person.answer(at)));
        if row.len() < count {
            continue;
        }
        complete += 1;
        of_answers += row.iter().map(|answer| answer.pow(2)).sum::<i64>();
        of_rows += row.iter().sum::<i64>().pow(2);
        for (column, answer) in columns.iter_mut().zip(&row) {
            *column += answer;
        }
    }
    let cells = complete * count;
    if cells == 0 {
        return (0.0, complete);
    }
    let of_columns: i128 = columns.iter().map(|sum| i128::from(*sum).pow(2)).sum();
    let all: i64 = columns.iter().sum();
    // All squares, less those of the rows' and the columns' means, and the whole's again; times the number of cells.
    let left = cells as i128 * i128::from(of_answers)
        - complete as i128 * i128::from(of_rows)
        - count as i128 * of_columns
        + i128::from(all).pow(2);
    let in_points = (100.0 / f64::from(PARTS)).powi(2);
    (in_points * left as f64 / cells as f64, complete)
}
