//! When to ask again, and with what.

use crate::calendar::Day;
use crate::diagnosis::Diagnosis;
use crate::questionnaire::{DEFAULT, embedded};
use crate::report::document::Block;

/// The id of the short questionnaire, all of whose questions are the full one's.
const PULSE: &str = "pulse";

/// Both sides are asked again after so many months.
const MONTHS: u8 = 3;

pub(super) fn blocks(diagnosis: &Diagnosis, start: Option<Day>) -> Vec<Block> {
    let on = start.map_or(String::new(), |start| {
        format!(", on {}", start.months_later(MONTHS))
    });
    let (with, option) = match pulse(diagnosis) {
        Some(name) => (
            "the short questionnaire, the pulse. It takes about three minutes, and its questions are among the full one's, so that the answers can be compared",
            format!(" --questionnaire {name}"),
        ),
        None => ("the same questionnaire", question_option(diagnosis)),
    };
    vec![
        Block::paragraph(format!(
            "Ask both sides again in three months{on}, with {with}."
        )),
        Block::paragraph(
            "Before you part, each leader says one thing that they take from this meeting.",
        ),
        Block::list([
            format!("To ask: detente survey --dir NEW{option}"),
            "To see what has changed: detente compare OLD NEW".to_owned(),
        ]),
    ]
}

/// The pulse that goes with these answers; none where other questions were asked.
fn pulse(diagnosis: &Diagnosis) -> Option<String> {
    let asked = diagnosis.questionnaire;
    if ![DEFAULT, PULSE].contains(&asked.id) {
        return None;
    }
    let is_newest = embedded(PULSE).is_some_and(|newest| newest.version == asked.version);
    let name = if is_newest {
        PULSE.to_owned()
    } else {
        format!("{PULSE}@{}", asked.version)
    };
    embedded(&name).map(|_| name)
}

/// How the same questions are asked for on the command line.
pub(super) fn question_option(diagnosis: &Diagnosis) -> String {
    let asked = diagnosis.questionnaire;
    let name = format!("{}@{}", asked.id, asked.version);
    let is_newest = |id: &str| embedded(id).is_some_and(|newest| newest.version == asked.version);
    match asked.id {
        DEFAULT if is_newest(DEFAULT) => String::new(),
        id if is_newest(id) => format!(" --questionnaire {id}"),
        _ if embedded(&name).is_some() => format!(" --questionnaire {name}"),
        _ => " --questionnaire FILE".to_owned(),
    }
}
