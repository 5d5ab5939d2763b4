//! What to ask each leader alone before the meeting.

use super::answers::wording;
use super::parts::Parts;
use super::{alike, apart, lead};
use crate::diagnosis::{Diagnosis, Question};
use crate::diagnostic::list;
use crate::questionnaire::Role;
use crate::report::document::{Block, Section};

/// So many questions of the questionnaire are taken up with each leader.
const TAKEN_UP: usize = 2;

pub(super) fn section(diagnosis: &Diagnosis, parts: &Parts) -> Section {
    let lead = lead(diagnosis);
    let mut blocks = vec![Block::paragraph(format!(
        "Before the hour, {lead} sees each leader alone and goes through this page. Nothing of what is said there goes to the other side."
    ))];
    for role in Role::SIDES {
        let side = diagnosis.sides[role.index()].name;
        blocks.push(Block::heading(format!("Ask the leader of {side}")));
        blocks.push(Block::list(questions(diagnosis, parts, role)));
    }
    let title = "Before the meeting: each leader alone (10 minutes each)";
    Section::new("before", title, blocks)
}

fn questions(diagnosis: &Diagnosis, parts: &Parts, role: Role) -> Vec<String> {
    let [own, other] = [role.index(), 1 - role.index()].map(|at| &diagnosis.sides[at]);
    let (apart, other) = (diagnosis.seen_apart(own), other.name);
    let mut asked = vec![
        format!("What do you need from {other} that you don't get today?"),
        format!("What does {other} need from you that it doesn't get?"),
    ];
    if !apart.is_empty() {
        asked.push(format!(
            "Your own people see {} very differently. What have you heard from each of them?",
            list::plain(&apart)
        ));
    }
    if diagnosis.is_silent() {
        asked.push(format!("What do you hold back when you talk with {other}?"));
    }
    let taken_up = taken_up(diagnosis, parts).into_iter();
    asked.extend(taken_up.map(|question| {
        let text = wording(diagnosis, question, role);
        format!("You were asked about this: “{text}” Does a case come to mind?")
    }));
    let last =
        "Is there anything on this page that you don't want to talk about with both in the room?";
    asked.push(last.to_owned());
    asked
}

/// The questions that the meeting is about most.
fn taken_up<'d>(diagnosis: &Diagnosis, parts: &Parts<'d>) -> Vec<&'d Question<'d>> {
    let apart = parts.apart.iter();
    let apart = apart.filter_map(|part| apart::questions(diagnosis, part).into_iter().next());
    let untold = apart::untold(parts).filter_map(|part| part.questions.first());
    let alike = alike::troubles(diagnosis, parts);
    let alike = alike.filter_map(|part| alike::questions(diagnosis, part).into_iter().next());
    apart.chain(untold).chain(alike).take(TAKEN_UP).collect()
}
