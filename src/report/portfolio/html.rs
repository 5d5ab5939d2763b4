//! A portfolio as one page for a browser or for paper, with nothing loaded from elsewhere.

use serde::Serialize;

use super::sentences as say;
use super::tables::{self, WHOLE};
use crate::portfolio::Portfolio;
use crate::report::table::{Column, Table};
use crate::report::template;
use crate::sanitise::visible;

const PAGE: &str = include_str!("portfolio.html");

/// What the page's template sees; every text made safe, the template escapes for HTML.
#[derive(Serialize)]
struct PortfolioView {
    language: String,
    title: String,
    about: String,
    apart: Option<String>,
    sections: Vec<Section>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Section {
    heading: &'static str,
    text: String,
    table: Option<Grid>,
    below: Option<String>,
}

#[derive(Serialize)]
struct Grid {
    columns: Vec<Column>,
    rows: Vec<Vec<CellView>>,
}

#[derive(Serialize)]
struct CellView {
    text: String,
    is_figure: bool,
    /// How dark it is, 0 to 3; none where it has no shade.
    heat: Option<u8>,
}

/// Renders the page.
pub fn render(portfolio: &Portfolio) -> String {
    let view = PortfolioView {
        language: portfolio.questionnaire.language.clone(),
        title: visible(&say::title(portfolio)),
        about: visible(&say::about(portfolio)),
        apart: say::apart(portfolio),
        sections: sections(portfolio),
        notes: say::all_notes(portfolio, WHOLE)
            .iter()
            .map(|note| visible(note))
            .collect(),
    };
    template::render_page("portfolio.html", PAGE, &view)
}

fn sections(portfolio: &Portfolio) -> Vec<Section> {
    if portfolio.companies.is_empty() {
        return Vec::new();
    }
    vec![
        Section {
            heading: say::HEAT_MAP,
            text: visible(&say::heat_map(portfolio)),
            table: Some(grid(&tables::heat_map(portfolio, WHOLE))),
            below: say::hidden(portfolio),
        },
        Section {
            heading: say::LEADS,
            text: say::leads(portfolio),
            table: Some(grid(&tables::leads(portfolio))),
            below: None,
        },
        Section {
            heading: say::COMPARISON,
            text: say::comparison(portfolio),
            table: tables::comparison(portfolio, WHOLE).map(|table| grid(&table)),
            below: None,
        },
    ]
}

fn grid(table: &Table) -> Grid {
    let columns = table.columns.iter().map(|column| Column {
        head: visible(&column.head),
        ..*column
    });
    let cell = |text: &String, is_figure: bool| CellView {
        text: visible(text),
        is_figure,
        heat: is_figure.then(|| heat(text)).flatten(),
    };
    let row = |row: &Vec<String>| {
        let cells = row.iter().zip(&table.columns);
        cells
            .map(|(text, column)| cell(text, column.is_figure))
            .collect()
    };
    Grid {
        columns: columns.collect(),
        rows: table.rows.iter().map(row).collect(),
    }
}

/// The shade of a cell that ends in one.
fn heat(text: &str) -> Option<u8> {
    let shades = [' ', '░', '▒', '▓'];
    let last = text.chars().next_back()?;
    let at = shades.iter().position(|shade| *shade == last)?;
    u8::try_from(at).ok()
}
