//! A reason for every number of a comparison that can't be had.

use super::wave::Wave;
use super::{Basis, Both, Comparison, Figures, Moved, Tested};
use crate::diagnosis::Missing;
use crate::diagnostic::list;

/// Lists every null of the comparison, in its order.
pub(super) fn list(comparison: &Comparison, waves: &Both<Wave>) -> Vec<Missing> {
    let mut missing = List {
        waves,
        basis: comparison.basis,
        lines: Vec::new(),
    };
    for side in comparison.sides.iter().filter(|side| side.same.is_none()) {
        missing.add(
            format!("sides.{}.same", side.id),
            match comparison.basis {
                Basis::Answers => format!("Some of {} gave no name.", side.name),
                Basis::Report(_) => "The report kept from then names nobody.".to_owned(),
            },
        );
    }
    missing.figures("symptoms", "priority", &comparison.symptoms.figures);
    missing.both("symptoms.band", &comparison.symptoms.band);
    missing.tested("symptoms", &comparison.symptoms.tested);
    if let Some(debate) = &comparison.debate {
        missing.figures("debate", "score", debate);
    }
    for cause in &comparison.causes {
        let path = format!("causes.{}", cause.id);
        missing.both(&format!("{path}.rank"), &cause.rank);
        missing.figures(&path, "priority", &cause.figures);
        let gap = format!("{path}.gap");
        missing.moved(&gap, &gap, cause.gap);
        missing.tested(&path, &cause.tested);
    }
    missing.lines
}

struct List<'w, 'a> {
    waves: &'w Both<Wave<'a>>,
    basis: Basis,
    lines: Vec<Missing>,
}

impl List<'_, '_> {
    fn add(&mut self, what: String, reason: String) {
        self.lines.push(Missing { what, reason });
    }

    /// Both sides together under `path`, and each side's change.
    fn figures(&mut self, path: &str, name: &str, figures: &Figures) {
        self.moved(path, &format!("{path}.{name}"), figures.all);
        for ((id, _), moved) in figures.sides.0.iter().zip(figures.by_side) {
            if moved.change.is_none() {
                let reason = self.reasons(&format!("{path}.sides.{id}"), moved);
                self.add(format!("{path}.sides.{id}"), reason);
            }
        }
    }

    /// A figure under `path`, which the reports call `what`.
    fn moved(&mut self, path: &str, what: &str, moved: Moved) {
        self.waves(path, what, &Both::new(moved.old, moved.new));
        if moved.change.is_none() {
            let reason = self.reasons(what, moved);
            self.add(format!("{path}.change"), reason);
        }
    }

    fn both<T>(&mut self, what: &str, both: &Both<Option<T>>) {
        self.waves(what, what, both);
    }

    /// Those of both waves under `path` that are missing, which the reports call `what`.
    fn waves<T>(&mut self, path: &str, what: &str, both: &Both<Option<T>>) {
        for name in missing(both) {
            let reason = self.reason(what, name);
            self.add(format!("{path}.{name}"), reason);
        }
    }

    /// The reason that a wave's report gives.
    fn reason(&self, what: &str, wave: &str) -> String {
        let Both { old, new } = self.waves;
        let diagnosis = if wave == "old" { old } else { new };
        let line = diagnosis.missing.iter().find(|line| line.what == what);
        let reason = line.map_or("There are too few answers.", |line| line.reason.as_str());
        format!("In the {wave} wave: {reason}")
    }

    /// Why there is no change: what is missing in a wave, or that a side is heard in one wave only.
    fn reasons(&self, what: &str, moved: Moved) -> String {
        let waves = missing(&Both::new(moved.old, moved.new));
        let reasons = waves.map(|wave| self.reason(what, wave));
        list::any_joined(reasons, " ").unwrap_or_else(|| self.heard_otherwise())
    }

    /// Why figures of both waves don't compare.
    fn heard_otherwise(&self) -> String {
        let is_silent = |wave: &Wave, side: usize| wave.sides[side].respondents == 0;
        let never = |side| is_silent(&self.waves.old, side) && is_silent(&self.waves.new, side);
        if never(0) || never(1) {
            "One side was heard in neither wave.".to_owned()
        } else {
            "Not both sides are heard in both waves, so the two figures don't compare.".to_owned()
        }
    }

    fn tested(&mut self, path: &str, tested: &Tested) {
        let severity = format!("{path}.severity");
        self.moved(&severity, &severity, tested.severity);
        if tested.p.is_none() {
            let reason = if let (Basis::Report(why), Some(_)) = (self.basis, tested.mean_change) {
                why.unwrap_or("The same questions on it were not answered by both sides in both waves, and a report can't be cut down to those that were.")
            } else if tested.mean_change.is_some() {
                "No cause has two questions that both sides answered in both waves, so nothing tells how much answers vary by themselves."
            } else {
                "A change takes both sides in both waves, on the same questions."
            };
            for name in ["low", "high", "p", "p_adjusted", "real"] {
                self.add(format!("{path}.{name}"), reason.to_owned());
            }
            if tested.mean_change.is_none() {
                self.add(format!("{path}.mean_change"), reason.to_owned());
            }
        } else if tested.real.is_none() {
            let reason = "One person answered for a side in a wave, so a change can't be told from that person's mood.";
            self.add(format!("{path}.real"), reason.to_owned());
        }
    }
}

/// The waves of which something is missing.
fn missing<T>(both: &Both<Option<T>>) -> impl Iterator<Item = &'static str> + use<T> {
    let waves = [(both.old.is_none(), "old"), (both.new.is_none(), "new")];
    let waves = waves.into_iter().filter(|(is_missing, _)| *is_missing);
    waves.map(|(_, wave)| wave)
}
