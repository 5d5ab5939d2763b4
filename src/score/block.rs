//! One side's answers on one cause, laid out to be scored in many resamples at once.

use std::ops::{AddAssign, Mul};

use super::draws::{Counts, LANES};
use super::{PARTS, Part, Points, mean};

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

#[derive(Debug)]
enum Answers {
    /// Every question answered by everybody, in small whole numbers, which add up exactly; `unit` is what a severity
    /// of 100 is in them.
    Complete { questions: Vec<Question>, unit: u16 },
    /// A row a respondent: a question's severity in parts and 1, or two zeros where it wasn't answered.
    Partial(Vec<Vec<(f64, f64)>>),
}

/// Who gave which answer to one question.
#[derive(Debug)]
struct Question {
    /// The severities above 0 in small whole numbers, and where in `respondents` those who answered so end.
    steps: Vec<(u16, usize)>,
    respondents: Vec<usize>,
}

impl Block {
    /// `drawn` are the scale answers of those that are drawn.
    pub(super) fn new(part: &Part, drawn: &[&[u8]]) -> Self {
        let scores: Vec<Option<f64>> = drawn.iter().map(|scale| part.score(scale)).collect();
        let scored = drawn.iter().enumerate().zip(&scores);
        let scored = scored.filter_map(|(one, score)| score.map(|_| one));
        let (respondents, scales): (Vec<usize>, Vec<&[u8]>) = scored.unzip();
        Self {
            observed: mean(scores.into_iter().flatten()).map(|mean| Points::new(mean).get()),
            answers: Answers::new(part, &scales, &respondents),
            respondents,
        }
    }

    /// Fills in the side's score in each resample: the mean over the drawn respondents of their mean over the drawn
    /// questions that they answered, its observed one where the draw leaves it without. `drawn` is how many
    /// questions are drawn.
    pub(super) fn score(
        &self,
        people: &[Counts],
        weights: &[Counts],
        drawn: usize,
        scores: &mut Lanes,
    ) {
        let (sum, count) = match &self.answers {
            Answers::Complete { questions, unit } => {
                let whole = f64::from(*unit) * drawn as f64;
                let sum = complete(questions, *unit, people, weights, drawn);
                (sum, self.count(people).map(|count| whole * count))
            }
            Answers::Partial(rows) => self.partial(rows, people, weights),
        };
        let observed = self.observed.unwrap_or_default();
        for (lane, score) in scores.iter_mut().enumerate() {
            let mean = 100.0 * sum[lane] / count[lane];
            *score = if count[lane] > 0.0 { mean } else { observed };
        }
    }

    /// How many of those that have a score are drawn.
    fn count(&self, people: &[Counts]) -> Lanes {
        if self.respondents.len() == people.len() {
            [people.len() as f64; LANES]
        } else {
            times::<u32>(people, &self.respondents).map(f64::from)
        }
    }

    /// The sum of what the drawn people come to, and what it would be if all of them came to 100.
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
        (sum, count.map(|count| f64::from(PARTS) * count))
    }
}

/// A number that counts draws, or adds up what was answered: whole, also where it is a float.
trait Whole: Copy + Default + From<u8> + AddAssign + Mul<Output = Self> {}

impl Whole for u8 {}
impl Whole for u16 {}
impl Whole for u32 {}
impl Whole for f64 {}

/// The sum of the drawn answers of the drawn people to questions that all of them answered.
fn complete(
    questions: &[Question],
    unit: u16,
    people: &[Counts],
    weights: &[Counts],
    drawn: usize,
) -> Lanes {
    // As many people are drawn as there are, and each answers with the unit at most.
    let most = people.len() * usize::from(unit) * drawn;
    if u8::try_from(people.len()).is_ok() && u16::try_from(most).is_ok() {
        sum_up::<u8, u16>(questions, people, weights).map(f64::from)
    } else {
        sum_up::<u32, f64>(questions, people, weights)
    }
}

