//! The JSON Schemas of the file formats, made from the types.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::answers::file::{AnswerFile, narrow};
use crate::answers::mapping::ColumnsFile;
use crate::comparison::Comparison;
use crate::norms::KeptNorms;
use crate::plan::PlanFile;
use crate::questionnaire::{Questionnaire, QuestionnaireFile};
use crate::reliability::Reliability;
use crate::report::Subject;

/// The schema of questionnaire files.
pub fn questionnaire() -> Value {
    of::<QuestionnaireFile>(SchemaSettings::draft2020_12())
}

/// The schema of answer files: to any questionnaire, or to one, whose questions, labels and options it
/// then knows.
pub fn answers(questionnaire: Option<&Questionnaire>) -> Value {
    let mut schema = of::<AnswerFile>(SchemaSettings::draft2020_12());
    if let Some(questionnaire) = questionnaire {
        narrow(&mut schema, questionnaire);
    }
    schema
}

/// The schema of maps that tell what the columns of CSV files hold.
pub fn columns() -> Value {
    of::<ColumnsFile>(SchemaSettings::draft2020_12())
}

/// The schema of plans.
pub fn plan() -> Value {
    of::<PlanFile>(SchemaSettings::draft2020_12())
}

/// The schema of norms.
pub fn norms() -> Value {
    of::<KeptNorms>(SchemaSettings::draft2020_12())
}

/// The schema of JSON reports.
pub fn report() -> Value {
    of::<Subject>(SchemaSettings::draft2020_12().for_serialize())
}

/// The schema of JSON comparisons.
pub fn comparison() -> Value {
    of::<Comparison>(SchemaSettings::draft2020_12().for_serialize())
}

/// The schema of how well a questionnaire measures, as JSON.
pub fn reliability() -> Value {
    of::<Reliability>(SchemaSettings::draft2020_12().for_serialize())
}

fn of<T: JsonSchema>(settings: SchemaSettings) -> Value {
    settings.into_generator().into_root_schema_for::<T>().into()
}
