//! After a respondent: who sits down next, and the report for the observer alone.

use super::identify::Known;
use super::intro::away;
use super::posed::Who;
use super::prompt::{Menu, Notice, Prompt, Stop};
use super::setting::Setting;
use super::standing::Standing;
use super::visit::Visited;
use crate::questionnaire::{Questionnaire, Role};

/// What comes after a respondent.
#[derive(Debug)]
pub enum Next {
    /// Somebody else, of whom this is known.
    Ask(Known),
    /// The report, with nobody else at the screen.
    Report,
    Stop,
}

/// Who sits at the keyboard.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seat {
    /// A leader, who has nothing to do with the report.
    Leader,
    /// The observer, or who runs the survey where the questionnaire has none.
    Host,
}

#[derive(Clone, Copy)]
enum Choice {
    HandOver(Role),
    /// To the observer, or to who runs the survey.
    HandToHost,
    /// The observer's own part.
    Answer,
    Report,
    Stop,
}

/// Asks what comes next: the side that is missing first, then the observer. The report is offered to the
/// observer alone, and only after it is asked whether anyone else is looking.
pub fn next(setting: &Setting, visited: &Visited, prompt: &mut dyn Prompt) -> Result<Next, Stop> {
    let (questionnaire, who) = (setting.questionnaire, &visited.who);
    let wave = who.wave.as_deref();
    let standing = Standing::new(setting.folder, questionnaire, &who.company, wave);
    let file = visited.file.to_string_lossy();
    let values = [("name", who.respondent.as_str()), ("file", &file)];
    let mut title = questionnaire.phrase("survey-next", &values);
    let mut seat = match who.role {
        Role::Observer => Seat::Host,
        Role::First | Role::Second => Seat::Leader,
    };
    let word = |key| questionnaire.word(key).to_owned();
    loop {
        let choices = choices(questionnaire, &standing, seat);
        let chosen = prompt.choose(&Menu {
            title: title.clone(),
            note: standing.in_words(questionnaire),
            items: choices.iter().map(|(text, _)| text.clone()).collect(),
        });
        let chosen = match chosen {
            // What is saved isn't gone back to.
            Err(Stop::Back) => continue,
            chosen => &choices[chosen?],
        };
        match chosen.1 {
            Choice::Stop => return Ok(Next::Stop),
            Choice::Answer => return Ok(Next::Ask(known(who, Role::Observer))),
            Choice::HandOver(role) => {
                let away = away(questionnaire, role);
                hand_over(questionnaire, &chosen.0, away, prompt)?;
                return Ok(Next::Ask(known(who, role)));
            }
            Choice::HandToHost => {
                hand_over(questionnaire, &chosen.0, None, prompt)?;
                title = word("survey-next-host-title");
                seat = Seat::Host;
            }
            Choice::Report => {
                if !prompt.confirm(questionnaire.word("survey-looking"))? {
                    return Ok(Next::Report);
                }
                title = word("survey-report-waits");
            }
        }
    }
}

fn known(who: &Who, role: Role) -> Known {
    Known {
        company: Some(who.company.clone()),
        wave: who.wave.clone(),
        role: Some(role),
        respondent: None,
    }
}

/// Takes all that was shown out of sight, and waits for the next person.
fn hand_over(
    questionnaire: &Questionnaire,
    title: &str,
    away: Option<String>,
    prompt: &mut dyn Prompt,
) -> Result<(), Stop> {
    prompt.forget();
    let cleared = questionnaire.word("survey-cleared").to_owned();
    let notice = Notice {
        title: title.to_owned(),
        paragraphs: [cleared].into_iter().chain(away).collect(),
        end: questionnaire.word("survey-seated").to_owned(),
    };
    loop {
        match prompt.show(&notice) {
            // What the person before saw isn't gone back to.
            Err(Stop::Back) => {}
            shown => return shown,
        }
    }
}

/// What can come next, the likeliest first.
fn choices(
    questionnaire: &Questionnaire,
    standing: &Standing,
    seat: Seat,
) -> Vec<(String, Choice)> {
    let over = |key: &str, role: Role| {
        let text = questionnaire.phrase(key, &[("side", questionnaire.party_name(role))]);
        (text, Choice::HandOver(role))
    };
    let word = |key: &str, choice: Choice| (questionnaire.word(key).to_owned(), choice);
    let observer = questionnaire.observer.as_ref();
    let answered = &standing.answered;
    let missing = standing.missing(questionnaire);
    let mut choices = Vec::new();
    if seat == Seat::Host
        && let Some(observer) = observer.filter(|_| !answered.has(Role::Observer))
    {
        let text = questionnaire.phrase("survey-next-answer", &[("side", &observer.name)]);
        choices.push((text, Choice::Answer));
    }
    let missing = missing.iter().map(|(role, _)| *role);
    let heard = Role::SIDES.into_iter().filter(|role| answered.has(*role));
    choices.extend(missing.clone().map(|role| over("survey-next-side", role)));
    match (seat, observer) {
        (Seat::Host, _) if missing.count() == 0 => {
            choices.push(word("survey-next-report", Choice::Report));
        }
        (Seat::Host, _) => {}
        (Seat::Leader, Some(observer)) => {
            let text = questionnaire.phrase("survey-next-observer", &[("side", &observer.name)]);
            choices.push((text, Choice::HandToHost));
        }
        (Seat::Leader, None) => choices.push(word("survey-next-host", Choice::HandToHost)),
    }
    choices.extend(heard.map(|role| over("survey-next-more", role)));
    choices.push(word("survey-next-stop", Choice::Stop));
    choices
}
