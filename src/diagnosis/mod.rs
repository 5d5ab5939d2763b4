//! One company's result: a value that holds every figure and sentence of a report, in the report's order.
//!
//! Its JSON is the format `detente/report@1`.

mod answered;
mod build;
mod by_id;
mod causes;
mod certainty;
mod headline;
mod missing;
mod norms;
mod observed;
mod party;
mod practices;
mod reasons;
mod solutions;
mod within;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::answers::numbered::NumberedScale;
use crate::answers::unread::Unread;
use crate::questionnaire::{Questionnaire, When};
use crate::score::{Classification, Pair, Points, Share, Spread};

pub use answered::{Open, Order, Question, Rank, Said};
pub(crate) use build::quality_notes;
pub use build::{Options, diagnose, diagnose_with};
pub use by_id::ById;
pub(crate) use by_id::by_side;
pub use certainty::{BlindSpot, Certainty};
pub use headline::{Headline, HeadlineId, NOTHING_TO_FIX};
pub use norms::Place;
pub use observed::{Difference, Observed};
pub use party::{PartyCount, Turnout};
pub use practices::{Done, Practice};

/// The `format` of a JSON report.
pub const FORMAT: &str = "detente/report@1";

/// How figures and words are made; rises whenever they change.
pub const METHOD: u32 = 4;

/// Everything a report says of one company.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Report", title = "detente report")]
pub struct Diagnosis<'a> {
    /// The file format.
    #[schemars(extend("const" = FORMAT))]
    pub format: &'static str,
    /// [`METHOD`].
    pub method: u32,
    /// What was asked.
    pub questionnaire: About<'a>,
    /// The two sides, in report order.
    pub sides: [PartyCount<'a>; 2],
    /// The observer, where the questionnaire has one.
    pub observer: Option<PartyCount<'a>>,
    /// The company.
    pub company: &'a str,
    /// The wave.
    pub wave: Option<&'a str>,
    /// The report's first sentences.
    pub headline: Headline,
    /// How bad it is.
    pub symptoms: Symptoms<'a>,
    /// Whether the sides argue openly.
    pub debate: Option<Debate<'a>>,
    /// The causes by rank, unranked ones last.
    pub causes: Vec<Cause<'a>>,
    /// The solutions by rank; in the questionnaire's order where nothing is prescribed.
    pub solutions: Vec<Solution<'a>>,
    /// The actions of all solutions to do first, by id: three at most, none where nothing is prescribed.
    pub do_first: Vec<&'a str>,
    /// How each cause stands among many companies, by its id, in the causes' order; absent where it wasn't
    /// asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub norms: Option<ById<'a, Option<Place>>>,
    /// What is done already; absent where it isn't asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub practices: Vec<Practice<'a>>,
    /// What was answered to the open questions.
    pub open: Vec<Open<'a>>,
    /// What would change the first place; absent where it wasn't asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sensitivity: Option<Sensitivity<'a>>,
    /// What to read with care.
    pub quality: Vec<QualityNote<'a>>,
    /// How answers were read that came as numbers in tables; absent where none did.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub numbered: Vec<NumberedScale>,
    /// What these figures were made without, though it is there; absent where all could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<Unread>,
    /// A reason for every number that can't be had.
    pub missing: Vec<Missing>,
    /// Whether words are in an order that can't be tied to a respondent's other answers.
    #[serde(skip)]
    pub are_words_unlinked: bool,
    /// The share of resamples in which anything is needed.
    #[serde(skip)]
    pub needed: Option<Share>,
    /// Whether something has risen far since an earlier wave that this one is held against.
    #[serde(skip)]
    pub has_risen_far: bool,
    /// How openly both together and each side argued in an earlier wave, where that isn't known of this one.
    #[serde(skip)]
    pub debate_then: Option<(Option<Points>, Pair)>,
    /// Titles, labels and thresholds, for renderers.
    #[serde(skip)]
    pub asked: &'a Questionnaire,
}

/// The questionnaire, in short.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct About<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its version.
    pub version: &'a str,
    /// Its language.
    pub language: &'a str,
    /// Its title.
    pub title: &'a str,
}

/// How bad it is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Symptoms<'a> {
    /// The quadratic mean of the sides.
    pub priority: Option<Points>,
    /// The mean of the sides.
    pub severity: Option<Points>,
    /// Each side's score.
    pub sides: ById<'a, Option<Points>>,
    /// First side minus second.
    pub gap: Option<Points>,
    /// Where the gap lies, 19 times in 20, with other such questions and leaders: its lower end.
    pub gap_low: Option<Points>,
    /// Its upper end.
    pub gap_high: Option<Points>,
    /// How each side's people differ, unpooled; none where a side has no score.
    pub spread: ById<'a, Option<Spread>>,
    /// The sides whose people are far apart, by id.
    #[serde(skip)]
    pub divided: Vec<&'a str>,
    /// The observer's score.
    pub observer: Option<Points>,
    /// Each side's score minus the observer's.
    #[serde(skip)]
    pub to_observer: [Difference; 2],
    /// The band of the priority, by id.
    pub band: Option<&'a str>,
    /// The band of each side's score, by id.
    pub bands: ById<'a, Option<&'a str>>,
    /// The questions behind it.
    pub questions: Vec<Question<'a>>,
}

