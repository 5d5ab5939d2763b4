//! Lines of text at one width: headings, paragraphs, items.

use anstyle::{Effects, Style};
use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

use crate::sanitise::visible;

/// A text under way. Everything that goes through its methods is made safe to print.
#[derive(Debug)]
pub(in crate::report) struct TextPage {
    text: String,
    width: usize,
}

const STRONG: Style = Style::new().effects(Effects::BOLD);
const DIM: Style = Style::new().effects(Effects::DIMMED);

/// Lines of words longer than this are hard to read.
const LONGEST_LINE: usize = 120;

impl TextPage {
    /// A page for so many columns, in which a table may be as wide as most screens.
    pub(in crate::report) fn new(width: usize) -> Self {
        Self {
            text: String::new(),
            width: width.clamp(20, 160),
        }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// The columns of a line of words, which is no longer than people like to read.
    pub(super) fn line_width(&self) -> usize {
        self.width.min(LONGEST_LINE)
    }

    pub(in crate::report) fn finish(self) -> String {
        self.text
    }

    /// A paragraph under a numbered heading.
    pub(in crate::report) fn indented(&mut self, text: &str) {
        self.wrap(text, "   ", "   ", Style::new());
    }

    /// An item of a list under a numbered heading.
    pub(in crate::report) fn item(&mut self, text: &str) {
        self.wrap(text, "   - ", "     ", Style::new());
    }

    /// Lines that are laid out already, their texts made safe by whoever laid them out.
    pub(super) fn laid_out(&mut self, lines: &str, indent: &str) {
        for line in lines.lines() {
            self.text.push_str(format!("{indent}{line}").trim_end());
            self.text.push('\n');
        }
    }

    /// A heading with a rule under it, so that it stands out without colour.
    pub(in crate::report) fn heading(&mut self, text: &str) {
        self.gap();
        let lines = self.lines(text, "", "");
        let width = lines.iter().map(|line| line.width()).max().unwrap_or(0);
        self.push(&lines, STRONG);
        self.push(&["─".repeat(width)], DIM);
    }

    pub(in crate::report) fn strong(&mut self, text: &str) {
        self.wrap(text, "", "", STRONG);
    }

    /// A line in two weights, that fits.
    pub(super) fn strong_then_dim(&mut self, strong: &str, dim: &str) {
        let line = format!("{STRONG}{strong}{STRONG:#}{DIM}{dim}{DIM:#}\n");
        self.text.push_str(&line);
    }

    pub(in crate::report) fn dim(&mut self, text: &str) {
        self.wrap(text, "", "", DIM);
    }

    pub(in crate::report) fn paragraph(&mut self, text: &str) {
        self.wrap(text, "", "", Style::new());
    }

    /// A text whose further lines stand below the end of what it begins with.
    pub(super) fn hanging(&mut self, first: &str, text: &str) {
        let rest = " ".repeat(first.width());
        self.wrap(text, first, &rest, Style::new());
    }

    /// An empty line, unless there is one or nothing stands above.
    pub(in crate::report) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn wrap(&mut self, text: &str, first: &str, rest: &str, style: Style) {
        if text.is_empty() {
            return;
        }
        let lines = self.lines(text, first, rest);
        self.push(&lines, style);
    }

    fn lines(&self, text: &str, first: &str, rest: &str) -> Vec<String> {
        let options = Options::new(self.line_width())
            .initial_indent(first)
            .subsequent_indent(rest)
            .word_splitter(WordSplitter::NoHyphenation);
        let text = visible(text);
        let lines = textwrap::wrap(&text, options).into_iter();
        lines.map(|line| line.trim_end().to_owned()).collect()
    }

    fn push(&mut self, lines: &[String], style: Style) {
        for line in lines {
            self.text.push_str(&format!("{style}{line}{style:#}\n"));
        }
    }
}
