//! What both sides see alike: common ground, above all where something is to be done.

use super::answers::{is_shown, together};
use super::heading;
use super::parts::{Part, Parts};
use crate::diagnosis::{Diagnosis, Question};
use crate::diagnostic::list;
use crate::report::company::strong_causes;
use crate::report::document::{Block, asked};
use crate::report::sentences;
use crate::score::Points;

/// So many parts are gone through; the others are named.
const GONE_THROUGH: usize = 3;

/// So many questions stand under each.
const QUESTIONS: usize = 2;

pub(super) fn blocks(diagnosis: &Diagnosis, parts: &Parts) -> Vec<Block> {
    let troubles: Vec<&Part> = troubles(diagnosis, parts).collect();
    let mut blocks = Vec::new();
    if parts.is_all_hidden() {
        blocks.push(Block::paragraph(
            "What both sides see alike isn't shown either. Each leader says what they think both want.",
        ));
    } else if troubles.is_empty() {
        blocks.push(Block::paragraph(format!(
            "The answers show no trouble that both sides see to the same degree.{} Each leader says what they think both want.",
            shared_by_degrees(diagnosis, parts)
        )));
    } else {
        blocks.push(Block::paragraph(
            "Neither leader has to be persuaded of these. Each leader adds one example.",
        ));
    }
    blocks.extend(troubles.iter().flat_map(|part| trouble(diagnosis, part)));
    let strong: Vec<&str> = strong_causes(diagnosis).map(|cause| cause.title).collect();
    let is_new = |part: &&Part| {
        let is_told = troubles.iter().any(|told| told.title == part.title);
        !is_told && !strong.contains(&part.title)
    };
    let alike = parts.alike.iter().filter(is_new);
    let (opposite, others): (Vec<&Part>, Vec<&Part>) =
        alike.partition(|part| is_by_means_alone(diagnosis, part));
    let as_well = if troubles.is_empty() { "" } else { " as well" };
    for (seen, parts) in [
        (format!("Seen much alike{as_well}"), others),
        (BY_MEANS_ALONE.to_owned(), opposite),
    ] {
        let parts = parts.iter().map(|part| part.with_figures(diagnosis));
        let parts = list::any_joined(parts, "; ");
        blocks.extend(parts.map(|parts| Block::paragraph(format!("{seen}: {parts}."))));
    }
    blocks.extend(divided(diagnosis, parts).map(Block::paragraph));
    blocks.extend(hidden(diagnosis, parts).map(Block::quiet));
    blocks
}

const BY_MEANS_ALONE: &str =
    "Alike in the mean alone, with very different answers to single questions";

/// Whether half of its questions or more were answered very differently.
fn is_by_means_alone(diagnosis: &Diagnosis, part: &Part) -> bool {
    let questions = part.questions.iter();
    let opposite = questions.filter(|question| diagnosis.are_opposite(question));
    2 * opposite.count() >= part.questions.len()
}

/// What both sides see alike and something is to be done about.
pub(super) fn troubles<'p, 'd>(
    diagnosis: &'p Diagnosis,
    parts: &'p Parts<'d>,
) -> impl Iterator<Item = &'p Part<'d>> {
    let alike = parts.alike.iter();
    alike
        .filter(|part| part.is_trouble(diagnosis) && !is_by_means_alone(diagnosis, part))
        .take(GONE_THROUGH)
}

/// What both sides are above the line on, one more so than the other as far as that can be told.
fn shared_by_degrees(diagnosis: &Diagnosis, parts: &Parts) -> String {
    let line = Points::new(diagnosis.asked.thresholds.high);
    let told = |parts: &[Part], degree: &str| {
        let both = parts.iter().filter(|part| part.is_above_on_both(diagnosis));
        let both = list::any(both.map(|part| diagnosis.inside(part.title)))?;
        Some(format!(" Both are above {line} on {both}{degree}."))
    };
    let told = [
        told(&parts.apart, ", one of them more so"),
        told(&parts.untold, "; whether to the same degree can't be told"),
    ];
    told.into_iter().flatten().collect()
}

fn trouble(diagnosis: &Diagnosis, part: &Part) -> Vec<Block> {
    let mut blocks = vec![heading(part.title)];
    match part.cause {
        Some(cause) => {
            blocks.push(Block::quiet(asked(cause.summary)));
            blocks.push(Block::paragraph(sentences::in_words(diagnosis, cause)));
        }
        None => blocks.push(Block::paragraph(format!("{}.", part.figures(diagnosis)))),
    }
    let more = part.felt_more_by(diagnosis);
    blocks.extend(more.map(|side| Block::paragraph(format!("{side} feels it more."))));
    let questions = questions(diagnosis, part);
    if !questions.is_empty() {
        blocks.push(together(diagnosis, &questions));
    }
    blocks
}

/// What both sides answered worst and much alike.
pub(super) fn questions<'d>(diagnosis: &Diagnosis, part: &Part<'d>) -> Vec<&'d Question<'d>> {
    let thresholds = diagnosis.asked.thresholds;
    let is_common = |question: &&Question| {
        let is_bad = |figure: &Option<Points>| figure.is_some_and(|it| it > thresholds.high);
        let is_near = question.gap.is_some_and(|gap| gap.abs() < thresholds.gap);
        is_near && question.sides.pair().iter().all(is_bad) && is_shown(diagnosis, question)
    };
    let common = part.questions.iter().filter(is_common);
    common.take(QUESTIONS).collect()
}

/// What a side has no one view of.
fn divided(diagnosis: &Diagnosis, parts: &Parts) -> Option<String> {
    let why = "Left out, since people within a side see it very differently";
    without(diagnosis, why, &parts.divided)
}

/// What is left out so that nobody of several is shown.
fn hidden(diagnosis: &Diagnosis, parts: &Parts) -> Option<String> {
    let why = "Left out, since only one of several people of a side answered enough on it";
    without(diagnosis, why, &parts.hidden)
}

/// What isn't gone through, and why; none where that is nothing.
fn without(diagnosis: &Diagnosis, why: &str, titles: &[&str]) -> Option<String> {
    let titles = list::any(titles.iter().map(|title| diagnosis.inside(title)))?;
    Some(format!("{why}: {titles}."))
}
