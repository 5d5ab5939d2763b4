//! The tables of a portfolio for people: what stands in them, whatever they are drawn as.

use crate::diagnostic::list;
use crate::portfolio::{Portfolio, ScoredCompany};
use crate::report::shown::{percent, signed, whole};
use crate::report::table::{Cell, Column, Heat, Table, figure, text};
use crate::report::text::cut;
use crate::score::Points;

/// Names are not cut.
const WHOLE: usize = usize::MAX;

/// The most columns of a company's name where room is short.
const LONGEST_NAME: usize = 40;

fn companies() -> Column {
    Column {
        longest: Some(LONGEST_NAME),
        ..text("Company")
    }
}

/// Companies by causes; a cause is called by its number.
pub(super) fn heat_map(portfolio: &Portfolio) -> Table {
    let causes = portfolio.questionnaire.causes.len();
    let mut columns = vec![companies(), figure("Symptoms")];
    columns.extend((1..=causes).map(|number| figure(number.to_string())));
    columns.extend([text("Leads"), figure("Margin"), figure("People")]);
    if portfolio.has_confidence {
        columns.push(figure("Sure"));
    }
    let row = |company: &ScoredCompany| {
        let mut row = vec![
            title(portfolio, company, WHOLE).into(),
            Cell::whole(company.score.symptoms_priority()),
        ];
        let causes = company.score.causes.iter();
        row.extend(causes.map(|cause| heat(cause.priority())));
        let people: u32 = company.score.respondents.iter().sum();
        row.extend([
            leading(company).into(),
            Cell::whole(company.score.margin()),
            people.to_string().into(),
        ]);
        if portfolio.has_confidence {
            row.push(sure(company).into());
        }
        row
    };
    let rows = portfolio.shown().iter().map(row).collect();
    Table {
        has_shades: true,
        ..Table::new("Companies by causes", columns, rows)
    }
}

/// Which cause leads how often, most often first.
pub(super) fn leads(portfolio: &Portfolio) -> Table {
    let mut order: Vec<usize> = (0..portfolio.leads.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(portfolio.leads[*at]));
    let has_shared = portfolio.leads.iter().any(|leads| leads.shared > 0);
    let mut columns = vec![text("Cause"), figure("Leads in")];
    columns.extend(has_shared.then(|| figure("Shares the lead in")));
    if portfolio.norms.is_some() {
        columns.push(figure("Mean priority"));
    }
    let row = |at: usize| {
        let title = &portfolio.questionnaire.causes[at].title;
        let mut row = vec![
            Cell::from(format!("{} {title}", at + 1)),
            portfolio.leads[at].alone.to_string().into(),
        ];
        row.extend(has_shared.then(|| portfolio.leads[at].shared.to_string().into()));
        let norms = portfolio.norms.as_ref();
        row.extend(norms.map(|norms| Cell::whole(norms.mean(at))));
        row
    };
    let rows = order.into_iter().map(row).collect();
    Table::new("Which cause leads how often", columns, rows)
}

/// Each cause against the same cause in all companies; none where there are too few.
pub(super) fn comparison(portfolio: &Portfolio) -> Option<Table> {
    let norms = portfolio.norms.as_ref()?;
    let causes = portfolio.questionnaire.causes.len();
    let mut columns = vec![companies()];
    columns.extend((1..=causes).map(|number| figure(number.to_string())));
    let row = |company: &ScoredCompany| {
        let causes = company.score.causes.iter().enumerate();
        let cells = causes.map(|(at, cause)| {
            let place = norms.place(at, cause.comparable());
            let Some((place, percentile)) = place.and_then(|it| Some((it, it.percentile?))) else {
                return "–".to_owned();
            };
            format!("{} ({percentile}%)", signed(Some(place.difference)))
        });
        let title = std::iter::once(title(portfolio, company, WHOLE));
        title.chain(cells).map(Cell::from).collect()
    };
    let rows = portfolio.shown().iter().map(row).collect();
    Some(Table::new("What stands out", columns, rows))
}

/// A company's name with its wave, unless it is everybody's; cut to so many columns each.
pub(super) fn title(portfolio: &Portfolio, company: &ScoredCompany, longest: usize) -> String {
    let (name, wave) = portfolio.name(company);
    let wave = wave.filter(|_| portfolio.wave().is_none());
    let name = cut(name, longest);
    let wave = wave.map(|wave| cut(wave, longest));
    list::joined([name].into_iter().chain(wave), ", ")
}

/// "2", "2=4" where causes share the first place, a dash where one side alone was heard on what comes first.
fn leading(company: &ScoredCompany) -> String {
    let leading = company.score.leading();
    let numbers = list::any_joined(leading.map(|at| at + 1), "=");
    numbers.unwrap_or("–".to_owned())
}

/// The share of resamples in which the leading cause has the highest priority.
fn sure(company: &ScoredCompany) -> String {
    let leading = company.score.leading().next();
    percent(leading.and_then(|at| *company.first.get(at)?))
}

fn heat(figure: Option<Points>) -> Cell {
    Cell {
        heat: figure.map(|figure| Heat::new(figure, 50.0)),
        ..whole(figure).into()
    }
}