/// Whether the sides argue openly and by facts; high is good.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Debate<'a> {
    /// 100 minus the mean severity of the sides.
    pub score: Option<Points>,
    /// 100 minus each side's severity.
    pub sides: ById<'a, Option<Points>>,
    /// The sides whose people are far apart, by id.
    #[serde(skip)]
    pub divided: Vec<&'a str>,
    /// How many of each side have a score.
    #[serde(skip)]
    pub heard: [usize; 2],
    /// The questions behind it, their figures as severities.
    pub questions: Vec<Question<'a>>,
}

/// One cause.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Cause<'a> {
    /// 1 for the highest priority; equal priorities share a rank.
    pub rank: Option<usize>,
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub title: &'a str,
    /// What it is.
    pub summary: &'a str,
    /// What somebody says who sees it, put behind "says that".
    #[serde(skip)]
    pub finding: Option<&'a str>,
    /// The quadratic mean of the sides, which ranks it.
    pub priority: Option<Points>,
    /// The mean of the sides.
    pub severity: Option<Points>,
    /// Each side's score.
    pub sides: ById<'a, Option<Points>>,
    /// First side minus second.
    pub gap: Option<Points>,
    /// Where the gap lies, 19 times in 20, with other such questions and leaders: its lower end.
    pub gap_low: Option<Points>,
    /// Its upper end.
    pub gap_high: Option<Points>,
    /// Whether one side feels it more, going by the gap and that interval.
    #[serde(skip)]
    pub is_gap_sure: bool,
    /// How each side's people differ, unpooled; none where a side has no score.
    pub spread: ById<'a, Option<Spread>>,
    /// What is above the line.
    pub need: Option<Points>,
    /// What the two scores say together.
    pub reading: Option<Classification>,
    /// The sides whose respondents are far apart.
    pub divided: Vec<&'a str>,
    /// Of which sides a third of the people or more stand on the other side of the line than the mean.
    #[serde(skip)]
    pub parted: [bool; 2],
    /// What the observer sees, against the sides on the same questions; absent without an observer.
    pub observer: Option<Observed<'a>>,
    /// Whether the observer sees much less of it than both sides do, by more than chance; none where the observer
    /// has no score on it.
    pub blind_spot: Option<bool>,
    /// How sure its place is; absent where it wasn't asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence<'a>>,
    /// Its scale questions, by falling mean of the sides.
    pub questions: Vec<Question<'a>>,
    /// Its ranking questions.
    pub orders: Vec<Order<'a>>,
    /// The solutions that answer it, best first, by id.
    pub solutions: Vec<&'a str>,
}

/// How sure a cause's place is. Everything is none where the cause has no priority.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Confidence<'a> {
    /// The share of resamples in which it has the highest priority, ties shared equally.
    pub first: Option<Share>,
    /// The same after what all companies have alike of each cause was taken off, with the error of that; absent without norms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrected: Option<Share>,
    /// The 5th percentile of its priority, 0 to 100.
    pub low: Option<Points>,
    /// The 95th percentile of its priority, 0 to 100.
    pub high: Option<Points>,
    /// The share of resamples in which each side is above the line.
    pub above: ById<'a, Option<Share>>,
}

/// One solution.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Solution<'a> {
    /// 1 for the best fit; none where nothing is prescribed.
    pub rank: Option<usize>,
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub title: &'a str,
    /// What it is.
    pub summary: &'a str,
    /// How well it is known to work.
    pub evidence: &'a str,
    /// How well it answers what is above the line.
    pub fit: Option<Points>,
    /// The share of resamples in which it fits best, ties shared equally; absent where it wasn't asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best: Option<Option<Share>>,
    /// The causes with a need that it answers, by rank.
    pub causes: Vec<&'a str>,
    /// Its steps, by falling fit.
    pub actions: Vec<Action<'a>>,
}

/// One step of a solution.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Action<'a> {
    /// Its id.
    pub id: &'a str,
    /// What to do.
    pub text: &'a str,
    /// Who does it.
    pub owner: &'a str,
    /// How well it answers what is above the line.
    pub fit: Option<Points>,
    /// How soon it can be begun; absent where the questionnaire doesn't say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// How one sees that it worked; absent where the questionnaire doesn't say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign: Option<&'a str>,
    /// Whether it is done already, as each side says; absent where that isn't asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<ById<'a, Option<Done>>>,
    /// How many of each side said anything of that.
    #[serde(skip)]
    pub answered: Option<[usize; 2]>,
    /// What the observer says of that.
    #[serde(skip)]
    pub done_as_observed: Option<Done>,
}

/// What changes the first place when it is left out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Sensitivity<'a> {
    /// How many single respondents do; none where no side has two.
    pub respondents: Option<usize>,
    /// The single scale questions that do, by id.
    pub questions: Vec<&'a str>,
}

/// One reason to read the answers with care.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct QualityNote<'a> {
    /// What kind of reason.
    pub code: &'static str,
    /// Whose answers.
    pub side: &'a str,
    /// In a sentence.
    pub text: String,
}

/// Why a number can't be had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Missing {
    /// The number, by its path of ids.
    pub what: String,
    /// The reason.
    pub reason: String,
}
