//! One respondent's visit: who it is, whether there is a draft, the intro, the questions, the file.

use std::cell::Cell;
use std::path::PathBuf;

use super::arrival::{Arrival, Begun, who};
use super::draft;
use super::flow;
use super::folder::Slot;
use super::identify::Known;
use super::intro::introduce;
use super::posed::Who;
use super::prompt::{Prompt, Stop};
use super::setting::Setting;
use super::state::Survey;
use crate::answers;
use crate::diagnostic::Diagnostic;
use crate::reading::{self, Input};
use crate::save::{Existing, save};

/// A visit that came to its end.
#[derive(Debug)]
pub struct Visited {
    pub who: Who,
    /// The answer file.
    pub file: PathBuf,
}

/// A visit that has come to nothing yet, and what there is of it.
#[derive(Debug)]
pub struct Unfinished {
    pub stop: Stop,
    /// The draft, where there is one.
    pub draft: Option<PathBuf>,
}

/// Receives one respondent, from the first question about who it is to the answer file.
pub fn visit(
    setting: &Setting,
    known: &Known,
    prompt: &mut dyn Prompt,
) -> Result<Visited, Unfinished> {
    let mut arrival = Arrival::new(setting, known);
    loop {
        let nowhere = |stop| Unfinished { stop, draft: None };
        let mut begun = arrival.receive(prompt).map_err(nowhere)?;
        let has_way_back = arrival.has_way_back();
        let slot = begun.slot.clone();
        // Whoever begins with an answer file there has agreed to replace it; one that turns up later stays.
        let existing = if slot.answers.exists() {
            Existing::Replace
        } else {
            Existing::Keep
        };
        match ask(setting, &mut begun, has_way_back, prompt) {
            Err(Stop::Back) => continue,
            asked => asked
                .and_then(|()| Ok(finish(setting, &begun.survey, &slot, existing)?))
                .map_err(|stop| Unfinished {
                    stop,
                    draft: slot.draft.exists().then(|| slot.draft.clone()),
                })?,
        }
        let saved = format!("The answers are saved in {}.", slot.answers.display());
        setting.watch.set_farewell(saved);
        return Ok(Visited {
            who: who(&begun.survey),
            file: slot.answers,
        });
    }
}

/// The intro and all questions. It goes back where the intro is left before anything is kept.
fn ask(
    setting: &Setting,
    begun: &mut Begun,
    has_way_back: bool,
    prompt: &mut dyn Prompt,
) -> Result<(), Stop> {
    let (questionnaire, slot) = (setting.questionnaire, &begun.slot);
    if slot.draft.exists() {
        setting.watch.set_farewell(setting.farewell(&slot.draft));
    }
    let has_kept = Cell::new(false);
    let mut keep = |survey: &Survey| {
        let _whole = setting.watch.busy();
        draft::write(&slot.draft, survey, questionnaire)?;
        has_kept.set(true);
        setting.watch.set_farewell(setting.farewell(&slot.draft));
        Ok(())
    };
    loop {
        match introduce(questionnaire, &begun.survey, begun.is_resumed, prompt) {
            // Answers that are kept stay those of whoever gave them.
            Err(Stop::Back) if has_kept.get() || !has_way_back => continue,
            read => read?,
        }
        match flow::ask(questionnaire, &mut begun.survey, prompt, &mut keep) {
            Err(Stop::Back) => {}
            end => return end,
        }
    }
}

/// Writes the answer file, having read it as `detente report` will, and takes the draft away.
fn finish(
    setting: &Setting,
    survey: &Survey,
    slot: &Slot,
    existing: Existing,
) -> Result<(), Vec<Diagnostic>> {
    let text = answers::write(survey.record(), setting.questionnaire);
    let name = slot.answers.to_string_lossy();
    let input = Input::Text(&name, text.as_bytes());
    let (_, mut problems) = reading::records(&[input], setting.questionnaire);
    problems.retain(Diagnostic::is_error);
    if !problems.is_empty() {
        return Err(problems);
    }
    let _whole = setting.watch.busy();
    save(&slot.answers, &text, existing)?;
    match std::fs::remove_file(&slot.draft) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            let why = format!("the unfinished survey can't be taken away: {error}");
            let problem = Diagnostic::error("unwritable", why);
            Err(vec![problem.in_file(slot.draft.to_string_lossy())])
        }
        _ => Ok(()),
    }
}
