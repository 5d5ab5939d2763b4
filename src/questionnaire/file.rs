//! What a questionnaire file holds, as types: its JSON Schema is made from them. The reader beside it reads
//! trees that know their places, so that every mistake can be shown where it stands.
#![expect(
    dead_code,
    reason = "the fields are there to be described, not to be read"
)]

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::wording;

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
    sides: [PartyFile; 2],
    /// Whose answers are compared with the sides', never averaged in.
    observer: Option<PartyFile>,
    /// The scales that questions are answered on.
    scales: Vec<ScaleFile>,
    /// The causes, in order.
    #[schemars(length(min = 1))]
    causes: Vec<CauseFile>,
    /// The signs that the tension has gone bad.
    symptoms: SymptomsFile,
    /// Open, factual argument, which is healthy.
    debate: Option<DebateFile>,
    /// What can be done, in order.
    #[schemars(length(min = 1))]
    solutions: Vec<SolutionFile>,
    /// Questions answered in the respondent's own words.
    open: Option<Vec<OpenFile>>,
    /// The lines that figures are held against.
    thresholds: Option<ThresholdsFile>,
    /// The program's own words, as they are to be said here.
    words: Option<Words>,
}

/// A side or the observer.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct PartyFile {
    /// Its id in answer files.
    id: Id,
    /// Its name in texts.
    name: Text,
}

/// A scale.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ScaleFile {
    /// Its id, which questions name.
    id: Id,
    /// The labels of the answers, from least to most.
    #[schemars(length(min = 2, max = 11))]
    labels: Vec<Label>,
}

/// One cause of the conflict.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct CauseFile {
    /// Its id.
    id: Id,
    /// Its name.
    title: Text,
    /// What it is, in a sentence.
    summary: Text,
    /// Its questions; at least one of them on a scale.
    #[schemars(extend("contains" = {"type": "object", "required": ["scale"]}))]
    questions: Vec<QuestionFile>,
}

/// A question.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum QuestionFile {
    Scale(ScaleQuestionFile),
    Ranking(RankingQuestionFile),
}

/// A question answered on a scale.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ScaleQuestionFile {
    /// Its id in answer files.
    id: Id,
    /// Its text; {own} is the respondent's side, {other} the other one.
    text: Text,
    /// The id of its scale.
    scale: Id,
    /// What a high answer is a sign of.
    agreeing: AgreeingFile,
    /// Other texts for a side or the observer, by its id. The observer is asked only what has one.
    wording: Option<BTreeMap<String, Text>>,
}

/// What a high answer is a sign of.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
enum AgreeingFile {
    Conflict,
    Health,
}

/// A question answered by putting options in order.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct RankingQuestionFile {
    /// Its id in answer files.
    id: Id,
    /// Its text; {own} is the respondent's side, {other} the other one.
    text: Text,
    /// What is put in order.
    #[schemars(length(min = 3, max = 9))]
    options: Vec<OptionFile>,
    /// Other texts for a side or the observer, by its id. The observer is asked only what has one.
    wording: Option<BTreeMap<String, Text>>,
}

/// One option of a ranking question.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct OptionFile {
    /// Its id in answer files.
    id: Id,
    /// Its text.
    text: Text,
}

/// The signs that the tension has gone bad.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct SymptomsFile {
    /// The heading.
    title: Text,
    /// Its questions.
    #[schemars(length(min = 1))]
    questions: Vec<ScaleQuestionFile>,
    /// From calm to bad; rising, the last up to 100.
    #[schemars(length(min = 1))]
    bands: Vec<BandFile>,
}

/// What a level of the symptoms means.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct BandFile {
    /// The highest figure that belongs to it.
    #[schemars(range(min = 0, max = 100))]
    upto: f64,
    /// Its id.
    id: Id,
    /// Its name.
    title: Text,
    /// What it means.
    text: Text,
}

/// Open, factual argument, which is healthy.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct DebateFile {
    /// The heading.
    title: Text,
    /// Its questions.
    #[schemars(length(min = 1))]
    questions: Vec<ScaleQuestionFile>,
}

/// Something to do about causes.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct SolutionFile {
    /// Its id.
    id: Id,
    /// Its name.
    title: Text,
    /// What it is, in a sentence.
    summary: Text,
    /// How well it is known to work.
    evidence: Text,
    /// How well it answers each cause, from 0 to 1, by the cause's id.
    addresses: BTreeMap<String, Weight>,
    /// Its steps, in order.
    actions: Vec<ActionFile>,
}

/// One step of a solution.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ActionFile {
    /// Its id.
    id: Id,
    /// What to do.
    text: Text,
    /// Who does it.
    owner: Text,
    /// How well it answers each cause, where that differs from its solution.
    addresses: Option<BTreeMap<String, Weight>>,
}

/// A question answered in the respondent's own words.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct OpenFile {
    /// Its id in answer files.
    id: Id,
    /// Its text.
    text: Text,
}

/// The lines that figures are held against.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ThresholdsFile {
    /// Above it a side feels a cause strongly; 50 where absent.
    #[schemars(range(min = 0, max = 100))]
    high: Option<f64>,
    /// From it on the two sides see a cause differently; 20 where absent.
    #[schemars(range(min = 0, max = 100))]
    gap: Option<f64>,
    /// From it on the respondents of one side are divided; 40 where absent.
    #[schemars(range(min = 0, max = 100))]
    divided: Option<f64>,
}

/// How well something answers a cause.
#[derive(JsonSchema)]
#[schemars(transparent)]
struct Weight(#[schemars(range(min = 0, max = 1))] f64);

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
