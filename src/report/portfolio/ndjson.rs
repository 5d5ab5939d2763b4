//! A portfolio as NDJSON: a company's full report a line.

use rayon::prelude::*;

use crate::portfolio::Portfolio;
use crate::report::{Subject, json};

/// How many companies make a part of the text.
const PART: usize = 256;

/// The reports, in parts.
pub fn render(portfolio: &Portfolio) -> impl Iterator<Item = String> {
    portfolio.shown().chunks(PART).map(|part| {
        let lines: Vec<String> = part
            .par_iter()
            .map(|company| {
                portfolio.with_report(company, |diagnosis, since| {
                    let plan = portfolio.plan(company);
                    json::line(Subject {
                        diagnosis,
                        since,
                        plan,
                    })
                })
            })
            .collect();
        lines.concat()
    })
}
