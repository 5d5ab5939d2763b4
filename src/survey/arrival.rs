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
    pub slot: Slot,
    pub is_resumed: bool,
    /// Whether something was asked that can be gone back to.
    pub has_way_back: bool,
    /// Nobody else answers in this name meanwhile.
    _claim: Claim,
}

/// A survey that is found or new, and the right to keep it.
#[derive(Debug)]
struct Found<'q> {
    survey: Survey<'q>,
    slot: Slot,
    is_resumed: bool,
    claim: Claim,
}

/// What somebody who has answered already does.
enum Again<'q> {
    /// It is somebody else, who gives another name.
    OtherName,
    /// Changes single answers.
    Change(Box<Survey<'q>>),
    /// Answers all of it anew.
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
                if let Some(found) = self.go_on(prompt)? {
                    prompt.seat(Some(found.survey.record().role));
                    return Ok(self.begun(found));
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

    fn begun(&self, found: Found<'a>) -> Begun<'a> {
        Begun {
            survey: found.survey,
            slot: found.slot,
            is_resumed: found.is_resumed,
            has_way_back: self.identification.is_needed() || self.has_drafts(),
            _claim: found.claim,
        }
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
                Ok(Some(found)) => return Ok(self.begun(found)),
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
    ) -> Result<Option<Found<'a>>, Stop> {
        let (setting, questionnaire) = (self.setting, self.setting.questionnaire);
        let Some(claim) = self.claim(who, slot, prompt)? else {
            return Ok(None);
        };
        let found = |survey, is_resumed| Found {
            survey,
            slot: slot.clone(),
            is_resumed,
            claim,
        };
        if slot.answers.exists() && !setting.replace {
            if !setting.asks {
                return Err(answered(slot).into());
            }
            match self.answered_already(who, slot, prompt)? {
                Again::OtherName => return Ok(None),
                Again::Change(survey) => return Ok(Some(found(*survey, true))),
                Again::Anew => {}
            }
        }
        let kept = slot.draft.exists();
        let kept = kept.then(|| draft::read(&slot.draft, questionnaire));
        Ok(match kept.transpose()? {
            None => Some(found(Survey::new(questionnaire, who), false)),
            Some(survey) if !setting.asks => Some(found(survey, true)),
            Some(survey) => self
                .choose(who, survey, prompt)?
                .map(|(survey, is_resumed)| found(survey, is_resumed)),
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
        let change = || questionnaire.word("survey-change").to_owned();
        let chosen = prompt.choose(&Menu {
            title: questionnaire.phrase("survey-answered", &[("name", &who.respondent)]),
            items: [questionnaire.word("survey-other-name").to_owned()]
                .into_iter()
                .chain(finished.as_ref().map(|_| change()))
                .chain([questionnaire.phrase("survey-replace", &[("file", &file)])])
                .collect(),
            ..Menu::default()
        })?;
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
        let choices = Menu {
            title: questionnaire.word("survey-found").to_owned(),
            items: vec![
                standing(questionnaire, "survey-resume", &survey),
                questionnaire.word("survey-restart").to_owned(),
                questionnaire.word("survey-other-name").to_owned(),
            ],
            ..Menu::default()
        };
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
    fn go_on(&self, prompt: &mut dyn Prompt) -> Result<Option<Found<'a>>, Stop> {
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
                found => return Ok(Some(found?)),
            }
        }
    }

    /// The unfinished survey whose name is typed.
    fn named(&self, prompt: &mut dyn Prompt) -> Result<Found<'a>, Stop> {
        let questionnaire = self.setting.questionnaire;
        let needed = Some(questionnaire.word("survey-name-needed"));
        let mut title = questionnaire.word("survey-go-on-name").to_owned();
        loop {
            let name = prompt.line(&title, needed)?;
            let is_theirs = |survey: &Survey| is_same(&who(survey).respondent, &name);
            let drafts: Vec<Survey> = self.drafts().into_iter().filter(is_theirs).collect();
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
            return Ok(Found {
                survey,
                slot,
                is_resumed: true,
                claim,
            });
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
