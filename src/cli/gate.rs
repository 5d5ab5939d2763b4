//! `--fail-over`: rules that a company's figures have to keep to.

use std::str::FromStr;

use super::outcome::{Failure, Outcome, unless};
use super::output::Console;
use crate::diagnosis::{Cause, Diagnosis};
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::Questionnaire;
use crate::score::Points;

/// The rules that figures are held to.
#[derive(Debug, clap::Args)]
pub(super) struct GateArgs {
    /// Exit with 1 where a figure is over a number: symptoms=50, any-cause=70, gap=40, or a cause's id;
    /// may be given several times
    #[arg(long, value_name = "RULE", help_heading = "For CI")]
    fail_over: Vec<Rule>,
    /// Let a figure that rests on one side alone stand for both; without this it breaks every rule
    #[arg(long, requires = "fail_over", help_heading = "For CI")]
    allow_one_side: bool,
}

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
        let what = "a rule is a figure, an equals sign and a number, as in `any-cause=70`";
        let (name, limit) = text.split_once('=').ok_or(what)?;
        let limit = limit.trim();
        let number = limit.parse().ok();
        let number = number.filter(|number| (0.0..=100.0).contains(number));
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

impl GateArgs {
    /// Whether there is anything to hold figures to.
    pub(super) fn is_asked_for(&self) -> bool {
        !self.fail_over.is_empty()
    }

    /// Finds rules about causes that the questionnaire doesn't have.
    pub(super) fn check(&self, questionnaire: &Questionnaire) -> Result<(), Failure> {
        let causes = questionnaire.causes.iter().map(|cause| cause.id.as_str());
        let mut known = vec!["symptoms", "any-cause", "gap"];
        known.extend(causes);
        let problem = |rule: &Rule| match &rule.figure {
            Figure::Cause(id) if !known.contains(&id.as_str()) => Some(unknown(id, &known)),
            _ => None,
        };
        let problems = self.fail_over.iter().filter_map(problem).collect();
        unless(problems, ())
    }

    /// Says which rules a company breaks, and whether it keeps to all.
    pub(super) fn outcome(&self, diagnosis: &Diagnosis, console: &Console) -> Outcome {
        let tripped = self.tripped(diagnosis);
        console.emit_verdict(&tripped);
        Outcome::of_gate(tripped.is_empty())
    }

    /// The rules that a company breaks, and by what. A figure that can't be had breaks a rule too, and so does one that
    /// rests on one side alone, unless that is allowed.
    pub(super) fn tripped(&self, diagnosis: &Diagnosis) -> Vec<Diagnostic> {
        let rules = self.fail_over.iter();
        let broken = rules.flat_map(|rule| rule.broken_by(diagnosis, self.allow_one_side));
        broken.collect()
    }
}

fn unknown(id: &str, known: &[&str]) -> Diagnostic {
    let problem = Diagnostic::error("unknown-rule", format!("there is no rule about `{id}`"));
    let all = format!("rules are about {}", list::or(known));
    problem.suggest(id, known).help(all)
}

/// A figure that a rule is about.
struct Held<'d> {
    /// What it is, as in "the symptoms are".
    subject: String,
    verb: &'static str,
    figure: Option<Points>,
    /// The sides' own, where the figure is of both.
    sides: Option<[Option<Points>; 2]>,
    /// What the JSON report calls it.
    what: String,
    diagnosis: &'d Diagnosis<'d>,
}

impl Rule {
    fn broken_by(&self, diagnosis: &Diagnosis, allows_one_side: bool) -> Vec<Diagnostic> {
        // Of a gap it is said below that it can't be told.
        let is_of_both = self.figure == Figure::Gap;
        if let Some(unheard) = unheard(diagnosis).filter(|_| !allows_one_side && !is_of_both) {
            return vec![self.one_side(&format!("{unheard} was not heard"))];
        }
        let held = self.held(diagnosis).into_iter();
        let broken = held.filter_map(|held| self.check(&held, allows_one_side));
        broken.collect()
    }

