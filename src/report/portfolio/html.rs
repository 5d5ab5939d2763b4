//! A portfolio as one page for a browser or for paper, with nothing loaded from elsewhere.

use minijinja::{Value, context};

use super::sentences as say;
use super::tables::{self, WHOLE};
use crate::portfolio::Portfolio;
use crate::report::table::{Column, Table};
use crate::report::template;
use crate::sanitise::visible;

const PAGE: &str = include_str!("portfolio.html");

/// Renders the page. Every text is made safe, the template escapes for HTML.
pub fn render(portfolio: &Portfolio) -> String {
    let notes = say::all_notes(portfolio, WHOLE);
    let view = context! {
        language => &portfolio.questionnaire.language,
        title => visible(&say::title(portfolio)),
        about => visible(&say::about(portfolio)),
        apart => say::apart(portfolio),
        sections => sections(portfolio),
        notes => notes.iter().map(|note| visible(note)).collect::<Vec<_>>(),
    };
    template::render_page("portfolio.html", PAGE, view)
}

fn sections(portfolio: &Portfolio) -> Vec<Value> {
    if portfolio.companies.is_empty() {
        return Vec::new();
    }
    vec![
        context! {
            heading => say::HEAT_MAP,
            text => visible(&say::heat_map(portfolio)),
            table => grid(&tables::heat_map(portfolio, WHOLE)),
            below => say::hidden(portfolio),
        },
        context! {
            heading => say::LEADS,
            text => say::leads(portfolio),
            table => grid(&tables::leads(portfolio)),
            below => (),
        },
        context! {
            heading => say::COMPARISON,
            text => say::comparison(portfolio),
            table => tables::comparison(portfolio, WHOLE).map(|table| grid(&table)),
            below => (),
        },
    ]
}

/// A table whose cells have their shades: how dark each is, 0 to 3; none where it has none.
fn grid(table: &Table) -> Value {
    let columns = table.columns.iter().map(|column| {
        context! { head => visible(&column.head), is_figure => column.is_figure }
    });
    let cell = |(text, column): (&String, &Column)| {
        let heat = column.is_figure.then(|| heat(text)).flatten();
        context! { text => visible(text), is_figure => column.is_figure, heat => heat }
    };
    let row = |row: &Vec<String>| row.iter().zip(&table.columns).map(cell).collect::<Vec<_>>();
    context! {
        columns => columns.collect::<Vec<_>>(),
        rows => table.rows.iter().map(row).collect::<Vec<_>>(),
    }
}

/// The shade of a cell that ends in one.
fn heat(text: &str) -> Option<u8> {
    let shades = [' ', '░', '▒', '▓'];
    let last = text.chars().next_back()?;
    let at = shades.iter().position(|shade| *shade == last)?;
    u8::try_from(at).ok()
}
