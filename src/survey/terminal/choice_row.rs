//! One choice of a question: its key, what it says, and whether it is taken.

use console::style;

use super::lines::{indent, wrap_safe};
use crate::sanitise::visible;

/// One choice.
#[derive(Clone, Debug, Default)]
pub struct ChoiceRow {
    /// The key that takes it.
    pub key: String,
    pub label: String,
    /// Its place in an order.
    pub place: Option<String>,
    pub given: bool,
    /// Whether the arrows stand on it.
    pub active: bool,
}

impl ChoiceRow {
    pub(super) fn text(&self) -> String {
        let label = visible(&self.label);
        match &self.place {
            Some(place) => format!("{label} · {place}"),
            None => label,
        }
    }

    pub(super) fn mark(&self) -> Option<&'static str> {
        match (self.active, self.given) {
            (true, _) => Some("❯"),
            (false, true) => Some("✔"),
            _ => None,
        }
    }

    pub(super) fn lines(&self, width: usize, keys: usize) -> Vec<String> {
        let mark = style(self.mark().unwrap_or(" ")).for_stderr().green();
        let left = format!("{:>keys$}", self.key);
        let lines = wrap_safe(&self.text(), width.saturating_sub(4 + keys + 2));
        let paint = |text: &str| match (self.active, self.given) {
            (true, _) => style(text.to_owned()).for_stderr().cyan(),
            (_, true) => style(text.to_owned()).for_stderr().green(),
            _ => style(text.to_owned()).for_stderr(),
        };
        let line = |(at, text): (usize, &String)| {
            let (mark, left) = if at == 0 {
                (mark.to_string(), left.clone())
            } else {
                (" ".to_owned(), " ".repeat(keys))
            };
            indent(&format!("  {mark} {}", paint(&format!("{left}  {text}"))))
        };
        lines.iter().enumerate().map(line).collect()
    }
}