    /// The figures that it is about.
    fn held<'d>(&self, diagnosis: &'d Diagnosis) -> Vec<Held<'d>> {
        let priority = |cause: &Cause| Held {
            subject: cause.title.to_owned(),
            verb: "is",
            figure: cause.priority,
            sides: Some(cause.sides.pair()),
            what: format!("causes.{}.priority", cause.id),
            diagnosis,
        };
        let gap = |cause: &Cause| Held {
            subject: format!("the gap on {}", list::inside(cause.title)),
            verb: "is",
            figure: cause.gap.map(Points::abs),
            sides: None,
            what: format!("causes.{}.gap", cause.id),
            diagnosis,
        };
        let mut causes = diagnosis.causes.iter();
        match &self.figure {
            Figure::Symptoms => vec![Held {
                subject: "the symptoms".to_owned(),
                verb: "are",
                figure: diagnosis.symptoms.priority,
                sides: Some(diagnosis.symptoms.sides.pair()),
                what: "symptoms.priority".to_owned(),
                diagnosis,
            }],
            Figure::AnyCause => causes.map(priority).collect(),
            Figure::Gap => causes.map(gap).collect(),
            Figure::Cause(id) => Vec::from_iter(causes.find(|it| it.id == id).map(priority)),
        }
    }

    fn check(&self, held: &Held, allows_one_side: bool) -> Option<Diagnostic> {
        let Held { subject, verb, .. } = held;
        let Some(figure) = held.figure else {
            let (rule, why) = (&self.text, held.reason());
            let message = format!("`{rule}`: {subject} can't be told. {why}");
            return Some(Diagnostic::error("no-figure", message));
        };
        if let Some(silent) = held.silent_side().filter(|_| !allows_one_side) {
            let subject = list::inside(subject);
            return Some(self.one_side(&format!("{silent} has no figure on {subject}")));
        }
        (figure > self.limit).then(|| {
            let [shown, limit] = apart(figure, self.limit);
            let message = format!("`{}`: {subject} {verb} at {shown}, over {limit}", self.text);
            Diagnostic::error("over-limit", message)
        })
    }

    fn one_side(&self, why: &str) -> Diagnostic {
        let rule = &self.text;
        let message = format!("`{rule}`: this can't be told of both sides, as {why}");
        let problem = Diagnostic::error("one-side", message);
        problem.help("`--allow-one-side` takes the other side's figure for both")
    }
}

impl Held<'_> {
    /// The side that the figure doesn't rest on.
    fn silent_side(&self) -> Option<&str> {
        let at = self.sides?.iter().position(Option::is_none)?;
        Some(self.diagnosis.sides[at].name)
    }

    /// Why there is no figure.
    fn reason(&self) -> &str {
        let mut missing = self.diagnosis.missing.iter();
        let line = missing.find(|line| line.what == self.what);
        line.map_or("", |line| line.reason.as_str())
    }
}

/// The side that has no score on anything, where the other one has.
fn unheard<'d>(diagnosis: &'d Diagnosis) -> Option<&'d str> {
    let parts = || {
        let causes = diagnosis.causes.iter().map(|cause| cause.sides.pair());
        causes.chain([diagnosis.symptoms.sides.pair()])
    };
    let heard = [0, 1].map(|side| parts().any(|pair| pair[side].is_some()));
    let at = heard.iter().position(|is_heard| !is_heard)?;
    heard[1 - at].then_some(diagnosis.sides[at].name)
}

/// A figure and a line that it is over, with four decimals, or as many more as tell the two apart.
fn apart(figure: Points, line: f64) -> [String; 2] {
    let line = Points::new(line);
    let shown = |decimals: i32| {
        let unit = 10_f64.powi(decimals);
        [figure, line].map(|figure| ((figure.nearest() * unit).round() / unit).to_string())
    };
    let apart = (4..9).map(shown).find(|[figure, line]| figure != line);
    apart.unwrap_or_else(|| shown(9))
}
