//! One company's result: a value that holds every figure and sentence of a report, in the report's order.
//!
//! Its JSON is the format `detente/report@1`.

mod answered;
mod build;
mod by_id;
mod causes;
mod contest;
mod firmness;
mod headline;
mod missing;
mod norms;
mod solutions;

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostic::list;
use crate::questionnaire::Questionnaire;
use crate::score::{Classification, Confidence, Points};

pub use answered::{Open, Order, Question, Rank, Said};
pub use build::{Options, diagnose, diagnose_with};
pub use by_id::ById;
pub(crate) use by_id::by_side;
pub use firmness::firmness;
pub use headline::HeadlineId;
pub use norms::Place;

/// The `format` of a JSON report.
pub const FORMAT: &str = "detente/report@1";

/// Everything a report says of one company.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Report", title = "detente report")]
pub struct Diagnosis<'a> {
    /// The file format.
    #[schemars(extend("const" = FORMAT))]
    pub format: &'static str,
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
    /// The report's first sentence.
    pub headline: Headline,
    /// How bad it is.
    pub symptoms: Symptoms<'a>,
    /// Whether the sides argue openly.
    pub debate: Option<Debate<'a>>,
    /// The causes by rank, unranked ones last.
    pub causes: Vec<Cause<'a>>,
    /// The solutions by rank; in the questionnaire's order where nothing is prescribed.
    pub solutions: Vec<Solution<'a>>,
    /// How each cause stands among many companies, by its id, in the causes' order; absent where it wasn't
    /// asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub norms: Option<ById<'a, Option<Place>>>,
    /// What was answered to the open questions.
    pub open: Vec<Open<'a>>,
    /// What would change the first place; absent where it wasn't asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sensitivity: Option<Sensitivity<'a>>,
    /// What to read with care.
    pub quality: Vec<QualityNote<'a>>,
    /// A reason for every number that can't be had.
    pub missing: Vec<Missing>,
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

/// A side or the observer, and how many of it answered.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct PartyCount<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// The number of records.
    pub respondents: usize,
}

/// The report's first sentence.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Headline {
    /// Which case holds.
    pub id: HeadlineId,
    /// The sentence, or two.
    pub text: String,
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
    /// The observer's score.
    pub observer: Option<Points>,
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
    /// The quadratic mean of the sides, which ranks it.
    pub priority: Option<Points>,
    /// The mean of the sides.
    pub severity: Option<Points>,
    /// Each side's score.
    pub sides: ById<'a, Option<Points>>,
    /// First side minus second.
    pub gap: Option<Points>,
    /// What is above the line.
    pub need: Option<Points>,
    /// What the two scores say together.
    pub reading: Option<Classification>,
    /// The sides whose respondents are far apart.
    pub divided: Vec<&'a str>,
    /// What the observer sees, against the sides on the same questions; absent without an observer.
    pub observer: Option<Observed<'a>>,
    /// Whether the observer sees much less of it than both sides do.
    pub blind_spot: bool,
    /// How sure its place is; absent where it wasn't asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// Its scale questions, by falling mean of the sides.
    pub questions: Vec<Question<'a>>,
    /// Its ranking questions.
    pub orders: Vec<Order<'a>>,
    /// The solutions that answer it, best first, by id.
    pub solutions: Vec<&'a str>,
}

/// The observer's score on a cause, and the sides' on the same questions alone.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Observed<'a> {
    /// The observer's.
    pub score: Option<Points>,
    /// The sides'.
    pub sides: ById<'a, Option<Points>>,
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
    /// The causes with a need that it answers, by rank.
    pub causes: Vec<&'a str>,
    /// Its steps, by falling fit.
    pub actions: Vec<Action<'a>>,
}

/// One step of a solution.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Action<'a> {
    /// Its id.
    pub id: &'a str,
    /// What to do.
    pub text: &'a str,
    /// Who does it.
    pub owner: &'a str,
    /// How well it answers what is above the line.
    pub fit: Option<Points>,
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Missing {
    /// The number, by its path of ids.
    pub what: String,
    /// The reason.
    pub reason: String,
}

impl Diagnosis<'_> {
    /// The name of a party by its id.
    pub fn name_of(&self, id: &str) -> &str {
        let parties = self.sides.iter().chain(&self.observer);
        parties
            .into_iter()
            .find(|party| party.id == id)
            .map_or("", |party| party.name)
    }

    /// A title inside an English sentence: its first letter small, unless the title is in another
    /// language, where that letter may matter.
    pub fn inside(&self, title: &str) -> String {
        let is_english = self.questionnaire.language.split('-').next() == Some("en");
        if is_english {
            list::inside(title)
        } else {
            title.to_owned()
        }
    }

    /// The side that feels a cause more, by whole points; none where both feel it alike.
    pub fn felt_more_by(&self, gap: Option<Points>) -> Option<&str> {
        let whole = gap?.whole();
        if whole == 0.0 {
            return None;
        }
        Some(self.sides[usize::from(whole < 0.0)].name)
    }

    /// The causes that something is to be done about, by rank.
    pub fn above_the_line(&self) -> impl Iterator<Item = &Cause<'_>> {
        self.causes.iter().filter(|cause| cause.is_above_the_line())
    }
}

impl Cause<'_> {
    /// Whether something is to be done about it.
    pub fn is_above_the_line(&self) -> bool {
        self.reading.is_some_and(Classification::is_above_the_line)
    }
}
