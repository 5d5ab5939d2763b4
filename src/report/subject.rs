//! What a company's report tells of.

use schemars::JsonSchema;
use serde::Serialize;

use crate::comparison::{Comparison, SINCE};
use crate::diagnosis::Diagnosis;
use crate::plan::Followed;

/// What a company's report tells of; its JSON is the report's.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Report", title = "detente report")]
pub struct Subject<'d> {
    /// How things stand.
    #[serde(flatten)]
    pub diagnosis: &'d Diagnosis<'d>,
    /// What has changed since an earlier wave, where that was asked for; none within where it can't be told, for which
    /// `missing` has the reason, under the same name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Option<&'d Comparison<'d>>>,
    /// What has become of what was planned, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<&'d Followed>,
}

impl<'d> From<&'d Diagnosis<'d>> for Subject<'d> {
    fn from(diagnosis: &'d Diagnosis<'d>) -> Self {
        let (since, plan) = (None, None);
        Self {
            diagnosis,
            since,
            plan,
        }
    }
}

impl<'d> Subject<'d> {
    /// Why it can't be told what has changed, where that was asked for and can't.
    pub(super) fn why_untold(&self) -> Option<&'d str> {
        let missing = &self.diagnosis.missing;
        let line = missing.iter().find(|line| line.what == SINCE);
        line.map(|line| line.reason.as_str())
    }
}
