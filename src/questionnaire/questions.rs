//! What is asked: questions of each kind.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::Wording;
use super::file::{Id, Text};

/// A question answered on a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleQuestion {
    /// Its id in answer files.
    pub id: String,
    /// Its text, by who is asked.
    pub wording: Wording,
    /// The id of its scale.
    pub scale: Arc<str>,
    /// The labels of the answers 1 to K, from least to most; 2 to 11 of them.
    pub labels: Arc<[String]>,
    /// What a high answer is a sign of.
    pub keying: Keying,
    /// What to say where its event never came up, a missing answer.
    pub absent: Option<String>,
}

/// What a high answer is a sign of: in a file, `agreeing`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keying {
    /// A sign of conflict.
    Direct,
    /// A sign of health.
    Reversed,
}

/// A question answered by putting options in order.
#[derive(Clone, Debug, PartialEq)]
pub struct RankingQuestion {
    /// Its id in answer files.
    pub id: String,
    /// Its text, by who is asked.
    pub wording: Wording,
    /// What is put in order; 3 to 9 of them.
    pub options: Vec<Choice>,
    /// What to say where there is nothing to put in order, a missing answer.
    pub absent: Option<String>,
    /// The scale question that it stands before, as an index into [`super::Questionnaire::scale_questions`].
    pub before: usize,
}

/// One option of a ranking question.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields, rename = "OptionFile")]
pub struct Choice {
    /// Its id in answer files.
    #[schemars(with = "Id")]
    pub id: String,
    /// Its text.
    #[schemars(with = "Text")]
    pub text: String,
}

/// A question answered in the respondent's own words.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields, rename = "OpenFile")]
pub struct OpenQuestion {
    /// Its id in answer files.
    #[schemars(with = "Id")]
    pub id: String,
    /// Its text.
    #[schemars(with = "Text")]
    pub text: String,
    /// What its answers tell of.
    pub about: Option<Topic>,
}

/// What the answers to an open question tell of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// What works well.
    Strength,
}
