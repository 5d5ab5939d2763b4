//! What works well, and what was said that stands nowhere else.

use super::{quoted, quotes, said_on, since};
use crate::diagnosis::{Cause, Certainty, Diagnosis};
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
    let is_low = move |cause: &&Cause| {
        let sides = cause.sides.pair();
        cause.reading == Some(Classification::UnderControl)
            && cause.reading_certainty(line) == Certainty::Clear
            && sides.iter().flatten().all(|side| *side <= most)
            && cause.divided.is_empty()
            && !cause
                .orders
                .iter()
                .any(|order| order.far_apart || !order.split.is_empty())
            && diagnosis.lone_voices(cause).next().is_none()
            && !diagnosis.observer_sees_more(cause)
            && against_others != Some(cause.id)
    };
    diagnosis.causes.iter().filter(is_low)
}

/// What works well; none where nothing tells it.
pub(super) fn strengths(subject: Subject, has_quotes: bool) -> Option<Section> {
    let diagnosis = subject.diagnosis;
    let strong: Vec<String> = strong_causes(diagnosis)
        .filter(|cause| !since::is_worse(subject, cause))
        .map(|cause| {
            format!(
                "Both sides see little of {}.",
                sentences::with_figures(diagnosis, cause)
            )
        })
        .collect();
    let mut blocks = Vec::new();
    if !strong.is_empty() && !diagnosis.needs_asking_again() {
        blocks.push(Block::list(strong));
    }
    let open = diagnosis.asked.open.iter().zip(&diagnosis.open);
    let open = open.filter(|(asked, _)| has_quotes && asked.about == Some(Topic::Strength));
    blocks.extend(open.filter_map(|(_, open)| quoted(diagnosis, &open.text, &open.answers)));
    (!blocks.is_empty()).then(|| Section::new("strengths", "What works well", blocks))
}

/// What was said to the other open questions, and beside questions that have no section of their own.
pub(super) fn section(diagnosis: &Diagnosis) -> Option<Section> {
    let mut blocks = Vec::new();
    let open = diagnosis.asked.open.iter().zip(&diagnosis.open);
    let open = open.filter(|(asked, _)| asked.about != Some(Topic::Strength));
    blocks.extend(open.filter_map(|(_, open)| quoted(diagnosis, &open.text, &open.answers)));
    for group in answers::groups(diagnosis) {
        let has_section = diagnosis
            .above_the_line()
            .any(|cause| cause.title == group.title);
        let comments = answers::comments(&group).into_iter();
        blocks.extend(
            comments
                .filter(|_| !has_section)
                .map(|(question, said)| Block::Quotes {
                    about: Some(said_on(question)),
                    quotes: quotes(diagnosis, &said),
                }),
        );
    }
    let practices = diagnosis.practices.iter();
    blocks.extend(
        practices.filter_map(|practice| quoted(diagnosis, &practice.text, &practice.comments)),
    );
    (!blocks.is_empty()).then(|| Section::new("voices", "In their own words", blocks))
}
