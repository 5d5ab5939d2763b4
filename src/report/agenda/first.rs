//! What the page is, and what to do where there is nothing to meet about yet.

use super::again::question_option;
use crate::diagnosis::{Diagnosis, HeadlineId, PartyCount};
use crate::diagnostic::list;
use crate::report::document::{Block, Section};
use crate::report::sentences;

pub(super) fn section(diagnosis: &Diagnosis) -> Section {
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let mut blocks = vec![Block::strong(match diagnosis.headline.id {
        HeadlineId::Healthy if diagnosis.within_sides().is_some() => format!(
            "On average {first} and {second} see little trouble between them, but {}. Half an hour is enough once these have talked to each other.",
            diagnosis.within_sides().unwrap_or_default()
        ),
        HeadlineId::Healthy if diagnosis.are_sides_far_apart() => format!(
            "On average {first} and {second} see little trouble between them, but one of them far more than the other. This hour is for each to hear what the other sees."
        ),
        HeadlineId::Healthy if diagnosis.has_opposite_answers() => format!(
            "On average {first} and {second} see little trouble between them, but they answered many single questions very differently. This hour is to talk these through."
        ),
        HeadlineId::Healthy => format!(
            "Taken together, {first} and {second} see little trouble between them. Half an hour is enough to keep it so."
        ),
        HeadlineId::Quiet => format!(
            "It is calm between {first} and {second}, and little is argued openly. Half an hour is enough to find out why."
        ),
        HeadlineId::Early if diagnosis.can_wait() => format!(
            "There is little harm so far. This hour is for {first} and {second} to keep it so."
        ),
        _ => format!(
            "An hour for {first} and {second} to hear how the other side sees it, and to agree on the first steps."
        ),
    })];
    blocks.push(Block::paragraph(format!(
        "Give this page to both leaders. It shows each side's average answers, and quotes nobody.{}",
        alone(diagnosis)
    )));
    blocks.push(Block::quiet(sentences::scale(diagnosis)));
    Section::unheaded("first", blocks)
}

/// That a side's answers are one person's, where they may be shown.
fn alone(diagnosis: &Diagnosis) -> String {
    let sides = diagnosis.sides.iter();
    let alone = sides.filter(|side| side.respondents == 1 && side.left_out == 0);
    let alone: Vec<&str> = alone.map(|side| side.name).collect();
    match alone.as_slice() {
        [] => String::new(),
        [one] => format!(
            " One person answered for {one}, so what stands under {one} is that person's answer."
        ),
        several => format!(
            " One person each answered for {}, so what stands here is what these two people answered.",
            list::plain(several)
        ),
    }
}

/// Why there is no agenda yet, and the way to one.
pub(super) fn ask_first(diagnosis: &Diagnosis) -> Section {
    let why = if diagnosis.needs_asking_again() {
        "Ask again before you meet: some of these answers say too little to be talked about."
            .to_owned()
    } else {
        match silent(diagnosis).as_slice() {
            [one] if one.masked > 0 => format!(
                "Ask more people of {} before you meet: so far too few have answered the same questions for them to be shown.",
                one.name
            ),
            [one] if diagnosis.is_left_out(one) => format!(
                "Ask {} again before you meet: what it answered is left out, as asked, and one side's answers are no ground for a talk of both.",
                one.name
            ),
            [one] => format!(
                "Ask {} before you meet: so far only the other side has answered enough, and one side's answers are no ground for a talk of both.",
                one.name
            ),
            _ => "Ask both sides before you meet: neither has answered enough so far.".to_owned(),
        }
    };
    let option = question_option(diagnosis);
    let ways = [
        "Say that questions may be left out, that no answer is wrong, and what becomes of the answers.".to_owned(),
        format!("To ask at one terminal: detente survey --dir FOLDER{option}, where FOLDER holds these answers"),
        format!("To send a form: detente form{option}"),
        "When they have answered, make this agenda anew.".to_owned(),
    ];
    Section::unheaded("first", vec![Block::strong(why), Block::list(ways)])
}

/// The sides without a score on any cause.
fn silent<'d, 'a>(diagnosis: &'d Diagnosis<'a>) -> Vec<&'d PartyCount<'a>> {
    let has_none = |at: usize| {
        let mut causes = diagnosis.causes.iter();
        causes.all(|cause| cause.sides.pair()[at].is_none())
    };
    let sides = diagnosis.sides.iter().enumerate();
    let silent = sides.filter(|(at, _)| has_none(*at));
    silent.map(|(_, side)| side).collect()
}
