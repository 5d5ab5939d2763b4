//! A portfolio as NDJSON: a company's full report a line.

use rayon::prelude::*;

use serde::Serialize;

use crate::portfolio::{Mistake, Portfolio, ScoredCompany};
use crate::report::{Subject, json};

/// How many companies make a part of the text.
const PART: usize = 256;

/// The reports, in parts; of a part of a larger portfolio then what failed.
pub fn render(portfolio: &Portfolio) -> impl Iterator<Item = String> {
    reports(portfolio).chain([failed(portfolio)])
}

fn reports(portfolio: &Portfolio) -> impl Iterator<Item = String> {
    let line = |company: &ScoredCompany| {
        let plan = portfolio.plan(company);
        portfolio.with_report(company, |diagnosis, since| {
            json::line(&Subject {
                diagnosis,
                since,
                plan,
            })
        })
    };
    let parts = portfolio.shown().chunks(PART);
    parts.map(move |part| part.par_iter().map(line).collect())
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
        let name = failed.at.map(|at| portfolio.all.name(at));
        let (company, wave) = name.unzip();
        json::line(&Failed {
            format: "detente/failed@1",
            company,
            wave: wave.flatten(),
            mistakes: &failed.mistakes,
        })
    });
    failed.collect()
}
