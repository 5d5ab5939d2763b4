//! Markdown, to be pasted into an issue, a wiki or a mail.

mod escape;

use super::sentences::{self, fits};
use super::table::{Table, whole};
use super::text;
use super::{asked, rows};
use crate::diagnosis::{Cause, Diagnosis, HeadlineId, Said, Solution};
use escape::paragraph;

pub(super) use escape::escape;

/// Renders a report; with details, every answer, comment and open answer is in it.
pub fn render(diagnosis: &Diagnosis, has_details: bool) -> String {
    let mut page = MarkdownPage::default();
    page.block(&format!("# {}", escape(&sentences::title(diagnosis))));
    page.paragraph(diagnosis.questionnaire.title);
    page.paragraph(&sentences::answered_by(diagnosis));
    page.block(&format!("**{}**", escape(&diagnosis.headline.text)));
    symptoms(&mut page, diagnosis);
    if diagnosis.headline.id == HeadlineId::NoAnswers {
        notes(&mut page, diagnosis);
        return page.text;
    }
    page.block("## Causes, ranked");
    page.paragraph(&sentences::about_figures(diagnosis));
    page.table(&rows::ranking(diagnosis));
    page.block(&format!("```text\n{}```", text::chart_of(diagnosis)));
    for sentence in sentences::under_ranking(diagnosis) {
        page.paragraph(&sentence);
    }
    for cause in diagnosis.above_the_line() {
        behind(&mut page, diagnosis, cause);
    }
    plan(&mut page, diagnosis);
    if has_details {
        details(&mut page, diagnosis);
    }
    notes(&mut page, diagnosis);
    page.finish()
}

fn notes(page: &mut MarkdownPage, diagnosis: &Diagnosis) {
    page.block(&format!("## {}", sentences::NOT_TOLD));
    page.list(&sentences::notes(diagnosis));
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

    pub(super) fn paragraph(&mut self, text: &str) {
        self.block(&paragraph(text));
    }

    pub(super) fn list(&mut self, items: &[String]) {
        let items: Vec<String> = items
            .iter()
            .map(|item| format!("- {}", paragraph(item)))
            .collect();
        self.block(&items.join("\n"));
    }

    pub(super) fn table(&mut self, table: &Table) {
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

fn symptoms(page: &mut MarkdownPage, diagnosis: &Diagnosis) {
    page.block("## How bad it is");
    let Some(level) = sentences::how_bad(diagnosis) else {
        page.paragraph(sentences::NO_SYMPTOMS);
        return;
    };
    page.block(&format!("**{}**", escape(&level)));
    for sentence in sentences::around_symptoms(diagnosis) {
        page.paragraph(&sentence);
    }
}

fn behind(page: &mut MarkdownPage, diagnosis: &Diagnosis, cause: &Cause) {
    page.block(&format!(
        "### Behind it: {}",
        escape(&diagnosis.inside(cause.title))
    ));
    page.paragraph(cause.summary);
    page.paragraph(&sentences::in_words(diagnosis, cause));
    if let Some(sentence) = sentences::divided(diagnosis, cause) {
        page.paragraph(&sentence);
    }
    if let Some(sentence) = sentences::blind_spot(diagnosis, cause) {
        page.block(&format!("**{}**", escape(&sentence)));
    }
    page.table(&asked::questions(diagnosis, &cause.questions));
    for order in &cause.orders {
        page.paragraph(&order.text);
        match asked::orders(diagnosis, order) {
            Some(table) => {
                page.table(&table);
                page.paragraph(&sentences::apart(diagnosis, order));
            }
            None => page.paragraph(sentences::NO_ORDERS),
        }
    }
}

fn plan(page: &mut MarkdownPage, diagnosis: &Diagnosis) {
    page.block(&format!("## {}", sentences::plan_title(diagnosis)));
    let mut fitting = sentences::fitting(diagnosis).peekable();
    if fitting.peek().is_none() {
        page.paragraph(&sentences::nothing(diagnosis));
        return;
    }
    for solution in fitting {
        write_solution(page, diagnosis, solution);
    }
    if let Some(sentence) = sentences::not_needed(diagnosis) {
        page.paragraph(&sentence);
    }
}

fn write_solution(page: &mut MarkdownPage, diagnosis: &Diagnosis, solution: &Solution) {
    page.block(&format!(
        "### {}. {} (fit {} of 100)",
        solution.rank.unwrap_or(0),
        escape(solution.title),
        whole(solution.fit)
    ));
    page.paragraph(solution.summary);
    page.paragraph(&sentences::answers(diagnosis, solution));
    let actions = solution.actions.iter().filter(|action| fits(action.fit));
    let tasks: Vec<String> = actions
        .map(|action| {
            format!(
                "- [ ] **{}**: {}",
                escape(action.owner),
                escape(action.text)
            )
        })
        .collect();
    page.block(&tasks.join("\n"));
    page.block(&format!("*Evidence:* {}", escape(solution.evidence)));
}

fn details(page: &mut MarkdownPage, diagnosis: &Diagnosis) {
    page.block(&format!("## {}", asked::DETAILS));
    for table in rows::figures(diagnosis) {
        page.table(&table);
    }
    for group in asked::groups(diagnosis) {
        page.block(&format!("### {}", escape(group.title)));
        page.table(&asked::counts(diagnosis, group.questions));
        for order in group.orders {
            page.paragraph(&order.text);
            page.paragraph(&sentences::apart(diagnosis, order));
            page.table(&asked::mean_ranks(diagnosis, order));
        }
        for (question, comments) in asked::comments(&group) {
            said(
                page,
                diagnosis,
                &format!("Comments on “{question}”"),
                &comments,
            );
        }
    }
    for open in asked::open(diagnosis) {
        said(page, diagnosis, open.text, &open.answers);
    }
}

fn said(page: &mut MarkdownPage, diagnosis: &Diagnosis, asked: &str, words: &[Said]) {
    page.paragraph(asked);
    let quotes: Vec<String> = words
        .iter()
        .map(|said| {
            format!(
                "> {}: “{}”",
                escape(diagnosis.name_of(said.side)),
                escape(said.text)
            )
        })
        .collect();
    page.block(&quotes.join("\n>\n"));
}
