//! A diagnosis as text for its readers, one format a file. Renderers return text and print nothing.

pub mod compare;
pub mod csv;
mod format;
pub mod html;
pub mod json;
pub mod markdown;
mod page;
pub mod portfolio;
pub mod questions;
mod rows;
mod sentences;
pub mod template;
pub mod text;

use crate::diagnosis::Diagnosis;
pub use format::Format;

/// How much a report holds, and how wide it may get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Columns of text; other formats have no width.
    pub width: usize,
    /// Whether every answer, comment and open answer is in it, for people. CSV and JSON have them anyway.
    pub has_details: bool,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            width: text::DEFAULT_WIDTH,
            has_details: false,
        }
    }
}

/// Renders a report in any of its formats.
pub fn render(diagnosis: &Diagnosis, format: Format, layout: Layout) -> String {
    match format {
        Format::Text => text::render(diagnosis, layout),
        Format::Markdown => markdown::render(diagnosis, layout.has_details),
        Format::Html => html::render(diagnosis, layout.has_details),
        Format::Csv => csv::render(diagnosis),
        Format::Json => json::render(diagnosis),
    }
}
