//! A comparison as a page that needs no network and no script: the template filled in.

use serde::Serialize;

use super::slope::{Slope, slope};
use super::words;
use crate::comparison::Comparison;
use crate::report::table::Table;
use crate::report::template;

const PAGE: &str = include_str!("compare.html");

#[derive(Serialize)]
struct ComparisonView<'c> {
    title: String,
    /// What has changed in each company; of one company there is none.
    overview: Option<Overview>,
    how_bad: &'static str,
    causes: &'static str,
    notes: &'static str,
    companies: Vec<Company<'c>>,
}

#[derive(Serialize)]
struct Overview {
    about: &'static str,
    table: Table,
}

#[derive(Serialize)]
struct Company<'c> {
    name: &'c str,
    waves: String,
    language: &'c str,
    questionnaire: &'c str,
    respondents: String,
    headline: &'c str,
    symptoms: Vec<String>,
    scale: String,
    slope: Slope<'c>,
    causes: Table,
    notes: Vec<String>,
}

pub(super) fn render(comparisons: &[Comparison]) -> String {
    let title = match comparisons {
        [one] => words::title(one),
        several => words::overview_title(several),
    };
    let view = ComparisonView {
        title,
        overview: (comparisons.len() > 1).then(|| Overview {
            about: words::OVERVIEW,
            table: words::overview(comparisons),
        }),
        how_bad: words::HOW_BAD,
        causes: words::CAUSES,
        notes: words::NOTES,
        companies: comparisons.iter().map(company).collect(),
    };
    template::render_page("compare.html", PAGE, &view)
}

fn company<'c>(comparison: &'c Comparison) -> Company<'c> {
    Company {
        name: comparison.company,
        waves: words::waves(comparison),
        language: &comparison.asked.language,
        questionnaire: &comparison.asked.title,
        respondents: words::respondents(comparison),
        headline: &comparison.headline.text,
        symptoms: words::symptoms(comparison),
        scale: words::scale(comparison),
        slope: slope(comparison),
        causes: words::causes(comparison),
        notes: words::notes(comparison),
    }
}
