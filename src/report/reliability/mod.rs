//! How well a questionnaire measures: a document for people, rows for a spreadsheet, JSON for programs.

mod csv;
mod document;
mod tables;
mod words;

use super::format::Format;
use super::json::indented;
use super::layout::Layout;
use super::rendered::Rendered;
use crate::reliability::Reliability;

/// Renders it in any of the formats.
pub fn render(reliability: &Reliability, format: Format, layout: Layout) -> Rendered {
    match format.of_document() {
        Some(render) => render(&document::document(reliability), layout),
        None if format == Format::Csv => csv::render(reliability).into(),
        None => indented(reliability).into(),
    }
}
