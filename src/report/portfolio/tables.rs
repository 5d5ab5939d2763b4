//! The tables of a portfolio for people: what stands in them, whatever they are drawn as.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::portfolio::Portfolio;
use crate::portfolio::ScoredCompany;
use crate::report::table::{Table, figure, percent, signed, text, whole};
use crate::sanitise::visible;
use crate::score::Points;

/// Names are not cut.
pub(super) const WHOLE: usize = usize::MAX;

/// Companies by causes; a cause is called by its number.
pub(super) fn heat_map(portfolio: &Portfolio, longest: usize) -> Table {
    let causes = portfolio.questionnaire.causes.len();
    let mut columns = vec![text("Company"), figure("Symptoms")];
    columns.extend((1..=causes).map(|number| figure(number.to_string())));
    columns.extend([text("Leads"), figure("Margin"), figure("People")]);
    if portfolio.has_confidence {
        columns.push(figure("Sure"));
    }
    let row = |company: &ScoredCompany| {
        let mut row = vec![
            title(portfolio, company, longest),
            whole(company.score.symptoms_priority()),
        ];
        row.extend(
            company
                .score
                .causes
                .iter()
                .map(|cause| heat(cause.priority())),
        );
        let people: u32 = company.score.respondents.iter().sum();
        row.extend([
            leading(company),
            whole(company.score.margin()),
            people.to_string(),
        ]);
        if portfolio.has_confidence {
            row.push(sure(company));
        }
        row
    };
    Table {
        columns,
        rows: portfolio.shown().iter().map(row).collect(),
    }
}

/// Which cause leads how often, most often first.
pub(super) fn leads(portfolio: &Portfolio) -> Table {
    let mut order: Vec<usize> = (0..portfolio.leads.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(portfolio.leads[*at]));
    let mut columns = vec![text("Cause"), figure("Leads in")];
    if portfolio.norms.is_some() {
        columns.push(figure("Mean priority"));
    }
    let row = |at: usize| {
        let title = &portfolio.questionnaire.causes[at].title;
        let mut row = vec![
            format!("{} {title}", at + 1),
            portfolio.leads[at].to_string(),
        ];
        row.extend(portfolio.norms.as_ref().map(|norms| whole(norms.mean(at))));
        row
    };
    Table {
        columns,
        rows: order.into_iter().map(row).collect(),
    }
}

/// Each cause against the same cause in all companies; none where there are too few.
pub(super) fn comparison(portfolio: &Portfolio, longest: usize) -> Option<Table> {
    let norms = portfolio.norms.as_ref()?;
    let causes = portfolio.questionnaire.causes.len();
    let mut columns = vec![text("Company")];
    columns.extend((1..=causes).map(|number| figure(number.to_string())));
    let row = |company: &ScoredCompany| {
        let causes = company.score.causes.iter().enumerate();
        let cells = causes.map(|(at, cause)| {
            let Some(place) = norms.place(at, cause.comparable()) else {
                return "–".to_owned();
            };
            format!("{} ({}%)", signed(Some(place.difference)), place.percentile)
        });
        [title(portfolio, company, longest)]
            .into_iter()
            .chain(cells)
            .collect()
    };
    Some(Table {
        columns,
        rows: portfolio.shown().iter().map(row).collect(),
    })
}

/// A company's name with its wave, unless it is everybody's; cut to so many columns each.
pub(super) fn title(portfolio: &Portfolio, company: &ScoredCompany, longest: usize) -> String {
    let (name, wave) = portfolio.name(company);
    let wave = wave.filter(|_| portfolio.wave().is_none());
    let name = cut(name, longest);
    wave.map_or_else(
        || name.to_string(),
        |wave| format!("{name}, {}", cut(wave, longest)),
    )
}

/// The beginning of a text that takes more columns than this.
fn cut(text: &str, longest: usize) -> Cow<'_, str> {
    if longest == WHOLE {
        return text.into();
    }
    let text = visible(text);
    if text.width() <= longest {
        return text.into();
    }
    let mut columns = 0;
    let fits = |character: &char| {
        columns += character.width().unwrap_or(0);
        columns < longest
    };
    let start: String = text.chars().take_while(fits).collect();
    format!("{}…", start.trim_end()).into()
}

/// "2", "2=4" where causes share the first place, a dash where one side's view is no verdict.
fn leading(company: &ScoredCompany) -> String {
    let numbers: Vec<String> = company
        .score
        .leading()
        .iter()
        .map(|at| (at + 1).to_string())
        .collect();
    if numbers.is_empty() {
        "–".to_owned()
    } else {
        numbers.join("=")
    }
}

/// The share of resamples in which the leading cause has the highest priority.
fn sure(company: &ScoredCompany) -> String {
    let leading = company.score.leading();
    percent(leading.first().and_then(|at| *company.first.get(*at)?))
}

/// A figure and its shade.
fn heat(figure: Option<Points>) -> String {
    let Some(figure) = figure else {
        return "–".to_owned();
    };
    // By the figure that is shown, so that 50 never has the shade of 49.
    let shade = match figure.whole() {
        75.0.. => '▓',
        50.0.. => '▒',
        25.0.. => '░',
        _ => ' ',
    };
    format!("{figure} {shade}")
}
