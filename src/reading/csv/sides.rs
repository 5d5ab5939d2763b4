//! Which side a file's headings are worded for, to be held against the side that its rows are of.

use super::heading::Heading;
use super::names::ColumnKind;
use crate::answers::normalize::heading as folded;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::{Questionnaire, Role};

/// The side that most headings of questions are worded for. Ids, and texts that are the same for both sides, are
/// for neither.
pub(super) fn worded_for(
    headings: &[Heading],
    kinds: &[ColumnKind],
    questionnaire: &Questionnaire,
) -> Option<Role> {
    let (mut votes, mut all) = ([0; 2], 0);
    for (heading, kinds) in headings.iter().zip(kinds) {
        let Some(asked) = kinds.asked() else {
            continue;
        };
        all += 1;
        let heading = folded(&heading.text);
        let is_for = Role::SIDES.map(|role| {
            let text = questionnaire.text_for(questionnaire.wording(asked), role);
            text.is_some_and(|text| heading.contains(&folded(&text)))
        });
        match is_for {
            [true, false] => votes[0] += 1,
            [false, true] => votes[1] += 1,
            _ => {}
        }
    }
    let most = votes.iter().position(|votes| votes * 2 > all);
    most.map(|at| Role::SIDES[at])
}

/// Warns where the headings are worded for one side and every side's row is of the other.
pub(super) fn swapped(
    worded: Option<Role>,
    roles: impl Iterator<Item = Role>,
    questionnaire: &Questionnaire,
    file: &str,
) -> Option<Diagnostic> {
    let worded = worded?;
    let other = Role::SIDES[usize::from(worded == Role::First)];
    let mut has_other = false;
    for role in roles {
        if role == worded {
            return None;
        }
        has_other |= role == other;
    }
    let name = |role| questionnaire.party(role).map(|party| party.name.as_str());
    let (worded, other) = (name(worded)?, name(other)?);
    let message = format!(
        "the questions here are worded for {worded}, and the answers are said to be of {other}"
    );
    let warning = Diagnostic::warning("swapped-sides", message).in_file(file);
    has_other.then(|| {
        warning.help("if the sides are swapped, correct the column of sides, `--side`, or the map of columns")
    })
}
