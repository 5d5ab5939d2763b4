//! What a company's figures are worth: where a side's answers carry nothing, and where its people are far apart on how bad
//! it is or on what leads.

use crate::diagnosis::Diagnosis;
use crate::portfolio::{Portfolio, ScoredCompany};
use crate::questionnaire::Role;

/// What is to be asked again, else a sentence for the symptoms, where people are far apart on them, and for each such cause
/// that leads.
pub(super) fn notes(portfolio: &Portfolio, company: &ScoredCompany) -> Vec<String> {
    let has_several = Role::SIDES.map(|role| company.score.respondents[role.index()] > 1);
    if has_several == [false; 2] && company.score.careful == 0 {
        return Vec::new();
    }
    let note = |diagnosis: &Diagnosis, sides: &[&str], what: &str| {
        format!(
            "The people within {} see {what} very differently: its figure is nobody's view.",
            diagnosis.names_of(sides)
        )
    };
    portfolio.with_diagnosis(company, false, |diagnosis| {
        if diagnosis.needs_asking_again() {
            return vec![diagnosis.headline.care.clone()];
        }
        let symptoms = &diagnosis.symptoms.divided;
        let symptoms =
            (!symptoms.is_empty()).then_some((symptoms, "the tension itself".to_owned()));
        let leading = diagnosis
            .causes
            .iter()
            .filter(|cause| cause.rank == Some(1));
        let leading = leading.map(|cause| (&cause.divided, diagnosis.inside(cause.title)));
        let divided = symptoms.into_iter().chain(leading);
        let divided = divided.filter(|(sides, _)| !sides.is_empty());
        divided
            .map(|(sides, what)| note(diagnosis, sides, &what))
            .collect()
    })
}
