//! What to do: the solutions by fit, with actions, owners and evidence.

use crate::diagnosis::{Diagnosis, Solution};
use crate::report::page::TextPage;
use crate::report::sentences::{self, fits};
use crate::score::Points;

pub(super) fn write(page: &mut TextPage, diagnosis: &Diagnosis) {
    page.heading(sentences::plan_title(diagnosis));
    let mut fitting = sentences::fitting(diagnosis).peekable();
    if fitting.peek().is_none() {
        page.paragraph(&sentences::nothing(diagnosis));
        return;
    }
    for solution in fitting {
        write_solution(page, diagnosis, solution);
    }
    if let Some(sentence) = sentences::not_needed(diagnosis) {
        page.gap();
        page.paragraph(&sentence);
    }
}

fn write_solution(page: &mut TextPage, diagnosis: &Diagnosis, solution: &Solution) {
    let (rank, fit) = (
        solution.rank.unwrap_or(0),
        solution.fit.unwrap_or(Points::new(0.0)),
    );
    page.subheading(&format!("{rank}. {} (fit {fit} of 100)", solution.title));
    page.indented(solution.summary);
    page.indented(&sentences::answers(diagnosis, solution));
    for action in solution.actions.iter().filter(|action| fits(action.fit)) {
        page.item(&format!("{}: {}", action.owner, action.text));
    }
    page.indented(&format!("Evidence: {}", solution.evidence));
}
