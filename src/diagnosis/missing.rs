//! A reason for every number that can't be had.

use super::{Diagnosis, Missing, Question};
use crate::questionnaire::{Questionnaire, Role};
use crate::score::{Pair, Points, Sheet};

/// Lists every null of the diagnosis, in its order.
pub(super) fn list(diagnosis: &Diagnosis, sheet: &Sheet) -> Vec<Missing> {
    let mut missing = List {
        sheet,
        lines: Vec::new(),
    };
    missing.symptoms(diagnosis);
    missing.debate(diagnosis);
    for cause in &diagnosis.causes {
        missing.cause(cause);
    }
    for solution in &diagnosis.solutions {
        missing.solution(solution);
    }
    if let Some(sensitivity) = &diagnosis.sensitivity
        && sensitivity.respondents.is_none()
    {
        let reason = "No side has two respondents, so none can be left out to see what changes.";
        missing.add("sensitivity.respondents".to_owned(), reason);
    }
    missing.lines
}

struct List<'s, 'a> {
    sheet: &'s Sheet<'a>,
    lines: Vec<Missing>,
}

impl List<'_, '_> {
    fn add(&mut self, what: String, reason: &str) {
        self.lines.push(Missing {
            what,
            reason: reason.to_owned(),
        });
    }

    /// Adds a line for each name of which the figure is missing.
    fn figures(&mut self, path: &str, figures: &[(&str, bool)], reason: &str) {
        for (name, _) in figures.iter().filter(|(_, is_missing)| *is_missing) {
            self.add(format!("{path}.{name}"), reason);
        }
    }

    fn symptoms(&mut self, diagnosis: &Diagnosis) {
        let symptoms = &diagnosis.symptoms;
        let asked = &self.sheet.questionnaire.symptoms;
        let questions: Vec<usize> = asked.scale.clone().collect();
        let sides = symptoms.sides.pair();
        let reason = self.reason(sides, &questions);
        let figures = [
            ("priority", symptoms.priority.is_none()),
            ("severity", symptoms.severity.is_none()),
            ("gap", symptoms.gap.is_none()),
            ("band", symptoms.band.is_none()),
        ];
        self.figures("symptoms", &figures, &reason);
        self.sides("symptoms.sides", sides, &questions);
        if symptoms.observer.is_none() {
            let reason = self.observer_reason(
                &self
                    .sheet
                    .questionnaire
                    .asked(asked.scale.clone(), Role::Observer),
            );
            self.add("symptoms.observer".to_owned(), &reason);
        }
        self.sides("symptoms.bands", sides, &questions);
        self.questions("symptoms", &symptoms.questions);
    }

    fn debate(&mut self, diagnosis: &Diagnosis) {
        let Some(debate) = &diagnosis.debate else {
            return;
        };
        let questions: Vec<usize> = self.sheet.questionnaire.debate_scale().collect();
        let sides = debate.sides.pair();
        let reason = self.reason(sides, &questions);
        self.figures("debate", &[("score", debate.score.is_none())], &reason);
        self.sides("debate.sides", sides, &questions);
        self.questions("debate", &debate.questions);
    }

    fn cause(&mut self, cause: &super::Cause) {
        let path = format!("causes.{}", cause.id);
        let asked = self
            .sheet
            .questionnaire
            .causes
            .iter()
            .find(|asked| asked.id == cause.id);
        let scale = asked.map_or(0..0, |asked| asked.scale.clone());
        let questions: Vec<usize> = scale.clone().collect();
        let sides = cause.sides.pair();
        let reason = self.reason(sides, &questions);
        let figures = [
            ("rank", cause.rank.is_none()),
            ("priority", cause.priority.is_none()),
            ("severity", cause.severity.is_none()),
            ("gap", cause.gap.is_none()),
            ("need", cause.need.is_none()),
            ("reading", cause.reading.is_none()),
        ];
        self.figures(&path, &figures, &reason);
        if let Some(confidence) = &cause.confidence {
            let figures = [
                ("first", confidence.first.is_none()),
                ("low", confidence.low.is_none()),
                ("high", confidence.high.is_none()),
            ];
            self.figures(&format!("{path}.confidence"), &figures, &reason);
        }
        self.sides(&format!("{path}.sides"), sides, &questions);
        if let Some(observed) = &cause.observer {
            let seen = self.sheet.questionnaire.asked(scale, Role::Observer);
            if observed.score.is_none() {
                let reason = self.observer_reason(&seen);
                self.add(format!("{path}.observer.score"), &reason);
            }
            self.sides(
                &format!("{path}.observer.sides"),
                observed.sides.pair(),
                &seen,
            );
        }
        self.questions(&path, &cause.questions);
        for order in &cause.orders {
            self.order(&path, order);
        }
    }

