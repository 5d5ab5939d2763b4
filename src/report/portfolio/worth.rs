//! What a company's figures don't show: that a side's answers carry nothing, that its people are far apart on how bad it is
//! or on what leads, and what the observer alone sees.

use crate::diagnosis::Diagnosis;
use crate::diagnostic::list;
use crate::portfolio::{Portfolio, ScoredCompany};
use crate::questionnaire::Role;

/// What is to be asked again; else a sentence for the symptoms, where people are far apart on them, for each such cause that
/// leads, and for what the observer alone sees.
pub(super) fn notes(portfolio: &Portfolio, company: &ScoredCompany) -> Vec<String> {
    let score = &company.score;
    let has_several = Role::SIDES.map(|role| score.respondents[role.index()] > 1);
    let is_observed = score.respondents[Role::Observer.index()] > 0;
    if has_several == [false; 2] && score.careful == 0 && !is_observed {
        return Vec::new();
    }
    portfolio.with_diagnosis(company, false, |diagnosis| {
        if diagnosis.needs_asking_again() {
            return vec![diagnosis.headline.care.clone()];
        }
        let divided = divided(diagnosis).into_iter();
        divided.chain(diagnosis.observer_sees_beyond()).collect()
    })
}

fn divided(diagnosis: &Diagnosis) -> Vec<String> {
    let symptoms = diagnosis.symptoms.divided.iter();
    let symptoms = list::any(symptoms.map(|id| diagnosis.name_of(id)));
    let leading = diagnosis.causes.iter();
    let leading = leading.filter(|cause| cause.rank == Some(1));
    let leading = leading.map(|cause| {
        let sides = list::any(diagnosis.undecided(cause));
        (sides, diagnosis.inside(cause.title))
    });
    let all = [(symptoms, "the tension itself".to_owned())];
    let divided = all.into_iter().chain(leading).filter_map(|(sides, what)| {
        Some(format!(
            "The people within {} see {what} very differently: its figure is nobody's view.",
            sides?
        ))
    });
    divided.collect()
}
