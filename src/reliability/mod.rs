//! How well a questionnaire measures, over many companies' answers: how far a cause's questions hang together, how
//! surely two causes are told apart, and how far people of one side agree.

mod advice;
mod agreement;
mod alpha;
mod build;
mod components;
mod items;
mod measure;
mod products;
mod tally;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::questionnaire::Questionnaire;
use crate::score::{Points, Share};

pub use agreement::by_chance;
pub use alpha::{alpha, interval};
pub use components::{Groups, Variances};
pub use items::{alpha_without, item_rest};
pub use products::{Products, correlation};

/// The `format` of its JSON.
pub const FORMAT: &str = "detente/reliability@1";

/// The fewest respondents that anything is said of questions from.
pub const FEWEST_RESPONDENTS: u64 = 30;

/// The fewest company-sides with two leaders or more that anything is said of company-sides from.
pub const FEWEST_SIDES: u64 = 10;

/// A correlation or an alpha: at most 1 but for chance, compared and printed as figures are.
pub type Coefficient = Points;

/// How well a questionnaire measures.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "detente reliability")]
pub struct Reliability<'q> {
    /// The file format.
    #[schemars(extend("const" = FORMAT))]
    pub format: &'static str,
    /// What was asked.
    pub questionnaire: Asked<'q>,
    /// How many companies there are, each wave of one counted.
    pub companies: u64,
    /// Whether some companies count with several waves.
    pub has_waves: bool,
    /// The two sides, in report order.
    pub sides: [Side<'q>; 2],
    /// How many respondents were left out.
    pub excluded: u64,
    /// How many leaders a company-side has.
    pub leaders: Leaders,
    /// Each cause, in the questionnaire's order.
    pub causes: Vec<Scale<'q>>,
    /// The symptoms.
    pub symptoms: Scale<'q>,
    /// Each two causes, in the questionnaire's order.
    pub pairs: Vec<Pair<'q>>,
    /// What stands out, a sentence each; a single one where nothing does.
    pub advice: Vec<Advice>,
    /// Every figure that is null, with the reason. What is said of a whole holds for each null in it.
    pub missing: Vec<Missing>,
    /// The texts of the questions.
    #[serde(skip)]
    #[schemars(skip)]
    pub asked: &'q Questionnaire,
}

/// A questionnaire.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "ReliabilityOf")]
pub struct Asked<'q> {
    /// Its id.
    pub id: &'q str,
    /// Its version.
    pub version: &'q str,
    /// Its language.
    pub language: &'q str,
    /// Its title.
    pub title: &'q str,
}

/// A side.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "SideOfAll")]
pub struct Side<'q> {
    /// Its id.
    pub id: &'q str,
    /// Its name.
    pub name: &'q str,
    /// How many respondents it has in all companies together.
    pub respondents: u64,
}

/// How many leaders answered of a company-side, which is one side of one company.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Leaders {
    /// How many company-sides there are.
    pub company_sides: u64,
    /// How many of them have two leaders or more.
    pub with_several: u64,
    /// The usual number of leaders: the harmonic mean over all company-sides.
    pub usual: Option<Points>,
}

/// How well a cause, or the symptoms, are measured.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Scale<'q> {
    /// Its id; `symptoms` for the symptoms.
    pub id: &'q str,
    /// Its name.
    pub title: &'q str,
    /// How its questions hang together, over both sides' respondents.
    pub both: Consistency<'q>,
    /// The same over each side's, by its id.
    pub by_side: BTreeMap<&'q str, Consistency<'q>>,
    /// How surely its score tells company-sides apart.
    pub between: Between,
    /// How far people of one side agree.
    pub agreement: Agreement,
}

/// How the questions of a part hang together.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Consistency<'q> {
    /// How many answered all of its questions.
    pub respondents: u64,
    /// Cronbach's alpha over these.
    pub alpha: Option<Alpha>,
    /// Its questions.
    pub questions: Vec<Item<'q>>,
}

/// Cronbach's alpha.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Alpha {
    /// The figure.
    pub value: Coefficient,
    /// From where its 95 % interval goes (Feldt), which takes respondents as independent.
    pub low: Coefficient,
    /// How far it goes.
    pub high: Coefficient,
}

