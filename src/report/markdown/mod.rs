//! Markdown, to be pasted into an issue, a wiki or a mail.

mod escape;

use super::body::{self, ReportPage};
use super::page::Page;
use super::table::Table;
use super::{asked, rows, sentences, text};
use crate::diagnosis::{Cause, Diagnosis};
use escape::paragraph;

pub(super) use escape::escape;

/// Renders a report; with details, every answer, comment and open answer is in it.
pub fn render(diagnosis: &Diagnosis, has_details: bool) -> String {
    let mut page = MarkdownPage::default();
    body::write(&mut page, diagnosis, has_details);
    page.finish()
}

/// A text of blocks with an empty line between them.
#[derive(Default)]
pub(super) struct MarkdownPage {
    text: String,
}

impl MarkdownPage {
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Adds Markdown as it is.
    pub(super) fn block(&mut self, markdown: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(markdown);
        self.text.push('\n');
    }
}

impl Page for MarkdownPage {
    fn title(&mut self, text: &str) {
        self.block(&format!("# {}", escape(text)));
    }

    fn heading(&mut self, text: &str) {
        self.block(&format!("## {}", escape(text)));
    }

    fn strong(&mut self, text: &str) {
        self.block(&format!("**{}**", escape(text)));
    }

    fn paragraph(&mut self, text: &str) {
        self.block(&paragraph(text));
    }

    fn list(&mut self, items: &[String]) {
        let items: Vec<String> = items
            .iter()
            .map(|item| format!("- {}", paragraph(item)))
            .collect();
        self.block(&items.join("\n"));
    }

    fn table(&mut self, table: &Table) {
        let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
        let heads = table
            .columns
            .iter()
            .map(|column| escape(&column.head))
            .collect();
        let rules = table.columns.iter().map(|column| {
            let rule = if column.is_figure { "---:" } else { "---" };
            rule.to_owned()
        });
        let mut lines = vec![line(heads), line(rules.collect())];
        lines.extend(
            table
                .rows
                .iter()
                .map(|row| line(row.iter().map(|cell| escape(cell)).collect())),
        );
        self.block(&lines.join("\n"));
    }
}

impl ReportPage for MarkdownPage {
    fn cause(&mut self, text: &str) {
        self.subheading(text);
    }

    fn subheading(&mut self, text: &str) {
        self.block(&format!("### {}", escape(text)));
    }

    fn indented(&mut self, text: &str) {
        self.paragraph(text);
    }

    fn evidence(&mut self, text: &str) {
        self.block(&format!("*Evidence:* {}", escape(text)));
    }

    fn actions(&mut self, actions: &[(&str, &str)]) {
        let task =
            |(owner, text): &(&str, &str)| format!("- [ ] **{}**: {}", escape(owner), escape(text));
        let tasks: Vec<String> = actions.iter().map(task).collect();
        self.block(&tasks.join("\n"));
    }

    fn quotes(&mut self, quotes: &[(&str, &str)]) {
        let quote = |(side, text): &(&str, &str)| format!("> {}: “{}”", escape(side), escape(text));
        let quotes: Vec<String> = quotes.iter().map(quote).collect();
        self.block(&quotes.join("\n>\n"));
    }

    fn ranking(&mut self, diagnosis: &Diagnosis) {
        self.paragraph(&sentences::about_figures(diagnosis));
        self.table(&rows::ranking(diagnosis));
        self.block(&format!("```text\n{}```", text::chart_of(diagnosis)));
    }

    fn questions(&mut self, diagnosis: &Diagnosis, cause: &Cause) {
        self.table(&asked::questions(diagnosis, &cause.questions));
    }

    fn orders(&mut self, orders: &Table) {
        self.table(orders);
    }
}
