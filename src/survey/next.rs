//! After a respondent: who is next, or the report.

use super::folder::Answered;
use super::identify::Known;
use super::intro::away;
use super::prompt::{Notice, Prompt, Stop};
use super::visit::Visited;
use crate::questionnaire::{Party, Questionnaire, Role};

/// What comes after a respondent.
#[derive(Debug)]
pub enum Next {
    /// Somebody else, of whom this is known.
    Ask(Known),
    Report,
    Stop,
}

/// The sides from which nobody has answered.
pub fn missing<'q>(questionnaire: &'q Questionnaire, answered: &Answered) -> Vec<&'q Party> {
    let missing = Role::SIDES.into_iter().filter(|role| !has(answered, *role));
    missing
        .filter_map(|role| questionnaire.party(role))
        .collect()
}

/// Asks what comes next, and hands over where somebody else does: the side that is missing first, the
/// report as soon as both sides have answered.
pub fn choose(
    questionnaire: &Questionnaire,
    answered: &Answered,
    visited: &Visited,
    prompt: &mut dyn Prompt,
) -> Result<Next, Stop> {
    let who = &visited.who;
    let file = visited.file.to_string_lossy();
    let title = questionnaire.phrase("survey-next", &[("name", &who.respondent), ("file", &file)]);
    let mut choices = choices(questionnaire, answered);
    let texts: Vec<String> = choices.iter().map(|(text, _)| text.clone()).collect();
    let (text, chosen) = choices.swap_remove(prompt.choose(&title, &texts)?);
    let role = match chosen {
        Chosen::Report => return Ok(Next::Report),
        Chosen::Stop => return Ok(Next::Stop),
        Chosen::Role(role) => role,
    };
    prompt.forget();
    let mut paragraphs = vec![questionnaire.word("survey-cleared").to_owned()];
    paragraphs.extend(away(questionnaire, role));
    prompt.show(&Notice {
        title: text,
        paragraphs,
        end: questionnaire.word("survey-seated").to_owned(),
    })?;
    Ok(Next::Ask(Known {
        company: Some(who.company.clone()),
        wave: who.wave.clone(),
        role: Some(role),
        respondent: None,
    }))
}

#[derive(Clone, Copy)]
enum Chosen {
    Role(Role),
    Report,
    Stop,
}

fn choices(questionnaire: &Questionnaire, answered: &Answered) -> Vec<(String, Chosen)> {
    let (waited_for, heard): (Vec<Role>, Vec<Role>) = Role::SIDES
        .into_iter()
        .partition(|role| !has(answered, *role));
    let over = |key: &str, role: Role| {
        let name = questionnaire.party(role).map_or("", |party| &party.name);
        (
            questionnaire.phrase(key, &[("side", name)]),
            Chosen::Role(role),
        )
    };
    let mut choices: Vec<_> = waited_for
        .iter()
        .map(|role| over("survey-next-side", *role))
        .collect();
    if waited_for.is_empty() {
        choices.push((
            questionnaire.word("survey-next-report").to_owned(),
            Chosen::Report,
        ));
    }
    if questionnaire.observer.is_some() && !has(answered, Role::Observer) {
        choices.push(over("survey-next-observer", Role::Observer));
    }
    choices.extend(heard.iter().map(|role| over("survey-next-more", *role)));
    choices.push((
        questionnaire.word("survey-next-stop").to_owned(),
        Chosen::Stop,
    ));
    choices
}

fn has(answered: &Answered, role: Role) -> bool {
    answered.records.iter().any(|record| record.role == role)
}