/// How a question stands in its part.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Item<'q> {
    /// Its id.
    pub id: &'q str,
    /// The correlation with the sum of the other questions.
    pub item_total: Option<Coefficient>,
    /// Alpha without it.
    pub alpha_without: Option<Coefficient>,
    /// The share of respondents who didn't answer it.
    pub missing: Option<Share>,
    /// How the answers to it are spread.
    pub answers: Option<SpreadOf>,
}

/// How the answers to a question are spread.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct SpreadOf {
    /// The share of those that speak least of conflict.
    pub floor: Share,
    /// The share of those that speak most of it.
    pub ceiling: Share,
    /// The share of the most frequent one.
    pub most_alike: Share,
}

/// How surely a score, or a difference of two, tells company-sides apart.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Between {
    /// How many company-sides with two leaders or more it is from.
    pub company_sides: u64,
    /// How many leaders they have.
    pub leaders: u64,
    /// What follows from these.
    pub components: Option<Components>,
}

/// How much of what leaders differ by lies between company-sides, and what that comes to.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Components {
    /// The variance between company-sides, in squared points.
    pub variance_between: Variance,
    /// The variance between the leaders of one, in squared points.
    pub variance_within: Variance,
    /// The share of what the means of so many leaders differ by that lies between company-sides.
    pub reliability: AtLeaders,
    /// The smallest change of a side's mean that means something, in points: leaders' differing alone goes beyond it in
    /// 10 of 100.
    pub side_change: AtLeaders,
    /// The same of a company's, the average of two sides with so many leaders each.
    pub company_change: AtLeaders,
}

/// A variance in squared points, printed as figures are.
pub type Variance = Points;

/// A figure at numbers of leaders.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct AtLeaders {
    /// At the usual number.
    pub usual: Points,
    /// At one.
    #[serde(rename = "1")]
    pub one: Points,
    /// At two.
    #[serde(rename = "2")]
    pub two: Points,
    /// At three.
    #[serde(rename = "3")]
    pub three: Points,
}

/// How far people of one side agree.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Agreement {
    /// How far apart the scores of two people of one side of a company are, in points: the mean over company-sides.
    pub distance: Option<Points>,
    /// How far apart they would be if both picked any label of each question with the same chance.
    pub by_chance: Points,
}

/// How surely two causes are told apart.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Pair<'q> {
    /// The causes' ids.
    pub causes: [&'q str; 2],
    /// How surely the difference of their scores tells company-sides apart.
    pub between: Between,
    /// How many respondents answered all questions of both.
    pub respondents: u64,
    /// How their scores correlate over these.
    pub correlation: Option<Coefficient>,
    /// The same, corrected for what alpha says they lack in reliability (Spearman 1904); it may be above 1.
    pub corrected: Option<Coefficient>,
}

/// A figure that is null.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "ReliabilityMissing")]
pub struct Missing {
    /// The figure, by its path of ids.
    pub what: String,
    /// What figure it is, for people.
    #[serde(skip)]
    #[schemars(skip)]
    pub figure: &'static str,
    /// What it is a figure of, for people.
    #[serde(skip)]
    #[schemars(skip)]
    pub of: String,
    /// Why.
    pub reason: String,
}

/// What stands out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "ReliabilityAdvice")]
pub struct Advice {
    /// Which rule says so.
    pub id: AdviceId,
    /// What it is about, by ids.
    pub about: Vec<String>,
    /// What is said.
    pub text: String,
}

/// The rules of advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AdviceId {
    /// Without a question alpha rises.
    AlphaRises,
    /// Nearly everybody answers a question alike.
    AnsweredAlike,
    /// The questions of a cause, or of any, don't hang together.
    LooseQuestions,
    /// Two causes can't be told apart.
    NotToldApart,
    /// None of these.
    NothingStandsOut,
    /// There are too few answers for any of these.
    TooFew,
}

impl Reliability<'_> {
    /// The text of a question, by its id.
    pub fn text_of(&self, question: &str) -> String {
        text_of(self.asked, question)
    }
}

fn text_of(questionnaire: &Questionnaire, question: &str) -> String {
    let mut asked = questionnaire.scale_questions.iter();
    let asked = asked.find(|asked| asked.id == question);
    asked.map_or(String::new(), |asked| {
        questionnaire.neutral_text(&asked.wording)
    })
}
