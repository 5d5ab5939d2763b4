//! The first actions, with room for a name and a date.

use super::parts::Parts;
use crate::calendar::Day;
use crate::diagnosis::{Action, Cause, Diagnosis};
use crate::plan::due;
use crate::report::document::{Block, Step, Task, Text, asked};
use crate::report::sentences;

/// Room to write.
const BLANK: &str = "______________";

pub(super) fn title(diagnosis: &Diagnosis) -> &'static str {
    if diagnosis.can_wait() {
        "The first actions, when you come to them"
    } else {
        "The first actions"
    }
}

pub(super) fn blocks(diagnosis: &Diagnosis, parts: &Parts, start: Option<Day>) -> Vec<Block> {
    let step = |action| step(diagnosis, action, start);
    let steps: Vec<Step> = diagnosis.first_actions().map(step).collect();
    let (steps, lead) = if steps.is_empty() {
        (vec![agreed(diagnosis)], sentences::nothing(diagnosis))
    } else {
        let has_dates = start.is_some() && !diagnosis.can_wait();
        let each = if has_dates {
            "a name"
        } else {
            "a name and a date"
        };
        (steps, lead(diagnosis, parts, each))
    };
    vec![Block::paragraph(lead), Block::steps(steps, true)]
}

/// Whose answers the steps follow from, and who is to be heard before they are taken.
fn lead(diagnosis: &Diagnosis, parts: &Parts, each: &str) -> String {
    if diagnosis.rests_on_one_side() {
        return format!(
            "These follow from what one side alone answered. Ask the other first whether it sees that too; then give each {each}."
        );
    }
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let half_heard = [
        ([true, false], first, second),
        ([false, true], second, first),
    ];
    let half_heard = half_heard.into_iter().filter_map(|(heard, name, other)| {
        let causes = needed(diagnosis, |cause| cause.heard() == heard)?;
        Some(format!(
            "On {causes} they follow from those of {name} alone: ask {other} first whether it sees that too."
        ))
    });
    let half_heard: Vec<String> = half_heard.collect();
    let divided = needed(diagnosis, |cause| parts.divided.contains(&cause.title));
    let lone = needed(diagnosis, |cause| parts.hidden.contains(&cause.title));
    let mut sentences =
        vec!["These follow from the answers of both sides taken together.".to_owned()];
    let is_any_half_heard = !half_heard.is_empty();
    sentences.extend(half_heard);
    sentences.extend(divided.as_ref().map(|causes| {
        format!("On {causes} the people within a side see it very differently: hear them first.")
    }));
    sentences.extend(lone.as_ref().map(|causes| format!("On {causes} only one of several people of a side answered enough: ask the others first.")));
    sentences.push(if is_any_half_heard || divided.or(lone).is_some() {
        format!("Give each action {each}.")
    } else {
        format!("Change them where both leaders know better, and give each {each}.")
    });
    sentences.join(" ")
}

/// The causes of a kind that something is prescribed for; none where there are none.
fn needed(diagnosis: &Diagnosis, is_of_kind: impl Fn(&Cause) -> bool) -> Option<String> {
    diagnosis.titles(diagnosis.needed().filter(|cause| is_of_kind(cause)))
}

fn step(diagnosis: &Diagnosis, action: &Action, start: Option<Day>) -> Step {
    let (when, sign) = (diagnosis.when(action), action.sign);
    let sign = sign.map(|sign| asked(format!("It worked when: {sign}")));
    let by = [who_and_by(due(when, start))];
    Step {
        owner: action.owner.to_owned(),
        when: when.map(sentences::when),
        task: Task::ToDo,
        text: action.text.to_owned(),
        notes: sign.into_iter().chain(by).collect(),
    }
}

/// A step that the leaders find themselves.
fn agreed(diagnosis: &Diagnosis) -> Step {
    let [first, second] = diagnosis.sides.map(|side| side.name);
    Step {
        owner: format!("{first} and {second}"),
        when: None,
        task: Task::ToDo,
        text: "One thing that both will try until you ask again.".to_owned(),
        notes: vec![format!("What: {BLANK}{BLANK}").into(), who_and_by(None)],
    }
}

fn who_and_by(due: Option<Day>) -> Text {
    let by = due.map_or(BLANK.to_owned(), |day| day.to_string());
    format!("Name: {BLANK} By: {by}").into()
}
