//! JSON, for other programs: the figures as they are.

use serde::Serialize;

use super::Subject;
use crate::sanitise::safe_json;

/// Renders a report as indented JSON, with a newline at its end.
pub fn render<'d>(subject: impl Into<Subject<'d>>) -> String {
    indented(&subject.into())
}

/// The same of any result.
pub(super) fn indented(value: &impl Serialize) -> String {
    // Serialising fails only for maps with keys that are no text, and there are none.
    safe_json(&serde_json::to_string_pretty(value).unwrap_or_default()) + "\n"
}

/// Renders a report, or what stands in its place, as a line.
pub(super) fn line(value: &impl Serialize) -> String {
    safe_json(&serde_json::to_string(value).unwrap_or_default()) + "\n"
}
