//! Wording apart from trouble: how often the first place that is called clear is the right one, where some causes' questions
//! are easier to agree with and some causes are more common, and a portfolio can't tell the one from the other.

use detente::diagnosis::{HeadlineId, Options, diagnose, diagnose_with};
use detente::norms::Norms;
use detente::questionnaire::Questionnaire;
use detente::score::{Points, Resampler, SEED};

use crate::people::{CAUSES, Case, Chance};
use crate::population::ALL;
use crate::rate::Rate;

/// How far causes differ in all companies alike: by how their questions are worded, and because they are more common.
/// Standard deviations, in points.
#[derive(Clone, Copy, Debug)]
pub struct Mixture {
    pub wording: f64,
    pub prevalence: f64,
}

pub const MIXTURES: [Mixture; 5] = [
    Mixture {
        wording: 0.0,
        prevalence: 0.0,
    },
    Mixture {
        wording: 0.0,
        prevalence: 10.0,
    },
    Mixture {
        wording: 5.0,
        prevalence: 8.7,
    },
    Mixture {
        wording: 8.7,
        prevalence: 5.0,
    },
    Mixture {
        wording: 10.0,
        prevalence: 0.0,
    },
];

/// Of the places called clear those that are right, and of all companies those of which a place is: alone, and against the
/// other companies of the portfolio.
#[derive(Clone, Copy, Default)]
pub struct Clear {
    pub right: [Rate; 2],
    pub said: [Rate; 2],
}

/// Measures so many portfolios of so many companies of two leaders a side.
pub fn measure(mixture: Mixture, companies: usize, portfolios: usize, resamples: usize) -> Clear {
    let population = ALL[0];
    let asked = population.questionnaire();
    let resampler = Resampler::new(&asked, resamples, SEED);
    let mut chance = Chance::new(companies as u64 * 31 + mixture.wording.to_bits());
    let mut clear = Clear::default();
    for _ in 0..portfolios {
        let mut draw =
            |spread| -> Vec<f64> { (0..CAUSES).map(|_| chance.normal(spread)).collect() };
        let (common, easy) = (draw(mixture.prevalence), draw(mixture.wording));
        let cases: Vec<(usize, Case)> = (0..companies)
            .map(|_| {
                let mut case = Case::draw(&asked, population, 2, &mut chance);
                common
                    .iter()
                    .enumerate()
                    .for_each(|(at, points)| case.fall(at, -points));
                let first = case.first();
                easy.iter()
                    .enumerate()
                    .for_each(|(at, points)| case.fall(at, -points));
                (first, case)
            })
            .collect();
        portfolio(&asked, &cases, &resampler, &mut chance, &mut clear);
    }
    clear
}

fn portfolio(
    asked: &Questionnaire,
    cases: &[(usize, Case)],
    resampler: &Resampler,
    chance: &mut Chance,
    clear: &mut Clear,
) {
    let answers: Vec<_> = cases.iter().map(|(_, case)| case.answers(chance)).collect();
    let mut priorities = vec![Vec::new(); CAUSES];
    for answers in &answers {
        let diagnosis = diagnose(asked, &answers.company());
        for (priorities, asked) in priorities.iter_mut().zip(&asked.causes) {
            let mut causes = diagnosis.causes.iter();
            let cause = causes.find(|cause| cause.id == asked.id);
            priorities.extend(cause.and_then(|cause| cause.priority).map(Points::get));
        }
    }
    let norms = Norms::of_run(priorities, false);
    for ((first, _), answers) in cases.iter().zip(&answers) {
        for (at, norms) in [None, Some(&norms)].into_iter().enumerate() {
            let options = Options {
                norms,
                ..Options::whole(resampler)
            };
            let diagnosis = diagnose_with(asked, &answers.company(), options);
            let is_clear = diagnosis.headline.id == HeadlineId::Clear;
            clear.said[at].count(is_clear);
            if is_clear {
                clear.right[at].count(diagnosis.causes[0].id == asked.causes[*first].id);
            }
        }
    }
}
