//! What works well, and what was said that stands nowhere else.

use super::{quoted, since};
use crate::diagnosis::{Cause, Certainty, Diagnosis, Order};
use crate::diagnostic::list;
use crate::questionnaire::Topic;
use crate::report::asked as answers;
use crate::report::document::{Block, Section};
use crate::report::sentences;
use crate::report::subject::Subject;
use crate::score::Classification;

/// So far below the line a cause has to be on both sides to be called a strength.
const WELL_BELOW: f64 = 20.0;

/// From this figure on it is none, wherever the line is.
const MOST: f64 = 40.0;

/// The causes that both sides see little of, as far as can be told.
pub(in crate::report) fn strong_causes<'d>(
    diagnosis: &'d Diagnosis,
) -> impl Iterator<Item = &'d Cause<'d>> {
    let line = diagnosis.asked.thresholds.high;
    let most = (line - WELL_BELOW).min(MOST);
    let against_others = diagnosis.first_corrected();
    let against_others = against_others.filter(|cause| diagnosis.is_more_than_elsewhere(cause));
    let against_others = against_others.map(|cause| cause.id);
    let is_apart = |order: &Order| order.far_apart || !order.split.is_empty();
    let is_low = move |cause: &&Cause| {
        let sides = cause.sides.pair();
        cause.reading == Some(Classification::UnderControl)
            && cause.reading_certainty(line) == Certainty::Clear
            && sides.iter().flatten().all(|side| *side <= most)
            && cause.divided.is_empty()
            && !cause.orders.iter().any(is_apart)
            && diagnosis.lone_voices(cause).next().is_none()
            && !diagnosis.observer_sees_more(cause)
            && against_others != Some(cause.id)
    };
    diagnosis.causes.iter().filter(is_low)
}

/// What works well; none where nothing tells it.
pub(super) fn strengths(subject: Subject, has_quotes: bool) -> Option<Section> {
    let diagnosis = subject.diagnosis;
    let strong = strong_causes(diagnosis).filter(|cause| !since::is_worse(subject, cause));
    let strong = strong.map(|cause| sentences::with_figures(diagnosis, cause));
    let strong = strong.map(|strong| format!("Both sides see little of {strong}."));
    let strong: Vec<String> = strong.collect();
    let mut blocks = Vec::new();
    if !strong.is_empty() && !diagnosis.needs_asking_again() {
        blocks.push(Block::list(strong));
    }
    blocks.extend(open(diagnosis, true).filter(|_| has_quotes));
    Section::any("strengths", "What works well", blocks)
}

/// What was said to the open questions about strengths, or to the others.
fn open(diagnosis: &Diagnosis, is_of_strengths: bool) -> impl Iterator<Item = Block> {
    let open = diagnosis.asked.open.iter().zip(&diagnosis.open);
    let open =
        open.filter(move |(asked, _)| (asked.about == Some(Topic::Strength)) == is_of_strengths);
    open.filter_map(|(_, open)| quoted(diagnosis, &open.text, &open.answers))
}

const VOICES: &str = "In their own words";

/// What was said to the other open questions, and beside questions that have no section of their own.
pub(super) fn section(diagnosis: &Diagnosis) -> Option<Section> {
    Section::any("voices", VOICES, said(diagnosis))
}

/// That something was said, which figures that are calm don't tell.
pub(super) fn before_calm(diagnosis: &Diagnosis) -> Option<String> {
    let blocks = said(diagnosis);
    let count = blocks.iter().map(|block| match block {
        Block::Quotes { quotes, .. } => {
            let said = quotes.iter();
            said.filter(|it| it.text.split_whitespace().nth(1).is_some())
                .count()
        }
        _ => 0,
    });
    let count = count.sum();
    let remarks = list::count(count, "remark stands", "remarks stand");
    (count > 0).then(|| {
        format!("{remarks} under “{VOICES}” below: read what was said before you leave it at that.")
    })
}

fn said(diagnosis: &Diagnosis) -> Vec<Block> {
    let mut blocks: Vec<Block> = open(diagnosis, false).collect();
    for group in answers::groups(diagnosis) {
        let mut above = diagnosis.above_the_line();
        if above.all(|cause| cause.title != group.title) {
            let comments = answers::comments(&group).into_iter();
            blocks.extend(comments.filter_map(|(asked, said)| quoted(diagnosis, asked, &said)));
        }
    }
    let practices = diagnosis.practices.iter();
    blocks.extend(practices.filter_map(|it| quoted(diagnosis, &it.text, &it.comments)));
    blocks
}
