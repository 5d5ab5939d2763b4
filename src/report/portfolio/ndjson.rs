//! A portfolio as NDJSON: a company's full report a line.

use rayon::prelude::*;

use crate::diagnosis::Options;
use crate::portfolio::Portfolio;

/// How many companies make a part of the text.
const PART: usize = 256;

/// The reports, in parts.
pub fn render<'p>(portfolio: &'p Portfolio, options: Options) -> impl Iterator<Item = String> + 'p {
    portfolio.shown().chunks(PART).map(move |part| {
        let lines: Vec<String> = part
            .par_iter()
            .map(|company| {
                portfolio.with_diagnosis(company, options, |diagnosis| {
                    // Serialising fails only for maps with keys that are no text, and there are none.
                    serde_json::to_string(diagnosis).unwrap_or_default() + "\n"
                })
            })
            .collect();
        lines.concat()
    })
}
