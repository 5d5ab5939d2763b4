//! Figures of two waves side by side.

use super::{Figures, Moved};
use crate::diagnosis::by_side;
use crate::questionnaire::Questionnaire;
use crate::score::{Pair, Points};

/// A figure of both sides together with each side's own. Where a side is heard in one wave only, what
/// both sides come to isn't comparable.
pub(super) fn figures(
    questionnaire: &Questionnaire,
    all: [Option<Points>; 2],
    sides: [Pair; 2],
) -> Figures<'_> {
    let [old, new] = all;
    let mut all = Moved::new(old, new);
    if !are_the_same_heard(sides) {
        all.change = None;
    }
    let by_side_moved = [0, 1].map(|side| Moved::new(sides[0][side], sides[1][side]));
    Figures {
        all,
        sides: by_side(questionnaire, by_side_moved.map(|moved| moved.change)),
        by_side: by_side_moved,
    }
}

impl Figures<'_> {
    /// What both sides come to, without the waves in which one of them wasn't heard: there it is the other's alone.
    pub fn of_both(&self, all: Moved) -> Moved {
        let [first, second] = self.by_side;
        let old = first.old.and(second.old).and(all.old);
        let new = first.new.and(second.new).and(all.new);
        Moved {
            old,
            new,
            change: old.and(new).and(all.change),
        }
    }
}

/// Whether the same sides have a figure in both waves.
pub(super) fn are_the_same_heard([old, new]: [Pair; 2]) -> bool {
    old.map(|figure| figure.is_some()) == new.map(|figure| figure.is_some())
}
