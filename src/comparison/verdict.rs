//! What a comparison comes to: a word for each cause, and the first sentence.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Cause, Comparison, LEVEL, Tested};
use crate::diagnostic::list;
use crate::score::Points;

/// What the test says of a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It has really got worse.
    Worse,
    /// It has really got better.
    Better,
    /// It was answered differently, and whether by a change or by one person's mood can't be told.
    Different,
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
    /// Something was answered differently, where a side is one person.
    Different,
    /// Every change may be noise.
    Noise,
    /// Nothing could be tested.
    Untested,
}

impl Tested {
    /// What the test says.
    pub fn verdict(&self) -> Verdict {
        match (self.p_adjusted.and(self.mean_change), self.is_small()) {
            (None, _) => Verdict::Untested,
            (Some(_), true) => Verdict::Noise,
            (Some(_), false) if self.is_single => Verdict::Different,
            (Some(change), false) if change > 0.0 => Verdict::Worse,
            (Some(_), false) => Verdict::Better,
        }
    }

    /// Whether chance alone may make such a change.
    fn is_small(&self) -> bool {
        self.p_adjusted.is_none_or(|p| p > LEVEL)
    }
}

impl Verdict {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Worse => "really worse",
            Self::Better => "really better",
            Self::Different => "answered differently",
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
            .filter(move |cause| cause.tested.verdict() == verdict)
    }
}

/// The first sentences; `care` stands before what it takes the ground from.
pub(super) fn headline(comparison: &Comparison, care: Option<&str>) -> super::Headline {
    let moved = |verdict| {
        let symptoms = comparison.symptoms.tested;
        let is_so = symptoms.verdict() == verdict;
        let symptoms = is_so.then(|| format!("the symptoms{}", from_to(&symptoms)));
        let causes = comparison
            .causes_that_are(verdict)
            .map(|cause| format!("{}{}", list::inside(cause.title), from_to(&cause.tested)));
        let moved: Vec<String> = symptoms.into_iter().chain(causes).collect();
        (!moved.is_empty()).then(|| list::plain(&moved))
    };
    let worse = moved(Verdict::Worse).map(|moved| format!("Worse by more than noise: {moved}."));
    let better = moved(Verdict::Better).map(|moved| format!("Better by more than noise: {moved}."));
    let (id, text) = match (worse, better, moved(Verdict::Different)) {
        (Some(worse), Some(better), _) => (HeadlineId::Mixed, format!("{worse} {better}")),
        (Some(worse), None, _) => (HeadlineId::Worse, worse),
        (None, Some(better), _) => (HeadlineId::Better, better),
        (None, None, Some(moved)) => (
            HeadlineId::Different,
            format!(
                "Answered differently than before: {moved}. Where one person answers for a side, a change can't be told from that person's mood."
            ),
        ),
        (None, None, None) => quiet(comparison),
    };
    let text = match (care, come_apart(comparison)) {
        (Some(care), _) => format!("{care} {text}"),
        (None, Some(apart)) => format!("{text} {apart}"),
        (None, None) => text,
    };
    super::Headline { id, text }
}

/// Causes on which the two sides have come apart, which the mean of both doesn't show: one side has gone up and the
/// other down, and the gap has grown by as much as counts; by twice as much where the change of the mean is no more
/// than noise.
fn come_apart(comparison: &Comparison) -> Option<String> {
    let least = comparison.asked.thresholds.gap;
    let is_apart = |cause: &&Cause| {
        let grown = |(old, new): (Points, Points)| new.get().abs() - old.get().abs();
        let grown = cause.gap.old.zip(cause.gap.new).map(grown);
        let counts = match cause.tested.verdict() {
            Verdict::Worse | Verdict::Better => least,
            _ => 2.0 * least,
        };
        let changes = cause.figures.by_side.map(|side| side.change);
        let are_opposite =
            matches!(changes, [Some(a), Some(b)] if a.max(b) > 0.0 && a.min(b) < 0.0);
        are_opposite && grown.is_some_and(|grown| Points::new(grown) >= counts)
    };
    let told = comparison.causes.iter().filter(is_apart).map(|cause| {
        let sides = comparison.sides.iter().zip(&cause.figures.by_side);
        let moved = sides.filter_map(|(side, moved)| {
            Some(format!("{} {}, now {}", side.name, moved.old?, moved.new?))
        });
        let moved: Vec<String> = moved.collect();
        format!("{} ({})", list::inside(cause.title), moved.join("; "))
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| format!("The two sides have come apart on {}.", list::plain(&told)))
}

fn quiet(comparison: &Comparison) -> (HeadlineId, String) {
    let tested = comparison.causes.iter().map(|cause| &cause.tested);
    let mut tested = tested.chain([&comparison.symptoms.tested]);
    if tested.any(|tested| tested.verdict() == Verdict::Noise) {
        let text = "No cause has changed by more than noise: what moved may have moved by chance.";
        return (HeadlineId::Noise, text.to_owned());
    }
    let text = format!(
        "Whether anything has changed can't be told: {}",
        list::inside(why_untested(comparison))
    );
    (HeadlineId::Untested, text)
}

fn why_untested<'c>(comparison: &'c Comparison) -> &'c str {
    let mut missing = comparison.missing.iter();
    let line = missing
        .find(|line| line.what.starts_with("causes.") && line.what.rsplit('.').next() == Some("p"));
    line.map_or("there are no answers.", |line| line.reason.as_str())
}

fn from_to(tested: &Tested) -> String {
    match (tested.severity.old, tested.severity.new) {
        (Some(old), Some(new)) => format!(" ({old}, now {new})"),
        _ => String::new(),
    }
}
