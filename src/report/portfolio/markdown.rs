//! A portfolio as Markdown, for an issue, a wiki or a mail.

use super::sentences as say;
use super::tables::{self, WHOLE};
use crate::portfolio::Portfolio;
use crate::report::markdown::{MarkdownPage, escape};
use crate::report::page::Page;

pub fn render(portfolio: &Portfolio) -> String {
    let mut page = MarkdownPage::default();
    page.block(&format!("# {}", escape(&say::title(portfolio))));
    page.block(&escape(&say::about(portfolio)));
    if let Some(apart) = say::apart(portfolio) {
        page.block(&format!("**{apart}**"));
    }
    if portfolio.companies.is_empty() {
        return page.finish();
    }
    section(&mut page, say::HEAT_MAP, &say::heat_map(portfolio));
    page.table(&tables::heat_map(portfolio, WHOLE));
    if let Some(hidden) = say::hidden(portfolio) {
        page.block(&hidden);
    }
    section(&mut page, say::LEADS, &say::leads(portfolio));
    page.table(&tables::leads(portfolio));
    section(&mut page, say::COMPARISON, &say::comparison(portfolio));
    if let Some(comparison) = tables::comparison(portfolio, WHOLE) {
        page.table(&comparison);
    }
    let notes = say::all_notes(portfolio, WHOLE);
    if !notes.is_empty() {
        page.block("## Notes");
        let notes: Vec<String> = notes
            .iter()
            .map(|note| format!("- {}", escape(note)))
            .collect();
        page.block(&notes.join("\n"));
    }
    page.finish()
}

fn section(page: &mut MarkdownPage, heading: &str, words: &str) {
    page.block(&format!("## {heading}"));
    page.block(&escape(words));
}
