//! What to do: the solutions by fit, with actions, owners and evidence.

use crate::diagnosis::{Diagnosis, HeadlineId, Solution};
use crate::diagnostic::list;
use crate::report::page::Page;
use crate::score::Points;

pub(super) fn write(page: &mut Page, diagnosis: &Diagnosis) {
    let fits = |solution: &&Solution| solution.fit.is_some_and(|fit| fit.get() > 0.0);
    let fitting: Vec<&Solution> = diagnosis.solutions.iter().filter(fits).collect();
    if fitting.is_empty() {
        page.heading("What to do");
        page.paragraph(&nothing(diagnosis));
        return;
    }
    let is_one_side = diagnosis.headline.id == HeadlineId::OneSide;
    page.heading(if is_one_side {
        "What would fit, if the other side sees it too"
    } else {
        "What to do, best fit first"
    });
    for solution in &fitting {
        write_solution(page, diagnosis, solution);
    }
    let idle = diagnosis
        .solutions
        .iter()
        .filter(|solution| !fits(solution));
    let idle: Vec<String> = idle.map(|solution| list::inside(solution.title)).collect();
    if !idle.is_empty() {
        page.gap();
        page.paragraph(&format!(
            "Not needed for these causes: {}.",
            list::plain(&idle)
        ));
    }
}

fn nothing(diagnosis: &Diagnosis) -> String {
    match diagnosis.headline.id {
        HeadlineId::NoAnswers => "Nothing can be said before both sides have answered.".to_owned(),
        HeadlineId::Quiet => "None of the solutions is called for. Ask both leaders, each alone, what they hold back.".to_owned(),
        HeadlineId::Unexplained => "None of the solutions is called for, since no cause is above the line.".to_owned(),
        _ => format!(
            "Nothing is prescribed: no cause is above {}. Look again next quarter.",
            diagnosis.asked.thresholds.high
        ),
    }
}

fn write_solution(page: &mut Page, diagnosis: &Diagnosis, solution: &Solution) {
    let (rank, fit) = (
        solution.rank.unwrap_or(0),
        solution.fit.unwrap_or(Points::new(0.0)),
    );
    page.subheading(&format!("{rank}. {} (fit {fit} of 100)", solution.title));
    page.indented(solution.summary);
    let title = |id: &&str| {
        diagnosis
            .causes
            .iter()
            .find(|cause| cause.id == *id)
            .map_or(String::new(), |cause| list::inside(cause.title))
    };
    let answers: Vec<String> = solution.causes.iter().map(title).collect();
    page.indented(&format!("Answers: {}.", list::plain(&answers)));
    for action in solution
        .actions
        .iter()
        .filter(|action| action.fit.is_some_and(|fit| fit.get() > 0.0))
    {
        page.item(&format!("{}: {}", action.owner, action.text));
    }
    page.indented(&format!("Evidence: {}", solution.evidence));
}