    fn questions(&mut self, path: &str, questions: &[Question]) {
        for question in questions {
            let sides = question.sides.pair();
            let path = format!("{path}.questions.{}", question.id);
            for role in Role::SIDES
                .into_iter()
                .filter(|role| sides[role.index()].is_none())
            {
                let reason = self.unanswered(role);
                self.add(format!("{path}.sides.{}", self.id(role)), &reason);
            }
            if question.gap.is_none() {
                let missing = Role::SIDES
                    .into_iter()
                    .filter(|role| sides[role.index()].is_none());
                let reason = join(missing.map(|role| self.unanswered(role)));
                self.add(format!("{path}.gap"), &reason);
            }
        }
    }

    fn order(&mut self, path: &str, order: &super::Order) {
        let path = format!("{path}.orders.{}", order.id);
        let has_order = |role: Role| {
            order
                .mean_ranks
                .0
                .get(role.index())
                .is_some_and(|(_, ranks)| ranks.is_some())
        };
        let why = |list: &Self, roles: &[Role]| {
            let missing: Vec<Role> = roles
                .iter()
                .copied()
                .filter(|role| !has_order(*role))
                .collect();
            if missing.is_empty() {
                "One of the orders is all ties, so no distance can be told.".to_owned()
            } else {
                join(missing.into_iter().map(|role| list.unanswered(role)))
            }
        };
        if order.distance.is_none() {
            let reason = why(self, &Role::SIDES);
            self.add(format!("{path}.distance"), &reason);
        }
        for role in Role::SIDES {
            if order.to_observer.of(role).is_none() {
                let reason = why(self, &[role, Role::Observer]);
                self.add(format!("{path}.to_observer.{}", self.id(role)), &reason);
            }
        }
        for (role, (id, ranks)) in Role::ALL.into_iter().zip(&order.mean_ranks.0) {
            if ranks.is_none() {
                let reason = self.unanswered(role);
                self.add(format!("{path}.mean_ranks.{id}"), &reason);
            }
        }
    }

    fn solution(&mut self, solution: &super::Solution) {
        let reason = "No side's score on any cause is above the line, so nothing is prescribed.";
        let path = format!("solutions.{}", solution.id);
        let is_missing = solution.fit.is_none();
        self.figures(&path, &[("rank", is_missing), ("fit", is_missing)], reason);
        for action in solution
            .actions
            .iter()
            .filter(|action| action.fit.is_none())
        {
            self.add(format!("{path}.actions.{}.fit", action.id), reason);
        }
    }

    fn sides(&mut self, path: &str, sides: Pair, questions: &[usize]) {
        for role in Role::SIDES
            .into_iter()
            .filter(|role| sides[role.index()].is_none())
        {
            let reason = self.no_score(role, questions);
            self.add(format!("{path}.{}", self.id(role)), &reason);
        }
    }

    /// Why a figure of both sides can't be had.
    fn reason(&self, sides: [Option<Points>; 2], questions: &[usize]) -> String {
        let missing = Role::SIDES
            .into_iter()
            .filter(|role| sides[role.index()].is_none());
        join(missing.map(|role| self.no_score(role, questions)))
    }

    fn observer_reason(&self, questions: &[usize]) -> String {
        if self.sheet.questionnaire.observer.is_none() {
            return "This questionnaire has no observer.".to_owned();
        }
        self.no_score(Role::Observer, questions)
    }

    /// Why a role has no score over these questions.
    fn no_score(&self, role: Role, questions: &[usize]) -> String {
        if questions.is_empty() {
            let observer = self.name(Role::Observer);
            return format!("None of these questions is put to the {observer}.");
        }
        if self.sheet.respondents(role).is_empty() {
            return self.unanswered(role);
        }
        let who = match role {
            Role::Observer => format!("the {}", self.name(role)),
            _ => self.name(role).to_owned(),
        };
        format!("No respondent of {who} answered at least half of these questions.")
    }

    fn unanswered(&self, role: Role) -> String {
        let name = match (role, self.name(role)) {
            (_, "") => return "This questionnaire has no observer.".to_owned(),
            (Role::Observer, name) => format!("The {name}"),
            (_, name) => name.to_owned(),
        };
        if self.sheet.respondents(role).is_empty() {
            format!("{name} has not answered.")
        } else {
            format!("{name} has left this question out.")
        }
    }

    fn name(&self, role: Role) -> &str {
        let questionnaire: &Questionnaire = self.sheet.questionnaire;
        questionnaire
            .party(role)
            .map_or("", |party| party.name.as_str())
    }

    fn id(&self, role: Role) -> &str {
        self.sheet
            .questionnaire
            .party(role)
            .map_or("", |party| party.id.as_str())
    }
}

fn join(reasons: impl Iterator<Item = String>) -> String {
    reasons.collect::<Vec<_>>().join(" ")
}
