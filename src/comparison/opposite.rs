//! Where the two sides went different ways, which the mean of both doesn't show.

use super::{Basis, Comparison, Figures, PartOf, Tested, Verdict};
use crate::diagnostic::list;
use crate::score::Points;

/// In the place of a verdict where answers can't be relied on.
pub const NOT_RELIED_ON: &str = "not relied on";

/// What came of the two sides' going different ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// They are much further apart.
    Apart,
    /// The one that felt it more now feels it less.
    Swapped,
    /// They are much closer.
    Closer,
}

/// A cause, or the symptoms, on which the two sides went different ways.
#[derive(Clone, Debug)]
pub struct Opposite<'a> {
    /// The cause's id; none for the symptoms.
    pub cause: Option<&'a str>,
    /// The cause's title, or "Symptoms".
    pub title: &'a str,
    /// What came of it.
    pub way: Way,
    /// Whether a side feels it more than it did.
    pub has_risen: bool,
    /// Whether no word on both together is true: not both of them went where their mean did.
    pub is_in_place: bool,
    /// "Sales 20, now 70; Operations 60, now 15".
    pub moved: String,
}

impl Way {
    const ALL: [Self; 3] = [Self::Apart, Self::Swapped, Self::Closer];

    /// In the place of a verdict.
    pub fn words(self) -> &'static str {
        match self {
            Self::Apart => "sides apart",
            Self::Swapped => "sides swapped",
            Self::Closer => "sides closer",
        }
    }

    fn predicate(self) -> &'static str {
        match self {
            Self::Apart => "come apart",
            Self::Swapped => "changed places",
            Self::Closer => "come closer",
        }
    }
}

/// The symptoms and the causes on which the two sides went different ways.
pub(super) fn find<'a>(comparison: &Comparison<'a>) -> Vec<Opposite<'a>> {
    let opposite = comparison.parts().filter_map(|part| {
        let mut sides = part.figures.by_side.into_iter();
        Some(Opposite {
            cause: part.cause,
            title: part.title,
            way: way(comparison, part.figures, part.tested)?,
            has_risen: sides.any(|it| it.change > Some(Points::ZERO)),
            is_in_place: !is_one_way(comparison, part.figures),
            moved: moved(comparison, part.cause, part.figures),
        })
    });
    opposite.collect()
}

/// The gap has grown by as much as counts, or turned without that while one side has gone up and the other down; it has
/// grown by twice as much, or shrunk by as much as that while they did, where the change of the mean is no more than noise.
/// By however little, where the priority went the other way than the mean, since that is what the gap did to it.
fn way(comparison: &Comparison, figures: &Figures, tested: &Tested) -> Option<Way> {
    // A kept report that asked other questions on it can't be cut down to those of both waves.
    if comparison.basis != Basis::Answers && tested.p.is_none() {
        return None;
    }
    let [one, other] = figures.by_side;
    let (a, b) = (one.change?, other.change?);
    let are_opposite = a.max(b) > 0.0 && a.min(b) < 0.0;
    let gap = |one: Option<Points>, other: Option<Points>| Some(one?.get() - other?.get());
    let (old, new) = (gap(one.old, other.old)?, gap(one.new, other.new)?);
    let least = comparison.asked.thresholds.gap;
    let is_real = matches!(tested.verdict(), Verdict::Worse | Verdict::Better);
    let counts = if is_real { least } else { 2.0 * least };
    let grown = Points::new(new.abs() - old.abs());
    let are_wide = Points::new(old.abs().min(new.abs())) >= least;
    let mean = tested.mean_change.map_or(0.0, Points::get);
    let priority = figures.all.change.map_or(0.0, Points::get);
    let is_turned = is_real && mean * priority < 0.0;
    if grown >= counts || is_turned && grown > 0.0 {
        Some(Way::Apart)
    } else if are_opposite && old * new < 0.0 && are_wide {
        Some(Way::Swapped)
    } else if are_opposite && !is_real && grown <= -counts || is_turned && grown < 0.0 {
        Some(Way::Closer)
    } else {
        None
    }
}

