//! What a questionnaire file holds where that isn't what is made of it, as types: its JSON Schema is made from
//! them. The reader beside it reads trees that know their places, so that every mistake can be shown where it
//! stands.
#![expect(
    dead_code,
    reason = "the fields are there to be described, not to be read"
)]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{
    Cause, Choice, Debate, OpenQuestion, Party, Practices, Solution, Symptoms, Thresholds, wording,
};

/// A questionnaire: what is asked of whom, and what the answers stand for.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, title = "detente questionnaire")]
pub(crate) struct QuestionnaireFile {
    /// The file format.
    #[schemars(extend("const" = super::FORMAT))]
    format: String,
    /// Its id, which answer files name.
    id: Id,
    /// Its version, as in "1.0".
    version: Text,
    /// The language of its texts, a BCP 47 tag such as en or pt-BR.
    language: Text,
    /// Its title.
    title: Text,
    /// What a respondent reads first.
    intro: Text,
    /// The two sides, in report order.
    sides: [Party; 2],
    /// Whose answers are compared with the sides', never averaged in.
    observer: Option<Party>,
    /// The scales that questions are answered on.
    scales: Vec<AnswerScale>,
    /// The causes, in order.
    #[schemars(length(min = 1))]
    causes: Vec<Cause>,
    /// The signs that the tension has gone bad.
    symptoms: Symptoms,
    /// Open, factual argument, which is healthy.
    debate: Option<Debate>,
    /// What may be done already: facts that advice is held against, never scored.
    practices: Option<Practices>,
    /// What can be done, in order.
    #[schemars(length(min = 1))]
    solutions: Vec<Solution>,
    /// Questions answered in the respondent's own words.
    open: Option<Vec<OpenQuestion>>,
    /// The lines that figures are held against.
    thresholds: Option<Thresholds>,
    /// The program's own words, as they are to be said here.
    words: Option<Words>,
}

/// A scale.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, rename = "ScaleFile")]
pub(super) struct AnswerScale {
    /// Its id, which questions name.
    #[schemars(with = "Id")]
    pub(super) id: String,
    /// The labels of the answers, from least to most.
    #[schemars(with = "Vec<Label>", length(min = 2, max = 11))]
    pub(super) labels: Arc<[String]>,
}

/// A question.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum QuestionFile {
    Scale(ScaleQuestionFile),
    Ranking(RankingQuestionFile),
}

/// A question answered on a scale.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct ScaleQuestionFile {
    /// Its id in answer files.
    id: Id,
    /// Its text; {own} is the respondent's side, {other} the other one.
    text: Text,
    /// The id of its scale.
    scale: Id,
    /// What a high answer is a sign of.
    agreeing: AgreeingFile,
    /// What to say where its event never came up, as in "It did not come up": a missing answer.
    absent: Option<Text>,
    /// Other texts for a side or the observer, by its id. The observer is asked only what has one.
    wording: Option<BTreeMap<String, Text>>,
}

/// What a high answer is a sign of.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub(super) enum AgreeingFile {
    Conflict,
    Health,
}

/// A question answered by putting options in order.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct RankingQuestionFile {
    /// Its id in answer files.
    id: Id,
    /// Its text; {own} is the respondent's side, {other} the other one.
    text: Text,
    /// What is put in order.
    #[schemars(length(min = 3, max = 9))]
    options: Vec<Choice>,
    /// What to say where there is nothing to put in order: a missing answer.
    absent: Option<Text>,
    /// Other texts for a side or the observer, by its id. The observer is asked only what has one.
    wording: Option<BTreeMap<String, Text>>,
}

/// A question on what is done already, answered No, Partly or Yes.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct PracticeFile {
    /// Its id in answer files.
    id: Id,
    /// Its text; {own} is the respondent's side, {other} the other one.
    text: Text,
    /// Other texts for a side or the observer, by its id. The observer is asked only what has one.
    wording: Option<BTreeMap<String, Text>>,
}

/// How well something answers a cause.
#[derive(JsonSchema)]
#[schemars(transparent)]
pub(super) struct Weight(#[schemars(range(min = 0, max = 1))] f64);

/// Small letters, digits and single hyphens.
pub(crate) struct Id(String);

/// Text that says something. YAML takes an unquoted 1.0 for a number, which is read as it is spelt.
pub(crate) struct Text(String);

/// Text that may be empty.
pub(crate) struct Scalar(String);

/// A label of a scale: words, since a number would mean two things.
struct Label(String);

/// The program's own words, by key.
struct Words(BTreeMap<String, String>);

/// A schema of its own for a type that stands for a kind of text.
macro_rules! schema {
    ($type:ty, $name:literal, $schema:expr) => {
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

schema!(
    Id,
    "Id",
    json_schema!({"type": ["string", "integer"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "minimum": 0})
);
schema!(
    Text,
    "Text",
    json_schema!({"type": ["string", "number", "boolean"], "pattern": "\\S"})
);
schema!(
    Scalar,
    "Scalar",
    json_schema!({"type": ["string", "number", "boolean"]})
);
schema!(
    Label,
    "Label",
    json_schema!({
        "type": ["string", "boolean"],
        "pattern": "\\S",
        "not": {"type": "string", "pattern": "^\\s*[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?\\s*$"}
    })
);
schema!(
    Words,
    "Words",
    json_schema!({
        "type": "object",
        "propertyNames": {"enum": wording::keys()},
        "additionalProperties": {"type": ["string", "number", "boolean"]}
    })
);
