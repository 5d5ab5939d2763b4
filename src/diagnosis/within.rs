//! How far apart the people of one side are, where its mean is nobody's view.

use super::{Cause, Certainty, Diagnosis, PartyCount};
use crate::diagnostic::list;

impl Diagnosis<'_> {
    /// Whether a side, by its index, has no one view of a cause: its people are far apart, and either many of them or,
    /// as far as can be told, their mean may be on the other side of the line.
    pub(super) fn is_undecided(&self, cause: &Cause, at: usize) -> bool {
        let high = self.asked.thresholds.high;
        cause.divided.contains(&self.sides[at].id)
            && (cause.parted[at] || cause.side_certainty(at, high) < Certainty::Clear)
    }

    /// The names of the sides that have no one view of a cause.
    pub fn undecided(&self, cause: &Cause) -> impl Iterator<Item = &str> {
        let undecided = (0..self.sides.len()).filter(|at| self.is_undecided(cause, *at));
        undecided.map(|at| self.sides[at].name)
    }

    /// The titles of the causes that a side has no one view of, as they stand in a sentence.
    pub fn seen_apart(&self, side: &PartyCount) -> Vec<String> {
        self.seen_apart_of(side, |_| true)
    }

    fn seen_apart_of(&self, side: &PartyCount, is_of_kind: impl Fn(&Cause) -> bool) -> Vec<String> {
        let causes = self.causes.iter().filter(|cause| is_of_kind(cause));
        let apart = causes.filter(|cause| self.undecided(cause).any(|name| name == side.name));
        apart.map(|cause| self.inside(cause.title)).collect()
    }

    /// The names of the sides that have no one view of some cause.
    pub fn divided_sides(&self) -> Vec<&str> {
        let sides = self.sides.iter();
        let divided = sides.filter(|side| !self.seen_apart(side).is_empty());
        divided.map(|side| side.name).collect()
    }

    /// "the people within Sales see conflict avoidance very differently"; none where no side is divided on a cause, nor
    /// on the symptoms or on open argument.
    pub fn within_sides(&self) -> Option<String> {
        let debate = self.debate.as_ref().zip(self.asked.debate.as_ref());
        self.within_on_causes(|_| true)
            .or_else(|| self.within_on("the tension itself", &self.symptoms.divided))
            .or_else(|| {
                let (debate, asked) = debate?;
                self.within_on(&self.inside(&asked.title), &debate.divided)
            })
    }

    fn within_on(&self, what: &str, divided: &[&str]) -> Option<String> {
        let sides = self.names_of(divided);
        (!divided.is_empty())
            .then(|| format!("the people within {sides} see {what} very differently"))
    }

    /// The same of causes of a kind alone.
    pub(super) fn within_on_causes(&self, is_of_kind: impl Fn(&Cause) -> bool) -> Option<String> {
        let seen_apart = self.sides.iter().filter_map(|side| {
            let titles = self.seen_apart_of(side, &is_of_kind);
            let is_each = titles.len() == self.causes.len() && titles.len() > 1;
            let titles = list::any(titles)?;
            let what = if is_each { "each cause" } else { &titles };
            Some((side.name, what.to_owned()))
        });
        match &seen_apart.collect::<Vec<_>>()[..] {
            [] => None,
            [(name, what)] => Some(format!(
                "the people within {name} see {what} very differently"
            )),
            [(name, what), (other, same), ..] if what == same => Some(format!(
                "the people within {name} and {other} see {what} very differently"
            )),
            [(name, what), (other, others), ..] => Some(format!(
                "the people within {name} see {what} very differently, and those within {other} {others}"
            )),
        }
    }
}
