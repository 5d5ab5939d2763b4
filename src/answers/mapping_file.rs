//! What a map of columns holds, as types: its JSON Schema is made from them.
#![expect(
    dead_code,
    reason = "the fields are there to be described, not to be read"
)]

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::mapping::FORMAT;
use crate::questionnaire::Scalar;

/// What the columns of CSV files hold, and what they have no column for.
#[derive(JsonSchema)]
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
    /// The company, where no column tells it.
    company: Option<Scalar>,
    /// The side that answered, by its id or its name, where no column tells it.
    side: Option<Scalar>,
    /// The wave, where no column tells it.
    wave: Option<Scalar>,
    /// What the rows of one file have in common, by the file's name without its folder.
    files: Option<BTreeMap<String, ConstantsFile>>,
}

/// What all rows of a file have in common.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Constants")]
struct ConstantsFile {
    /// The company.
    company: Option<Scalar>,
    /// The side that answered, by its id or its name.
    side: Option<Scalar>,
    /// The wave.
    wave: Option<Scalar>,
}
