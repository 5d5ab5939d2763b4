//! A portfolio for a terminal.

use unicode_width::UnicodeWidthStr;

use super::sentences as say;
use super::tables;
use crate::portfolio::Portfolio;
use crate::report::page::{Page, TextPage};
use crate::report::table::Table;
use crate::report::text::table::{TextColumn, render as draw};

/// The fewest columns of a company's name.
const NARROWEST_NAME: usize = 14;

/// The most columns of a company's name, over several lines.
const LONGEST_NAME: usize = 40;

/// Renders a portfolio for a width in columns. Where its tables don't fit, they become lists.
pub fn render(portfolio: &Portfolio, width: usize) -> String {
    let mut page = TextPage::new(width.clamp(40, 160));
    page.title(&say::title(portfolio));
    page.dim(&say::about(portfolio));
    if let Some(apart) = say::apart(portfolio) {
        page.strong(&apart);
    }
    if portfolio.companies.is_empty() {
        return page.finish();
    }
    page.heading(say::HEAT_MAP);
    page.dim(&say::heat_map(portfolio));
    table(&mut page, &tables::heat_map(portfolio, LONGEST_NAME), 5);
    if let Some(hidden) = say::hidden(portfolio) {
        page.dim(&hidden);
    }
    page.heading(say::LEADS);
    page.dim(&say::leads(portfolio));
    table(&mut page, &tables::leads(portfolio), 5);
    page.heading(say::COMPARISON);
    page.dim(&say::comparison(portfolio));
    if let Some(comparison) = tables::comparison(portfolio, LONGEST_NAME) {
        table(&mut page, &comparison, 10);
    }
    let notes = say::all_notes(portfolio, LONGEST_NAME);
    if !notes.is_empty() {
        page.heading("Notes");
        for note in notes {
            page.item(&note);
        }
    }
    page.finish()
}

/// Draws a table whose first column takes what the others leave, or a list where they leave too little.
fn table(page: &mut TextPage, table: &Table, figure: usize) {
    page.gap();
    let mut columns: Vec<TextColumn> = table
        .columns
        .iter()
        .map(|column| {
            let least = if column.is_figure { figure } else { 5 };
            (column.clone(), column.head.chars().count().max(least))
        })
        .collect();
    let others: usize = columns[1..].iter().map(|(_, width)| width + 1).sum();
    let longest = table.rows.iter().map(|row| row[0].width()).max();
    let most = longest.unwrap_or(0).max(NARROWEST_NAME);
    let left = page.width().saturating_sub(others);
    if left < NARROWEST_NAME {
        return list(page, table);
    }
    columns[0].1 = left.min(most);
    page.laid_out(&draw(&columns, table.rows.clone()), "");
}

/// A paragraph a row: "Symptoms 74, 1: 84 ▓, 2: 25 ░".
fn list(page: &mut TextPage, table: &Table) {
    for row in &table.rows {
        page.paragraph(&row[0]);
        let parts = table.columns.iter().zip(row).skip(1).map(|(column, cell)| {
            let is_number = column
                .head
                .starts_with(|first: char| first.is_ascii_digit());
            let colon = if is_number { ":" } else { "" };
            format!("{}{colon} {}", column.head, cell.trim_end())
        });
        page.indented(&parts.collect::<Vec<_>>().join(", "));
    }
}
