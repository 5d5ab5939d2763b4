//! What leads in a company though the people of a side are far apart on it.

use crate::diagnosis::{Cause, Diagnosis};
use crate::portfolio::{Portfolio, ScoredCompany};
use crate::questionnaire::Role;

/// A sentence for each cause that leads so.
pub(super) fn notes(portfolio: &Portfolio, company: &ScoredCompany) -> Vec<String> {
    let has_several = Role::SIDES.map(|role| company.score.respondents[role.index()] > 1);
    if has_several == [false; 2] {
        return Vec::new();
    }
    let note = |diagnosis: &Diagnosis, cause: &Cause| {
        format!(
            "The people within {} see {} very differently: its figure is nobody's view.",
            diagnosis.names_of(&cause.divided),
            diagnosis.inside(cause.title)
        )
    };
    portfolio.with_diagnosis(company, false, |diagnosis| {
        let leading = diagnosis
            .causes
            .iter()
            .filter(|cause| cause.rank == Some(1));
        let divided = leading.filter(|cause| !cause.divided.is_empty());
        divided.map(|cause| note(diagnosis, cause)).collect()
    })
}
