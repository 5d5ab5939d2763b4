//! The first actions, with room for a name and a date.

use crate::calendar::Day;
use crate::diagnosis::{Action, Diagnosis};
use crate::diagnostic::list;
use crate::plan::due;
use crate::report::document::{Block, Step, Task, Text, asked};
use crate::report::sentences;
use crate::score::{Classification, Points};

/// Room to write.
const BLANK: &str = "______________";

pub(super) fn title(diagnosis: &Diagnosis) -> &'static str {
    if diagnosis.can_wait() {
        "The first actions, when you come to them"
    } else {
        "The first actions"
    }
}

pub(super) fn blocks(diagnosis: &Diagnosis, start: Option<Day>) -> Vec<Block> {
    let steps: Vec<Step> = diagnosis
        .first_actions()
        .map(|action| step(diagnosis, action, start))
        .collect();
    let (steps, lead) = if steps.is_empty() {
        (vec![agreed(diagnosis)], sentences::nothing(diagnosis))
    } else {
        let each = if start.is_some() && is_urgent(diagnosis) {
            "a name"
        } else {
            "a name and a date"
        };
        let half_heard = half_heard(diagnosis);
        let lead = if diagnosis.rests_on_one_side() {
            format!(
                "These follow from what one side alone answered. Ask the other first whether it sees that too; then give each {each}."
            )
        } else if !half_heard.is_empty() {
            format!(
                "These follow from the answers of both sides, and on {} from one side's alone: ask the other first whether it sees that too. Give each {each}.",
                list::plain(&half_heard)
            )
        } else {
            format!(
                "These follow from the answers of both sides taken together. Change them where both leaders know better, and give each {each}."
            )
        };
        (steps, lead)
    };
    let is_numbered = true;
    vec![Block::paragraph(lead), Block::Steps { steps, is_numbered }]
}

/// What something is prescribed for though one side alone was heard on it.
fn half_heard(diagnosis: &Diagnosis) -> Vec<String> {
    let causes = diagnosis.causes.iter();
    let half = causes.filter(|cause| {
        cause.need > Some(Points::ZERO) && cause.reading == Some(Classification::OneSideHeard)
    });
    half.map(|cause| diagnosis.inside(cause.title)).collect()
}

fn step(diagnosis: &Diagnosis, action: &Action, start: Option<Day>) -> Step {
    let when = diagnosis.when(action);
    let sign = action
        .sign
        .map(|sign| asked(format!("It worked when: {sign}")));
    Step {
        owner: action.owner.to_owned(),
        when: when.map(sentences::when),
        task: Task::ToDo,
        text: action.text.to_owned(),
        notes: sign
            .into_iter()
            .chain([who_and_by(due(when, start))])
            .collect(),
    }
}

/// Whether the actions have a time: what can wait has none.
fn is_urgent(diagnosis: &Diagnosis) -> bool {
    !diagnosis.can_wait()
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
