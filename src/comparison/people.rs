//! Whether the same people answered in both waves, going by the names they gave, which are not told.

use std::collections::HashSet;

use super::{Basis, Both, Comparison};
use crate::answers::Company;
use crate::diagnostic::list;
use crate::questionnaire::Role;
use crate::score::Points;

/// How many of a side gave the same name in both waves; none where somebody gave no name.
pub(super) fn same(old: &Company, new: &Company, role: Role) -> Option<usize> {
    let names = |company: &Company| -> Option<HashSet<u32>> {
        let respondents = company.respondents.iter().filter(|one| one.role == role);
        let names = respondents.map(|one| Some(one.name).filter(|name| *name != 0));
        names.collect()
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
            Some(same) => how_many(same),
        };
        Some(format!(
            "Going by their names, {same} of {name} answered both times ({old} then, {new} now): what changed may be the people."
        ))
    };
    sides.filter_map(note).collect()
}

fn how_many(people: usize) -> String {
    match people {
        0 => "nobody".to_owned(),
        _ => people.to_string(),
    }
}

/// Whether those who came or went can have moved the figures of a side, by its index, as far as they have moved: one of
/// ten moves a mean by ten points at most.
fn may_be_people(comparison: &Comparison, at: usize) -> bool {
    let side = &comparison.sides[at];
    let Some(same) = side.same else { return true };
    let others = |all: usize| all.saturating_sub(same) as f64 / all.max(1) as f64;
    let most = 100.0 * others(side.respondents.old).max(others(side.respondents.new));
    let parts = comparison.parts();
    let moved = parts.filter_map(|part| part.figures.by_side[at].change);
    let moved = moved.map(Points::abs).max();
    !comparison.is_side_still(at) && moved.is_none_or(|moved| moved <= most)
}

/// That other people answered, or not all of them the same, by side, where that can have moved its figures.
pub(super) fn others(comparison: &Comparison) -> Option<String> {
    let sides = comparison.sides.iter().enumerate();
    let moved = sides.filter(|(at, _)| may_be_people(comparison, *at));
    let others = moved.filter_map(|(_, side)| {
        let Both { old, new } = side.respondents;
        let same = side.same.filter(|same| *same < old.max(new))?;
        (old > 0 && new > 0).then_some((side.name, same, old, new))
    });
    let others: Vec<(&str, usize, usize, usize)> = others.collect();
    if comparison.basis != Basis::Answers || others.is_empty() {
        return None;
    }
    let who = if others.iter().all(|(_, same, ..)| *same == 0) {
        let names = list::plain(others.iter().map(|(name, ..)| name));
        format!("Other people of {names} answered than last time")
    } else {
        let counts = others.iter().map(|(name, same, old, new)| {
            format!("{} of {name} ({old} then, {new} now)", how_many(*same))
        });
        let counts = list::plain(counts);
        format!("Going by their names, {counts} answered both times")
    };
    Some(format!("{who}: what changed may be the people."))
}
