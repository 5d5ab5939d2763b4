//! What can be done: solutions with their actions.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::file::{Id, Text, Weight};

/// Something to do about causes.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields, rename = "SolutionFile")]
pub struct Solution {
    /// Its id.
    #[schemars(with = "Id")]
    pub id: String,
    /// Its name.
    #[schemars(with = "Text")]
    pub title: String,
    /// What it is, in a sentence.
    #[schemars(with = "Text")]
    pub summary: String,
    /// How well it is known to work.
    #[schemars(with = "Text")]
    pub evidence: String,
    /// How well it answers each cause, 0 to 1, in the causes' order.
    #[schemars(
        rename = "addresses",
        with = "BTreeMap<String, Weight>",
        description = "How well it answers each cause, from 0 to 1, by the cause's id."
    )]
    pub weights: Vec<f64>,
    /// Its steps, in order.
    pub actions: Vec<Action>,
}

/// One step of a solution.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields, rename = "ActionFile")]
pub struct Action {
    /// Its id.
    #[schemars(with = "Id")]
    pub id: String,
    /// What to do.
    #[schemars(with = "Text")]
    pub text: String,
    /// Who does it.
    #[schemars(with = "Text")]
    pub owner: String,
    /// How well it answers each cause, 0 to 1, in the causes' order.
    #[schemars(
        rename = "addresses",
        with = "Option<BTreeMap<String, Weight>>",
        description = "How well it answers each cause, where that differs from its solution."
    )]
    pub weights: Vec<f64>,
    /// How soon it can be begun.
    pub when: Option<When>,
    /// How one sees that it worked.
    #[schemars(with = "Option<Text>")]
    pub sign: Option<String>,
    /// The practice that it starts, counted from 0 among the practices.
    #[schemars(
        with = "Option<Id>",
        description = "The id of the practice that it starts."
    )]
    pub practice: Option<usize>,
}

/// How soon an action can be begun, the soonest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// Within days.
    ThisWeek,
    /// Within a month.
    ThisMonth,
    /// Within three months.
    ThisQuarter,
}
