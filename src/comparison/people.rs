//! Whether the same people answered in both waves, going by the names they gave, which are not told.

use std::collections::HashSet;

use super::{Basis, Comparison};
use crate::answers::Company;
use crate::diagnostic::list;
use crate::questionnaire::Role;

/// How many of a side gave the same name in both waves; none where somebody gave no name.
pub(super) fn same(old: &Company, new: &Company, role: Role) -> Option<usize> {
    let names = |company: &Company| -> Option<HashSet<u32>> {
        let respondents = company.respondents.iter().filter(|one| one.role == role);
        respondents
            .map(|one| Some(one.name).filter(|name| *name != 0))
            .collect()
    };
    Some(names(old)?.intersection(&names(new)?).count())
}

/// A sentence for each side whose people are not known to be the same.
pub(super) fn notes(comparison: &Comparison) -> Vec<String> {
    if comparison.basis != Basis::Answers {
        return Vec::new();
    }
    let sides = comparison.sides.iter();
    let note = |side: &super::Party| {
        let (name, old, new) = (side.name, side.respondents.old, side.respondents.new);
        let same = match side.same {
            _ if old == 0 || new == 0 => return None,
            None => {
                return Some(format!(
                    "Some of {name} gave no name, so nobody can tell whether the same people answered both times."
                ));
            }
            Some(same) if same == old && same == new => return None,
            Some(0) => "nobody".to_owned(),
            Some(same) => same.to_string(),
        };
        Some(format!(
            "Going by their names, {same} of {name} answered both times ({old} then, {new} now): what changed may be the people."
        ))
    };
    sides.filter_map(note).collect()
}

/// That other people answered, for each side of which nobody answered both times.
pub(super) fn others(comparison: &Comparison) -> Option<String> {
    let are_others = |side: &&super::Party| {
        let counts = side.respondents;
        side.same == Some(0) && counts.old > 0 && counts.new > 0
    };
    let sides = comparison.sides.iter().filter(are_others);
    let names: Vec<&str> = sides.map(|side| side.name).collect();
    (comparison.basis == Basis::Answers && !names.is_empty()).then(|| {
        format!(
            "Other people of {} answered than last time: what changed may be the people.",
            list::plain(&names)
        )
    })
}
