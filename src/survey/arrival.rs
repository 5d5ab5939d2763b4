//! Somebody sits down: who it is, and whether a survey is to be begun or gone on with.

use super::draft;
use super::folder::Slot;
use super::identify::{Identification, Known};
use super::intro::standing;
use super::posed::Who;
use super::prompt::{Menu, Prompt, Stop};
use super::setting::Setting;
use super::state::Survey;
use crate::diagnostic::Diagnostic;

/// A respondent's arrival, which can be gone back to.
#[derive(Debug)]
pub(super) struct Arrival<'a> {
    setting: &'a Setting<'a>,
    known: Known,
    identification: Identification,
    /// Whether it has been found out that somebody new begins.
    is_new: bool,
}

/// A survey that a respondent begins or goes on with.
#[derive(Debug)]
pub(super) struct Begun<'q> {
    pub survey: Survey<'q>,
    pub is_resumed: bool,
    /// Whether something was asked that can be gone back to.
    pub has_way_back: bool,
}

impl<'a> Arrival<'a> {
    pub(super) fn new(setting: &'a Setting<'a>, known: &Known) -> Self {
        Self {
            setting,
            known: known.clone(),
            identification: Identification::new(known),
            is_new: false,
        }
    }

    /// Finds out who answers, and whether there is something to go on with.
    pub(super) fn receive(&mut self, prompt: &mut dyn Prompt) -> Result<Begun<'a>, Stop> {
        loop {
            if !self.is_new {
                prompt.seat(None);
                if let Some(survey) = self.go_on(prompt)? {
                    prompt.seat(Some(survey.record().role));
                    return Ok(self.begun(survey, true));
                }
                self.is_new = true;
            }
            match self.identify(prompt) {
                Err(Stop::Back) => {
                    // Before the first question stands the one whether somebody new begins.
                    self.is_new = false;
                }
                begun => return begun,
            }
        }
    }

    fn begun(&self, survey: Survey<'a>, is_resumed: bool) -> Begun<'a> {
        Begun {
            survey,
            is_resumed,
            has_way_back: self.identification.is_needed() || self.has_drafts(),
        }
    }

    fn identify(&mut self, prompt: &mut dyn Prompt) -> Result<Begun<'a>, Stop> {
        let setting = self.setting;
        loop {
            let who = self.identification.ask(setting, prompt)?;
            let slot = setting.folder.slot(&who, setting.questionnaire);
            match self.settle(&who, &slot, prompt) {
                Ok(Some((survey, is_resumed))) => return Ok(self.begun(survey, is_resumed)),
                Err(Stop::Back) | Ok(None) => self.identification.ask_name_again(),
                Err(stop) => return Err(stop),
            }
        }
    }

    /// The survey of whoever this is, and whether it is gone on with; none where it is somebody else after all.
    fn settle(
        &self,
        who: &Who,
        slot: &Slot,
        prompt: &mut dyn Prompt,
    ) -> Result<Option<(Survey<'a>, bool)>, Stop> {
        let (setting, questionnaire) = (self.setting, self.setting.questionnaire);
        let begin = || Some((Survey::new(questionnaire, who), false));
        let other_name = || questionnaire.word("survey-other-name").to_owned();
        if slot.answers.exists() && !setting.replace {
            if !setting.asks {
                return Err(answered(slot).into());
            }
            let file = slot.answers.file_name().unwrap_or_default();
            let file = file.to_string_lossy();
            let chosen = prompt.choose(&Menu {
                title: questionnaire.phrase("survey-answered", &[("name", &who.respondent)]),
                items: vec![
                    other_name(),
                    questionnaire.phrase("survey-replace", &[("file", &file)]),
                ],
                ..Menu::default()
            })?;
            if chosen == 0 {
                return Ok(None);
            }
        }
        if !slot.draft.exists() {
            return Ok(begin());
        }
        let survey = draft::read(&slot.draft, questionnaire)?;
        if !setting.asks {
            return Ok(Some((survey, true)));
        }
        let choices = Menu {
            title: questionnaire.word("survey-found").to_owned(),
            items: vec![
                standing(questionnaire, "survey-resume", &survey),
                questionnaire.word("survey-restart").to_owned(),
                other_name(),
            ],
            ..Menu::default()
        };
        loop {
            match prompt.choose(&choices)? {
                0 => return Ok(Some((survey, true))),
                1 if prompt.confirm(questionnaire.word("survey-restart-sure"))? => {
                    return Ok(begin());
                }
                1 => {}
                _ => return Ok(None),
            }
        }
    }

    /// The unfinished surveys that fit what is known.
    fn drafts(&self) -> Vec<Survey<'a>> {
        let known = &self.known;
        let fits = |who: &Who| {
            let company = known.company.as_ref();
            let wave = known.wave.as_ref();
            let name = known.respondent.as_ref();
            company.is_none_or(|company| *company == who.company)
                && wave.is_none_or(|wave| Some(wave) == who.wave.as_ref())
                && known.role.is_none_or(|role| role == who.role)
                && name.is_none_or(|name| *name == who.respondent)
        };
        let drafts = self.setting.folder.drafts(self.setting.questionnaire);
        drafts
            .into_iter()
            .filter(|survey| fits(&who(survey)))
            .collect()
    }

    /// Whether an unfinished survey may be gone on with. Where everything is known there is one at most, which
    /// is asked about by itself.
    fn has_drafts(&self) -> bool {
        let known = &self.known;
        let is_known_whole =
            known.company.is_some() && known.role.is_some() && known.respondent.is_some();
        self.setting.asks && !is_known_whole && !self.drafts().is_empty()
    }

    /// Goes on with an unfinished survey for whoever can name it: names are no menu, since one key would
    /// open what another has answered.
    fn go_on(&self, prompt: &mut dyn Prompt) -> Result<Option<Survey<'a>>, Stop> {
        if !self.has_drafts() {
            return Ok(None);
        }
        let questionnaire = self.setting.questionnaire;
        let word = |key: &str| questionnaire.word(key).to_owned();
        let choices = Menu {
            title: word("survey-unfinished"),
            items: vec![word("survey-new"), word("survey-go-on")],
            ..Menu::default()
        };
        loop {
            match prompt.choose(&choices) {
                Ok(0) => return Ok(None),
                // There is nothing before this.
                Err(Stop::Back) => continue,
                chosen => chosen?,
            };
            match self.named(prompt) {
                Err(Stop::Back) => {}
                survey => return Ok(Some(survey?)),
            }
        }
    }

    /// The unfinished survey whose name is typed.
    fn named(&self, prompt: &mut dyn Prompt) -> Result<Survey<'a>, Stop> {
        let questionnaire = self.setting.questionnaire;
        let needed = Some(questionnaire.word("survey-name-needed"));
        let mut title = questionnaire.word("survey-go-on-name").to_owned();
        loop {
            let name = prompt.line(&title, needed)?;
            let is_theirs = |survey: &Survey| {
                let kept = who(survey).respondent;
                kept.to_lowercase() == name.to_lowercase()
            };
            let mut drafts: Vec<Survey> = self.drafts().into_iter().filter(is_theirs).collect();
            let chosen = match drafts.len() {
                0 => {
                    title = questionnaire.phrase("survey-go-on-unknown", &[("name", &name)]);
                    continue;
                }
                1 => 0,
                _ => {
                    let choice = |survey| standing(questionnaire, "survey-resume", survey);
                    let asked = prompt.choose(&Menu {
                        title: questionnaire.word("survey-found").to_owned(),
                        items: drafts.iter().map(choice).collect(),
                        ..Menu::default()
                    });
                    match asked {
                        Err(Stop::Back) => continue,
                        chosen => chosen?,
                    }
                }
            };
            return Ok(drafts.swap_remove(chosen));
        }
    }
}

/// Whose survey this is.
pub(super) fn who(survey: &Survey) -> Who {
    let record = survey.record();
    Who {
        company: record.company.clone(),
        wave: record.wave.clone(),
        role: record.role,
        respondent: record.respondent.clone().unwrap_or_default(),
    }
}

fn answered(slot: &Slot) -> Vec<Diagnostic> {
    let problem = Diagnostic::error("answered-already", "this respondent has answered already")
        .in_file(slot.answers.to_string_lossy());
    vec![problem.help("add `--replace` to answer again and replace this file")]
}
