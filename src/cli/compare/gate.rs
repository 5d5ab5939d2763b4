//! `--fail-on-worse`: the causes that have really got worse, and those of which that can't be told.

use super::Args;
use super::pairs::OLD;
use crate::cli::Outcome;
use crate::cli::output::Console;
use crate::comparison::{Cause, Comparison, Verdict};
use crate::diagnostic::{Diagnostic, list};
use crate::report::compare::Alone;

impl Args {
    /// Says no where a cause has really got worse, or nobody can tell whether it has, if that was asked for.
    pub(super) fn gate(
        &self,
        comparisons: &[Comparison],
        alone: &[Alone],
        console: &Console,
    ) -> Outcome {
        if !self.fail_on_worse {
            return Outcome::Done;
        }
        let told = comparisons
            .iter()
            .flat_map(|it| worse(it).into_iter().chain(untold(it)));
        let gone = alone.iter().filter(|alone| alone.wave == OLD).map(gone);
        let told: Vec<Diagnostic> = told.chain(gone).collect();
        console.emit_verdict(&told);
        Outcome::of_gate(told.is_empty())
    }
}

/// Each cause that has really got worse.
fn worse(comparison: &Comparison) -> Vec<Diagnostic> {
    let told = |cause: &Cause| {
        let title = list::inside(cause.title);
        let opposite = comparison.opposite_on(Some(cause.id));
        let how = opposite.map_or("has really got worse".to_owned(), |opposite| {
            format!(
                "has really got worse on average, though not on both sides ({})",
                opposite.moved
            )
        });
        Diagnostic::error("worse", format!("{}: {title} {how}", comparison.company))
    };
    let causes = comparison.causes_that_are(Verdict::Worse);
    causes.map(told).collect()
}

/// The causes of which the old wave tells something that can't be held against the new one, or that went up where one
/// person's mood may be all that did.
fn untold(comparison: &Comparison) -> Option<Diagnostic> {
    let is_untold = |cause: &&Cause| match cause.tested.verdict() {
        Verdict::Untested => cause.figures.all.old.is_some(),
        Verdict::Different => cause.tested.mean_change.is_some_and(|change| change > 0.0),
        Verdict::Worse | Verdict::Better | Verdict::Noise => false,
    };
    let causes: Vec<&Cause> = comparison.causes.iter().filter(is_untold).collect();
    let mut reasons: Vec<&str> = Vec::new();
    for reason in causes
        .iter()
        .flat_map(|cause| self::reasons(comparison, cause))
    {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let titles = causes.iter().map(|cause| list::inside(cause.title));
    let titles: Vec<String> = titles.collect();
    let which = match &titles[..] {
        [] => return None,
        [one] => format!("{one} has"),
        all if all.len() == comparison.causes.len() => "any cause has".to_owned(),
        some => format!("{} have", list::plain(some)),
    };
    let message = format!(
        "{}: whether {which} got worse can't be told. {}",
        comparison.company,
        reasons.join(" ")
    );
    Some(Diagnostic::error("no-figure", message.trim_end()))
}

/// Why nothing can be told of a cause: what a side lacks, else that chance can't be told, else one person's mood.
fn reasons<'c>(comparison: &'c Comparison, cause: &Cause) -> Vec<&'c str> {
    let reason = |figure: String| {
        let what = format!("causes.{}.{figure}", cause.id);
        let line = comparison.missing.iter().find(|line| line.what == what);
        line.map(|line| line.reason.as_str())
    };
    let sides = comparison.sides.iter();
    let of_sides: Vec<&str> = sides
        .filter_map(|side| reason(format!("sides.{}", side.id)))
        .collect();
    if of_sides.is_empty() {
        let rest = ["p", "real"].map(str::to_owned).into_iter();
        rest.filter_map(reason).take(1).collect()
    } else {
        of_sides
    }
}

/// A company that the new wave doesn't have.
fn gone(alone: &Alone) -> Diagnostic {
    let message = format!(
        "{}: whether any cause has got worse can't be told: NEW holds no answers of this company",
        alone.company
    );
    Diagnostic::error("no-figure", message)
}
