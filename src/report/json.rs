//! JSON, for other programs: the diagnosis as it is.

use crate::diagnosis::Diagnosis;
use crate::sanitise::safe_json;

/// Renders a report as indented JSON, with a newline at its end.
pub fn render(diagnosis: &Diagnosis) -> String {
    // Serialising fails only for maps with keys that are no text, and there are none.
    let json = serde_json::to_string_pretty(diagnosis).unwrap_or_default();
    safe_json(&json) + "\n"
}
