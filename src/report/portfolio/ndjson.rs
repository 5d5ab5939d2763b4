//! A portfolio as NDJSON: a company's full report a line.

use rayon::prelude::*;

use crate::portfolio::Portfolio;
use crate::sanitise::safe_json;

/// How many companies make a part of the text.
const PART: usize = 256;

/// The reports, in parts.
pub fn render(portfolio: &Portfolio) -> impl Iterator<Item = String> {
    portfolio.shown().chunks(PART).map(|part| {
        let lines: Vec<String> = part
            .par_iter()
            .map(|company| {
                portfolio.with_diagnosis(company, true, |diagnosis| {
                    // Serialising fails only for maps with keys that are no text, and there are none.
                    safe_json(&serde_json::to_string(diagnosis).unwrap_or_default()) + "\n"
                })
            })
            .collect();
        lines.concat()
    })
}
