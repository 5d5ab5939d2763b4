//! One side's answers on one cause, laid out to be scored in many resamples at once.

use std::collections::BTreeMap;
use std::ops::{AddAssign, Mul};

use super::draws::{Counts, LANES};
use super::{PARTS, Part};

/// A figure for each of the resamples at hand.
pub(super) type Lanes = [f64; LANES];

/// One side's answers on one cause.
#[derive(Debug)]
pub(super) struct Block {
    /// Who has a score on it, as indexes into those that are drawn.
    pub(super) respondents: Vec<usize>,
    answers: Answers,
    /// The side's score as it was observed; none where nobody has one.
    pub(super) observed: Option<f64>,
}

/// A severity above 0 in small whole numbers, and who answered so.
type Step = (u16, Vec<usize>);

#[derive(Debug)]
enum Answers {
    /// Every question answered by everybody: for each question, for each severity above 0 in small whole numbers,
    /// who answered so. They add up exactly; `unit` is what a severity of 100 is in them.
    Complete {
        questions: Vec<Vec<Step>>,
        unit: u16,
    },
    /// A row a respondent: a question's severity in parts and 1, or two zeros where it wasn't answered.
    Partial(Vec<Vec<(f64, f64)>>),
}

impl Block {
    /// `drawn` are the scale answers of those that are drawn.
    pub(super) fn new(part: &Part, drawn: &[&[u8]]) -> Self {
        let scored = drawn.iter().enumerate();
        let scored = scored.filter(|(_, scale)| part.score(scale).is_some());
        let (respondents, scales): (Vec<usize>, Vec<&[u8]>) = scored.unzip();
        Self {
            observed: part.mean(scales.iter().copied()).map(super::Points::get),
            answers: Answers::new(part, &scales, &respondents),
            respondents,
        }
    }

    /// The side's score in each resample: the mean over the drawn respondents of their mean over the drawn
    /// questions that they answered, its observed one where the draw leaves it without. `drawn` is how many
    /// questions are drawn.
    pub(super) fn scores(
        &self,
        people: &[Counts],
        weights: &[Counts],
        drawn: usize,
    ) -> Option<Lanes> {
        let observed = self.observed?;
        let (sum, count) = match &self.answers {
            Answers::Complete { questions, unit } => {
                let (sum, count) = self.complete(questions, *unit, people, weights);
                let whole = f64::from(*unit) * drawn as f64;
                (
                    sum.map(|sum| 100.0 * f64::from(sum) / whole),
                    count.map(f64::from),
                )
            }
            Answers::Partial(rows) => self.partial(rows, people, weights),
        };
        Some(std::array::from_fn(|lane| {
            if count[lane] > 0.0 {
                sum[lane] / count[lane]
            } else {
                observed
            }
        }))
    }

    /// The sum of the drawn answers of the drawn people, and how many people these are.
    fn complete(
        &self,
        questions: &[Vec<Step>],
        unit: u16,
        people: &[Counts],
        weights: &[Counts],
    ) -> ([u32; LANES], [u32; LANES]) {
        // As many people are drawn as there are, so a number of people fits into as many bits, and their steps on
        // one question into twice as many.
        let is_small = u8::try_from(people.len()).is_ok() && u8::try_from(unit).is_ok();
        let steps_on = if is_small {
            steps_on::<u8, u16>
        } else {
            steps_on::<u32, u32>
        };
        let mut sum = [0; LANES];
        for (question, weight) in questions.iter().zip(weights) {
            let steps = steps_on(people, question);
            for lane in 0..LANES {
                sum[lane] += steps[lane] * u32::from(weight[lane]);
            }
        }
        (sum, times::<u32>(people, &self.respondents))
    }

    fn partial(
        &self,
        rows: &[Vec<(f64, f64)>],
        people: &[Counts],
        weights: &[Counts],
    ) -> (Lanes, Lanes) {
        let (mut sum, mut count) = ([0.0; LANES], [0.0; LANES]);
        for (&respondent, row) in self.respondents.iter().zip(rows) {
            let (mut total, mut answered) = ([0.0; LANES], [0.0; LANES]);
            for ((severity, is_there), weight) in row.iter().zip(weights) {
                for lane in 0..LANES {
                    let weight = f64::from(weight[lane]);
                    total[lane] += weight * severity;
                    answered[lane] += weight * is_there;
                }
            }
            for lane in 0..LANES {
                let times = f64::from(people[respondent][lane]);
                let has_score = answered[lane] > 0.0;
                let score = times * total[lane] / answered[lane];
                sum[lane] += if has_score { score } else { 0.0 };
                count[lane] += if has_score { times } else { 0.0 };
            }
        }
        (sum.map(|sum| 100.0 * sum / f64::from(PARTS)), count)
    }
}

