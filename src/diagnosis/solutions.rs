//! The solutions of one company, ranked by how well they answer what is above the line.

use std::cmp::Reverse;

use super::practices::done;
use super::{Action, Cause, Solution};
use crate::questionnaire::{self, Questionnaire};
use crate::score::{self, Points, Resampled, Sheet};

/// Ranks the solutions and their actions, and tells each cause its solutions.
pub(super) fn build<'a>(
    sheet: &Sheet<'a>,
    causes: &mut [Cause<'a>],
    resampled: Option<&Resampled>,
) -> Vec<Solution<'a>> {
    let questionnaire = sheet.questionnaire;
    let needs: Vec<Option<Points>> = questionnaire
        .causes
        .iter()
        .map(|asked| need_of(causes, &asked.id))
        .collect();
    let mut solutions: Vec<Solution> = questionnaire
        .solutions
        .iter()
        .map(|asked| solution(asked, sheet, &needs, causes))
        .collect();
    for (at, solution) in solutions.iter_mut().enumerate() {
        let best = resampled.map(|resampled| resampled.best[at]);
        solution.best = best.map(|best| best.filter(|_| solution.fit.is_some()));
    }
    for cause in causes.iter_mut() {
        cause.solutions = solutions_of(cause.id, questionnaire, &solutions);
    }
    sort_by_fit(&mut solutions, |solution| solution.fit);
    for (rank, solution) in (1..).zip(&mut solutions) {
        solution.rank = solution.fit.map(|_| rank);
    }
    solutions
}

fn need_of(causes: &[Cause], id: &str) -> Option<Points> {
    causes
        .iter()
        .find(|cause| cause.id == id)
        .and_then(|cause| cause.need)
}

fn solution<'a>(
    asked: &'a questionnaire::Solution,
    sheet: &Sheet<'a>,
    needs: &[Option<Points>],
    causes: &[Cause<'a>],
) -> Solution<'a> {
    let mut actions: Vec<Action> = asked
        .actions
        .iter()
        .map(|action| Action {
            id: &action.id,
            text: &action.text,
            owner: &action.owner,
            fit: score::fit(&action.weights, needs),
            when: action.when,
            sign: action.sign.as_deref(),
            done: action.practice.map(|practice| done(sheet, practice)),
        })
        .collect();
    sort_by_fit(&mut actions, |action| action.fit);
    let weight = |id: &str| asked.weights[index_of(sheet.questionnaire, id)];
    let answered = causes
        .iter()
        .filter(|cause| cause.need > Some(Points::ZERO) && weight(cause.id) > 0.0);
    Solution {
        rank: None,
        id: &asked.id,
        title: &asked.title,
        summary: &asked.summary,
        evidence: &asked.evidence,
        fit: score::fit(&asked.weights, needs),
        best: None,
        causes: answered.map(|cause| cause.id).collect(),
        actions,
    }
}

/// By falling weight on the cause, then by falling fit, then in the questionnaire's order.
fn solutions_of<'a>(
    cause: &str,
    questionnaire: &'a Questionnaire,
    solutions: &[Solution<'a>],
) -> Vec<&'a str> {
    let at = index_of(questionnaire, cause);
    let mut answering: Vec<(f64, &Solution)> = questionnaire
        .solutions
        .iter()
        .zip(solutions)
        .map(|(asked, solution)| (asked.weights[at], solution))
        .filter(|(weight, _)| *weight > 0.0)
        .collect();
    answering.sort_by(|(a, x), (b, y)| b.total_cmp(a).then(y.fit.cmp(&x.fit)));
    answering
        .into_iter()
        .map(|(_, solution)| solution.id)
        .collect()
}

fn index_of(questionnaire: &Questionnaire, cause: &str) -> usize {
    questionnaire
        .causes
        .iter()
        .position(|asked| asked.id == cause)
        .unwrap_or(0)
}

/// The sort is stable, so ties stay in the questionnaire's order.
fn sort_by_fit<T>(items: &mut [T], fit: impl Fn(&T) -> Option<Points>) {
    items.sort_by_key(|item| Reverse(fit(item)));
}
