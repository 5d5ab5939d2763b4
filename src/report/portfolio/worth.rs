//! What a company's figures don't show: that a side's answers carry nothing, or are one person's of several, that its people
//! are far apart, that one side alone feels the tension, that nothing is said openly, and what the observer alone sees.

use crate::diagnosis::Diagnosis;
use crate::diagnostic::list;
use crate::portfolio::{Portfolio, ScoredCompany};

/// What is to be asked again; else a sentence for all of these that are so.
pub(super) fn notes(portfolio: &Portfolio, company: &ScoredCompany) -> Vec<String> {
    portfolio.with_diagnosis(company, false, |diagnosis| {
        if diagnosis.needs_asking_again() {
            return vec![diagnosis.headline.care.clone()];
        }
        let tension = diagnosis.told_of_the_tension().into_iter();
        let tension = tension.map(|told| format!("{told}."));
        let divided = divided(diagnosis).into_iter();
        let lone = diagnosis.told_of_lone_voices();
        let observed = diagnosis.observer_sees_beyond();
        tension.chain(divided).chain(lone).chain(observed).collect()
    })
}

fn divided(diagnosis: &Diagnosis) -> Vec<String> {
    let symptoms = diagnosis.symptoms.divided.iter();
    let symptoms = list::any(symptoms.map(|id| diagnosis.name_of(id)));
    let causes = diagnosis.causes.iter().map(|cause| {
        let sides = list::any(diagnosis.undecided(cause));
        (sides, diagnosis.inside(cause.title))
    });
    let all = [(symptoms, "the tension itself".to_owned())];
    let all: Vec<(Option<String>, String)> = all.into_iter().chain(causes).collect();
    // What the same sides are divided on is told together.
    let told = all
        .chunk_by(|one, next| one.0 == next.0)
        .filter_map(|same| {
            let what: Vec<&str> = same.iter().map(|(_, what)| what.as_str()).collect();
            let (figure, is) = match what.len() {
                1 => ("its figure", "is"),
                _ => ("these figures", "are"),
            };
            Some(format!(
                "The people within {} see {} very differently: {figure} {is} nobody's view.",
                same[0].0.as_ref()?,
                list::plain(what)
            ))
        });
    told.collect()
}
