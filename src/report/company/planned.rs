//! What has become of a plan.

use std::collections::HashSet;

use crate::calendar::Day;
use crate::diagnosis::{Action, Diagnosis, Done, HeadlineId};
use crate::diagnostic::list;
use crate::plan::{Followed, FollowedAction, State};
use crate::report::document::{Block, Section, Step, Task, asked};
use crate::report::subject::Subject;

/// What may not be concluded from it.
const NO_PROOF: &str = "That an action is done and that a figure has changed since doesn't prove that one led to the other. Ask both leaders what they think.";

/// How many of its actions came to what, for the first screen, and of which wave it is where that isn't the earlier one.
pub(super) fn line(subject: Subject) -> Option<String> {
    let plan = subject.plan?;
    let earlier = subject.since.flatten().and_then(|it| it.waves.old);
    let wave = plan.wave.as_deref();
    let other = wave.filter(|wave| earlier.is_some_and(|earlier| earlier != *wave));
    let after = other.map_or(String::new(), |wave| format!(" after {wave}"));
    let is_undone = [State::Late, State::Open].map(|state| count(plan, state)) != [0, 0];
    let needed = if is_undone && subject.diagnosis.headline.id == HeadlineId::Healthy {
        " No cause is above the line now: ask whether what isn't done is still needed."
    } else {
        ""
    };
    Some(counted(plan, &after) + needed)
}

fn counted(plan: &Followed, after: &str) -> String {
    let states = [
        State::Done,
        State::DoneLate,
        State::Late,
        State::Open,
        State::Dropped,
    ];
    let told = list::counted(states.map(|state| (count(plan, state), called(state))));
    match plan.actions.len() {
        0 => format!("No actions were planned{after}."),
        all => {
            let actions = list::count(all, "action", "actions");
            format!("Of {actions} planned{after}: {}.", list::plain(told))
        }
    }
}

fn called(state: State) -> &'static str {
    match state {
        State::Done => "done",
        State::DoneLate => "done late",
        State::Late => "late",
        State::Open => "open",
        State::Dropped => "dropped",
    }
}

fn count(plan: &Followed, state: State) -> usize {
    let actions = plan.actions.iter();
    actions.filter(|action| action.state == state).count()
}

/// What an action has come to by the plan; none where the plan doesn't have it, or has put another one in its place.
pub(super) fn outcome(plan: &Followed, asked: &Action) -> Option<String> {
    let mut actions = plan.actions.iter();
    let action = actions.find(|action| action.id.as_deref() == Some(asked.id))?;
    if !is_still(&action.text, asked.text) {
        return None;
    }
    match action.state {
        State::Done | State::DoneLate => {
            let day = action.done;
            let day = day.map_or(String::new(), |day| format!(" on {day}"));
            let is_denied = asked.is_called_by_both(Done::No);
            // Where the observer says that it's done, that stands above.
            Some(if is_denied && asked.done_as_observed != Some(Done::Yes) {
                format!("Done{day}, by the plan, but both sides say no: ask what they see of it.")
            } else {
                format!("Done{day}, by the plan: ask whether it has worked before you do it again.")
            })
        }
        State::Dropped => {
            Some("Dropped, by the plan: ask why before you take it up again.".to_owned())
        }
        State::Late => Some("Planned last time, and late: ask what keeps it.".to_owned()),
        State::Open => Some("Planned last time, and still open.".to_owned()),
    }
}

/// Whether a text that may have been changed still says what it did: half of the words of the shorter one are in the other.
fn is_still(text: &str, asked: &str) -> bool {
    let words = |text: &str| -> HashSet<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (text, asked) = (words(text), words(asked));
    2 * text.intersection(&asked).count() >= text.len().min(asked.len())
}

/// Each action, what has become of it, and what that doesn't prove.
pub(super) fn section(subject: Subject) -> Option<Section> {
    let (diagnosis, plan) = (subject.diagnosis, subject.plan?);
    let heading = match &plan.wave {
        Some(wave) => format!("What was planned after {wave}"),
        None => "What was planned last time".to_owned(),
    };
    let steps = plan.actions.iter();
    let steps: Vec<Step> = steps.map(|action| step(diagnosis, plan, action)).collect();
    let mut blocks: Vec<Block> = line(subject).map(Block::paragraph).into_iter().collect();
    if !steps.is_empty() {
        blocks.push(Block::steps(steps, false));
    }
    let are_done = [State::Done, State::DoneLate].map(|state| count(plan, state));
    if are_done != [0, 0] {
        blocks.push(Block::paragraph(NO_PROOF));
    }
    Some(Section::new("planned", heading, blocks))
}

/// That both sides say otherwise than the plan whether an action is done.
fn otherwise(diagnosis: &Diagnosis, planned: &FollowedAction) -> Option<String> {
    let actions = diagnosis.solutions.iter();
    let mut actions = actions.flat_map(|solution| &solution.actions);
    let action = actions.find(|action| planned.id.as_deref() == Some(action.id))?;
    if !is_still(&planned.text, action.text) {
        return None;
    }
    let otherwise = match planned.state {
        State::Done | State::DoneLate if action.is_called_by_both(Done::No) => {
            "Both sides say that it isn't done: ask what they see of it."
        }
        State::Late | State::Open if action.is_called_by_both(Done::Yes) => {
            "Both sides say that it, or a part of it, is done: if so, say so in the plan."
        }
        _ => return None,
    };
    Some(otherwise.to_owned())
}

fn step(diagnosis: &Diagnosis, plan: &Followed, action: &FollowedAction) -> Step {
    let task = match action.state {
        State::Done | State::DoneLate => Task::Done,
        State::Late | State::Open => Task::ToDo,
        State::Dropped => Task::Dropped,
    };
    let is_done = task == Task::Done;
    let sign = action.sign.as_ref().filter(|_| is_done);
    let sign = sign.map(|sign| asked(format!("Has it worked? The sign: {sign}")));
    let note = action.note.as_ref();
    let note = note.map(|note| asked(format!("Note: {note}")));
    let otherwise = otherwise(diagnosis, action);
    let days = days(action, plan.on).into_iter().chain(otherwise);
    Step {
        owner: action.owner.clone().unwrap_or("Nobody yet".to_owned()),
        when: Some(called(action.state)),
        text: action.text.clone(),
        task,
        notes: days.map(Into::into).chain(sign).chain(note).collect(),
    }
}

/// "Due 2026-12-08, done 2026-12-10."
fn days(action: &FollowedAction, on: Option<Day>) -> Option<String> {
    let is_late = action.state == State::Late;
    let done = match action.state {
        State::Done | State::DoneLate => "done",
        _ => "to be done",
    };
    let days = [
        ("due", action.due),
        (done, action.done),
        ("not done by", on.filter(|_| is_late)),
    ];
    let told = days.into_iter();
    let told = told.filter_map(|(what, day)| Some(format!("{what} {}", day?)));
    let told = list::joined(told, ", ");
    let mut letters = told.chars();
    let first = letters.next()?.to_uppercase();
    Some(format!("{first}{}.", letters.as_str()))
}
