//! What has changed between two waves: a document for people, rows for a spreadsheet, JSON for programs.

mod csv;
mod document;
mod json;
mod slope;
mod words;

use super::document::Block;
use super::format::Format;
use super::layout::Layout;
use crate::comparison::Comparison;

/// What has changed in a company, as a part of its report.
pub(in crate::report) fn parts_of_a_report(comparison: &Comparison) -> Vec<Block> {
    document::parts_of_a_report(comparison)
}

/// Renders comparisons, one a company, in any of the formats.
pub fn render(comparisons: &[Comparison], format: Format, layout: Layout) -> String {
    match format.of_document() {
        Some(render) => render(&document::document(comparisons), layout),
        None if format == Format::Csv => csv::render(comparisons),
        None => json::render(comparisons),
    }
}
