//! The formats of a report, and how each is asked for.

use std::borrow::Cow;

use clap::ValueEnum;

use super::document::Document;
use super::layout::Layout;
use super::rendered::Rendered;
use super::{docx, markdown, template, text};

/// What a report is rendered as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a terminal
    Text,
    /// For an issue, a wiki or a mail
    #[value(alias = "md")]
    Markdown,
    /// One page for a browser or for paper
    Html,
    /// A Word document, to be edited before it is sent
    Docx,
    /// One row for each cause, question and solution, for a spreadsheet
    Csv,
    /// Everything, for other programs
    Json,
    /// What comes first, in a file to follow it up in
    Plan,
}

impl Format {
    /// The endings of its files, the usual one first.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt", "text"],
            Self::Markdown => &["md", "markdown"],
            Self::Html => &["html", "htm"],
            Self::Docx => &["docx"],
            Self::Csv => &["csv"],
            Self::Json => &["json"],
            Self::Plan => &["plan.yaml", "yaml", "yml"],
        }
    }

    /// Whether it lays out sentences, and not the figures themselves.
    pub fn is_for_people(self) -> bool {
        self.of_document().is_some()
    }

    /// How it lays out a document; none where it shows the figures themselves.
    pub(super) fn of_document(self) -> Option<fn(&Document, Layout) -> Rendered> {
        match self {
            Self::Text => Some(|document, layout| text::render(document, layout).into()),
            Self::Markdown => Some(|document, _| markdown::render(document).into()),
            Self::Html => Some(|document, _| template::render_built_in(document).into()),
            Self::Docx => Some(|document, _| docx::render(document).into()),
            Self::Csv | Self::Json | Self::Plan => None,
        }
    }

    /// Whether its files are text.
    pub fn is_text(self) -> bool {
        self != Self::Docx
    }

    /// What a file in it says, as text; nothing where it is another one.
    pub fn text_of(self, file: &[u8]) -> Cow<'_, str> {
        if self.is_text() {
            String::from_utf8_lossy(file)
        } else {
            Cow::Owned(docx::text_of(file).unwrap_or_default())
        }
    }

    /// The format of files with this ending, in any case.
    pub fn of_ending(ending: &str) -> Option<Self> {
        let ending = ending.to_lowercase();
        let mut formats = Self::value_variants().iter().copied();
        formats.find(|format| format.endings().contains(&ending.as_str()))
    }
}
