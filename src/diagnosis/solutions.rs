//! The solutions of one company, ranked by how well they answer what is above the line.

use std::cmp::Reverse;

use super::by_id::index_of;
use super::practices::{answered, done, done_as_observed};
use super::{Action, Cause, Diagnosis, Done, Solution};
use crate::questionnaire::{self, Questionnaire, When};
use crate::score::{self, Points, Resampled, Sheet};

/// So many actions are to be done first, at most.
const FIRST: usize = 3;

impl<'a> Diagnosis<'a> {
    /// The actions to do first, in their order.
    pub fn first_actions(&self) -> impl Iterator<Item = &Action<'a>> {
        let actions = self.solutions.iter();
        let actions: Vec<&Action> = actions.flat_map(|solution| &solution.actions).collect();
        let first = self.do_first.iter();
        first.filter_map(move |id| actions.iter().find(|action| action.id == *id).copied())
    }

    /// The actions that would be among the first if both sides didn't say that they are done already.
    pub fn done_instead(&self) -> Vec<&Action<'a>> {
        let actions = self.solutions.iter().flat_map(|it| &it.actions);
        let is_done = |action: &&Action| {
            action.fit > Some(Points::ZERO) && action.is_called_by_both(Done::Yes)
        };
        let done: Vec<&Action> = actions.filter(is_done).collect();
        let others: Vec<&Action> = self.first_actions().chain(done.iter().copied()).collect();
        let is_first = |action: &&&Action| {
            let better = others.iter().filter(|other| other.fit > action.fit);
            better.count() < FIRST
        };
        done.iter().filter(is_first).copied().collect()
    }

    /// How soon an action is to be begun; none where it can wait.
    pub fn when(&self, action: &Action) -> Option<When> {
        action.when.filter(|_| !self.can_wait())
    }
}

/// Ranks the solutions and their actions, and tells each cause its solutions.
pub(super) fn build<'a>(
    sheet: &Sheet<'a>,
    causes: &mut [Cause<'a>],
    resampled: Option<&Resampled>,
) -> Vec<Solution<'a>> {
    let questionnaire = sheet.questionnaire;
    let needs = needs(questionnaire, causes);
    let asked = questionnaire.solutions.iter();
    let solutions = asked.map(|asked| solution(asked, sheet, &needs, causes));
    let mut solutions: Vec<Solution> = solutions.collect();
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

/// The actions to do first, by id: those of all solutions by their own fit, the soonest first among equals, without
/// what both sides say is done, and one for each practice.
pub(super) fn do_first<'a>(sheet: &Sheet<'a>, causes: &[Cause]) -> Vec<&'a str> {
    let needs = needs(sheet.questionnaire, causes);
    let solutions = sheet.questionnaire.solutions.iter();
    let mut fitting: Vec<(Points, &questionnaire::Action)> = solutions
        .flat_map(|solution| &solution.actions)
        .filter(|action| !is_done(sheet, action))
        .filter_map(|action| Some((score::fit(&action.weights, &needs)?, action)))
        .filter(|(fit, _)| *fit > Points::ZERO)
        .collect();
    // What has no time of its own comes last; the sort is stable, so ties stay in the questionnaire's order.
    fitting.sort_by_key(|(fit, action)| (Reverse(*fit), action.when.is_none(), action.when));
    let mut started = Vec::new();
    let is_new = |(_, action): &(Points, &questionnaire::Action)| {
        let is_new = action.practice.is_none() || !started.contains(&action.practice);
        started.push(action.practice);
        is_new
    };
    let first = fitting.into_iter().filter(is_new).take(FIRST);
    first.map(|(_, action)| action.id.as_str()).collect()
}

/// Whether both sides say that what an action starts is there.
fn is_done(sheet: &Sheet, action: &questionnaire::Action) -> bool {
    let said = action.practice.map(|practice| done(sheet, practice).pair());
    said == Some([Some(Done::Yes); 2])
}

/// Each cause's need, in the questionnaire's order.
fn needs(questionnaire: &Questionnaire, causes: &[Cause]) -> Vec<Option<Points>> {
    let asked = questionnaire.causes.iter();
    let ranked = asked.map(|asked| causes.iter().find(|cause| cause.id == asked.id));
    ranked.map(|cause| cause?.need).collect()
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
            answered: action.practice.map(|practice| answered(sheet, practice)),
            done_as_observed: action
                .practice
                .and_then(|practice| done_as_observed(sheet, practice)),
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
    let answering = answering.into_iter();
    answering.map(|(_, solution)| solution.id).collect()
}

/// The sort is stable, so ties stay in the questionnaire's order.
fn sort_by_fit<T>(items: &mut [T], fit: impl Fn(&T) -> Option<Points>) {
    items.sort_by_key(|item| Reverse(fit(item)));
}
