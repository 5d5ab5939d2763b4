//! Somebody sits down: who it is, and whether a survey is to be begun or gone on with.

use super::claim::Claim;
use super::draft;
use super::folder::Slot;
use super::identify::{Identification, Known};
use super::intro::standing;
use super::posed::Who;
use super::prompt::{Menu, Notice, Prompt, Stop};
use super::setting::Setting;
use super::state::Survey;
use crate::answers::normalize::is_same;
use crate::diagnostic::Diagnostic;

/// A respondent's arrival, which can be gone back to.
pub(super) struct Arrival<'a> {
    setting: &'a Setting<'a>,
    known: Known,
    identification: Identification,
    /// Whether it has been found out that somebody new begins.
    is_new: bool,
}

/// A survey that a respondent begins or goes on with.
pub(super) struct Begun<'q> {
    pub survey: Survey<'q>,
    pub slot: Slot,
    pub is_resumed: bool,
    /// Nobody else answers in this name meanwhile.
    _claim: Claim,
}

/// What somebody who has answered already does.
enum Again<'q> {
    /// It is somebody else, who gives another name.
    OtherName,
    /// Changes single answers.
    Change(Box<Survey<'q>>),
    Anew,
}

impl<'a> Arrival<'a> {
    pub(super) fn new(setting: &'a Setting<'a>, known: &Known) -> Self {
        let mut known = known.clone();
        known.spell(setting);
        Self {
            setting,
            identification: Identification::new(setting, &known),
            known,
            is_new: false,
        }
    }

