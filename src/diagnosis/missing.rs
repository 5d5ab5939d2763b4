//! A reason for every number that can't be had.

use super::reasons::{NO_INTERVAL, Reasons};
use super::{
    ById, Cause, Debate, Diagnosis, Missing, Observed, Order, Question, Solution, Symptoms,
};
use crate::diagnostic::list::any_joined;
use crate::questionnaire::Role;
use crate::score::{Pair, Points, Sheet, Spread};

/// Lists every null of the diagnosis, in its order.
pub(super) fn list(diagnosis: &Diagnosis, sheet: &Sheet) -> Vec<Missing> {
    let mut missing = List {
        reasons: Reasons {
            sheet,
            left_out: left_out(diagnosis),
            masked: diagnosis.sides.map(|side| side.masked > 0),
        },
        sheet,
        lines: Vec::new(),
    };
    missing.symptoms(&diagnosis.symptoms);
    if let Some(debate) = &diagnosis.debate {
        missing.debate(debate);
    }
    for cause in &diagnosis.causes {
        missing.cause(cause);
    }
    for solution in &diagnosis.solutions {
        missing.solution(solution);
    }
    if let Some(places) = &diagnosis.norms {
        missing.lines.extend(super::norms::missing(places));
    }
    if let Some(sensitivity) = &diagnosis.sensitivity {
        let reason = "No side has two respondents, so none can be left out to see what changes.";
        let is_missing = sensitivity.respondents.is_none();
        missing.figures("sensitivity", &[("respondents", is_missing)], reason);
    }
    missing.lines
}

/// Of which roles all that was answered is left out, as was asked.
fn left_out(diagnosis: &Diagnosis) -> [bool; 3] {
    let [first, second] = &diagnosis.sides;
    let observer = diagnosis.observer.as_ref();
    [Some(first), Some(second), observer]
        .map(|party| party.is_some_and(|party| diagnosis.is_left_out(party)))
}

const ALL_TIES: &str = "One of the orders is all ties, so no distance can be told.";

struct List<'s, 'a> {
    reasons: Reasons<'s, 'a>,
    sheet: &'s Sheet<'a>,
    lines: Vec<Missing>,
}

impl List<'_, '_> {
    /// Adds a line for each name of which the figure is missing.
    fn figures(&mut self, path: &str, figures: &[(&str, bool)], reason: &str) {
        let missing = figures.iter().filter(|(_, is_missing)| *is_missing);
        self.lines.extend(missing.map(|(name, _)| Missing {
            what: format!("{path}.{name}"),
            reason: reason.to_owned(),
        }));
    }

    fn symptoms(&mut self, symptoms: &Symptoms) {
        let asked = &self.sheet.questionnaire.symptoms;
        let questions: Vec<usize> = asked.scale.clone().collect();
        let sides = symptoms.sides.pair();
        let reason = self.reasons.of_sides(sides, &questions);
        let figures = [
            ("priority", symptoms.priority.is_none()),
            ("severity", symptoms.severity.is_none()),
            ("gap", symptoms.gap.is_none()),
            ("band", symptoms.band.is_none()),
        ];
        self.figures("symptoms", &figures, &reason);
        let ends = [symptoms.gap_low, symptoms.gap_high];
        self.interval("symptoms.gap_", symptoms.gap, ends, &reason);
        self.spread("symptoms", &symptoms.spread, &reason);
        self.sides("symptoms.sides", sides, &questions);
        let questionnaire = self.sheet.questionnaire;
        let seen = questionnaire.asked(asked.scale.clone(), Role::Observer);
        let unseen = self.reasons.of_observer(&seen);
        let observer = ("observer", symptoms.observer.is_none());
        self.figures("symptoms", &[observer], &unseen);
        self.sides("symptoms.bands", sides, &questions);
        self.questions("symptoms", &symptoms.questions);
    }

    fn debate(&mut self, debate: &Debate) {
        let questions: Vec<usize> = self.sheet.questionnaire.debate_scale().collect();
        let sides = debate.sides.pair();
        let reason = self.reasons.of_sides(sides, &questions);
        self.figures("debate", &[("score", debate.score.is_none())], &reason);
        self.sides("debate.sides", sides, &questions);
        self.questions("debate", &debate.questions);
    }

    fn cause(&mut self, cause: &Cause) {
        let path = format!("causes.{}", cause.id);
        let mut asked = self.sheet.questionnaire.causes.iter();
        let asked = asked.find(|asked| asked.id == cause.id);
        let scale = asked.map_or(0..0, |asked| asked.scale.clone());
        let questions: Vec<usize> = scale.clone().collect();
        let sides = cause.sides.pair();
        let reason = self.reasons.of_sides(sides, &questions);
        let figures = [
            ("rank", cause.rank.is_none()),
            ("priority", cause.priority.is_none()),
            ("severity", cause.severity.is_none()),
            ("gap", cause.gap.is_none()),
            ("need", cause.need.is_none()),
            ("reading", cause.reading.is_none()),
        ];
        self.figures(&path, &figures, &reason);
        let ends = [cause.gap_low, cause.gap_high];
        self.interval(&format!("{path}.gap_"), cause.gap, ends, &reason);
        self.spread(&path, &cause.spread, &reason);
        if let Some(confidence) = &cause.confidence {
            let path = format!("{path}.confidence");
            let figures = [
                ("first", confidence.first.is_none()),
                ("low", confidence.low.is_none()),
                ("high", confidence.high.is_none()),
            ];
            self.figures(&path, &figures, &reason);
            let above = confidence.above.pair();
            self.sides(&format!("{path}.above"), above, &questions);
        }
        self.sides(&format!("{path}.sides"), sides, &questions);
        let seen = self.sheet.questionnaire.asked(scale, Role::Observer);
        self.observer(&path, cause, &seen);
        self.questions(&path, &cause.questions);
        for order in &cause.orders {
            self.order(&path, order);
        }
    }

