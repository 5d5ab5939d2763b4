//! What a comparison comes to: a word for each cause, and the first sentence.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Cause, Comparison};
use crate::diagnostic::list;
use crate::score::Points;

/// What the test says of a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It has really got worse.
    Worse,
    /// It has really got better.
    Better,
    /// Its change may be noise.
    Noise,
    /// It can't be tested.
    Untested,
}

/// Which case of the headline holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HeadlineId {
    /// Some causes have really got worse and none better.
    Worse,
    /// Some causes have really got better and none worse.
    Better,
    /// Some causes have really got worse and some better.
    Mixed,
    /// Every change may be noise.
    Noise,
    /// Nothing could be tested.
    Untested,
}

impl Cause<'_> {
    /// What the test says, by the direction in which its questions have moved.
    pub fn verdict(&self) -> Verdict {
        match (self.real, self.mean_change) {
            (Some(true), Some(mean)) if mean > 0.0 => Verdict::Worse,
            (Some(true), Some(_)) => Verdict::Better,
            (Some(false), _) => Verdict::Noise,
            _ => Verdict::Untested,
        }
    }
}

impl Verdict {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Worse => "really worse",
            Self::Better => "really better",
            Self::Noise => "within noise",
            Self::Untested => "not tested",
        }
    }
}

impl Comparison<'_> {
    /// The causes of which the test says this.
    pub fn causes_that_are(&self, verdict: Verdict) -> impl Iterator<Item = &Cause<'_>> {
        self.causes
            .iter()
            .filter(move |cause| cause.verdict() == verdict)
    }
}

pub(super) fn headline(comparison: &Comparison) -> super::Headline {
    let moved = |verdict| -> Vec<String> {
        comparison
            .causes_that_are(verdict)
            .map(|cause| format!("{}{}", list::inside(cause.title), from_to(cause)))
            .collect()
    };
    let (worse, better) = (moved(Verdict::Worse), moved(Verdict::Better));
    let (id, text) = match (worse.is_empty(), better.is_empty()) {
        (false, true) => (
            HeadlineId::Worse,
            format!("Worse by more than noise: {}.", list::plain(&worse)),
        ),
        (true, false) => (
            HeadlineId::Better,
            format!("Better by more than noise: {}.", list::plain(&better)),
        ),
        (false, false) => (
            HeadlineId::Mixed,
            format!(
                "Worse by more than noise: {}. Better by more than noise: {}.",
                list::plain(&worse),
                list::plain(&better)
            ),
        ),
        (true, true) => quiet(comparison),
    };
    super::Headline { id, text }
}

fn quiet(comparison: &Comparison) -> (HeadlineId, String) {
    if comparison.causes_that_are(Verdict::Noise).next().is_some() {
        let text = "No cause has changed by more than noise: what moved may have moved by chance.";
        return (HeadlineId::Noise, text.to_owned());
    }
    let text = format!(
        "Whether anything has changed can't be told: {}",
        why_untested(comparison)
    );
    (HeadlineId::Untested, text)
}

fn why_untested<'c>(comparison: &'c Comparison) -> &'c str {
    let mut missing = comparison.missing.iter();
    let line = missing.find(|line| line.what.rsplit('.').next() == Some("p"));
    line.map_or("there are no answers.", |line| line.reason.as_str())
}

fn from_to(cause: &Cause) -> String {
    match (cause.figures.all.old, cause.figures.all.new) {
        (Some(old), Some(new)) => format!(" ({old}, now {new})"),
        _ => String::new(),
    }
}

/// What to bear in mind of single causes: priorities weigh disagreement, and the test doesn't.
pub(super) fn notes(comparison: &Comparison) -> Vec<String> {
    let sign = |figure: Option<Points>| {
        figure.map_or(0.0, |figure| {
            figure.whole().signum() * f64::from(figure.whole() != 0.0)
        })
    };
    let opposite = |cause: &&Cause| {
        cause.real == Some(true) && sign(cause.mean_change) * sign(cause.figures.all.change) < 0.0
    };
    let note = |cause: &Cause| {
        let closer = cause.mean_change > Some(Points::ZERO);
        let way = if closer {
            "closer together"
        } else {
            "further apart"
        };
        format!(
            "{}: its priority moved the other way than the average of both sides, since the sides are now {way}.",
            cause.title
        )
    };
    comparison
        .causes
        .iter()
        .filter(opposite)
        .map(note)
        .collect()
}
