//! Where the two sides differ by more than chance makes, and what can't be told.

use super::answers::{answer, in_own_words, is_shown, to_be_answered};
use super::heading;
use super::parts::{Part, Parts};
use crate::diagnosis::{Diagnosis, Question};
use crate::diagnostic::list;
use crate::questionnaire::Role;
use crate::report::document::Block;
use crate::score::Points;

/// So many differences are talked about.
const TALKED_ABOUT: usize = 3;

/// So many questions stand under each.
const QUESTIONS: usize = 2;

/// So many open cases are talked about.
const UNTOLD: usize = 2;

pub(super) fn blocks(diagnosis: &Diagnosis, parts: &Parts) -> Vec<Block> {
    let (single, count) = single(diagnosis, parts);
    let mut blocks = Vec::new();
    if !parts.apart.is_empty() || !single.is_empty() {
        blocks.push(Block::paragraph(HOW_TO_TALK));
    } else if parts.is_all_hidden() {
        blocks.push(Block::paragraph(HIDDEN));
    } else if parts.untold.is_empty() && parts.alike.is_empty() && !parts.divided.is_empty() {
        blocks.push(Block::paragraph(DIVIDED));
    } else if parts.untold.is_empty() && single.is_empty() {
        blocks.push(Block::paragraph(no_difference(diagnosis, parts)));
    }
    let (told, others) = talked_about(diagnosis, parts);
    blocks.extend(told.iter().flat_map(|part| difference(diagnosis, part)));
    let others = others.iter().map(|part| part.with_figures(diagnosis));
    let others = list::any_joined(others, "; ");
    let others = others.map(|others| format!("Apart as well, for another time: {others}."));
    blocks.extend(others.map(Block::paragraph));
    blocks.extend(opposite_answers(diagnosis, &single, count));
    blocks.extend(open(diagnosis, parts));
    blocks.extend(unheard(diagnosis, parts).into_iter().map(Block::paragraph));
    if parts.apart.is_empty() && parts.untold.is_empty() && single.is_empty() {
        blocks.push(Block::paragraph(
            "Each leader names one thing that they think the other side sees differently, and the other says how they see it.",
        ));
    }
    blocks
}

/// The differences that there is time for, and the others: what comes first and next in the report before wider ones.
fn talked_about<'p, 'd>(
    diagnosis: &Diagnosis,
    parts: &'p Parts<'d>,
) -> (Vec<&'p Part<'d>>, Vec<&'p Part<'d>>) {
    let first = diagnosis.causes.iter().filter(|it| it.rank == Some(1));
    let first = first.chain(diagnosis.next_in_rank());
    let first: Vec<&str> = first.map(|cause| cause.id).collect();
    let mut urgent: Vec<&Part> = parts.apart.iter().collect();
    urgent.sort_by_key(|part| part.cause.is_none_or(|cause| !first.contains(&cause.id)));
    let urgent = &urgent[..TALKED_ABOUT.min(urgent.len())];
    let is_urgent = |part: &&Part| urgent.iter().any(|it| it.title == part.title);
    parts.apart.iter().partition(is_urgent)
}

const HIDDEN: &str =
    "Where the two sides differ isn't shown: it would show what one person of several answered.";

const DIVIDED: &str = "Where the people of a side are so far apart, the two sides can't be compared: each side first talks among itself.";

const HOW_TO_TALK: &str = "Take these one by one. One leader tells of the last time it came up; the other listens, and then says back what they heard. Then they change over. No answer is wrong: each side sees its own part.";

fn difference(diagnosis: &Diagnosis, part: &Part) -> Vec<Block> {
    let more = diagnosis.sides[usize::from(part.gap < 0.0)].name;
    let figures = format!("{more} feels it more: {}.", part.figures(diagnosis));
    let mut blocks = vec![heading(part.title), Block::paragraph(figures)];
    let questions = questions(diagnosis, part).into_iter();
    blocks.extend(questions.map(|question| in_own_words(diagnosis, question)));
    blocks
}

/// The questions that differ most, the same way as the whole.
pub(super) fn questions<'d>(diagnosis: &Diagnosis, part: &Part<'d>) -> Vec<&'d Question<'d>> {
    let wide = diagnosis.asked.thresholds.gap;
    let is_alike = |question: &Question| {
        let [a, b] = Role::SIDES.map(|role| answer(diagnosis, question, role));
        a == b
    };
    let is_apart = |question: &&Question| {
        let is_same_way = |gap: Points| (gap > 0.0) == (part.gap > 0.0);
        let is_wide = |gap: Points| gap.abs() >= wide && is_same_way(gap);
        question.gap.is_some_and(is_wide) && is_shown(diagnosis, question) && !is_alike(question)
    };
    let mut apart: Vec<&Question> = part.questions.iter().filter(is_apart).collect();
    apart.sort_by_key(|question| falling(question));
    apart.truncate(QUESTIONS);
    apart
}

