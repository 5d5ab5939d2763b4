//! Lines of text at one width: headings, paragraphs, lists.

use anstyle::{Effects, Style};
use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

use super::table::Table;
use super::text::table::fit;
use crate::sanitise::visible;

/// What is written to for people, whatever it is laid out as. Every text is made safe by the page.
pub(super) trait Page {
    fn title(&mut self, text: &str);
    fn heading(&mut self, text: &str);
    fn strong(&mut self, text: &str);
    fn paragraph(&mut self, text: &str);
    fn list(&mut self, items: &[String]);
    fn table(&mut self, table: &Table);

    /// A paragraph that is of less weight, where a page has such.
    fn dim(&mut self, text: &str) {
        self.paragraph(text);
    }

    /// An empty line, where a page has none by itself.
    fn gap(&mut self) {}
}

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

    pub(super) fn subheading(&mut self, text: &str) {
        self.gap();
        self.wrap(text, "", "   ", STRONG);
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

impl Page for TextPage {
    fn title(&mut self, text: &str) {
        self.strong(text);
    }

    /// A heading with a rule under it, so that it stands out without colour.
    fn heading(&mut self, text: &str) {
        self.gap();
        let lines = self.lines(text, "", "");
        let width = lines.iter().map(|line| line.width()).max().unwrap_or(0);
        self.push(&lines, STRONG);
        self.push(&["─".repeat(width)], DIM);
    }

    fn strong(&mut self, text: &str) {
        self.wrap(text, "", "", STRONG);
    }

    fn dim(&mut self, text: &str) {
        self.wrap(text, "", "", DIM);
    }

    fn paragraph(&mut self, text: &str) {
        self.wrap(text, "", "", Style::new());
    }

    fn list(&mut self, items: &[String]) {
        for item in items {
            self.item(item);
        }
    }

    /// Where a table is too wide, each row becomes a list.
    fn table(&mut self, table: &Table) {
        if let Some(drawn) = fit(table, self.width) {
            return self.laid_out(&drawn, "");
        }
        for row in &table.rows {
            self.paragraph(&row[0]);
            let rest = table.columns.iter().zip(row).skip(1);
            let rest = rest.filter(|(_, cell)| !cell.is_empty());
            let parts: Vec<String> = rest
                .map(|(column, cell)| format!("{} {cell}", column.head))
                .collect();
            self.indented(&parts.join(", "));
        }
    }

    /// An empty line, unless there is one or nothing stands above.
    fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}
