//! Values by the id of a side or an option: a map whose order is the report's.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::questionnaire::{Questionnaire, Role};

pub(super) fn index_of(questionnaire: &Questionnaire, id: &str) -> usize {
    let mut causes = questionnaire.causes.iter();
    causes.position(|asked| asked.id == id).unwrap_or(0)
}

/// Values by the id of a side or an option, in report order.
#[derive(Clone, Debug, PartialEq)]
pub struct ById<'a, T>(pub Vec<(&'a str, T)>);

impl<T: Serialize> Serialize for ById<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, value)| (id, value)))
    }
}

impl<T: JsonSchema> JsonSchema for ById<'_, T> {
    fn schema_name() -> Cow<'static, str> {
        format!("ById_of_{}", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "object", "additionalProperties": generator.subschema_for::<T>()})
    }
}

impl<T> ById<'_, T> {
    /// The value of a side.
    pub fn of(&self, role: Role) -> &T {
        &self.0[role.index()].1
    }
}

impl<T: Copy> ById<'_, T> {
    /// The values of both sides.
    pub fn pair(&self) -> [T; 2] {
        [self.0[0].1, self.0[1].1]
    }
}

/// Values of both sides by their ids.
pub(crate) fn by_side<T>(questionnaire: &Questionnaire, values: [T; 2]) -> ById<'_, T> {
    let sides = questionnaire.sides.iter().map(|side| side.id.as_str());
    ById(sides.zip(values).collect())
}
