//! Whether the interval of an alpha holds the true figure as often as it says, where respondents are strangers, and where
//! they are colleagues, who are more alike than strangers.

use detente::reliability::{Products, alpha, interval};

use crate::people::Chance;
use crate::rate::Rate;

const QUESTIONS: usize = 5;

/// What people differ by in truth, in points.
const LEVEL: f64 = 10.0;

/// What each answer differs by beyond that: with it alpha is .8 over all people that there could be.
const NOISE: f64 = 11.180_339_887_498_949;

const TRUE_ALPHA: f64 = 0.8;

/// Who answers: so many sides of companies with so many leaders each.
#[derive(Clone, Copy, Debug)]
pub struct Respondents {
    pub sides: usize,
    pub leaders: usize,
    /// How much of the variance of what people think lies between sides: 0 where colleagues are like strangers.
    pub between: f64,
}

/// How often the interval holds the true alpha.
pub fn held(who: Respondents, samples: usize) -> Rate {
    let mut chance = Chance::new(who.leaders as u64 * 31 + who.between.to_bits());
    let mut held = Rate::default();
    for _ in 0..samples {
        let answers = answers(who, &mut chance);
        let found = alpha(&answers, 0..QUESTIONS).expect("answers vary");
        let [low, high] = interval(found, answers.people(), QUESTIONS);
        held.count((low..=high).contains(&TRUE_ALPHA));
    }
    held
}

fn answers(who: Respondents, chance: &mut Chance) -> Products {
    let mut products = Products::new(QUESTIONS);
    for _ in 0..who.sides {
        let side = 50.0 + chance.normal(LEVEL * who.between.sqrt());
        for _ in 0..who.leaders {
            let level = side + chance.normal(LEVEL * (1.0 - who.between).sqrt());
            let answers = [(); QUESTIONS].map(|()| level + chance.normal(NOISE));
            products.add(&answers.map(whole_points));
        }
    }
    products
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole_points(answer: f64) -> u32 {
    answer.clamp(0.0, 100.0).round() as u32
}
