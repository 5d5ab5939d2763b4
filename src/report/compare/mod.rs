//! What has changed between two waves: a document for people, rows for a spreadsheet, JSON for programs.

mod alone;
mod csv;
pub(in crate::report) mod document;
mod many;
mod slope;
mod words;
mod xlsx;

use super::format::Format;
use super::json::{indented, line};
use super::layout::Layout;
use super::rendered::Rendered;
use crate::comparison::Comparison;
pub(crate) use alone::Alone;
pub(crate) use many::turned_round;
pub(crate) use xlsx::render as workbook;

/// Renders comparisons, one a company, in any of the formats, and which companies can't be compared.
pub(crate) fn render(
    comparisons: &[Comparison],
    alone: &[Alone],
    format: Format,
    layout: Layout,
) -> Rendered {
    match format.of_document() {
        Some(render) => render(&document::document(comparisons, alone), layout),
        None if format == Format::Csv => csv::render(comparisons, alone).into(),
        None => json(comparisons, alone).into(),
    }
}

/// The value as it is; of several companies, one object a line.
fn json(comparisons: &[Comparison], alone: &[Alone]) -> String {
    if let ([comparison], []) = (comparisons, alone) {
        return indented(comparison);
    }
    let lines = comparisons.iter().map(line);
    lines.chain(alone.iter().map(Alone::json)).collect()
}

/// Renders what has changed in each of several companies in a line, as text.
pub(crate) fn overview(comparisons: &[Comparison], alone: &[Alone], layout: Layout) -> String {
    super::text::render(&document::overview(comparisons, alone), layout)
}
