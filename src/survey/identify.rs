//! Who answers: asks for what the command line left open, back and forth.

use super::posed::Who;
use super::prompt::{Menu, Notice, Prompt, Stop};
use super::round::{self, Round};
use super::setting::Setting;
use super::standing::Standing;
use crate::answers::Record;
use crate::answers::normalize::is_same;
use crate::questionnaire::Role;

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

impl Known {
    /// Takes the spelling that the folder's files have, where a name is typed in other capitals or spaces: nobody
    /// begins a second survey by a slip.
    pub(super) fn spell(&mut self, setting: &Setting) {
        let records = setting.folder.records(setting.questionnaire);
        let mut kept: Vec<&Record> = records.iter().collect();
        spell(&mut self.company, &kept, |record| Some(&record.company));
        kept.retain(|record| Some(&record.company) == self.company.as_ref());
        spell(&mut self.wave, &kept, |record| record.wave.as_ref());
        kept.retain(|record| record.wave == self.wave && Some(record.role) == self.role);
        spell(&mut self.respondent, &kept, |it| it.respondent.as_ref());
    }
}

/// Writes a name as one of the records does, where it looks the same and none is spelt as it stands.
fn spell<'a>(
    name: &mut Option<String>,
    kept: &[&'a Record],
    of: impl Fn(&'a Record) -> Option<&'a String>,
) {
    let Some(typed) = name else { return };
    let alike = kept.iter().filter_map(|record| of(record));
    let alike: Vec<&String> = alike.filter(|kept| is_same(kept, typed)).collect();
    if let Some(kept) = alike.first().filter(|_| !alike.contains(&&*typed)) {
        typed.clone_from(kept);
    }
}

/// The questions about who answers, and how far they are.
#[derive(Debug)]
pub(super) struct Identification {
    steps: Vec<Step>,
    at: usize,
    /// What was known before anything was asked.
    given: Known,
    found: Known,
}

/// One thing to find out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// The company, and the wave with it.
    Company,
    Role,
    Name,
}

impl Identification {
    /// What is known isn't asked. Where the company is known, the wave isn't asked for, unless the answers that are there
    /// are of nearly the same.
    pub(super) fn new(setting: &Setting, known: &Known) -> Self {
        let is_near = setting.asks && meant(setting, known).is_some();
        let open = [
            (Step::Company, known.company.is_none() || is_near),
            (Step::Role, known.role.is_none()),
            (Step::Name, known.respondent.is_none()),
        ];
        let open = open.into_iter().filter(|(_, is_open)| *is_open);
        Self {
            steps: open.map(|(step, _)| step).collect(),
            at: 0,
            given: known.clone(),
            found: known.clone(),
        }
    }

    /// Whether there is anything to go back to.
    pub(super) fn is_needed(&self) -> bool {
        !self.steps.is_empty()
    }

    /// Asks for the name another time, though it was known.
    pub(super) fn ask_name_again(&mut self) {
        if !self.steps.contains(&Step::Name) {
            self.steps.push(Step::Name);
        }
        self.at = self.steps.len() - 1;
    }

    /// Asks from where it stands to the end. To be called again, it goes back to the last question.
    pub(super) fn ask(&mut self, setting: &Setting, prompt: &mut dyn Prompt) -> Result<Who, Stop> {
        self.at = self.at.min(self.steps.len().saturating_sub(1));
        while let Some(step) = self.steps.get(self.at) {
            match step.ask(setting, &self.given, &mut self.found, prompt) {
                Ok(()) => {
                    self.found.spell(setting);
                    self.at += 1;
                }
                Err(Stop::Back) if self.at > 0 => self.at -= 1,
                Err(stop) => return Err(stop),
            }
        }
        if !setting.asks {
            self.tell_apart(setting, prompt)?;
        }
        prompt.seat(self.found.role);
        Ok(Who {
            company: self.found.company.clone().unwrap_or_default(),
            wave: self.found.wave.clone(),
            role: self.found.role.unwrap_or(Role::First),
            respondent: self.found.respondent.clone().unwrap_or_default(),
        })
    }

