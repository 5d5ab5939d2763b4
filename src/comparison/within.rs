//! Where the people of one side have come apart, or together, which their mean doesn't show.

use super::wave::{People, Standing, Wave};
use super::{Both, Party};
use crate::diagnostic::list;
use crate::questionnaire::Role;

/// A variance that is so many times another: the people are twice as far apart.
const TWICE_AS_FAR: f64 = 4.0;

/// A sentence for each side whose people are far apart on something in one wave and, by half at least, less so in the
/// other: who stands near the line in both hasn't changed.
pub(super) fn sentences(waves: &Both<Wave>, sides: &[Party; 2]) -> Vec<String> {
    let apart = by_side(waves, sides, |[old, new]| has_come_apart(old, new)).into_iter();
    let apart = apart.map(|(names, what)| {
        format!(
            "The people within {names} now see {what} very differently, which they didn't then."
        )
    });
    let together = by_side(waves, sides, |[old, new]| has_come_apart(new, old)).into_iter();
    let together = together.map(|(names, what)| {
        format!("The people within {names} see {what} much more alike than they did then.")
    });
    apart.chain(together).collect()
}

/// Of which side what is so; of both where it is the same.
fn by_side(
    waves: &Both<Wave>,
    sides: &[Party; 2],
    is_so: impl Fn([People; 2]) -> bool,
) -> Vec<(String, String)> {
    let told = Role::SIDES.map(|role| {
        let at = role.index();
        titles(waves, |[old, new]| is_so([old[at], new[at]]))
    });
    let names = sides.each_ref().map(|side| side.name);
    match told {
        [Some(one), Some(other)] if one == other => vec![(list::plain(&names), one)],
        told => {
            let told = names.into_iter().zip(told);
            told.filter_map(|(name, what)| Some((name.to_owned(), what?)))
                .collect()
        }
    }
}

fn has_come_apart(before: People, after: People) -> bool {
    let (Some(old), Some(new)) = (before.variance, after.variance) else {
        return false;
    };
    after.are_divided && !before.are_divided && new >= TWICE_AS_FAR * old
}

/// The symptoms and the causes of both waves of which this is so, as they stand in a sentence.
fn titles(waves: &Both<Wave>, is_so: impl Fn([[People; 2]; 2]) -> bool) -> Option<String> {
    let Both { old, new } = waves;
    let is_so = |before: &Standing, after: &Standing| is_so([before.people, after.people]);
    let symptoms = is_so(&old.symptoms, &new.symptoms).then(|| "the symptoms".to_owned());
    let causes = new.causes.iter().filter(|after| {
        let mut before = old.causes.iter().filter(|before| before.id == after.id);
        before.any(|before| is_so(before, after))
    });
    let causes = causes.map(|cause| list::inside(cause.title));
    list::any(symptoms.into_iter().chain(causes))
}
