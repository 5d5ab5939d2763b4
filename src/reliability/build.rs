//! The result, made from what was added up.

use super::measure::{Builder, Named};
use super::tally::{Tally, pairs};
use super::{Asked, FORMAT, Leaders, Pair, Reliability, Scale, Side, advice};
use crate::questionnaire::{Questionnaire, Role};
use crate::reading;
use crate::score::Points;

impl<'q> Reliability<'q> {
    /// Of all companies without mistakes; those who gave the same answer throughout are left out where that is asked for.
    pub fn new(
        questionnaire: &'q Questionnaire,
        answers: &reading::Answers,
        excludes: bool,
    ) -> Self {
        let tally = Tally::new(questionnaire, answers, excludes);
        let leaders = leaders(&tally);
        let mut builder = Builder {
            questionnaire,
            tally: &tally,
            usual: leaders.usual.map_or(1.0, Points::get),
            missing: Vec::new(),
        };
        if leaders.usual.is_none() {
            let what = (
                "leaders.usual".to_owned(),
                "The usual number of leaders",
                "",
            );
            builder.lacks(what, "no leader answered");
        }
        let (causes, symptoms) = scales(&mut builder);
        let all = pairs(causes.len()).zip(&tally.pairs);
        let pairs: Vec<Pair> = all
            .map(|((one, other), pair)| builder.pair([&causes[one], &causes[other]], pair))
            .collect();
        Self {
            format: FORMAT,
            questionnaire: Asked {
                id: &questionnaire.id,
                version: &questionnaire.version,
                language: &questionnaire.language,
                title: &questionnaire.title,
            },
            companies: tally.companies,
            has_waves: tally.has_waves,
            sides: sides(questionnaire, tally.respondents),
            excluded: tally.excluded,
            leaders,
            advice: advice::all(questionnaire, &causes, &symptoms, &pairs),
            causes,
            symptoms,
            pairs,
            missing: builder.missing,
            asked: questionnaire,
        }
    }
}

fn scales<'q>(builder: &mut Builder<'q, '_>) -> (Vec<Scale<'q>>, Scale<'q>) {
    let (questionnaire, tally) = (builder.questionnaire, builder.tally);
    let causes = questionnaire.causes.iter().zip(&tally.parts);
    let causes: Vec<Scale> = causes
        .map(|(cause, part)| {
            let named = Named {
                path: format!("causes.{}", cause.id),
                id: &cause.id,
                title: &cause.title,
                scale: cause.scale.clone(),
            };
            builder.scale(&named, part)
        })
        .collect();
    let named = Named {
        path: "symptoms".to_owned(),
        id: "symptoms",
        title: &questionnaire.symptoms.title,
        scale: questionnaire.symptoms.scale.clone(),
    };
    let symptoms = builder.scale(&named, &tally.parts[causes.len()]);
    (causes, symptoms)
}

fn sides(questionnaire: &Questionnaire, respondents: [u64; 2]) -> [Side<'_>; 2] {
    Role::SIDES.map(|role| {
        let side = &questionnaire.sides[role.index()];
        Side {
            id: &side.id,
            name: &side.name,
            respondents: respondents[role.index()],
        }
    })
}

fn leaders(tally: &Tally) -> Leaders {
    let company_sides: u64 = tally.sizes.values().sum();
    let several = tally.sizes.range(2..);
    // What one leader's share in a mean is on average, which the error of means hangs on.
    let sizes = tally.sizes.iter();
    let shares: f64 = sizes
        .map(|(leaders, sides)| *sides as f64 / *leaders as f64)
        .sum();
    Leaders {
        company_sides,
        with_several: several.map(|(_, sides)| sides).sum(),
        usual: (company_sides > 0).then(|| Points::new(company_sides as f64 / shares)),
    }
}
