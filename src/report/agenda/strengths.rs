//! What works, by what both sides answered.

use super::answers::{is_shown, may_show, together};
use super::parts::Parts;
use crate::diagnosis::{Diagnosis, Done, Practice, Question};
use crate::questionnaire::Role;
use crate::report::asked::groups;
use crate::report::company::strong_causes;
use crate::report::document::Block;
use crate::score::Points;

/// An answer as good as this, 0 being the best, is called good: on five labels, the second one.
const GOOD: f64 = 25.0;

/// So many questions that both sides answered well are shown.
const SHOWN: usize = 3;

pub(super) fn blocks(diagnosis: &Diagnosis, parts: &Parts) -> Vec<Block> {
    let mut blocks = vec![Block::paragraph(
        "Each leader begins with one thing that the other side does well.",
    )];
    let strong = strong_causes(diagnosis);
    let strong = strong.filter_map(|cause| {
        let mut shown = parts.alike.iter();
        let part = shown.find(|part| part.title == cause.title)?;
        let part = part.with_figures(diagnosis);
        Some(format!("Both sides see little of {part}."))
    });
    let done = diagnosis.practices.iter();
    let done = done.filter(|practice| is_done(diagnosis, practice));
    let done = done.map(|practice| format!("“{}”", wording(diagnosis, practice)));
    let (strong, done): (Vec<String>, Vec<String>) = (strong.collect(), done.collect());
    let good = good(diagnosis);
    if strong.is_empty() && done.is_empty() && good.is_empty() {
        let nothing = if parts.is_all_hidden() {
            "What both sides call good isn't shown: it would show what one person of several answered. So ask: what should stay as it is?"
        } else {
            "The answers show nothing that both sides call good, so ask: what should stay as it is?"
        };
        blocks.push(Block::paragraph(nothing));
    }
    if !strong.is_empty() {
        blocks.push(Block::list(strong));
    }
    if !done.is_empty() {
        blocks.push(Block::paragraph(
            "Done already, both sides say. Does it help?",
        ));
        blocks.push(Block::list(done));
    }
    if !good.is_empty() {
        blocks.push(Block::paragraph("What both sides answered well:"));
        blocks.push(together(diagnosis, &good));
    }
    blocks
}

/// Whether both sides say so, and not one person of several.
fn is_done(diagnosis: &Diagnosis, practice: &Practice) -> bool {
    let is_said = practice.sides.pair() == [Some(Done::Yes); 2];
    let mut sides = Role::SIDES.into_iter().zip(practice.answered);
    is_said && sides.all(|(role, answered)| may_show(diagnosis, role, answered))
}

/// A practice with both sides' names.
fn wording(diagnosis: &Diagnosis, practice: &Practice) -> String {
    let asked = diagnosis.asked;
    let mut questions = asked.scale_questions.iter();
    let question = questions.find(|question| question.id == practice.id);
    let text = question.and_then(|question| asked.text_for(&question.wording, Role::First));
    text.unwrap_or_else(|| practice.text.clone())
}

/// The questions that both sides answered well, the best first; of equals, in the report's order.
fn good<'d>(diagnosis: &'d Diagnosis) -> Vec<&'d Question<'d>> {
    let is_good = |question: &&Question| {
        is_shown(diagnosis, question) && worst(question).is_some_and(|worst| worst <= GOOD)
    };
    let groups = groups(diagnosis).into_iter();
    let questions = groups.flat_map(|group| group.questions);
    let mut good: Vec<&Question> = questions.filter(is_good).collect();
    good.sort_by_key(|question| worst(question));
    good.truncate(SHOWN);
    good
}

/// The figure of the side that finds it worse.
fn worst(question: &Question) -> Option<Points> {
    let [a, b] = question.sides.pair();
    Some(a?.max(b?))
}

/// How openly both sides argue, where it is calm and they hardly do.
pub(super) fn open_argument(diagnosis: &Diagnosis) -> Vec<Block> {
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let mut blocks = vec![Block::paragraph(format!(
        "Each leader tells of one thing that {first} and {second} should have argued about and didn't. What kept them from it?"
    ))];
    let questions = diagnosis.debate.iter().flat_map(|debate| &debate.questions);
    let shown = questions.filter(|question| is_shown(diagnosis, question));
    let shown: Vec<&Question> = shown.collect();
    if !shown.is_empty() {
        blocks.push(together(diagnosis, &shown));
    }
    blocks
}
