//! A comparison for other programs: the value as it is; of several companies, one object a line.

use super::alone::Alone;
use crate::comparison::Comparison;
use crate::sanitise::safe_json;

pub(super) fn render(comparisons: &[Comparison], alone: &[Alone]) -> String {
    // Serialising fails only for maps with keys that are no text, and there are none.
    if let ([comparison], []) = (comparisons, alone) {
        return safe_json(&serde_json::to_string_pretty(comparison).unwrap_or_default()) + "\n";
    }
    let lines = comparisons.iter();
    let lines = lines
        .map(|comparison| safe_json(&serde_json::to_string(comparison).unwrap_or_default()) + "\n");
    lines.chain(alone.iter().map(Alone::json)).collect()
}
