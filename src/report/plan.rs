//! The plan that a report begins: what it puts first, as a file that people go on with.

use super::sentences;
use crate::calendar::Day;
use crate::diagnosis::{Action, Diagnosis};
use crate::diagnostic::list;
use crate::plan::{FORMAT, due};
use crate::sanitise::{safe_json, visible};
use crate::source::to_yaml;

/// The columns that comments are wrapped to.
const WIDTH: usize = 98;

/// How the file is gone on with.
const HOW: [&str; 3] = [
    "Change it as both leaders agree: days, owners, actions of your own, which need a `text` and nothing else. detente doesn't write over this file.",
    "`done` is no, yes, dropped, or the day that it was done, as in 2026-12-08.",
    "`detente report NEW --since OLD --plan THIS` tells what has become of it, and shows owners and notes: name nobody here whom that report shouldn't name.",
];

/// Renders the plan, its days counted from the day that work starts.
pub(super) fn render(diagnosis: &Diagnosis, start: Option<Day>) -> String {
    let title = sentences::title(diagnosis);
    let mut text = if diagnosis.waits_for_a_side() && !diagnosis.needs_asking_again() {
        let if_so = "what would come first, if the other side sees it too. Hear that side before you act on it";
        comment(&format!("{title}: {if_so}."))
    } else {
        let first = if diagnosis.can_wait() {
            "what to do when you come to it. Little harm is done so far, so the days are left to you"
        } else {
            "what to do first"
        };
        comment(&format!("{title}: {first}."))
    };
    for how in HOW {
        text += &comment(how);
    }
    text += &format!("format: {FORMAT}\n");
    text += &field("company", diagnosis.company);
    let wave = diagnosis.wave;
    text += &wave.map_or(String::new(), |wave| field("wave", wave));
    text += &start.map_or(String::new(), |start| format!("start: {start}\n"));
    if diagnosis.needs_asking_again() {
        text += &comment(&sentences::ask_again(diagnosis));
    }
    let actions = diagnosis.first_actions();
    let actions: String = actions
        .map(|action| action_of(diagnosis, action, start))
        .collect();
    if actions.is_empty() {
        text += &comment(&sentences::nothing(diagnosis));
        return text + "actions: []\n";
    }
    text + "actions:\n" + &actions
}

fn action_of(diagnosis: &Diagnosis, action: &Action, start: Option<Day>) -> String {
    let (when, sign) = (diagnosis.when(action), action.sign);
    let due = due(when, start).map_or(String::new(), |day| format!(" {day}"));
    let lines = [
        field("id", action.id),
        open_field("text", action.text),
        open_field("owner", action.owner),
        when.map_or(String::new(), |when| field("when", sentences::when(when))),
        format!("due:{due}\n"),
        sign.map_or(String::new(), |sign| open_field("sign", sign)),
        "done: no\n".to_owned(),
        open_field("note", ""),
    ];
    let lines = lines.concat();
    let mut lines = lines.lines();
    let first = lines.next().map(|line| format!("- {line}\n"));
    let others = lines.map(|line| format!("  {line}\n"));
    first.into_iter().chain(others).collect()
}

fn field(name: &str, text: &str) -> String {
    let text = list::joined(text.split_whitespace(), " ");
    let is_plain = visible(&text) == text;
    let written = if is_plain {
        to_yaml(&text)
    } else {
        quoted(&text)
    };
    format!("{name}: {}\n", written.trim_end())
}

/// A field whose text people change: within quotes they may write what they like.
fn open_field(name: &str, text: &str) -> String {
    format!("{name}: {}\n", quoted(text))
}

/// A text in quotes, in which what can't be seen is escaped.
fn quoted(text: &str) -> String {
    let text = list::joined(text.split_whitespace(), " ");
    safe_json(&serde_json::Value::from(text).to_string())
}

fn comment(text: &str) -> String {
    let text = visible(text);
    let comment = textwrap::Options::new(WIDTH)
        .initial_indent("# ")
        .subsequent_indent("# ");
    textwrap::fill(&text, comment) + "\n"
}
