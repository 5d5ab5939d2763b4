//! How one question stands among those of its part, and how its answers are spread.

use super::alpha::alpha;
use super::products::{Products, correlation};

/// The correlation of a question with the sum of the others: the corrected item-total correlation, `r.drop` of R's
/// psych. None where one of the two doesn't vary.
pub fn item_rest(products: &Products, question: usize) -> Option<f64> {
    let others = others(products, question);
    let of_rest = products.variance_of_sum(&others);
    let covariance = products.covariance_with(question, others);
    correlation(
        covariance,
        [products.covariance(question, question), of_rest],
    )
}

/// Alpha of the other questions.
pub fn alpha_without(products: &Products, question: usize) -> Option<f64> {
    alpha(products, others(products, question))
}

fn others(products: &Products, question: usize) -> impl Iterator<Item = usize> + Clone {
    (0..products.figures()).filter(move |other| *other != question)
}

/// How many people gave which answer to a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// By the answer, 1 to 11; 0 counts those who gave none.
    counts: [u64; 16],
}

impl Answers {
    /// Adds one person's answer, 0 for none.
    pub fn add(&mut self, answer: u8) {
        self.counts[usize::from(answer) % 16] += 1;
    }

    /// Adds other people's.
    pub fn merge(&mut self, others: &Self) {
        for (own, other) in self.counts.iter_mut().zip(others.counts) {
            *own += other;
        }
    }

    /// How many people gave an answer.
    pub fn given(&self) -> u64 {
        self.counts[1..].iter().sum()
    }

    /// The share of those asked who gave none.
    pub fn missing(&self) -> Option<f64> {
        share(self.counts[0], self.counts[0] + self.given())
    }

    /// The share of those who gave an answer that gave this one.
    pub fn share_of(&self, answer: usize) -> Option<f64> {
        share(self.counts[answer], self.given())
    }

    /// The largest share that one answer has.
    pub fn largest_share(&self) -> Option<f64> {
        share(self.counts[1..].iter().copied().max()?, self.given())
    }
}

fn share(part: u64, all: u64) -> Option<f64> {
    (all > 0).then(|| part as f64 / all as f64)
}
