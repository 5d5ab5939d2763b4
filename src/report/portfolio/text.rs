//! A portfolio for a terminal.

use super::sentences as say;
use super::tables::{self, Table};
use crate::portfolio::Portfolio;
use crate::report::page::Page;
use crate::report::text::table::{Column, render as draw};

/// The fewest columns of a company's name.
const NARROWEST_NAME: usize = 14;

/// Renders a portfolio for a width in columns. Its tables take as many as their causes need.
pub fn render(portfolio: &Portfolio, width: usize) -> String {
    let mut page = Page::new(width.clamp(40, 160));
    page.title(&say::title(portfolio));
    page.dim(&say::about(portfolio));
    if let Some(apart) = say::apart(portfolio) {
        page.strong(&apart);
    }
    if portfolio.standings.is_empty() {
        return page.finish();
    }
    page.heading(say::HEAT_MAP);
    page.dim(&say::heat_map(portfolio));
    table(&mut page, &tables::heat_map(portfolio), 5);
    if let Some(hidden) = say::hidden(portfolio) {
        page.dim(&hidden);
    }
    page.heading(say::LEADS);
    page.dim(&say::leads(portfolio));
    table(&mut page, &tables::leads(portfolio), 5);
    page.heading(say::COMPARISON);
    page.dim(&say::comparison(portfolio));
    if let Some(comparison) = tables::comparison(portfolio) {
        table(&mut page, &comparison, 10);
    }
    let notes = say::all_notes(portfolio);
    if !notes.is_empty() {
        page.heading("Notes");
        for note in notes {
            page.item(&note);
        }
    }
    page.finish()
}

/// Draws a table whose first column takes what the others leave.
fn table(page: &mut Page, table: &Table, figure: usize) {
    page.gap();
    let mut columns: Vec<Column> = table
        .heads
        .iter()
        .map(|head| {
            let width = head
                .text
                .chars()
                .count()
                .max(if head.is_figure { figure } else { 5 });
            if head.is_figure {
                Column::figure(&head.text, width)
            } else {
                Column::text(&head.text, width)
            }
        })
        .collect();
    let others: usize = columns[1..].iter().map(|column| column.width + 1).sum();
    let longest = table.rows.iter().map(|row| row[0].chars().count()).max();
    let most = longest.unwrap_or(0).max(NARROWEST_NAME);
    let left = page.width().saturating_sub(others + 1);
    columns[0].width = left.clamp(NARROWEST_NAME, most);
    page.laid_out(&draw(&columns, table.rows.clone()), "");
}