    /// What the observer sees of a cause, on these questions.
    fn observer(&mut self, path: &str, cause: &Cause, seen: &[usize]) {
        let reason = self.reasons.of_observer(seen);
        if let Some(observed) = &cause.observer {
            let path = format!("{path}.observer");
            self.figures(&path, &[("score", observed.score.is_none())], &reason);
            self.sides(&format!("{path}.sides"), observed.sides.pair(), seen);
            self.differences(&path, observed, seen);
        }
        self.figures(path, &[("blind_spot", cause.blind_spot.is_none())], &reason);
    }

    /// What each side differs by from the observer.
    fn differences(&mut self, path: &str, observed: &Observed, seen: &[usize]) {
        for role in Role::SIDES {
            let path = format!("{path}.differences.{}", self.reasons.id(role));
            let difference = observed.differences.of(role);
            let reason = match observed.score {
                None => self.reasons.of_observer(seen),
                Some(_) => self.reasons.no_score(role, seen),
            };
            self.figures(&path, &[("value", difference.value.is_none())], &reason);
            let ends = [difference.low, difference.high];
            self.interval(&format!("{path}."), difference.value, ends, &reason);
        }
    }

    /// The two ends of an interval about a figure; without the figure they are missing for its own reason.
    fn interval(
        &mut self,
        path: &str,
        figure: Option<Points>,
        ends: [Option<Points>; 2],
        reason: &str,
    ) {
        let reason = figure.map_or(reason, |_| NO_INTERVAL);
        let ends = ["low", "high"].into_iter().zip(ends);
        let missing = ends.filter(|(_, end)| end.is_none());
        self.lines.extend(missing.map(|(name, _)| Missing {
            what: format!("{path}{name}"),
            reason: reason.to_owned(),
        }));
    }

    fn spread(&mut self, path: &str, spread: &ById<Option<Spread>>, reason: &str) {
        let sides = spread.0.iter();
        let sides: Vec<_> = sides.map(|(side, it)| (*side, it.is_none())).collect();
        self.figures(&format!("{path}.spread"), &sides, reason);
    }

    fn questions(&mut self, path: &str, questions: &[Question]) {
        for question in questions {
            let path = format!("{path}.questions.{}", question.id);
            let mut reasons = Vec::new();
            for role in Role::SIDES {
                if question.sides.of(role).is_none() {
                    let reason = self.reasons.unanswered(role);
                    let id = self.reasons.id(role);
                    self.figures(&format!("{path}.sides"), &[(id, true)], &reason);
                    reasons.push(reason);
                }
            }
            let gap = ("gap", question.gap.is_none());
            self.figures(&path, &[gap], &reasons.join(" "));
        }
    }

    fn order(&mut self, path: &str, order: &Order) {
        let path = format!("{path}.orders.{}", order.id);
        let has_order = |role: Role| {
            let ranks = order.mean_ranks.0.get(role.index());
            ranks.is_some_and(|(_, ranks)| ranks.is_some())
        };
        let why = |list: &Self, roles: &[Role]| {
            let missing = roles.iter().copied().filter(|role| !has_order(*role));
            let reasons = missing.map(|role| list.reasons.unanswered(role));
            any_joined(reasons, " ").unwrap_or_else(|| ALL_TIES.to_owned())
        };
        let reason = why(self, &Role::SIDES);
        self.figures(&path, &[("distance", order.distance.is_none())], &reason);
        for role in Role::SIDES {
            let reason = why(self, &[role, Role::Observer]);
            let is_missing = order.to_observer.of(role).is_none();
            let id = self.reasons.id(role);
            self.figures(&format!("{path}.to_observer"), &[(id, is_missing)], &reason);
        }
        let path = format!("{path}.mean_ranks");
        for (role, (id, ranks)) in Role::ALL.into_iter().zip(&order.mean_ranks.0) {
            let reason = self.reasons.unanswered(role);
            self.figures(&path, &[(id, ranks.is_none())], &reason);
        }
    }

    fn solution(&mut self, solution: &Solution) {
        let reason = "No side's score on any cause is above the line, so nothing is prescribed.";
        let path = format!("solutions.{}", solution.id);
        let is_missing = solution.fit.is_none();
        let has_no_best = solution.best.is_some_and(|best| best.is_none());
        let figures = [
            ("rank", is_missing),
            ("fit", is_missing),
            ("best", has_no_best),
        ];
        self.figures(&path, &figures, reason);
        for action in &solution.actions {
            let path = format!("{path}.actions.{}", action.id);
            self.figures(&path, &[("fit", action.fit.is_none())], reason);
        }
    }

    fn sides(&mut self, path: &str, sides: Pair, questions: &[usize]) {
        for role in Role::SIDES {
            if sides[role.index()].is_none() {
                let reason = self.reasons.no_score(role, questions);
                self.figures(path, &[(self.reasons.id(role), true)], &reason);
            }
        }
    }
}
