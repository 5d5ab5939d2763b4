//! What a side answered, without showing what one person of several did.

use crate::diagnosis::{Diagnosis, Question};
use crate::questionnaire::Role;
use crate::report::document::Block;

/// Whether an answer that so many people of a side gave may be shown: one person's only where nobody else answered
/// for that side, those left out for the way they answered among them.
pub(super) fn may_show(diagnosis: &Diagnosis, role: Role, answered: usize) -> bool {
    let side = &diagnosis.sides[role.index()];
    answered > 1 || (answered == 1 && side.respondents == 1 && side.left_out == 0)
}

/// Whether what both sides answered to a question may be shown.
pub(super) fn is_shown(diagnosis: &Diagnosis, question: &Question) -> bool {
    Role::SIDES.into_iter().all(|role| {
        let answered = question.counts.of(role).iter().sum();
        may_show(diagnosis, role, answered)
    })
}

/// How far from a label, in steps of the scale, a mean is still called by it.
const NEAR: f64 = 0.25;

/// What a side answered, in the words of the labels: "Often", or "between Sometimes and Often".
pub(super) fn answer(diagnosis: &Diagnosis, question: &Question, role: Role) -> String {
    let labels = &diagnosis.asked.scale_questions[question.index].labels;
    let counts = question.counts.of(role);
    let all: usize = counts.iter().sum();
    if all == 0 {
        return "–".to_owned();
    }
    let sum: usize = counts.iter().enumerate().map(|(at, n)| at * n).sum();
    let mean = sum as f64 / all as f64;
    let mut near = labels.iter().enumerate();
    if let Some((_, label)) = near.find(|(at, _)| (*at as f64 - mean).abs() <= NEAR) {
        return label.clone();
    }
    let below = sum / all;
    let [lower, upper] = [below, below + 1].map(|at| labels.get(at).map_or("", String::as_str));
    format!("between {lower} and {upper}")
}

/// A question as a side was asked it.
pub(super) fn wording(diagnosis: &Diagnosis, question: &Question, role: Role) -> String {
    let asked = diagnosis.asked;
    let wording = &asked.scale_questions[question.index].wording;
    let text = asked.text_for(wording, role);
    text.unwrap_or_else(|| question.text.clone())
}

/// Questions that both sides answered much alike, with what they answered.
pub(super) fn together(diagnosis: &Diagnosis, questions: &[&Question]) -> Block {
    let item = |question: &&Question| {
        let answers = Role::SIDES.map(|role| answer(diagnosis, question, role));
        let answers = match answers {
            [a, b] if a == b => format!("Both sides: {a}."),
            [a, b] => {
                let [first, second] = diagnosis.sides.map(|side| side.name);
                format!("{first}: {a}. {second}: {b}.")
            }
        };
        format!("“{}” {answers}", question.text)
    };
    Block::list(questions.iter().map(item))
}

/// A question as each side was asked it, with what each answered.
pub(super) fn in_own_words(diagnosis: &Diagnosis, question: &Question) -> Block {
    Block::list(Role::SIDES.map(|role| {
        let side = diagnosis.sides[role.index()].name;
        let text = wording(diagnosis, question, role);
        let answer = answer(diagnosis, question, role);
        format!("{side} was asked: “{text}” The answer: {answer}.")
    }))
}

/// The same without the answers, which are to be given in the meeting.
pub(super) fn to_be_answered(diagnosis: &Diagnosis, question: &Question) -> Block {
    Block::list(Role::SIDES.map(|role| {
        let side = diagnosis.sides[role.index()].name;
        format!("{side}: “{}”", wording(diagnosis, question, role))
    }))
}
