//! What has changed in one company between two waves: a value that holds every figure and sentence.
//!
//! Its JSON is the format `detente/comparison@1`.

mod against_report;
mod build;
mod care;
mod causes;
mod earlier;
mod figures;
mod kept;
mod missing;
mod notes;
mod opposite;
mod people;
mod shared;
mod verdict;
mod wave;
mod within;

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnosis::{ById, Missing};
use crate::diagnostic::list;
use crate::questionnaire::Questionnaire;
use crate::score::{Points, Share};

pub use build::compare;
pub use earlier::{Counting, Earlier, SINCE};
pub use kept::KeptReport;
pub use opposite::{NOT_RELIED_ON, Opposite, Way};
pub use shared::{Shared, SharedAnswers};
pub use verdict::{HeadlineId, MOOD, Verdict};

/// The `format` of a JSON comparison.
pub const FORMAT: &str = "detente/comparison@1";

/// Up to this adjusted chance of its coming up by itself a change is called real.
pub const LEVEL: f64 = 0.10;

/// Everything a comparison says of one company. A change is always new minus old.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Comparison", title = "detente comparison")]
pub struct Comparison<'a> {
    /// [`FORMAT`].
    #[schemars(extend("const" = FORMAT))]
    pub format: &'static str,
    /// [`crate::diagnosis::METHOD`].
    pub method: u32,
    /// The id of what was asked.
    pub questionnaire: &'a str,
    /// The company.
    pub company: &'a str,
    /// The two waves' names.
    pub waves: Both<Option<&'a str>>,
    /// The two sides, in report order.
    pub sides: [Party<'a>; 2],
    /// The comparison's first sentence.
    pub headline: Headline,
    /// How bad it is.
    pub symptoms: Symptoms<'a>,
    /// Whether the sides argue openly; here more is better.
    pub debate: Option<Figures<'a>>,
    /// The causes by their rank in the new wave, unranked ones last.
    pub causes: Vec<Cause<'a>>,
    /// What to bear in mind, in sentences.
    pub notes: Vec<String>,
    /// A reason for every number that can't be had.
    pub missing: Vec<Missing>,
    /// Where the two sides went different ways; nothing where the answers can't be relied on.
    #[serde(skip)]
    pub opposite: Vec<Opposite<'a>>,
    /// Whether a change can be relied on: not where everybody of a side gave the same answer over and over.
    #[serde(skip)]
    pub is_reliable: bool,
    /// Where the older wave's figures come from.
    #[serde(skip)]
    pub basis: Basis,
    /// Titles and thresholds, for renderers.
    #[serde(skip)]
    pub asked: &'a Questionnaire,
}

/// Where the older wave's figures come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// From its answers.
    Answers,
    /// From a report that is kept, and why no change from it can be called real, if none can.
    Report(Option<&'static str>),
}

/// Something of both waves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Both<T> {
    /// In the old wave.
    pub old: T,
    /// In the new wave.
    pub new: T,
}

impl<T> Both<T> {
    pub(crate) fn new(old: T, new: T) -> Self {
        Self { old, new }
    }

    /// The same of each wave.
    pub(crate) fn each<'b, U>(&'b self, of: impl Fn(&'b T) -> U) -> Both<U> {
        Both::new(of(&self.old), of(&self.new))
    }
}

/// A side, and how many of it answered.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Party<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// The number of records.
    pub respondents: Both<usize>,
    /// How many of the questions that both asked they answered, each counted in each record.
    pub answers: Both<usize>,
    /// How many names answered both times; none where somebody gave no name.
    pub same: Option<usize>,
}

/// The comparison's first sentence.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Headline {
    /// Which case holds.
    pub id: HeadlineId,
    /// The sentence, or two.
    pub text: String,
}

/// A figure in both waves, -100 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Moved {
    /// In the old wave.
    pub old: Option<Points>,
    /// In the new wave.
    pub new: Option<Points>,
    /// New minus old; none where the two don't speak of the same sides.
    pub change: Option<Points>,
}

/// A figure of both sides together, and each side's own.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Figures<'a> {
    /// Of both sides together.
    #[serde(flatten)]
    pub all: Moved,
    /// Each side's change.
    pub sides: ById<'a, Option<Points>>,
    /// Each side's figure in both waves.
    #[serde(skip)]
    pub by_side: [Moved; 2],
}

/// How bad it is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Symptoms<'a> {
    /// The priorities.
    #[serde(flatten)]
    pub figures: Figures<'a>,
    /// The bands, by id.
    pub band: Both<Option<&'a str>>,
    /// What is tested of them.
    #[serde(flatten)]
    pub tested: Tested,
}

/// One cause.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Cause<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub title: &'a str,
    /// Its rank in each wave.
    pub rank: Both<Option<usize>>,
    /// The priorities, and each side's score.
    #[serde(flatten)]
    pub figures: Figures<'a>,
    /// First side minus second, in each wave.
    pub gap: Moved,
    /// What is tested of it.
    #[serde(flatten)]
    pub tested: Tested,
}

/// A change of severity, and whether it is more than chance.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Tested {
    /// The mean of both sides in both waves, which is what is tested.
    pub severity: Moved,
    /// Its change, -100 to 100.
    pub mean_change: Option<Points>,
    /// Where the change lies, 9 times in 10, with other such questions and leaders: its lower end.
    pub low: Option<Points>,
    /// Its upper end.
    pub high: Option<Points>,
    /// The chance of so large a change where nothing has changed, 0 to 1.
    pub p: Option<Share>,
    /// The same, adjusted by Holm's method for the number of causes, the symptoms being one more.
    pub p_adjusted: Option<Share>,
    /// Whether the change is more than chance; none where one person's mood can't be told from a change.
    pub real: Option<bool>,
    /// Whether a side is one person in a wave.
    #[serde(skip)]
    pub is_single: bool,
    /// Whether one person of a side, or of several, is all that was heard of it on this in a wave.
    #[serde(skip)]
    pub is_of_one: bool,
}

/// A cause, or the symptoms.
#[derive(Clone, Copy, Debug)]
pub struct PartOf<'c, 'a> {
    /// The cause's id; none for the symptoms.
    pub cause: Option<&'a str>,
    /// The cause's title, or "Symptoms".
    pub title: &'a str,
    /// Its figures.
    pub figures: &'c Figures<'a>,
    /// What is tested of it.
    pub tested: &'c Tested,
}

impl<'a> Comparison<'a> {
    /// The symptoms and the causes: all that a change is tested of.
    pub fn parts(&self) -> impl Iterator<Item = PartOf<'_, 'a>> {
        let symptoms = PartOf {
            cause: None,
            title: "Symptoms",
            figures: &self.symptoms.figures,
            tested: &self.symptoms.tested,
        };
        let causes = self.causes.iter().map(|cause| PartOf {
            cause: Some(cause.id),
            title: cause.title,
            figures: &cause.figures,
            tested: &cause.tested,
        });
        [symptoms].into_iter().chain(causes)
    }
}

impl PartOf<'_, '_> {
    /// As it stands inside a sentence: "conflict avoidance", "the symptoms".
    pub fn inside(&self) -> String {
        let the = if self.cause.is_none() { "the " } else { "" };
        format!("{the}{}", list::inside(self.title))
    }
}

impl Moved {
    fn new(old: Option<Points>, new: Option<Points>) -> Self {
        let change = match (old, new) {
            (Some(old), Some(new)) => Some(Points::new(new.get() - old.get())),
            _ => None,
        };
        Self { old, new, change }
    }
}
