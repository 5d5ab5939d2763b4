//! A comparison as a page that needs no network and no script: the template filled in.

use minijinja::{Value, context};

use super::slope::slope;
use super::words;
use crate::comparison::Comparison;
use crate::report::template;

const PAGE: &str = include_str!("compare.html");

pub(super) fn render(comparisons: &[Comparison]) -> String {
    let title = match comparisons {
        [one] => words::title(one),
        several => words::overview_title(several),
    };
    let overview = (comparisons.len() > 1)
        .then(|| context! { about => words::OVERVIEW, table => words::overview(comparisons) });
    let view = context! {
        title => title,
        // What has changed in each company; of one company there is none.
        overview => overview,
        how_bad => words::HOW_BAD,
        causes => words::CAUSES,
        notes => words::NOTES,
        companies => comparisons.iter().map(company).collect::<Vec<_>>(),
    };
    template::render_page("compare.html", PAGE, view)
}

fn company(comparison: &Comparison) -> Value {
    context! {
        name => comparison.company,
        waves => words::waves(comparison),
        language => &comparison.asked.language,
        questionnaire => &comparison.asked.title,
        respondents => words::respondents(comparison),
        headline => &comparison.headline.text,
        symptoms => words::symptoms(comparison),
        scale => words::scale(comparison),
        slope => slope(comparison),
        causes => words::causes(comparison),
        notes => words::notes(comparison),
    }
}
