//! `--fail-over`: rules that a company's figures have to keep to.

use std::str::FromStr;

use super::outcome::Failure;
use crate::diagnosis::{Cause, Diagnosis};
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::Questionnaire;
use crate::score::Points;

/// One rule: a figure, and the number that it may not be over.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rule {
    figure: Figure,
    limit: f64,
    text: String,
}

#[derive(Clone, Debug, PartialEq)]
enum Figure {
    /// The symptoms' priority.
    Symptoms,
    /// The priority of each cause.
    AnyCause,
    /// The distance between the sides on each cause.
    Gap,
    /// The priority of the cause with this id.
    Cause(String),
}

impl FromStr for Rule {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, limit) = text.split_once('=').ok_or(
            "a rule is a figure, an equals sign and a number, as in `any-cause=70`".to_owned(),
        )?;
        let limit = limit.trim();
        let number = limit
            .parse()
            .ok()
            .filter(|number| (0.0..=100.0).contains(number));
        let figure = match name.trim() {
            "symptoms" => Figure::Symptoms,
            "any-cause" => Figure::AnyCause,
            "gap" => Figure::Gap,
            id => Figure::Cause(id.to_owned()),
        };
        Ok(Self {
            figure,
            limit: number.ok_or_else(|| format!("`{limit}` is no number from 0 to 100"))?,
            text: text.trim().to_owned(),
        })
    }
}

/// Finds rules about causes that the questionnaire doesn't have.
pub(super) fn check_rules(rules: &[Rule], questionnaire: &Questionnaire) -> Result<(), Failure> {
    let causes = questionnaire.causes.iter().map(|cause| cause.id.as_str());
    let known: Vec<&str> = ["symptoms", "any-cause", "gap"]
        .into_iter()
        .chain(causes)
        .collect();
    let problems: Vec<Diagnostic> = rules
        .iter()
        .filter_map(|rule| match &rule.figure {
            Figure::Cause(id) if !known.contains(&id.as_str()) => Some(id),
            _ => None,
        })
        .map(|id| unknown(id, &known))
        .collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

fn unknown(id: &str, known: &[&str]) -> Diagnostic {
    let problem = Diagnostic::error("unknown-rule", format!("there is no rule about `{id}`"));
    problem
        .suggest(id, known)
        .help(format!("rules are about {}", list::or(known)))
}

/// The rules that are broken, and by what. A figure that can't be had breaks a rule too.
pub(super) fn tripped(rules: &[Rule], diagnosis: &Diagnosis) -> Vec<Diagnostic> {
    rules
        .iter()
        .flat_map(|rule| rule.broken_by(diagnosis))
        .collect()
}

impl Rule {
    fn broken_by(&self, diagnosis: &Diagnosis) -> Vec<Diagnostic> {
        let causes = diagnosis.causes.iter();
        let check = |figure, subject: (&str, &str), what: &str| {
            self.check(diagnosis, figure, subject, what)
        };
        let priority = |cause: &Cause| {
            let what = format!("causes.{}.priority", cause.id);
            check(cause.priority, (cause.title, "is"), &what)
        };
        let gap = |cause: &Cause| {
            let distance = cause.gap.map(Points::abs);
            let subject = format!("the gap on {}", list::inside(cause.title));
            check(
                distance,
                (&subject, "is"),
                &format!("causes.{}.gap", cause.id),
            )
        };
        match &self.figure {
            Figure::Symptoms => {
                let priority = diagnosis.symptoms.priority;
                check(priority, ("the symptoms", "are"), "symptoms.priority")
                    .into_iter()
                    .collect()
            }
            Figure::AnyCause => causes.filter_map(priority).collect(),
            Figure::Gap => causes.filter_map(gap).collect(),
            Figure::Cause(id) => causes
                .filter(|cause| cause.id == id)
                .filter_map(priority)
                .collect(),
        }
    }

    fn check(
        &self,
        diagnosis: &Diagnosis,
        figure: Option<Points>,
        (subject, verb): (&str, &str),
        what: &str,
    ) -> Option<Diagnostic> {
        let message = match figure {
            Some(figure) if figure > self.limit => {
                format!(
                    "`{}`: {subject} {verb} at {}, over {}",
                    self.text,
                    figure.to_json(),
                    self.limit
                )
            }
            Some(_) => return None,
            None => {
                let mut missing = diagnosis.missing.iter();
                let reason = missing
                    .find(|line| line.what == what)
                    .map_or("", |line| line.reason.as_str());
                format!("`{}`: {subject} can't be told. {reason}", self.text)
            }
        };
        Some(Diagnostic::error("over-limit", message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_a_figure_and_a_number_from_0_to_100() {
        let rule: Rule = "any-cause=70".parse().unwrap();
        assert_eq!((rule.figure, rule.limit), (Figure::AnyCause, 70.0));
        for bad in ["any-cause", "gap=x", "gap=101", "gap=-1", "gap=NaN", "gap="] {
            assert!(bad.parse::<Rule>().is_err(), "{bad}");
        }
    }
}
