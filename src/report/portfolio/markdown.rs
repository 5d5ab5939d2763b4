//! A portfolio as Markdown, for an issue, a wiki or a mail.

use super::sentences as say;
use super::tables::{self, Table, WHOLE};
use crate::portfolio::Portfolio;
use crate::report::markdown::escape;

/// Renders the portfolio.
pub fn render(portfolio: &Portfolio) -> String {
    let mut text = format!(
        "# {}\n\n{}\n",
        escape(&say::title(portfolio)),
        escape(&say::about(portfolio))
    );
    if let Some(apart) = say::apart(portfolio) {
        text += &format!("\n**{apart}**\n");
    }
    if portfolio.companies.is_empty() {
        return text;
    }
    section(&mut text, say::HEAT_MAP, &say::heat_map(portfolio));
    text += &table(&tables::heat_map(portfolio, WHOLE));
    if let Some(hidden) = say::hidden(portfolio) {
        text += &format!("\n{hidden}\n");
    }
    section(&mut text, say::LEADS, &say::leads(portfolio));
    text += &table(&tables::leads(portfolio));
    section(&mut text, say::COMPARISON, &say::comparison(portfolio));
    if let Some(comparison) = tables::comparison(portfolio, WHOLE) {
        text += &table(&comparison);
    }
    let notes = say::all_notes(portfolio, WHOLE);
    if !notes.is_empty() {
        text += "\n## Notes\n\n";
        for note in notes {
            text += &format!("- {}\n", escape(&note));
        }
    }
    text
}

fn section(text: &mut String, heading: &str, words: &str) {
    text.push_str(&format!("\n## {heading}\n\n{}\n", escape(words)));
}

fn table(table: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let heads = table.heads.iter();
    let mut text = "\n".to_owned();
    text += &line(heads.clone().map(|head| escape(&head.text)).collect());
    text += &line(
        heads
            .map(|head| if head.is_figure { "---:" } else { "---" }.to_owned())
            .collect(),
    );
    for row in &table.rows {
        text += &line(row.iter().map(|cell| escape(cell)).collect());
    }
    text
}