/// Questions on which each person of one side is far worse off than anybody of the other, and which what is said of the
/// whole doesn't tell: both sides see that alike, or the other side feels it more. The widest gaps, and how many there are.
fn single<'d>(diagnosis: &Diagnosis, parts: &Parts<'d>) -> (Vec<&'d Question<'d>>, usize) {
    let alike = parts.alike.iter().flat_map(|part| part.questions);
    let apart = parts.apart.iter().flat_map(|part| {
        let is_other_way = |gap: Points| (gap > 0.0) != (part.gap > 0.0);
        let questions = part.questions.iter();
        questions.filter(move |question| question.gap.is_some_and(is_other_way))
    });
    let is_such =
        |question: &&Question| is_shown(diagnosis, question) && diagnosis.are_opposite(question);
    let mut single: Vec<&Question> = alike.chain(apart).filter(is_such).collect();
    single.sort_by_key(|question| falling(question));
    let count = single.len();
    single.truncate(TALKED_ABOUT);
    (single, count)
}

/// The widest gap first.
fn falling(question: &Question) -> std::cmp::Reverse<Option<Points>> {
    std::cmp::Reverse(question.gap.map(|gap| Points::new(gap.get().abs())))
}

fn opposite_answers(diagnosis: &Diagnosis, single: &[&Question], count: usize) -> Vec<Block> {
    if single.is_empty() {
        return Vec::new();
    }
    let of = if count > single.len() {
        format!(", the {} widest of {count}", single.len())
    } else {
        String::new()
    };
    let mut blocks = vec![Block::paragraph(format!(
        "Single questions that the two sides answered very differently, other than what they say on the whole{of}:"
    ))];
    let single = single.iter();
    blocks.extend(single.map(|question| in_own_words(diagnosis, question)));
    blocks
}

fn no_difference(diagnosis: &Diagnosis, parts: &Parts) -> String {
    let gap = Points::new(diagnosis.asked.thresholds.gap);
    let left_out = parts.divided.len() + parts.hidden.len() + parts.unheard.len();
    if left_out == 0 {
        format!("On the whole the two sides are nowhere {gap} points or more apart.")
    } else {
        format!(
            "On none of the causes that can be compared here are the two sides {gap} points or more apart."
        )
    }
}

/// The cases that the sides have to tell each other.
pub(super) fn untold<'p, 'd>(parts: &'p Parts<'d>) -> impl Iterator<Item = &'p Part<'d>> {
    parts.untold.iter().take(UNTOLD)
}

/// What may be seen differently: no answer is shown, so that nothing is made of chance.
fn open(diagnosis: &Diagnosis, parts: &Parts) -> Vec<Block> {
    if parts.untold.is_empty() {
        return Vec::new();
    }
    let titles = parts.untold.iter();
    let titles: Vec<String> = titles.map(|part| diagnosis.inside(part.title)).collect();
    let this = if titles.len() == 1 { "this" } else { "these" };
    let mut blocks = vec![Block::paragraph(format!(
        "Whether both sides see {this} alike can't be told from {}: {}. Each leader answers here, and tells of the last time it came up.",
        diagnosis.such_answers(),
        list::plain(&titles)
    ))];
    let questions = untold(parts).filter_map(|part| part.questions.first());
    blocks.extend(questions.map(|question| to_be_answered(diagnosis, question)));
    blocks
}

/// What a side left open in the questionnaire, and whom to ask.
fn unheard(diagnosis: &Diagnosis, parts: &Parts) -> Vec<String> {
    let too_little = if diagnosis.sides.iter().any(|side| side.masked > 0) {
        "Too few people have answered enough to show"
    } else {
        "Too little was answered to say"
    };
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let asked = [
        ([false, true], first),
        ([true, false], second),
        ([false; 2], "both"),
    ];
    let asked = asked.into_iter().filter_map(|(heard, whom)| {
        let unheard = parts.unheard.iter().filter(|it| it.heard == heard);
        let titles = list::any(unheard.map(|it| diagnosis.inside(it.title)))?;
        Some(format!(
            "{too_little} how both sides see {titles}. Ask {whom}."
        ))
    });
    asked.collect()
}
