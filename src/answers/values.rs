//! What cells hold, as it is compared: numbers however they are spelt, other texts as labels are.

use super::normalize::heading;

/// A text that is a number, with a decimal point or comma. Three digits behind a comma may be thousands.
pub(crate) fn number(text: &str) -> Option<f64> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let is_decimal = |digits: &str| {
        matches!(digits.len(), 1 | 2) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    match text.split_once(',') {
        Some((whole, part)) if is_decimal(part) => format!("{whole}.{part}").parse().ok(),
        _ => text.parse().ok(),
    }
}

/// What a cell holds as it is looked up: a number is the same however it is spelt.
pub(crate) fn value(text: &str) -> String {
    let text = heading(text);
    number(&text).map_or(text, |number| number.to_string())
}
