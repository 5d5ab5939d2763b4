//! What is to be read with care of the answers of each wave.

use serde::Deserialize;

use super::{Both, Comparison, Party};
use crate::diagnosis::QualityNote;
use crate::diagnostic::list;

/// One reason to read a wave's answers with care, as its report has it; one that is kept may say no more than its text.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Note {
    /// What kind of reason.
    #[serde(default)]
    pub(super) code: String,
    /// Whose answers, by the side's id.
    #[serde(default)]
    pub(super) side: String,
    pub(super) text: String,
}

impl From<&QualityNote<'_>> for Note {
    fn from(note: &QualityNote) -> Self {
        Self {
            code: note.code.to_owned(),
            side: note.side.to_owned(),
            text: note.text.clone(),
        }
    }
}

pub(super) fn sentences(notes: Both<&[Note]>) -> Vec<String> {
    let of = |wave: &'static str, notes: &[Note]| {
        let told = notes.iter();
        let told = told.map(|note| format!("In the {wave} wave: {}", note.text));
        list::each_once(told)
    };
    [of("old", notes.old), of("new", notes.new)].concat()
}

/// That a change rests on answers that say nothing: in a wave everybody who answered for a side gave the same one over
/// and over.
pub(super) fn warning(comparison: &Comparison, notes: Both<&[Note]>) -> Option<String> {
    let of = |wave: &str, notes: &[Note], respondents: fn(&Party) -> usize, so: &str| {
        let is_straight = |side: &&Party| {
            let own = notes.iter();
            let own = own.filter(|note| note.code == "straight-lining" && note.side == side.id);
            let count = own.count();
            count > 0 && count == respondents(side)
        };
        let sides = comparison.sides.iter().filter(is_straight);
        let who = list::any(sides.map(|side| side.name));
        who.map(|who| {
            format!("In the {wave} wave everybody who answered for {who} gave the same answer nine times in a row or more, even to questions worded the opposite way: {so}.")
        })
    };
    let (then, now) = (
        "no change since can be relied on",
        "ask again before you rely on any change",
    );
    let old = of("old", notes.old, |side| side.respondents.old, then);
    let new = of("new", notes.new, |side| side.respondents.new, now);
    list::any_joined(old.into_iter().chain(new), " ")
}
