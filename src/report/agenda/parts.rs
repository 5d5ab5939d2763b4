//! The causes and the symptoms, by whether both sides see them alike, differ, or whether that can't be told.

use super::answers::may_show;
use crate::diagnosis::{Cause, Certainty, Diagnosis, Question};
use crate::questionnaire::{Role, Thresholds};
use crate::report::sentences::both_figures;
use crate::score::{Points, Spread};

/// A cause, or the symptoms, on which both sides were heard.
pub(super) struct Part<'d> {
    pub(super) title: &'d str,
    pub(super) questions: &'d [Question<'d>],
    /// None for the symptoms.
    pub(super) cause: Option<&'d Cause<'d>>,
    pub(super) sides: [Points; 2],
    /// First side minus second.
    pub(super) gap: Points,
    /// Whether the gap is more than chance makes.
    is_sure: bool,
    /// Whether the people of a side are far apart.
    is_divided: bool,
}

/// All of them, the causes by rank and then the symptoms.
#[derive(Default)]
pub(super) struct Parts<'d> {
    pub(super) alike: Vec<Part<'d>>,
    /// The widest gap first.
    pub(super) apart: Vec<Part<'d>>,
    /// A gap that counts and that may be chance.
    pub(super) untold: Vec<Part<'d>>,
    /// The titles of those that would show what one person of several answered.
    pub(super) hidden: Vec<&'d str>,
    /// The titles of those on which the people of a side are far apart, so that its mean is nobody's view.
    pub(super) divided: Vec<&'d str>,
    pub(super) unheard: Vec<Unheard<'d>>,
}

/// A cause, or the symptoms, on which a side wasn't heard.
pub(super) struct Unheard<'d> {
    pub(super) title: &'d str,
    pub(super) heard: [bool; 2],
}

impl<'d> Parts<'d> {
    pub(super) fn of(diagnosis: &'d Diagnosis) -> Self {
        let Thresholds {
            high, gap: wide, ..
        } = diagnosis.asked.thresholds;
        let causes = diagnosis.causes.iter();
        let causes = causes.map(|cause| {
            let part = Part::of_cause(diagnosis, cause);
            (cause.title, part, cause.sides.pair(), cause.spread.pair())
        });
        let symptoms = (
            diagnosis.asked.symptoms.title.as_str(),
            Part::of_symptoms(diagnosis),
            diagnosis.symptoms.sides.pair(),
            diagnosis.symptoms.spread.pair(),
        );
        let mut parts = Self::default();
        for (title, part, sides, spread) in causes.chain([symptoms]) {
            let Some(part) = part else {
                let heard = sides.map(|figure| figure.is_some());
                parts.unheard.push(Unheard { title, heard });
                continue;
            };
            let is_wide = part.gap.abs() >= wide || part.is_sure && part.stands_apart(high);
            if !is_shown(diagnosis, spread) {
                parts.hidden.push(part.title);
            } else if part.is_divided {
                parts.divided.push(part.title);
            } else if !is_wide {
                parts.alike.push(part);
            } else if part.is_sure {
                parts.apart.push(part);
            } else {
                parts.untold.push(part);
            }
        }
        let falling = |part: &Part| std::cmp::Reverse(Points::new(part.gap.get().abs()));
        parts.apart.sort_by_key(falling);
        parts
    }
}

impl Parts<'_> {
    /// Whether whatever could be gone through would show what one person of several answered.
    pub(super) fn is_all_hidden(&self) -> bool {
        let parts = [&self.alike, &self.apart, &self.untold];
        let is_other = self.divided.is_empty() && parts.into_iter().all(Vec::is_empty);
        !self.hidden.is_empty() && is_other
    }
}

impl<'d> Part<'d> {
    fn of_cause(diagnosis: &Diagnosis, cause: &'d Cause) -> Option<Self> {
        let [a, b] = cause.sides.pair();
        Some(Self {
            title: cause.title,
            questions: &cause.questions,
            cause: Some(cause),
            sides: [a?, b?],
            gap: cause.gap?,
            is_sure: cause.is_gap_sure,
            is_divided: diagnosis.undecided(cause).next().is_some(),
        })
    }

    fn of_symptoms(diagnosis: &'d Diagnosis) -> Option<Self> {
        let symptoms = &diagnosis.symptoms;
        let [a, b] = symptoms.sides.pair();
        Some(Self {
            title: &diagnosis.asked.symptoms.title,
            questions: &symptoms.questions,
            cause: None,
            sides: [a?, b?],
            gap: symptoms.gap?,
            is_sure: symptoms.is_gap_sure(),
            is_divided: !symptoms.divided.is_empty(),
        })
    }

    /// Whether one side alone is above the line.
    fn stands_apart(&self, high: f64) -> bool {
        let [a, b] = self.sides.map(|side| side > high);
        a != b
    }

    /// Whether it is a cause that both sides are above the line on, and that isn't too close to call.
    pub(super) fn is_above_on_both(&self, diagnosis: &Diagnosis) -> bool {
        let high = diagnosis.asked.thresholds.high;
        let line = Points::new(high);
        self.sides.iter().all(|side| *side > line)
            && self.cause.is_some_and(|cause| {
                (0..2).all(|at| cause.side_certainty(at, high) > Certainty::Open)
            })
    }

    /// The side that feels it more, where chance doesn't explain that, and by half of what counts as a gap.
    pub(super) fn felt_more_by(&self, diagnosis: &Diagnosis<'d>) -> Option<&'d str> {
        let least = Points::new(diagnosis.asked.thresholds.gap / 2.0);
        (self.is_sure && self.gap.abs() >= least)
            .then(|| diagnosis.sides[usize::from(self.gap < 0.0)].name)
    }

    /// Whether something is to be done about it.
    pub(super) fn is_trouble(&self, diagnosis: &Diagnosis) -> bool {
        let mildest = diagnosis.asked.symptoms.bands.first();
        let is_mild = diagnosis.symptoms.band == mildest.map(|band| band.id.as_str());
        self.cause.map_or(!is_mild, Cause::is_above_the_line)
    }

    /// "Operations 68, Sales 48", the higher figure first.
    pub(super) fn figures(&self, diagnosis: &Diagnosis) -> String {
        both_figures(diagnosis, self.sides.map(Some))
    }

    /// Its title in a sentence, with both figures.
    pub(super) fn with_figures(&self, diagnosis: &Diagnosis) -> String {
        let title = diagnosis.inside(self.title);
        format!("{title} ({})", self.figures(diagnosis))
    }
}

/// Whether enough people of each side have a score.
fn is_shown(diagnosis: &Diagnosis, spread: [Option<Spread>; 2]) -> bool {
    let mut sides = Role::SIDES.into_iter().zip(spread);
    sides.all(|(role, spread)| {
        spread.is_some_and(|spread| may_show(diagnosis, role, spread.between_df + 1))
    })
}
