//! Lines of text at one width: headings, paragraphs, lists.

use anstyle::{Effects, Style};
use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

use crate::sanitise::visible;

/// A text under way. Everything that goes through its methods is made safe to print.
#[derive(Debug)]
pub(super) struct TextPage {
    text: String,
    width: usize,
}

const STRONG: Style = Style::new().effects(Effects::BOLD);
const DIM: Style = Style::new().effects(Effects::DIMMED);

impl TextPage {
    pub(super) fn new(width: usize) -> Self {
        Self {
            text: String::new(),
            width,
        }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    /// An empty line, unless there is one or nothing stands above.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    pub(super) fn title(&mut self, text: &str) {
        self.wrap(text, "", "", STRONG);
    }

    /// A heading with a rule under it, so that it stands out without colour.
    pub(super) fn heading(&mut self, text: &str) {
        self.gap();
        let lines = self.lines(text, "", "");
        let width = lines.iter().map(|line| line.width()).max().unwrap_or(0);
        self.push(&lines, STRONG);
        self.push(&["─".repeat(width)], DIM);
    }

    pub(super) fn subheading(&mut self, text: &str) {
        self.gap();
        self.wrap(text, "", "   ", STRONG);
    }

    pub(super) fn strong(&mut self, text: &str) {
        self.wrap(text, "", "", STRONG);
    }

    pub(super) fn dim(&mut self, text: &str) {
        self.wrap(text, "", "", DIM);
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        self.wrap(text, "", "", Style::new());
    }

    /// A paragraph under a numbered heading.
    pub(super) fn indented(&mut self, text: &str) {
        self.wrap(text, "   ", "   ", Style::new());
    }

    /// An item of a list under a numbered heading.
    pub(super) fn item(&mut self, text: &str) {
        self.wrap(text, "   - ", "     ", Style::new());
    }

    /// Lines that are laid out already, their texts made safe by whoever laid them out.
    pub(super) fn laid_out(&mut self, lines: &str, indent: &str) {
        for line in lines.lines() {
            self.text.push_str(format!("{indent}{line}").trim_end());
            self.text.push('\n');
        }
    }

    fn wrap(&mut self, text: &str, first: &str, rest: &str, style: Style) {
        let lines = self.lines(text, first, rest);
        self.push(&lines, style);
    }

    fn lines(&self, text: &str, first: &str, rest: &str) -> Vec<String> {
        let options = Options::new(self.width)
            .initial_indent(first)
            .subsequent_indent(rest)
            .word_splitter(WordSplitter::NoHyphenation);
        let text = visible(text);
        textwrap::wrap(&text, options)
            .into_iter()
            .map(|line| line.trim_end().to_owned())
            .collect()
    }

    fn push(&mut self, lines: &[String], style: Style) {
        for line in lines {
            self.text.push_str(&format!("{style}{line}{style:#}\n"));
        }
    }
}
