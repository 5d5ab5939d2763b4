//! Blank forms: what one person is asked, to be filled in without the program and read back by it.

mod content;
mod csv;
mod html;
mod whose;
mod yaml;

use clap::ValueEnum;

pub use content::Form;
pub use whose::company_in;

/// What a form is filled in with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Medium {
    /// A text file, for an editor
    Yaml,
    /// A table, for a spreadsheet
    Csv,
    /// A page, for any browser; a phone's as well
    Html,
}

/// Renders a form in one format.
pub fn render(form: &Form, medium: Medium) -> String {
    match medium {
        Medium::Yaml => yaml::render(form),
        Medium::Csv => csv::render(form),
        Medium::Html => html::render(form),
    }
}

impl Medium {
    /// The ending of a form's file.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Yaml => "yaml",
            Self::Csv => "csv",
            Self::Html => "html",
        }
    }
}
