//! One respondent's visit: who it is, whether there is a draft, the intro, the questions, the file.

use std::path::PathBuf;

use super::draft;
use super::flow;
use super::folder::Slot;
use super::identify::{Known, identify};
use super::intro::{introduce, standing};
use super::prompt::{Prompt, Stop};
use super::setting::Setting;
use super::state::{Survey, Who};
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
    let nowhere = |stop| Unfinished { stop, draft: None };
    let (mut survey, is_resumed) = begin(setting, known, prompt).map_err(nowhere)?;
    let slot = setting.folder.slot(&who(&survey), setting.questionnaire);
    // Whoever begins with an answer file there has agreed to replace it; one that turns up later stays.
    let existing = if slot.answers.exists() {
        Existing::Replace
    } else {
        Existing::Keep
    };
    let unfinished = |stop| Unfinished {
        stop,
        draft: slot.draft.exists().then(|| slot.draft.clone()),
    };
    if slot.draft.exists() {
        setting.watch.set_farewell(setting.farewell(&slot.draft));
    }
    introduce(setting.questionnaire, &survey, is_resumed, prompt).map_err(unfinished)?;
    let mut keep = |survey: &Survey| {
        let _whole = setting.watch.busy();
        draft::write(&slot.draft, survey, setting.questionnaire)?;
        setting.watch.set_farewell(setting.farewell(&slot.draft));
        Ok(())
    };
    flow::ask(&mut survey, prompt, &mut keep).map_err(unfinished)?;
    finish(setting, &survey, &slot, existing).map_err(|problem| unfinished(problem.into()))?;
    setting.watch.set_farewell(format!(
        "The answers are saved in {}.",
        slot.answers.display()
    ));
    Ok(Visited {
        who: who(&survey),
        file: slot.answers,
    })
}

fn who(survey: &Survey) -> Who {
    let record = survey.record();
    Who {
        company: record.company.clone(),
        wave: record.wave.clone(),
        role: record.role,
        respondent: record.respondent.clone().unwrap_or_default(),
    }
}

/// The survey to go on with, and whether it is a draft's.
fn begin<'a>(
    setting: &Setting<'a>,
    known: &Known,
    prompt: &mut dyn Prompt,
) -> Result<(Survey<'a>, bool), Stop> {
    if setting.asks
        && let Some(survey) = resume(setting, known, prompt)?
    {
        return Ok((survey, true));
    }
    let questionnaire = setting.questionnaire;
    let mut known = known.clone();
    loop {
        let who = identify(setting, &known, prompt)?;
        let slot = setting.folder.slot(&who, questionnaire);
        if slot.answers.exists() && !setting.replace {
            if !setting.asks {
                return Err(answered(&slot).into());
            }
            let name = slot
                .answers
                .file_name()
                .unwrap_or_default()
                .to_string_lossy();
            let choices = [
                questionnaire.word("survey-other-name").to_owned(),
                questionnaire.phrase("survey-replace", &[("file", &name)]),
            ];
            let title = questionnaire.phrase("survey-answered", &[("name", &who.respondent)]);
            if prompt.choose(&title, &choices)? == 0 {
                known = Known {
                    company: Some(who.company),
                    wave: who.wave,
                    role: Some(who.role),
                    respondent: None,
                };
                continue;
            }
        }
        if !slot.draft.exists() {
            return Ok((Survey::new(questionnaire, &who), false));
        }
        let survey = draft::read(&slot.draft, questionnaire)?;
        if !setting.asks || wants_to_resume(setting, &survey, prompt)? {
            return Ok((survey, true));
        }
        return Ok((Survey::new(questionnaire, &who), false));
    }
}

/// Offers the unfinished surveys that fit what is known.
fn resume<'a>(
    setting: &Setting<'a>,
    known: &Known,
    prompt: &mut dyn Prompt,
) -> Result<Option<Survey<'a>>, Stop> {
    let is_known_whole =
        known.company.is_some() && known.role.is_some() && known.respondent.is_some();
    if is_known_whole {
        // Then there is one draft at most, which is asked about by itself.
        return Ok(None);
    }
    let fits = |who: &Who| {
        known
            .company
            .as_ref()
            .is_none_or(|company| *company == who.company)
            && known
                .wave
                .as_ref()
                .is_none_or(|wave| Some(wave) == who.wave.as_ref())
            && known.role.is_none_or(|role| role == who.role)
            && known
                .respondent
                .as_ref()
                .is_none_or(|name| *name == who.respondent)
    };
    let drafts = setting.folder.drafts(setting.questionnaire).into_iter();
    let mut drafts: Vec<Survey> = drafts.filter(|survey| fits(&who(survey))).collect();
    if drafts.is_empty() {
        return Ok(None);
    }
    let mut choices: Vec<String> = drafts
        .iter()
        .map(|survey| standing(setting.questionnaire, "survey-resume", survey))
        .collect();
    choices.push(setting.questionnaire.word("survey-new").to_owned());
    let chosen = prompt.choose(setting.questionnaire.word("survey-unfinished"), &choices)?;
    Ok((chosen < drafts.len()).then(|| drafts.swap_remove(chosen)))
}

fn wants_to_resume(
    setting: &Setting,
    survey: &Survey,
    prompt: &mut dyn Prompt,
) -> Result<bool, Stop> {
    let choices = [
        standing(setting.questionnaire, "survey-resume", survey),
        setting.questionnaire.word("survey-restart").to_owned(),
    ];
    Ok(prompt.choose(setting.questionnaire.word("survey-unfinished"), &choices)? == 0)
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
            Err(vec![
                Diagnostic::error("unwritable", why).in_file(slot.draft.to_string_lossy()),
            ])
        }
        _ => Ok(()),
    }
}

fn answered(slot: &Slot) -> Vec<Diagnostic> {
    let problem = Diagnostic::error("answered-already", "this respondent has answered already")
        .in_file(slot.answers.to_string_lossy());
    vec![problem.help("add `--replace` to answer again and replace this file")]
}
