//! Norms as they are kept in a file.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::norm::{Norm, ROUNDING};
use super::{CauseNorm, FEWEST, Norms, Scale};
use crate::questionnaire::{Cause, Questionnaire};
use crate::score::Points;

/// The `format` of a file of norms.
pub const FORMAT: &str = "detente/norms@1";

/// What the figures of many companies are. No company is named, and none has a figure of its own here: all that stands
/// here hangs on how many companies are in each group of ten points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "detente norms")]
pub struct KeptNorms {
    /// The file format.
    #[schemars(extend("const" = FORMAT))]
    pub format: String,
    /// What was asked.
    pub questionnaire: Known,
    /// How many companies there are, in tens, rounded down.
    pub companies: usize,
    /// Each cause's, by its id.
    pub causes: BTreeMap<String, OfPart>,
    /// The symptoms'.
    pub symptoms: OfPart,
    /// Each scale question's, by its id.
    pub questions: BTreeMap<String, OfPart>,
}

/// A questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
}

/// The figures of a part of the questionnaire; null where fewer than ten companies have one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfPart {
    /// Both sides' together, where both were heard.
    pub priority: Option<Norm>,
    /// Each side's, by its id.
    pub sides: BTreeMap<String, Option<Norm>>,
}

impl KeptNorms {
    /// What is wrong with them as norms of a questionnaire; nothing where they can be used.
    pub fn problem(&self, questionnaire: &Questionnaire) -> Option<String> {
        let Known { id, version } = &self.questionnaire;
        if (id, version) != (&questionnaire.id, &questionnaire.version) {
            return Some(format!(
                "they are of `{id}`, version {version}, and the answers are to `{}`, version {}",
                questionnaire.id, questionnaire.version
            ));
        }
        let mut causes = questionnaire.causes.iter().map(|cause| &cause.id);
        if let Some(id) = causes.find(|id| !self.causes.contains_key(*id)) {
            return Some(format!("they have nothing on the cause `{id}`"));
        }
        let parts = self.causes.values().chain([&self.symptoms]);
        let parts = parts.chain(self.questions.values());
        let norms = parts.flat_map(|part| [&part.priority].into_iter().chain(part.sides.values()));
        let is_sound = |norm: &Norm| {
            norm.companies >= FEWEST && norm.mean <= 100 && norm.percentiles.is_rising()
        };
        let is_sound = self.companies >= FEWEST && norms.flatten().all(is_sound);
        (!is_sound).then(|| "its figures can't be those of companies".to_owned())
    }

    /// What is kept of each cause's priorities.
    pub fn norms(&self, questionnaire: &Questionnaire) -> Norms {
        let cause = |asked: &Cause| {
            let norm = self.causes.get(&asked.id)?.priority?;
            let spread = f64::from(norm.spread);
            Some(CauseNorm {
                companies: norm.companies,
                mean: Points::new(f64::from(norm.mean)),
                error: spread * spread / norm.companies as f64 + ROUNDING,
                scale: Scale::Percentiles(norm.percentiles),
            })
        };
        Norms {
            has_waves: false,
            is_of_run: false,
            causes: questionnaire.causes.iter().map(cause).collect(),
        }
    }
}