/// The same, people counted in one kind of number, and their answers added up in another.
fn sum_up<P, S>(questions: &[Question], people: &[Counts], weights: &[Counts]) -> [S; LANES]
where
    P: Whole,
    S: Whole + From<P> + From<u16>,
{
    let mut sum = [S::default(); LANES];
    for (question, weight) in questions.iter().zip(weights) {
        let mut steps = [S::default(); LANES];
        let mut start = 0;
        for &(step, end) in &question.steps {
            let times = times::<P>(people, &question.respondents[start..end]);
            for lane in 0..LANES {
                steps[lane] += S::from(step) * S::from(times[lane]);
            }
            start = end;
        }
        for lane in 0..LANES {
            sum[lane] += steps[lane] * S::from(weight[lane]);
        }
    }
    sum
}

/// How often these respondents are drawn in all.
fn times<T: Whole>(people: &[Counts], respondents: &[usize]) -> [T; LANES] {
    let mut sum = [T::default(); LANES];
    for &respondent in respondents {
        let counts = &people[respondent];
        for lane in 0..LANES {
            sum[lane] += T::from(counts[lane]);
        }
    }
    sum
}

impl Answers {
    /// `respondents` are the indexes of those who gave these answers.
    fn new(part: &Part, scales: &[&[u8]], respondents: &[usize]) -> Self {
        let is_answered = |question: usize| scales.iter().all(|scale| scale[question] > 0);
        if !part.questions().all(is_answered) {
            let number = |(parts, is_there): (u32, bool)| (parts.into(), is_there.into());
            let row = |scale: &&[u8]| part.severities(scale).map(number).collect();
            return Self::Partial(scales.iter().map(row).collect());
        }
        // The largest number that all severities are multiples of, so that they are as small as can be.
        let steps = part.steps().flat_map(|(_, steps)| steps);
        let divisor = steps.fold(PARTS, |divisor, (_, parts)| greatest_common(divisor, parts));
        let small = |parts: u32| u16::try_from(parts / divisor).unwrap_or(u16::MAX);
        let question = |(question, steps): (usize, Vec<(u8, u32)>)| {
            let mut answered = Vec::with_capacity(respondents.len());
            let steps = steps.into_iter().map(|(answer, parts)| {
                let all = respondents.iter().zip(scales);
                let so = all.filter(|(_, scale)| scale[question] == answer);
                answered.extend(so.map(|(respondent, _)| *respondent));
                (small(parts), answered.len())
            });
            Question {
                steps: steps.collect(),
                respondents: answered,
            }
        };
        Self::Complete {
            questions: part.steps().map(question).collect(),
            unit: small(PARTS),
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

    #[test]
    fn answers_of_many_people_add_up_beyond_32_bits() {
        let count = 400_000;
        let question = Question {
            steps: vec![(2520, count)],
            respondents: (0..count).collect(),
        };
        let people = vec![[1; LANES]; count];
        let sum = complete(&[question], 2520, &people, &[[5; LANES]], 5);
        assert!(sum.iter().all(|sum| (sum - 5.04e9).abs() < 0.5));
    }

    fn say_the_same(count: usize) {
        let questionnaire = &EMBEDDED[0].read().unwrap();
        let cause = questionnaire.causes[0].scale.clone();
        let part = Part::new(questionnaire, cause.clone());
        let scale = |first: u8| -> Vec<u8> {
            let answers = (first..).step_by(3).map(|answer| 1 + answer % 5);
            answers.take(questionnaire.scale_questions.len()).collect()
        };
        let people: Vec<Vec<u8>> = (0..7).map(scale).cycle().take(count).collect();
        let drawn: Vec<&[u8]> = people.iter().map(Vec::as_slice).collect();
        let block = Block::new(&part, &drawn);
        let rows = drawn.iter().map(|scale| part.severities(scale));
        let rows = rows.map(|row| row.map(|(parts, _)| (parts.into(), 1.0)).collect());
        let rows = rows.collect();
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
        let [whole, float] = [block, partial].map(|block| {
            let mut scores = [0.0; LANES];
            block.score(people, weights, questions, &mut scores);
            scores
        });
        for (whole, float) in whole.into_iter().zip(float) {
            assert!((whole - float).abs() < 1e-12);
        }
    }
}
