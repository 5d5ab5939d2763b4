//! `--fail-on-worse`: what has really got worse, a cause or the symptoms, and that of which it can't be told.

use super::Args;
use super::pairs::{OLD, turned_round};
use crate::cli::Outcome;
use crate::cli::output::Console;
use crate::comparison::{Comparison, PartOf, Verdict};
use crate::diagnostic::{Diagnostic, Severity, list};
use crate::report::compare::Alone;

impl Args {
    /// That OLD is the later wave: where it is asked what got worse, a mistake.
    pub(super) fn turned_round(&self, comparisons: &[Comparison]) -> Option<Diagnostic> {
        let mut problem = turned_round(comparisons.iter().map(|it| it.waves))?;
        if self.fail_on_worse {
            problem.severity = Severity::Error;
        }
        Some(problem.help("give the earlier answers as OLD, and the later ones as NEW"))
    }

    /// Says no where anything has really got worse, or nobody can tell whether it has, if that was asked for.
    pub(super) fn gate(
        &self,
        comparisons: &[Comparison],
        alone: &[Alone],
        console: &Console,
    ) -> Outcome {
        if !self.fail_on_worse {
            return Outcome::Done;
        }
        // What got worse is what got better, which is told above.
        let mut waves = comparisons.iter().map(|it| it.waves);
        if waves.any(|waves| waves.turned_round().is_some()) {
            return Outcome::Failed;
        }
        let told = comparisons.iter();
        let told = told.flat_map(|it| worse(it).into_iter().chain(untold(it)));
        let gone = alone.iter().filter(|alone| alone.wave == OLD).map(gone);
        let told: Vec<Diagnostic> = told.chain(gone).collect();
        console.emit_verdict(&told);
        Outcome::of_gate(told.is_empty())
    }
}

/// The symptoms and each cause that have really got worse.
fn worse(comparison: &Comparison) -> Vec<Diagnostic> {
    let told = |part: PartOf| {
        let opposite = comparison.opposite_on(part.cause);
        let how = opposite.map_or(String::new(), |opposite| {
            format!(" on average, though not on both sides ({})", opposite.moved)
        });
        let (company, part, have) = (comparison.company, part.inside(), have(&part));
        Diagnostic::error(
            "worse",
            format!("{company}: {part} {have} really got worse{how}"),
        )
    };
    comparison.that_are(Verdict::Worse).map(told).collect()
}

/// The verb that goes with it.
fn have(part: &PartOf) -> &'static str {
    if part.cause.is_none() { "have" } else { "has" }
}

/// Of what the old wave tells something that can't be held against the new one, or what went up where one person's mood may
/// be all that did.
fn untold(comparison: &Comparison) -> Option<Diagnostic> {
    let is_untold = |part: &PartOf| match part.tested.verdict() {
        Verdict::Untested => part.figures.all.old.is_some(),
        Verdict::Different => part.tested.mean_change.is_some_and(|change| change > 0.0),
        Verdict::Worse | Verdict::Better | Verdict::Noise => false,
    };
    let untold: Vec<PartOf> = comparison.parts().filter(is_untold).collect();
    let all = untold
        .iter()
        .flat_map(|part| self::reasons(comparison, part));
    let mut reasons: Vec<&str> = Vec::new();
    for reason in all {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let causes = untold.iter().filter(|part| part.cause.is_some()).count();
    let is_each = causes == comparison.causes.len();
    let which = match &untold[..] {
        [] => return None,
        [one] => format!("{} {}", one.inside(), have(one)),
        all if is_each && all.len() == causes => "any cause has".to_owned(),
        _ if is_each => "any cause or the symptoms have".to_owned(),
        _ => format!("{} have", list::plain(untold.iter().map(PartOf::inside))),
    };
    let (company, why) = (comparison.company, reasons.join(" "));
    let message = format!("{company}: whether {which} got worse can't be told. {why}");
    Some(Diagnostic::error("no-figure", message.trim_end()))
}

/// Why nothing can be told of it: what a side lacks, else that chance can't be told, else one person's mood.
fn reasons<'c>(comparison: &'c Comparison, part: &PartOf) -> Vec<&'c str> {
    let symptoms = "symptoms".to_owned();
    let path = part.cause.map_or(symptoms, |id| format!("causes.{id}"));
    let reason = |figure: String| {
        let what = format!("{path}.{figure}");
        let line = comparison.missing.iter().find(|line| line.what == what);
        line.map(|line| line.reason.as_str())
    };
    let sides = comparison.sides.iter();
    let of_sides = sides.filter_map(|side| reason(format!("sides.{}", side.id)));
    let of_sides: Vec<&str> = of_sides.collect();
    if of_sides.is_empty() {
        let rest = ["p", "real"].map(str::to_owned).into_iter();
        rest.filter_map(reason).take(1).collect()
    } else {
        of_sides
    }
}

/// A company that the new wave doesn't have.
fn gone(alone: &Alone) -> Diagnostic {
    let company = alone.company;
    let why = "whether any cause has got worse can't be told: NEW holds no answers of this company";
    Diagnostic::error("no-figure", format!("{company}: {why}"))
}
