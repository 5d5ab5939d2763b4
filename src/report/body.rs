//! What a report says to people, and in which order: once for every page, which lays it out in its own way.

use super::page::Page;
use super::sentences::{self, fits};
use super::table::{Table, whole};
use super::{asked, rows};
use crate::diagnosis::{Cause, Diagnosis, HeadlineId, Said, Solution};

/// A page that a report is written to.
pub(super) trait ReportPage: Page {
    /// The heading of a cause.
    fn cause(&mut self, text: &str);
    /// The heading of a solution or a group of questions.
    fn subheading(&mut self, text: &str);
    /// A paragraph under a solution's heading.
    fn indented(&mut self, text: &str);
    /// How well a solution is known to work.
    fn evidence(&mut self, text: &str);
    /// Who does what.
    fn actions(&mut self, actions: &[(&str, &str)]);
    /// Who of which side said what.
    fn quotes(&mut self, quotes: &[(&str, &str)]);
    /// The causes as they are ranked, with what the figures stand for.
    fn ranking(&mut self, diagnosis: &Diagnosis);
    /// What was asked about a cause, and both sides' answers to it.
    fn questions(&mut self, diagnosis: &Diagnosis, cause: &Cause);
    /// Orders next to each other.
    fn orders(&mut self, orders: &Table);
}

/// Writes a report; with details, every answer, comment and open answer is in it.
pub(super) fn write(page: &mut impl ReportPage, diagnosis: &Diagnosis, has_details: bool) {
    page.title(&sentences::title(diagnosis));
    page.dim(diagnosis.questionnaire.title);
    page.dim(&sentences::answered_by(diagnosis));
    page.gap();
    page.strong(&diagnosis.headline.text);
    symptoms(page, diagnosis);
    if diagnosis.headline.id != HeadlineId::NoAnswers {
        page.heading("Causes, ranked");
        page.ranking(diagnosis);
        for sentence in sentences::under_ranking(diagnosis) {
            page.gap();
            page.paragraph(&sentence);
        }
        for cause in diagnosis.above_the_line() {
            behind(page, diagnosis, cause);
        }
        plan(page, diagnosis);
        if has_details {
            details(page, diagnosis);
        }
    }
    page.heading(sentences::NOT_TOLD);
    page.list(&sentences::notes(diagnosis));
}

/// How bad it is, and whether the sides argue openly.
fn symptoms(page: &mut impl ReportPage, diagnosis: &Diagnosis) {
    page.heading("How bad it is");
    match sentences::how_bad(diagnosis) {
        Some(level) => page.strong(&level),
        None => page.paragraph(sentences::NO_SYMPTOMS),
    }
    for sentence in sentences::around_symptoms(diagnosis) {
        page.paragraph(&sentence);
    }
}

/// What lies behind a cause above the line: its questions, the orders, the blind spot.
fn behind(page: &mut impl ReportPage, diagnosis: &Diagnosis, cause: &Cause) {
    page.cause(&format!("Behind it: {}", diagnosis.inside(cause.title)));
    page.paragraph(cause.summary);
    page.paragraph(&sentences::in_words(diagnosis, cause));
    if let Some(sentence) = sentences::divided(diagnosis, cause) {
        page.paragraph(&sentence);
    }
    if let Some(sentence) = sentences::blind_spot(diagnosis, cause) {
        page.strong(&sentence);
    }
    page.gap();
    page.questions(diagnosis, cause);
    for order in &cause.orders {
        page.gap();
        page.paragraph(&order.text);
        page.gap();
        match asked::orders(diagnosis, order) {
            Some(orders) => {
                page.orders(&orders);
                page.paragraph(&sentences::apart(diagnosis, order));
            }
            None => page.paragraph(sentences::NO_ORDERS),
        }
    }
}

/// What to do: the solutions by fit, with actions, owners and evidence.
fn plan(page: &mut impl ReportPage, diagnosis: &Diagnosis) {
    page.heading(sentences::plan_title(diagnosis));
    let mut fitting = sentences::fitting(diagnosis).peekable();
    if fitting.peek().is_none() {
        page.paragraph(&sentences::nothing(diagnosis));
        return;
    }
    for sentence in sentences::about_fit(diagnosis) {
        page.paragraph(&sentence);
    }
    for solution in fitting {
        write_solution(page, diagnosis, solution);
    }
    if let Some(sentence) = sentences::not_needed(diagnosis) {
        page.gap();
        page.paragraph(&sentence);
    }
}

fn write_solution(page: &mut impl ReportPage, diagnosis: &Diagnosis, solution: &Solution) {
    let (rank, fit) = (solution.rank.unwrap_or(0), whole(solution.fit));
    page.subheading(&format!("{rank}. {} (fit {fit} of 100)", solution.title));
    page.indented(solution.summary);
    page.indented(&sentences::answers(diagnosis, solution));
    let fitting = solution.actions.iter().filter(|action| fits(action.fit));
    let actions: Vec<(&str, String)> = fitting
        .map(|action| (action.owner, sentences::step(diagnosis, action)))
        .collect();
    let actions: Vec<(&str, &str)> = actions
        .iter()
        .map(|(owner, text)| (*owner, text.as_str()))
        .collect();
    page.actions(&actions);
    page.evidence(solution.evidence);
}

/// The appendix of a detailed report: every figure, every answer, and what was said, without names.
fn details(page: &mut impl ReportPage, diagnosis: &Diagnosis) {
    page.heading(asked::DETAILS);
    for table in rows::figures(diagnosis) {
        page.gap();
        page.table(&table);
    }
    for group in asked::groups(diagnosis) {
        page.subheading(group.title);
        page.gap();
        page.table(&asked::questions(diagnosis, group.questions));
        for order in group.orders {
            page.gap();
            page.paragraph(&order.text);
            page.paragraph(&sentences::apart(diagnosis, order));
            page.gap();
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
    for (question, words) in asked::voices(diagnosis) {
        said(page, diagnosis, question, words);
    }
}

fn said(page: &mut impl ReportPage, diagnosis: &Diagnosis, asked: &str, words: &[Said]) {
    page.gap();
    page.paragraph(asked);
    let sides = words.iter().map(|said| diagnosis.name_of(said.side));
    let quotes: Vec<_> = sides.zip(words.iter().map(|said| said.text)).collect();
    page.quotes(&quotes);
}
