//! A portfolio for its readers: a document for people, and one file a format for the rest. Long formats come in
//! parts, so that memory doesn't grow with them.

mod awaited;
pub mod csv;
mod document;
mod figure;
mod method;
pub mod ndjson;
mod sentences;
mod tables;
mod worth;
pub mod xlsx;

use super::format::Format;
use super::layout::Layout;
use super::rendered::Rendered;
use crate::portfolio::Portfolio;

/// Renders a portfolio for people; none in a format that isn't for them.
pub fn render(portfolio: &Portfolio, format: Format, layout: Layout) -> Option<Rendered> {
    let render = format.of_document()?;
    Some(render(&document::document(portfolio), layout))
}