    /// Tells in lines, where nothing is asked, that the answers that are there are of nearly the same round.
    fn tell_apart(&self, setting: &Setting, prompt: &mut dyn Prompt) -> Result<(), Stop> {
        let Some((this, other)) = meant(setting, &self.found) else {
            return Ok(());
        };
        let (this, other) = (this.in_words(), other.in_words());
        let values = [("this", this.as_str()), ("other", other.as_str())];
        let questionnaire = setting.questionnaire;
        prompt.show(&Notice {
            title: questionnaire.phrase("survey-plain-near-round", &values),
            ..Notice::default()
        })
    }
}

/// The round that is known, and the one of the folder that is nearly the same.
fn meant(setting: &Setting, known: &Known) -> Option<(Round, Round)> {
    let given = Round::new(known.company.as_deref()?, known.wave.as_deref());
    round::meant(setting, &given).map(|meant| (given, meant))
}

impl Step {
    fn ask(
        self,
        setting: &Setting,
        given: &Known,
        found: &mut Known,
        prompt: &mut dyn Prompt,
    ) -> Result<(), Stop> {
        prompt.seat(found.role.filter(|_| self == Self::Name));
        match self {
            Self::Company => {
                let (company, wave) = (given.company.as_deref(), given.wave.as_deref());
                let round = round::ask(setting, company, wave, prompt)?;
                found.company = Some(round.company);
                found.wave = round.wave;
            }
            Self::Role => found.role = Some(ask_role(setting, found, prompt)?),
            Self::Name => found.respondent = Some(ask_name(setting, found, prompt)?),
        }
        Ok(())
    }
}

/// Asks for the side, the ones that are missing first.
fn ask_role(setting: &Setting, found: &Known, prompt: &mut dyn Prompt) -> Result<Role, Stop> {
    let questionnaire = setting.questionnaire;
    let company = found.company.as_deref().unwrap_or_default();
    let wave = found.wave.as_deref();
    let standing = Standing::new(setting.folder, questionnaire, company, wave);
    let roles = questionnaire.parties().map(|(role, _)| role);
    let (missing, heard): (Vec<Role>, Vec<Role>) =
        roles.partition(|role| !standing.answered.has(*role));
    let name = |role: &Role| questionnaire.party_name(*role);
    let first = missing.iter().map(|role| name(role).to_owned());
    let more = heard.iter().map(|role| {
        let key = match role {
            Role::First | Role::Second => "survey-side-more",
            Role::Observer => "survey-observer-more",
        };
        questionnaire.phrase(key, &[("side", name(role))])
    });
    let menu = Menu {
        title: questionnaire.word("survey-side").to_owned(),
        note: standing.in_words(questionnaire),
        items: first.chain(more).collect(),
    };
    let chosen = prompt.choose(&menu)?;
    Ok([missing, heard].concat()[chosen])
}

/// Asks for the name, and whether whoever has answered for another side means to answer for this one too.
fn ask_name(setting: &Setting, found: &Known, prompt: &mut dyn Prompt) -> Result<String, Stop> {
    let questionnaire = setting.questionnaire;
    let needed = Some(questionnaire.word("survey-name-needed"));
    let party = |role: Role| questionnaire.party_name(role);
    loop {
        let name = prompt.line(questionnaire.word("survey-name"), needed)?;
        let Some((other, this)) = other_side(setting, found, &name).zip(found.role) else {
            return Ok(name);
        };
        let values = [("name", name.as_str()), ("side", party(other))];
        let title = questionnaire.phrase("survey-two-sides", &values);
        let go_on = questionnaire.phrase("survey-two-sides-on", &[("side", party(this))]);
        let other = questionnaire.word("survey-other-name").to_owned();
        match prompt.choose(&Menu::new(title, [go_on, other])) {
            Ok(0) => return Ok(name),
            Ok(_) | Err(Stop::Back) => {}
            Err(stop) => return Err(stop),
        }
    }
}

/// The side under which answers of this name are kept, where none are under the one that was chosen.
fn other_side(setting: &Setting, found: &Known, name: &str) -> Option<Role> {
    let mut records = setting.folder.records(setting.questionnaire);
    records.retain(|record| {
        let named = record.respondent.as_ref();
        Some(&record.company) == found.company.as_ref()
            && record.wave == found.wave
            && named.is_some_and(|named| is_same(named, name))
    });
    let is_here = |record: &Record| Some(record.role) == found.role;
    let first = records.first().filter(|_| setting.asks)?;
    (!records.iter().any(is_here)).then_some(first.role)
}
