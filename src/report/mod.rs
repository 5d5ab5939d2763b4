//! A diagnosis as text for its readers, one format a file. Renderers return text and print nothing.

mod asked;
mod body;
pub(crate) mod compare;
pub(crate) mod csv;
mod format;
mod html;
pub mod json;
mod layout;
pub(crate) mod markdown;
mod page;
pub(crate) mod portfolio;
pub(crate) mod questions;
mod rows;
mod sentences;
mod table;
pub(crate) mod template;
pub(crate) mod text;

use crate::diagnosis::Diagnosis;
pub use format::Format;
pub(crate) use layout::DEFAULT_WIDTH;
pub use layout::Layout;

/// Renders a report in any of its formats.
pub fn render(diagnosis: &Diagnosis, format: Format, layout: Layout) -> String {
    match format {
        Format::Text => text::render(diagnosis, layout),
        Format::Markdown => markdown::render(diagnosis, layout.has_details),
        Format::Html => template::render_built_in(diagnosis, layout.has_details),
        Format::Csv => csv::render(diagnosis),
        Format::Json => json::render(diagnosis),
    }
}
