//! What was answered to each question, in figures and in words.

use schemars::JsonSchema;
use serde::Serialize;

use super::ById;
use crate::score::Points;

/// A scale question's answers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Question<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its text, the sides called "our department" and "the other department".
    pub text: String,
    /// Each side's mean severity, over all who answered it.
    pub sides: ById<'a, Option<Points>>,
    /// First side minus second.
    pub gap: Option<Points>,
    /// How many of each side chose each label.
    pub counts: ById<'a, Vec<usize>>,
    /// What was said beside it.
    pub comments: Vec<Said<'a>>,
    /// Its index in [`crate::questionnaire::Questionnaire::scale_questions`].
    #[serde(skip)]
    pub index: usize,
}

/// Somebody's words, without the name.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Said<'a> {
    /// The side's id.
    pub side: &'a str,
    /// The words.
    pub text: &'a str,
}

/// A ranking question's answers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Order<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its text.
    pub text: String,
    /// Between the two sides: 0 the same order, 50 unrelated, 100 opposite.
    pub distance: Option<Points>,
    /// Whether the sides are nearer to opposite orders than to the same.
    pub far_apart: bool,
    /// The sides that are so from the observer's order.
    pub off_course: Vec<&'a str>,
    /// Between each side and the observer.
    pub to_observer: ById<'a, Option<Points>>,
    /// Each option's mean rank, by who ranked it.
    pub mean_ranks: ById<'a, Option<ById<'a, Rank>>>,
    /// What was said beside it.
    pub comments: Vec<Said<'a>>,
    /// Its index in [`crate::questionnaire::Questionnaire::ranking_questions`].
    #[serde(skip)]
    pub index: usize,
}

/// A mean rank, from 1.
pub type Rank = Points;

/// An open question's answers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Open<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its text.
    pub text: &'a str,
    /// The answers.
    pub answers: Vec<Said<'a>>,
}
