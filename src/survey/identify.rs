//! Who answers: asks for what the command line left open.

use super::prompt::{Prompt, Stop};
use super::setting::Setting;
use super::state::Who;
use crate::questionnaire::{Questionnaire, Role};

/// What is known about the respondent before anything is asked.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub company: Option<String>,
    pub wave: Option<String>,
    /// The side, or the observer.
    pub role: Option<Role>,
    /// The name or alias.
    pub respondent: Option<String>,
}

/// Asks for what isn't known. Where the company is known, the wave isn't asked for.
pub(super) fn identify(
    setting: &Setting,
    known: &Known,
    prompt: &mut dyn Prompt,
) -> Result<Who, Stop> {
    let questionnaire = setting.questionnaire;
    let (company, wave) = match (&known.company, &known.wave) {
        (Some(company), wave) => (company.clone(), wave.clone()),
        (None, wave) => match same_company(setting, wave.as_deref(), prompt)? {
            Some(same) => same,
            None => ask_company(questionnaire, wave.clone(), prompt)?,
        },
    };
    let role = known
        .role
        .map_or_else(|| ask_role(questionnaire, prompt), Ok)?;
    let needed = Some(questionnaire.word("survey-name-needed"));
    let respondent = match &known.respondent {
        Some(name) => name.clone(),
        None => prompt.line(questionnaire.word("survey-name"), needed)?,
    };
    Ok(Who {
        company,
        wave,
        role,
        respondent,
    })
}

/// Offers the company and wave of the answers that are there, so that a name that is typed a second
/// time isn't another one by a slip.
fn same_company(
    setting: &Setting,
    wave: Option<&str>,
    prompt: &mut dyn Prompt,
) -> Result<Option<(String, Option<String>)>, Stop> {
    if !setting.asks {
        return Ok(None);
    }
    let questionnaire = setting.questionnaire;
    let found = setting.folder.company(questionnaire);
    let Some(same) = found.filter(|(_, found)| wave.is_none() || wave == found.as_deref()) else {
        return Ok(None);
    };
    let choice = match &same {
        (company, None) => questionnaire.phrase("survey-same", &[("company", company)]),
        (company, Some(wave)) => {
            let values = [("company", company.as_str()), ("wave", wave)];
            questionnaire.phrase("survey-same-wave", &values)
        }
    };
    let choices = [
        choice,
        questionnaire.word("survey-other-company").to_owned(),
    ];
    let chosen = prompt.choose(questionnaire.word("survey-company"), &choices)?;
    Ok((chosen == 0).then_some(same))
}

fn ask_company(
    questionnaire: &Questionnaire,
    wave: Option<String>,
    prompt: &mut dyn Prompt,
) -> Result<(String, Option<String>), Stop> {
    let needed = Some(questionnaire.word("survey-name-needed"));
    let company = prompt.line(questionnaire.word("survey-company"), needed)?;
    let wave = match wave {
        Some(wave) => wave,
        None => prompt.line(questionnaire.word("survey-wave"), None)?,
    };
    Ok((company, Some(wave).filter(|wave| !wave.is_empty())))
}

fn ask_role(questionnaire: &Questionnaire, prompt: &mut dyn Prompt) -> Result<Role, Stop> {
    let parties = questionnaire.parties();
    let (roles, names): (Vec<Role>, Vec<String>) = parties
        .map(|(role, party)| (role, party.name.clone()))
        .unzip();
    Ok(roles[prompt.choose(questionnaire.word("survey-side"), &names)?])
}
