//! A comparison for other programs: the value as it is; of several companies, one object a line.

use super::alone::Alone;
use crate::comparison::Comparison;
use crate::report::json::{indented, line};

pub(super) fn render(comparisons: &[Comparison], alone: &[Alone]) -> String {
    if let ([comparison], []) = (comparisons, alone) {
        return indented(comparison);
    }
    let lines = comparisons.iter().map(line);
    lines.chain(alone.iter().map(Alone::json)).collect()
}
