//! A reason for every number of a comparison that can't be had.

use super::{Both, Comparison, Figures, Moved};
use crate::diagnosis::{Diagnosis, Missing};

/// Lists every null of the comparison, in its order.
pub(super) fn list(comparison: &Comparison, waves: &Both<Diagnosis>) -> Vec<Missing> {
    let mut missing = List {
        waves,
        lines: Vec::new(),
    };
    for side in comparison.sides.iter().filter(|side| side.same.is_none()) {
        missing.add(
            format!("sides.{}.same", side.id),
            format!("Some of {} gave no name.", side.name),
        );
    }
    missing.figures("symptoms", "priority", &comparison.symptoms.figures);
    missing.both("symptoms.band", &comparison.symptoms.band);
    if let Some(debate) = &comparison.debate {
        missing.figures("debate", "score", debate);
    }
    for cause in &comparison.causes {
        let path = format!("causes.{}", cause.id);
        missing.both(&format!("{path}.rank"), &cause.rank);
        missing.figures(&path, "priority", &cause.figures);
        missing.moved(&format!("{path}.gap"), &format!("{path}.gap"), cause.gap);
        if cause.p.is_none() {
            let reason = missing.untested(&comparison.causes, cause);
            for name in ["mean_change", "p", "p_adjusted", "real"] {
                missing.add(format!("{path}.{name}"), reason.clone());
            }
        }
    }
    missing.lines
}

struct List<'w, 'a> {
    waves: &'w Both<Diagnosis<'a>>,
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
        let olds = [(moved.old.is_none(), "old"), (moved.new.is_none(), "new")];
        for (_, name) in olds.into_iter().filter(|(is_missing, _)| *is_missing) {
            let reason = self.reason(what, name);
            self.add(format!("{path}.{name}"), reason);
        }
        if moved.change.is_none() {
            let reason = self.reasons(what, moved);
            self.add(format!("{path}.change"), reason);
        }
    }

    fn both<T>(&mut self, what: &str, both: &Both<Option<T>>) {
        let olds = [(both.old.is_none(), "old"), (both.new.is_none(), "new")];
        for (_, name) in olds.into_iter().filter(|(is_missing, _)| *is_missing) {
            let reason = self.reason(what, name);
            self.add(format!("{what}.{name}"), reason);
        }
    }

    /// The reason that a wave's report gives.
    fn reason(&self, what: &str, wave: &str) -> String {
        let diagnosis = if wave == "old" {
            &self.waves.old
        } else {
            &self.waves.new
        };
        let line = diagnosis.missing.iter().find(|line| line.what == what);
        let reason = line.map_or("There are too few answers.", |line| line.reason.as_str());
        format!("In the {wave} wave: {reason}")
    }

    /// Why there is no change: what is missing in a wave, or that a side is heard in one wave only.
    fn reasons(&self, what: &str, moved: Moved) -> String {
        let waves = [(moved.old.is_none(), "old"), (moved.new.is_none(), "new")];
        let reasons: Vec<String> = waves
            .into_iter()
            .filter(|(is_missing, _)| *is_missing)
            .map(|(_, wave)| self.reason(what, wave))
            .collect();
        if reasons.is_empty() {
            "One side is heard in one of the waves only, so the two figures don't compare."
                .to_owned()
        } else {
            reasons.join(" ")
        }
    }

    fn untested(&self, causes: &[super::Cause], cause: &super::Cause) -> String {
        let is_any_tested = causes.iter().any(|cause| cause.p.is_some());
        let is_answered = |diagnosis: &Diagnosis| {
            let mut causes = diagnosis.causes.iter();
            let cause = causes.find(|asked| asked.id == cause.id);
            cause.is_some_and(|cause| cause.priority.is_some())
        };
        if is_any_tested || !is_answered(&self.waves.old) || !is_answered(&self.waves.new) {
            "The same sides have to answer a question in both waves, and none of this cause's were."
        } else {
            "No cause has two questions that the same sides answered in both waves, so nothing tells how much answers vary by themselves."
        }
        .to_owned()
    }
}