    /// Finds out who answers, and whether there is something to go on with.
    pub(super) fn receive(&mut self, prompt: &mut dyn Prompt) -> Result<Begun<'a>, Stop> {
        loop {
            if !self.is_new {
                prompt.seat(None);
                if let Some(begun) = self.go_on(prompt)? {
                    prompt.seat(Some(begun.survey.record().role));
                    return Ok(begun);
                }
                self.is_new = true;
            }
            match self.identify(prompt) {
                // Before the first question stands the one whether somebody new begins.
                Err(Stop::Back) => self.is_new = false,
                begun => return begun,
            }
        }
    }

    /// Whether something was asked that can be gone back to.
    pub(super) fn has_way_back(&self) -> bool {
        self.identification.is_needed() || self.has_drafts()
    }

    /// The right to somebody's files; none where somebody else answers in that name, who is to finish first.
    fn claim(
        &self,
        who: &Who,
        slot: &Slot,
        prompt: &mut dyn Prompt,
    ) -> Result<Option<Claim>, Stop> {
        let claim = Claim::take(&slot.draft, self.setting.watch)?;
        if claim.is_none() {
            let questionnaire = self.setting.questionnaire;
            let values = [("name", who.respondent.as_str())];
            let title = questionnaire.phrase("survey-taken", &values);
            if !self.setting.asks {
                let problem = Diagnostic::error("answering-already", title);
                return Err(vec![problem.in_file(slot.draft.to_string_lossy())].into());
            }
            prompt.show(&Notice {
                title,
                paragraphs: vec![questionnaire.word("survey-taken-what").to_owned()],
                end: questionnaire.word("survey-seated").to_owned(),
            })?;
        }
        Ok(claim)
    }

    fn identify(&mut self, prompt: &mut dyn Prompt) -> Result<Begun<'a>, Stop> {
        let setting = self.setting;
        loop {
            let who = self.identification.ask(setting, prompt)?;
            let slot = setting.folder.slot(&who, setting.questionnaire)?;
            match self.settle(&who, &slot, prompt) {
                Ok(Some(begun)) => return Ok(begun),
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
    ) -> Result<Option<Begun<'a>>, Stop> {
        let (setting, questionnaire) = (self.setting, self.setting.questionnaire);
        let Some(claim) = self.claim(who, slot, prompt)? else {
            return Ok(None);
        };
        let begun = |survey, is_resumed| Begun {
            survey,
            slot: slot.clone(),
            is_resumed,
            _claim: claim,
        };
        if slot.answers.exists() && !setting.replace {
            if !setting.asks {
                return Err(answered(slot).into());
            }
            match self.answered_already(who, slot, prompt)? {
                Again::OtherName => return Ok(None),
                Again::Change(survey) => return Ok(Some(begun(*survey, true))),
                Again::Anew => {}
            }
        }
        let kept = slot.draft.exists();
        let kept = kept.then(|| draft::read(&slot.draft, questionnaire));
        Ok(match kept.transpose()? {
            None => Some(begun(Survey::new(questionnaire, who), false)),
            Some(survey) if !setting.asks => Some(begun(survey, true)),
            Some(survey) => {
                let chosen = self.choose(who, survey, prompt)?;
                chosen.map(|(survey, is_resumed)| begun(survey, is_resumed))
            }
        })
    }

    /// What whoever has answered in this name already wants to do.
    fn answered_already(
        &self,
        who: &Who,
        slot: &Slot,
        prompt: &mut dyn Prompt,
    ) -> Result<Again<'a>, Stop> {
        let questionnaire = self.setting.questionnaire;
        let finished = draft::finished(&slot.answers, questionnaire);
        let file = slot.answers.file_name().unwrap_or_default();
        let file = file.to_string_lossy();
        let word = |key| questionnaire.word(key).to_owned();
        let mut items = vec![word("survey-other-name")];
        items.extend(finished.as_ref().map(|_| word("survey-change")));
        items.push(questionnaire.phrase("survey-replace", &[("file", &file)]));
        let title = questionnaire.phrase("survey-answered", &[("name", &who.respondent)]);
        let chosen = prompt.choose(&Menu::new(title, items))?;
        Ok(match (chosen, finished) {
            (0, _) => Again::OtherName,
            (1, Some(survey)) => Again::Change(Box::new(survey)),
            _ => Again::Anew,
        })
    }

    /// Whether what was answered in this name before is gone on with; none where it is another's name.
    fn choose(
        &self,
        who: &Who,
        survey: Survey<'a>,
        prompt: &mut dyn Prompt,
    ) -> Result<Option<(Survey<'a>, bool)>, Stop> {
        let questionnaire = self.setting.questionnaire;
        let word = |key| questionnaire.word(key).to_owned();
        let go_on = standing(questionnaire, "survey-resume", &survey);
        let items = [go_on, word("survey-restart"), word("survey-other-name")];
        let choices = Menu::new(word("survey-found"), items);
        loop {
            match prompt.choose(&choices)? {
                0 => return Ok(Some((survey, true))),
                1 if prompt.confirm(questionnaire.word("survey-restart-sure"))? => {
                    return Ok(Some((Survey::new(questionnaire, who), false)));
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
        let mut drafts = self.setting.folder.drafts(self.setting.questionnaire);
        drafts.retain(|survey| fits(&who(survey)));
        drafts
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
    fn go_on(&self, prompt: &mut dyn Prompt) -> Result<Option<Begun<'a>>, Stop> {
        if !self.has_drafts() {
            return Ok(None);
        }
        let questionnaire = self.setting.questionnaire;
        let word = |key: &str| questionnaire.word(key).to_owned();
        let items = [word("survey-new"), word("survey-go-on")];
        let choices = Menu::new(word("survey-unfinished"), items);
        loop {
            match prompt.choose(&choices) {
                Ok(0) => return Ok(None),
                // There is nothing before this.
                Err(Stop::Back) => continue,
                chosen => chosen?,
            };
            match self.named(prompt) {
                Err(Stop::Back) => {}
                begun => return Ok(Some(begun?)),
            }
        }
    }

    /// The unfinished survey whose name is typed.
    fn named(&self, prompt: &mut dyn Prompt) -> Result<Begun<'a>, Stop> {
        let questionnaire = self.setting.questionnaire;
        let needed = Some(questionnaire.word("survey-name-needed"));
        let mut title = questionnaire.word("survey-go-on-name").to_owned();
        loop {
            let name = prompt.line(&title, needed)?;
            let is_theirs = |survey: &Survey| is_same(&who(survey).respondent, &name);
            let mut drafts = self.drafts();
            drafts.retain(is_theirs);
            let chosen = match drafts.len() {
                0 => {
                    title = questionnaire.phrase("survey-go-on-unknown", &[("name", &name)]);
                    continue;
                }
                1 => 0,
                _ => {
                    let choice = |survey| standing(questionnaire, "survey-resume", survey);
                    let title = questionnaire.word("survey-found");
                    match prompt.choose(&Menu::new(title, drafts.iter().map(choice))) {
                        Err(Stop::Back) => continue,
                        chosen => chosen?,
                    }
                }
            };
            let who = who(&drafts[chosen]);
            let slot = self.setting.folder.slot(&who, questionnaire)?;
            let Some(claim) = self.claim(&who, &slot, prompt)? else {
                continue;
            };
            // Somebody may have gone on with it, or finished, before it was claimed.
            let Ok(survey) = draft::read(&slot.draft, questionnaire) else {
                title = questionnaire.phrase("survey-go-on-unknown", &[("name", &name)]);
                continue;
            };
            return Ok(Begun {
                survey,
                slot,
                is_resumed: true,
                _claim: claim,
            });
        }
    }
}

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
    let problem = Diagnostic::error("answered-already", "this respondent has answered already");
    let problem = problem.in_file(slot.answers.to_string_lossy());
    vec![problem.help("add `--replace` to answer again and replace this file")]
}
