//! A result as its readers get it. What people read is built as a `document::Document`, by `company`, `agenda`,
//! `compare`, `portfolio` or `reliability`, and laid out by `text`, `markdown`, `template` or `docx`; spreadsheets and programs get the figures themselves.
//! Nothing here prints.

pub(crate) mod agenda;
mod archive;
mod asked;
mod bounds;
mod company;
pub(crate) mod compare;
pub(crate) mod csv;
mod document;
mod docx;
mod format;
pub mod json;
mod layout;
mod markdown;
mod plan;
pub(crate) mod portfolio;
pub(crate) mod questions;
pub(crate) mod reliability;
mod rendered;
mod sentences;
mod shown;
mod subject;
mod table;
pub mod template;
mod text;
mod workbook;

pub(crate) use docx::is_edited as is_edited_document;
pub use format::Format;
pub(crate) use layout::DEFAULT_WIDTH;
pub use layout::Layout;
pub use rendered::Rendered;
pub use subject::Subject;

/// Renders a report in any of its formats.
pub fn render<'d>(subject: impl Into<Subject<'d>>, format: Format, layout: Layout) -> Rendered {
    let subject = subject.into();
    match format.of_document() {
        Some(render) => render(&company::document(subject, layout), layout),
        None => match format {
            Format::Csv => csv::render(subject.diagnosis),
            Format::Plan => plan::render(subject.diagnosis, layout.start),
            _ => json::render(subject),
        }
        .into(),
    }
}
