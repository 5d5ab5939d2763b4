//! A plan as it stands in its file, for its JSON Schema.

use schemars::JsonSchema;
use serde::Serialize;

use super::FORMAT;
use crate::questionnaire::Scalar;

/// What a company plans to do.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "its JSON Schema is made from it")]
#[schemars(deny_unknown_fields, title = "detente plan")]
pub(crate) struct PlanFile {
    /// The file format.
    #[schemars(extend("const" = FORMAT))]
    format: String,
    /// The company.
    company: Scalar,
    /// The wave whose answers it follows from.
    wave: Option<Scalar>,
    /// The day that due dates were counted from, as in 2026-12-01.
    start: Option<Scalar>,
    /// What is to be done.
    actions: Option<Vec<ActionFile>>,
}

/// An action.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "its JSON Schema is made from it")]
#[schemars(deny_unknown_fields)]
struct ActionFile {
    /// What the questionnaire calls it; none for one that people added.
    id: Option<Scalar>,
    /// What is to be done.
    text: Scalar,
    /// Who does it.
    owner: Option<Scalar>,
    /// How soon it can be begun, as the report says.
    when: Option<Scalar>,
    /// The last day for it, as in 2026-12-08.
    due: Option<Scalar>,
    /// What shows that it worked.
    sign: Option<Scalar>,
    /// `no`, `yes`, `dropped`, or the day that it was done, as in 2026-12-08.
    done: Option<DoneFile>,
    /// What people noted.
    note: Option<Scalar>,
}

/// What has become of an action.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "its JSON Schema is made from it")]
enum DoneFile {
    Word(String),
    Truth(bool),
}
