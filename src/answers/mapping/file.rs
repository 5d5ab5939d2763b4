//! A map of columns as it stands in a file, for its JSON Schema.

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::invited::MOST;
use super::{Constants, FORMAT};
use crate::questionnaire::Scalar;

/// What the columns and cells of tables hold, and what they have no column for.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "its JSON Schema is made from it")]
#[schemars(deny_unknown_fields, title = "detente columns")]
pub(crate) struct ColumnsFile {
    /// The file format.
    #[schemars(extend("const" = FORMAT))]
    format: String,
    /// What columns hold, by their headings: company, side, respondent, wave, questionnaire, version, a
    /// question's id, `comment:ID`, or `ID:OPTION` for one option of a ranking.
    columns: Option<BTreeMap<String, Scalar>>,
    /// The headings of columns that are left out on purpose.
    ignore: Option<Vec<Scalar>>,
    /// What stands for no answer in the cells of questions, as in N/A. Blank cells do so anyway, and what the
    /// questionnaire's forms have for "I can't say".
    missing: Option<Vec<Scalar>>,
    /// What cells of questions stand for: a label, a number from 1 on, or an option, as in `AO01: Strongly agree`; nothing
    /// for no answer. Below the id of a scale or a question, or a heading, what holds for that alone.
    values: Option<BTreeMap<String, ValueFile>>,
    /// How answers are numbered, by the id of a scale or a question, or by a heading.
    scales: Option<BTreeMap<String, CodesFile>>,
    /// Sides by the names that the files have for them, as in `Vertrieb: sales`.
    sides: Option<BTreeMap<String, Scalar>>,
    /// Companies by the names that the files have for them, as in `ACME Gears Ltd: Acme Gears`.
    companies: Option<BTreeMap<String, Scalar>>,
    /// Waves by the names that the files have for them, as in `Oct-26: 2026-10`.
    waves: Option<BTreeMap<String, Scalar>>,
    /// How many people were asked to answer, by company and side, as in `Acme Gears: {sales: 3, operations: 4}`. Reports then
    /// tell of how many, and portfolios whose answers are missing.
    invited: Option<BTreeMap<String, BTreeMap<String, PeopleFile>>>,
    /// Which answers count of somebody who answered twice: `latest by HEADING` or `earliest by HEADING`, a column of
    /// times. One for each heading where services call it otherwise.
    keep: Option<OneOrMoreFile>,
    /// Rows that are left out, by what they hold in a column, as in `Status: Survey Preview`.
    leave_out: Option<BTreeMap<String, OneOrMoreFile>>,
    /// The company, where no column tells it.
    company: Option<Scalar>,
    /// The side that answered, by its id or its name, where no column tells it.
    side: Option<Scalar>,
    /// The wave, where no column tells it.
    wave: Option<Scalar>,
    /// What holds for one file alone, by its name; where several are called so, with the folder or archive before it.
    files: Option<BTreeMap<String, OneFile>>,
}

/// What holds for one file alone.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "its JSON Schema is made from it")]
#[schemars(deny_unknown_fields)]
struct OneFile {
    /// What its columns hold, before what is said of all files.
    columns: Option<BTreeMap<String, Scalar>>,
    /// How its answers are numbered, before what is said of all files.
    scales: Option<BTreeMap<String, CodesFile>>,
    #[schemars(flatten)]
    constants: Constants,
}

/// What a text stands for, or several texts.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "its JSON Schema is made from it")]
#[schemars(untagged)]
enum ValueFile {
    One(Option<Scalar>),
    Several(BTreeMap<String, Option<Scalar>>),
}

/// `reversed` where 1 is the last label, or what stands for each label, from the first to the last.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "its JSON Schema is made from it")]
#[schemars(untagged)]
enum CodesFile {
    Reversed(#[schemars(extend("const" = "reversed"))] String),
    Listed(#[schemars(length(min = 2, max = 11))] Vec<Scalar>),
}

/// A number of people.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "its JSON Schema is made from it")]
struct PeopleFile(#[schemars(range(min = 1, max = MOST))] u32);

/// One text, or several.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "its JSON Schema is made from it")]
#[schemars(untagged)]
enum OneOrMoreFile {
    One(Scalar),
    Several(Vec<Scalar>),
}
