//! Paragraphs and texts of a Word document as XML.

use quick_xml::escape::escape;

use crate::sanitise::visible;

/// A paragraph in a style; what it has besides stands in the order that Word wants.
pub(super) fn paragraph(style: &str, properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>{runs}</w:p>")
}

pub(super) fn run(text: &str, properties: &str) -> String {
    let properties = match properties {
        "" => String::new(),
        _ => format!("<w:rPr>{properties}</w:rPr>"),
    };
    let text = safe(text);
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// How texts of the questionnaire are marked, for spelling to be checked in their language.
pub(super) struct Languages {
    pub(super) asked: String,
}

impl Languages {
    pub(super) fn of(language: &str) -> Self {
        let is_tag = |language: &str| {
            let mut characters = language.chars();
            characters.all(|it| it.is_ascii_alphanumeric() || it == '-')
        };
        let is_english = language == "en" || language.starts_with("en-");
        let asked = if is_english || language.is_empty() || !is_tag(language) {
            String::new()
        } else {
            format!("<w:lang w:val=\"{language}\"/>")
        };
        Self { asked }
    }

    /// A run in whichever language it is.
    pub(super) fn run(&self, text: &str, is_asked: bool) -> String {
        run(text, if is_asked { &self.asked } else { "" })
    }
}

/// Text as XML that shows it and does nothing.
pub(super) fn safe(text: &str) -> String {
    let text = visible(text);
    // The other characters that XML has no place for are controls.
    let text = text
        .replace('\u{fffe}', "\\u{fffe}")
        .replace('\u{ffff}', "\\u{ffff}");
    escape(text).into_owned()
}
