//! JSON, for other programs: the diagnosis as it is.

use crate::diagnosis::Diagnosis;
use crate::sanitise::is_unsafe;

/// Renders a report as indented JSON, with a newline at its end.
pub fn render(diagnosis: &Diagnosis) -> String {
    // Serialising fails only for maps with keys that are no text, and there are none.
    let json = serde_json::to_string_pretty(diagnosis).unwrap_or_default();
    safe(&json) + "\n"
}

/// JSON in which characters that would steer a terminal or reorder a line are `\u` escapes, which every
/// reader of JSON turns back into them.
pub(super) fn safe(json: &str) -> String {
    let mut safe = String::with_capacity(json.len() + 1);
    for character in json.chars() {
        // Of the unsafe ones, only line feeds stand outside of texts.
        if character != '\n' && is_unsafe(character) {
            safe.push_str(&format!("\\u{:04x}", u32::from(character)));
        } else {
            safe.push(character);
        }
    }
    safe
}
