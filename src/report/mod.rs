//! A result as its readers get it. What people read is built as a `document::Document`, by `company`, `agenda`,
//! `compare`, `portfolio` or `reliability`, and laid out by `text`, `markdown`, `html` or `docx`; spreadsheets and programs get the figures themselves.
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
mod html;
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

pub use format::Format;
pub(crate) use layout::DEFAULT_WIDTH;
pub use layout::Layout;
pub use rendered::Rendered;
pub use subject::Subject;

/// Whether a file isn't a Word document as this program wrote it.
pub(crate) fn is_edited_document(file: &[u8]) -> bool {
    docx::is_edited(file)
}

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
