//! What has changed between two waves, one format a file.

mod csv;
mod html;
mod json;
mod markdown;
mod slope;
mod text;
mod words;

use super::format::Format;
use crate::comparison::Comparison;

/// Renders comparisons, one a company, in any of the formats; only text has a width, in columns.
pub fn render(comparisons: &[Comparison], format: Format, width: usize) -> String {
    match format {
        Format::Text => text::render(comparisons, width),
        Format::Markdown => markdown::render(comparisons),
        Format::Html => html::render(comparisons),
        Format::Csv => csv::render(comparisons),
        Format::Json => json::render(comparisons),
    }
}
