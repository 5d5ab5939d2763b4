//! A portfolio as NDJSON: a company's full report a line.

use rayon::prelude::*;

use serde::Serialize;

use crate::portfolio::{Mistake, Portfolio};
use crate::report::{Subject, json};

/// How many companies make a part of the text.
const PART: usize = 256;

/// The reports, in parts; of a part of a larger portfolio then what failed.
pub fn render(portfolio: &Portfolio) -> impl Iterator<Item = String> {
    reports(portfolio).chain([failed(portfolio)])
}

fn reports(portfolio: &Portfolio) -> impl Iterator<Item = String> {
    portfolio.shown().chunks(PART).map(|part| {
        let lines: Vec<String> = part
            .par_iter()
            .map(|company| {
                portfolio.with_report(company, |diagnosis, since| {
                    let plan = portfolio.plan(company);
                    json::line(&Subject {
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

/// In the place of a report: why there is none.
#[derive(Serialize)]
struct Failed<'p> {
    format: &'static str,
    /// None where nobody can say whose the record is.
    company: Option<&'p str>,
    wave: Option<&'p str>,
    mistakes: &'p [Mistake],
}

/// A line for each company that failed.
fn failed(portfolio: &Portfolio) -> String {
    let failed = portfolio.part.iter().flatten().map(|failed| {
        let (company, wave) = match failed.at {
            Some(at) => {
                let (company, wave) = portfolio.all.name(at);
                (Some(company), wave)
            }
            None => (None, None),
        };
        json::line(&Failed {
            format: "detente/failed@1",
            company,
            wave,
            mistakes: &failed.mistakes,
        })
    });
    failed.collect()
}