/// A number that counts draws.
trait Count: Copy + Default + From<u8> + AddAssign {}

impl Count for u8 {}
impl Count for u32 {}

/// How often these respondents are drawn in all.
fn times<T: Count>(people: &[Counts], respondents: &[usize]) -> [T; LANES] {
    let mut sum = [T::default(); LANES];
    for &respondent in respondents {
        let counts = &people[respondent];
        for lane in 0..LANES {
            sum[lane] += T::from(counts[lane]);
        }
    }
    sum
}

/// The sum of the drawn people's answers to one question.
fn steps_on<T, S>(people: &[Counts], question: &[Step]) -> [u32; LANES]
where
    T: Count,
    S: Copy + Default + From<T> + From<u16> + Mul<Output = S> + AddAssign + Into<u32>,
{
    let mut sum = [S::default(); LANES];
    for (step, respondents) in question {
        let (step, times) = (S::from(*step), times::<T>(people, respondents));
        for lane in 0..LANES {
            sum[lane] += step * S::from(times[lane]);
        }
    }
    sum.map(Into::into)
}

impl Answers {
    /// `respondents` are the indexes of those who gave these answers.
    fn new(part: &Part, scales: &[&[u8]], respondents: &[usize]) -> Self {
        let rows = scales.iter().map(|scale| part.severities(scale).collect());
        let rows: Vec<Vec<(u32, bool)>> = rows.collect();
        let all = || rows.iter().flatten();
        if !all().all(|(_, is_there)| *is_there) {
            let number = |(parts, is_there): (u32, bool)| (parts.into(), is_there.into());
            let partial = rows
                .into_iter()
                .map(|row| row.into_iter().map(number).collect());
            return Self::Partial(partial.collect());
        }
        // The largest number that all severities are multiples of, so that they are as small as can be.
        let divisor = all().fold(PARTS, |divisor, (parts, _)| {
            greatest_common(divisor, *parts)
        });
        let question = |at: usize| {
            let mut steps: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
            for (row, respondent) in rows.iter().zip(respondents) {
                let step = u16::try_from(row[at].0 / divisor).unwrap_or(u16::MAX);
                if step > 0 {
                    steps.entry(step).or_default().push(*respondent);
                }
            }
            steps.into_iter().collect()
        };
        Self::Complete {
            questions: (0..part.count()).map(question).collect(),
            unit: u16::try_from(PARTS / divisor).unwrap_or(u16::MAX),
        }
    }
}

fn greatest_common(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { greatest_common(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::EMBEDDED;

    #[test]
    fn whole_numbers_and_floats_say_the_same_of_complete_answers() {
        say_the_same(7);
        // More of them give the same answer than eight bits count.
        say_the_same(2000);
    }

    fn say_the_same(count: usize) {
        let questionnaire = &EMBEDDED[0].read().unwrap();
        let cause = questionnaire.causes[0].scale.clone();
        let part = Part::new(questionnaire, cause.clone());
        let scale = |first: u8| -> Vec<u8> {
            (first..)
                .step_by(3)
                .map(|answer| 1 + answer % 5)
                .take(questionnaire.scale_questions.len())
                .collect()
        };
        let people: Vec<Vec<u8>> = (0..7).map(scale).cycle().take(count).collect();
        let drawn: Vec<&[u8]> = people.iter().map(Vec::as_slice).collect();
        let block = Block::new(&part, &drawn);
        let rows = drawn.iter().map(|scale| part.severities(scale));
        let rows = rows
            .map(|row| row.map(|(parts, _)| (parts.into(), 1.0)).collect())
            .collect();
        let partial = Block {
            answers: Answers::Partial(rows),
            respondents: block.respondents.clone(),
            observed: block.observed,
        };
        let draws = super::super::draws::Draws::new(&[cause.len()], LANES, 5);
        let (weights, questions) = draws.questions(0, false, 0);
        let mut sides = draws.people(0, count);
        let people = sides.block(0);
        assert!(matches!(block.answers, Answers::Complete { unit: 4, .. }));
        let [whole, float] =
            [block, partial].map(|block| block.scores(people, weights, questions).unwrap());
        for (whole, float) in whole.into_iter().zip(float) {
            assert!((whole - float).abs() < 1e-12);
        }
    }
}
