//! What has changed between two waves, one format a file.

mod body;
mod csv;
mod html;
mod json;
mod slope;
mod words;

use super::format::Format;
use super::markdown::MarkdownPage;
use super::page::TextPage;
use crate::comparison::Comparison;

/// Renders comparisons, one a company, in any of the formats; only text has a width, in columns.
pub fn render(comparisons: &[Comparison], format: Format, width: usize) -> String {
    match format {
        Format::Text => {
            let mut page = TextPage::new(width.clamp(24, 120));
            body::write(&mut page, comparisons);
            page.finish()
        }
        Format::Markdown => {
            let mut page = MarkdownPage::default();
            body::write(&mut page, comparisons);
            page.finish()
        }
        Format::Html => html::render(comparisons),
        Format::Csv => csv::render(comparisons),
        Format::Json => json::render(comparisons),
    }
}