/// Whether both sides have moved the same way, and neither has all but stood still: by a quarter of a gap that counts.
fn is_one_way(comparison: &Comparison, figures: &Figures) -> bool {
    let sides = figures.by_side;
    let [a, b] = sides.map(|moved| moved.change.map_or(0.0, Points::get));
    let least = comparison.asked.thresholds.gap / 4.0;
    a * b > 0.0 && a.abs().min(b.abs()) >= least
}

/// Of so many the figures stand in the sentence; of more, in the table alone.
const WITH_FIGURES: usize = 3;

/// In sentences, one for each way.
pub(super) fn sentences(opposite: &[Opposite]) -> Vec<String> {
    let of_way = |way: Way| {
        let own = || opposite.iter().filter(|one| one.way == way);
        let has_figures = own().count() <= WITH_FIGURES;
        let told = own().map(|one| {
            let the = if one.cause.is_none() { "the " } else { "" };
            let title = format!("{the}{}", list::inside(one.title));
            let figures = has_figures.then(|| format!(" ({})", one.moved));
            title + &figures.unwrap_or_default()
        });
        let (told, predicate) = (list::any(told)?, way.predicate());
        Some(format!("The two sides have {predicate} on {told}."))
    };
    Way::ALL.into_iter().filter_map(of_way).collect()
}

fn moved(comparison: &Comparison, cause: Option<&str>, figures: &Figures) -> String {
    let sides = comparison.sides.iter().zip(&figures.by_side);
    let moved = sides.filter_map(|(side, moved)| {
        let moved = comparison.old_and_new(cause, moved)?;
        Some(format!("{} {moved}", side.name))
    });
    list::joined(moved, "; ")
}

impl<'a> Comparison<'a> {
    /// How the two sides went different ways on a cause, by its id, or on the symptoms, where that stands in the place of a
    /// verdict.
    pub fn opposite_on(&self, cause: Option<&str>) -> Option<&Opposite<'a>> {
        let mut in_place = self.opposite.iter().filter(|one| one.is_in_place);
        in_place.find(|one| one.cause == cause)
    }

    /// That the answers can't be relied on, or how the two sides went different ways on a cause, else what the test says;
    /// without a cause, of the symptoms.
    pub fn word(&self, cause: Option<&str>, tested: &Tested) -> &'static str {
        if !self.is_reliable && tested.p_adjusted.is_some() {
            return NOT_RELIED_ON;
        }
        let opposite = self.opposite_on(cause);
        opposite.map_or(tested.verdict().words(), |opposite| opposite.way.words())
    }

    /// Whether something has risen far: really and by half of what counts as a gap, while the sides came apart, or for one
    /// side by twice as much as counts.
    pub fn has_risen_far(&self) -> bool {
        let half = Points::new(self.asked.thresholds.gap / 2.0);
        let mut worse = self.that_are(Verdict::Worse);
        self.is_reliable
            && (worse.any(|part| part.tested.mean_change >= Some(half))
                || self.that_went(Way::Apart).any(|it| it.has_risen)
                || self.far_risen().next().is_some())
    }

    /// What has risen by twice as much as counts as a gap for a side, by its index.
    fn far_risen(&self) -> impl Iterator<Item = (PartOf<'_, 'a>, usize)> {
        let far = Points::new(2.0 * self.asked.thresholds.gap);
        let sides = self.parts().flat_map(|part| [(part, 0), (part, 1)]);
        sides.filter(move |(part, side)| part.figures.by_side[*side].change >= Some(far))
    }

    /// "conflicting goals (Sales: 10, now 60)".
    pub fn far_risen_for_a_side(&self) -> String {
        let risen: Vec<(PartOf, usize)> = self.far_risen().collect();
        let parts = risen.chunk_by(|(one, _), (next, _)| one.cause == next.cause);
        let parts = parts.map(|sides| {
            let moved = sides.iter().filter_map(|(part, side)| {
                let moved = self.old_and_new(part.cause, &part.figures.by_side[*side])?;
                Some(format!("{}: {moved}", self.sides[*side].name))
            });
            format!("{} ({})", sides[0].0.inside(), list::joined(moved, "; "))
        });
        list::plain(parts)
    }

    /// What the two sides went this way on.
    pub fn that_went(&self, way: Way) -> impl Iterator<Item = &Opposite<'a>> {
        self.opposite.iter().filter(move |one| one.way == way)
    }
}
