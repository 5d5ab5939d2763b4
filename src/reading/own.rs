//! Files that the program wrote, which hold figures and no answers.

use super::csv;
use super::format::FileFormat;
use super::{Input, SheetChoice, Texts};
use crate::answers::mapping::ColumnMapping;
use crate::source::Found;

/// What JSON begins with that nobody writes but the program, without white space.
const FORMATS: [&str; 6] = [
    "{\"format\":\"detente/report@",
    "{\"format\":\"detente/failed@",
    "{\"format\":\"detente/comparison@",
    "{\"format\":\"detente/not-compared@",
    "{\"format\":\"detente/norms@",
    "{\"format\":\"detente/reliability@",
];

/// So many characters hold the longest of them.
const START: usize = 64;

/// Whether the program wrote this file, so that it may write it anew.
pub(crate) fn is_own(file: &str) -> bool {
    let choice = SheetChoice {
        name: None,
        questionnaire: None,
        mapping: &ColumnMapping::default(),
    };
    let found = Found::file(file);
    let Ok(texts) = Texts::read(&found, &choice) else {
        return false;
    };
    let inputs = Input::of(&found.files, &texts);
    !inputs.is_empty() && inputs.into_iter().all(holds_figures)
}

fn holds_figures(input: Input) -> bool {
    let Some(head) = input.head() else {
        return false;
    };
    if input.format() == FileFormat::Table {
        return csv::is_own(&head);
    }
    begins_as_own(&head.text)
}

/// Whether a text begins as the JSON does that the program writes.
pub(super) fn begins_as_own(text: &str) -> bool {
    let dark = text.chars().filter(|at| !at.is_whitespace());
    let start: String = dark.take(START).collect();
    FORMATS.iter().any(|format| start.starts_with(format))
}
