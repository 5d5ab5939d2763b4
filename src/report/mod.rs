//! A result as its readers get it. What people read is built as a `document::Document`, by `company`, `compare` or
//! `portfolio`, and laid out by `text`, `markdown` or `html`; spreadsheets and programs get the figures themselves.
//! Nothing here prints.

mod asked;
mod bounds;
mod company;
pub(crate) mod compare;
pub(crate) mod csv;
mod document;
mod format;
mod html;
pub mod json;
mod layout;
mod markdown;
pub(crate) mod portfolio;
pub(crate) mod questions;
mod sentences;
mod shown;
mod table;
pub mod template;
mod text;

use crate::diagnosis::Diagnosis;
pub use format::Format;
pub(crate) use layout::DEFAULT_WIDTH;
pub use layout::Layout;

/// Renders a report in any of its formats.
pub fn render(diagnosis: &Diagnosis, format: Format, layout: Layout) -> String {
    match format.of_document() {
        Some(render) => render(&company::document(diagnosis, layout), layout),
        None if format == Format::Csv => csv::render(diagnosis),
        None => json::render(diagnosis),
    }
}
