//! On what the two sides have come apart, which the mean of both doesn't show.

use super::{Comparison, Figures, Moved, Tested, Verdict};
use crate::diagnostic::list;
use crate::score::Points;

/// What the two sides have come apart on.
pub(super) struct Apart<'c> {
    /// The cause's id; none for the symptoms.
    pub(super) cause: Option<&'c str>,
    title: &'c str,
    /// "conflict avoidance (Sales 20, now 70; Operations 60, now 15)".
    told: String,
}

/// The symptoms and the causes on which one side has gone up and the other down, and the gap has grown by as much as
/// counts; by twice as much where the change of the mean is no more than noise.
pub(super) fn apart<'c>(comparison: &'c Comparison) -> Vec<Apart<'c>> {
    let symptoms = &comparison.symptoms;
    let symptoms = (None, "Symptoms", &symptoms.figures, &symptoms.tested);
    let causes = comparison.causes.iter();
    let causes = causes.map(|cause| (Some(cause.id), cause.title, &cause.figures, &cause.tested));
    let all = [symptoms].into_iter().chain(causes);
    let apart = all.filter(|(_, _, figures, tested)| are_apart(comparison, figures, tested));
    let apart = apart.map(|(cause, title, figures, _)| Apart {
        cause,
        title,
        told: format!(
            "{}{} ({})",
            if cause.is_none() { "the " } else { "" },
            list::inside(title),
            then_and_now(comparison, figures)
        ),
    });
    apart.collect()
}

/// In a sentence; none where they haven't come apart.
pub(super) fn sentence(apart: &[Apart]) -> Option<String> {
    let told: Vec<&str> = apart.iter().map(|one| one.told.as_str()).collect();
    (!told.is_empty()).then(|| format!("The two sides have come apart on {}.", list::plain(&told)))
}

fn are_apart(comparison: &Comparison, figures: &Figures, tested: &Tested) -> bool {
    let [Some(one), Some(other)] = figures.by_side.map(|side| side.change) else {
        return false;
    };
    let gap = |figure: fn(&Moved) -> Option<Points>| {
        let [one, other] = figures.by_side.each_ref().map(figure);
        one.zip(other)
            .map(|(one, other)| (one.get() - other.get()).abs())
    };
    let grown = gap(|side| side.new).zip(gap(|side| side.old));
    let least = comparison.asked.thresholds.gap;
    let counts = match tested.verdict() {
        Verdict::Worse | Verdict::Better => least,
        _ => 2.0 * least,
    };
    one.max(other) > 0.0
        && one.min(other) < 0.0
        && grown.is_some_and(|(new, old)| Points::new(new - old) >= counts)
}

/// "Sales 20, now 70; Operations 60, now 15".
fn then_and_now(comparison: &Comparison, figures: &Figures) -> String {
    let sides = comparison.sides.iter().zip(&figures.by_side);
    let moved = sides.filter_map(|(side, moved)| {
        Some(format!("{} {}, now {}", side.name, moved.old?, moved.new?))
    });
    moved.collect::<Vec<String>>().join("; ")
}

impl Comparison<'_> {
    /// What the two sides have come apart on, by its title: the symptoms, and causes. No one word is true of it.
    pub fn come_apart_on(&self) -> Vec<&str> {
        apart(self).into_iter().map(|one| one.title).collect()
    }
}
