//! What has changed since an earlier wave.

use crate::comparison::{self, Comparison, MOOD, Verdict, Way};
use crate::diagnosis::{Cause, HeadlineId, NOTHING_TO_FIX};
use crate::diagnostic::list;
use crate::report::compare::document::parts_of_a_report;
use crate::report::document::{Block, Section};
use crate::report::subject::Subject;

/// What has changed, for the first screen.
pub(super) fn line(subject: Subject) -> Option<String> {
    let comparison = subject.since??;
    // What one person a side means is said of the figures themselves.
    let told = comparison.headline.text.trim_end_matches(MOOD).trim_end();
    // That the waves are turned round names both.
    if comparison.waves.turned_round().is_some() {
        return Some(told.to_owned());
    }
    let is_worse = comparison.is_reliable && worse(comparison).next().is_some();
    let is_noise = !is_worse
        && comparison.headline.id == comparison::HeadlineId::Noise
        && comparison.opposite.is_empty();
    let but = match subject.diagnosis.headline.id {
        HeadlineId::Early if subject.diagnosis.has_risen_far && is_noise => {
            let risen = comparison.far_risen_for_a_side();
            format!(" Far up all the same: {risen}. Ask about it.")
        }
        HeadlineId::Early if subject.diagnosis.has_risen_far => {
            " What has got worse should not wait: ask both sides about it.".to_owned()
        }
        HeadlineId::Healthy | HeadlineId::Early if is_worse => {
            " Ask both sides what has got worse, before it goes on.".to_owned()
        }
        _ => String::new(),
    };
    let told = list::inside(told);
    // The level beside it weighs the side that is worse off more.
    let is_moved = ["worse by", "better by", "answered differently"]
        .iter()
        .any(|moved| told.starts_with(moved));
    let by = if is_moved { "on average " } else { "" };
    Some(format!("{}, {by}{told}{but}", heading(comparison)))
}

/// Whether a cause has got worse since the earlier wave.
pub(super) fn is_worse(subject: Subject, cause: &Cause) -> bool {
    let comparison = subject.since.flatten();
    comparison.is_some_and(|it| worse(it).any(|worse| worse == Some(cause.id)))
}

/// Whether anything has.
pub(super) fn is_any_worse(subject: Subject) -> bool {
    let comparison = subject.since.flatten();
    comparison.is_some_and(|it| worse(it).next().is_some())
}

/// What comes first; that there is nothing to fix is left out where something has got worse.
pub(super) fn leading(subject: Subject<'_>) -> &str {
    let leading = &*subject.diagnosis.headline.leading;
    if is_any_worse(subject) {
        let mut nothing = NOTHING_TO_FIX.iter();
        let without = nothing.find_map(|nothing| leading.strip_suffix(nothing));
        without.map_or(leading, str::trim_end)
    } else {
        leading
    }
}

/// The causes, by id, and the symptoms that have really got worse, or on which the sides have come apart and one is worse off.
fn worse<'c>(comparison: &'c Comparison) -> impl Iterator<Item = Option<&'c str>> {
    let worse = comparison.that_are(Verdict::Worse).map(|part| part.cause);
    let apart = comparison.that_went(Way::Apart);
    let apart = apart.filter(|it| it.has_risen).map(|it| it.cause);
    worse.chain(apart)
}

/// What has changed, in full, or why that can't be told.
pub(super) fn section(subject: Subject) -> Option<Section> {
    let Some(comparison) = subject.since? else {
        let reason = subject.why_untold().map(Block::paragraph).into_iter();
        return Some(Section::new(ID, "Since last time", reason.collect()));
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
