//! How answers that came as numbers were read.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

/// What the numbers in a table stood for, of the questions on one scale.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct NumberedScale {
    /// The scale's id.
    #[schemars(with = "String")]
    #[serde(serialize_with = "as_text")]
    pub scale: Arc<str>,
    /// For each label, from the first to the last, the number that stood for it; null where none did.
    pub numbers: Vec<Option<String>>,
    /// Whether a map of columns says so, and they are not 1 to K.
    pub by_map: bool,
}

fn as_text<S: serde::Serializer>(text: &Arc<str>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(text)
}

impl NumberedScale {
    /// Answers numbered from 1 to K.
    pub(crate) fn plain(scale: &Arc<str>, labels: usize) -> Self {
        Self {
            scale: Arc::clone(scale),
            numbers: (1..=labels).map(|at| Some(at.to_string())).collect(),
            by_map: false,
        }
    }
}
