//! What has changed since an earlier wave.

use crate::comparison::{Comparison, Headline, HeadlineId, MOOD, Verdict, Way};
use crate::diagnosis::{self, Cause};
use crate::diagnostic::list;
use crate::report::compare::document::parts_of_a_report;
use crate::report::document::{Block, Section};
use crate::report::subject::Subject;

/// What has changed, for the first screen.
pub(super) fn line(subject: Subject) -> Option<String> {
    let comparison = subject.since??;
    let Headline { id, text } = &comparison.headline;
    // What one person a side means is said of the figures themselves.
    let told = match id {
        HeadlineId::Different => text.trim_end_matches(MOOD).trim_end(),
        _ => text,
    };
    // That the waves are turned round names both.
    if comparison.waves.turned_round().is_some() {
        return Some(told.to_owned());
    }
    let is_worse = *id == HeadlineId::Worse || comparison.that_went(Way::Apart).next().is_some();
    let but = match subject.diagnosis.headline.id {
        diagnosis::HeadlineId::Healthy if is_worse => {
            " Ask both sides what has got worse, before it goes on."
        }
        diagnosis::HeadlineId::Early if is_worse => {
            " That should not wait: ask both sides what has got worse."
        }
        _ => "",
    };
    let told = list::inside(told);
    // The level beside it weighs the side that is worse off more.
    let is_moved = ["worse by", "better by", "answered differently"]
        .iter()
        .any(|moved| told.starts_with(moved));
    let by = if is_moved { "on average " } else { "" };
    Some(format!("{}, {by}{told}{but}", heading(comparison)))
}

/// Whether a cause has really got worse, or the two sides have come apart on it.
pub(super) fn is_worse(subject: Subject, cause: &Cause) -> bool {
    let Some(Some(comparison)) = subject.since else {
        return false;
    };
    let mut worse = comparison.that_are(Verdict::Worse);
    let mut apart = comparison.that_went(Way::Apart);
    worse.any(|part| part.cause == Some(cause.id)) || apart.any(|it| it.cause == Some(cause.id))
}

/// What has changed, in full, or why that can't be told.
pub(super) fn section(subject: Subject) -> Option<Section> {
    let Some(comparison) = subject.since? else {
        let reason = subject.why_untold().map(Block::paragraph);
        return Some(Section::new(
            ID,
            "Since last time",
            reason.into_iter().collect(),
        ));
    };
    let blocks = parts_of_a_report(comparison);
    Some(Section::new(ID, heading(comparison), blocks))
}

const ID: &str = "since";

/// "Since 2026-Q3".
fn heading(comparison: &Comparison) -> String {
    let wave = comparison.waves.old.unwrap_or("last time");
    format!("Since {wave}")
}
