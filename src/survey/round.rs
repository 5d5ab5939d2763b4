//! Which company and wave the next answers are about: those of the answers that are there, or others.

use super::prompt::{Menu, Prompt, Stop};
use super::setting::Setting;
use crate::answers::look::{of_wave, with_company_look};
use crate::answers::normalize::is_same;
use crate::diagnostic::{list, suggest};
use crate::questionnaire::Questionnaire;

/// A company and a wave of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Round {
    pub company: String,
    pub wave: Option<String>,
}

impl Round {
    pub(super) fn new(company: &str, wave: Option<&str>) -> Self {
        Self {
            company: company.to_owned(),
            wave: wave.map(str::to_owned),
        }
    }

    pub(super) fn in_words(&self) -> String {
        list::joined([&self.company].into_iter().chain(&self.wave), ", ")
    }

    /// As something to choose.
    fn like_the_folder(&self, questionnaire: &Questionnaire) -> String {
        let values = [("company", self.company.as_str())];
        match &self.wave {
            Some(wave) => questionnaire.phrase("survey-same-wave", &[values[0], ("wave", wave)]),
            None => questionnaire.phrase("survey-same", &values),
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        let is_wave = match (&self.wave, &other.wave) {
            (Some(wave), Some(other)) => is_same(wave, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        is_wave && is_same(&self.company, &other.company)
    }

    /// Whether this may be another one by a slip: a company's name that is nearly the same, and a wave that is so too, or
    /// that one of the two lacks.
    fn is_near(&self, other: &Self) -> bool {
        let is_wave = match (&self.wave, &other.wave) {
            (Some(wave), Some(other)) => letters(&of_wave(wave)) == letters(&of_wave(other)),
            _ => true,
        };
        is_wave && is_near_company(&self.company, &other.company)
    }
}

/// The round that is meant where nearly the same is given, or a wave is left out; none where the folder holds the very one.
pub(super) fn meant(setting: &Setting, given: &Round) -> Option<Round> {
    let rounds = rounds(setting);
    if rounds.iter().any(|round| round.is_same(given)) {
        return None;
    }
    newest(rounds.into_iter().filter(|round| round.is_near(given)))
}

/// The rounds that the folder's answers are about, those of unfinished surveys among them.
fn rounds(setting: &Setting) -> Vec<Round> {
    let records = setting.folder.records(setting.questionnaire).into_iter();
    let rounds = records.map(|record| Round {
        company: record.company,
        wave: record.wave,
    });
    rounds.collect()
}

fn newest(rounds: impl Iterator<Item = Round>) -> Option<Round> {
    rounds.max_by_key(|round| (round.wave.as_deref().map(of_wave), round.clone()))
}

/// Other digits make another name: Client 1 is not Client 2.
fn is_near_company(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|name| with_company_look(name, letters));
    let digits = |name: &str| -> String { name.chars().filter(char::is_ascii_digit).collect() };
    one == other || (digits(&one) == digits(&other) && suggest::nearest(&one, &[other]).is_some())
}

fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The company and the wave: as given, else those of the answers that are there, or typed. Where the answers that are
/// there are of nearly the same, it is asked which of the two is meant.
pub(super) fn ask(
    setting: &Setting,
    company: Option<&str>,
    wave: Option<&str>,
    prompt: &mut dyn Prompt,
) -> Result<Round, Stop> {
    if let Some(company) = company {
        let given = Round::new(company, wave);
        return sort_out(setting, given, wave.is_none(), prompt);
    }
    loop {
        let offered = offered(setting, wave);
        if let Some(same) = &offered {
            let questionnaire = setting.questionnaire;
            // The wave that was given is known, and may be another than the folder's.
            let shown = match wave {
                Some(_) => &Round::new(&same.company, None),
                None => same,
            };
            let shown = shown.like_the_folder(questionnaire);
            let other = questionnaire.word("survey-other-company").to_owned();
            let title = questionnaire.word("survey-company");
            if prompt.choose(&Menu::new(title, [shown, other]))? == 0 {
                return Ok(same.clone());
            }
        }
        let typed = type_company(setting.questionnaire, wave, prompt);
        match typed.and_then(|typed| sort_out(setting, typed, false, prompt)) {
            Err(Stop::Back) if offered.is_some() => {}
            round => return round,
        }
    }
}

/// The newest round of the company that all answers that are there are about, where it is one, or the wave that is given, so
/// that a name that is typed a second time isn't another one by a slip.
fn offered(setting: &Setting, wave: Option<&str>) -> Option<Round> {
    let rounds = rounds(setting);
    let company = rounds.first().filter(|_| setting.asks)?.company.clone();
    let is_one = rounds.iter().all(|round| round.company == company);
    let offered = match wave {
        Some(wave) => Some(Round::new(&company, Some(wave))),
        None => newest(rounds.into_iter()),
    };
    offered.filter(|_| is_one)
}

/// Asks which of two that are nearly the same is meant, and for the wave where that was left out.
fn sort_out(
    setting: &Setting,
    mut round: Round,
    is_open: bool,
    prompt: &mut dyn Prompt,
) -> Result<Round, Stop> {
    let Some(same) = meant(setting, &round).filter(|_| setting.asks) else {
        return Ok(round);
    };
    let questionnaire = setting.questionnaire;
    let other = if is_open {
        questionnaire.word("survey-other-company").to_owned()
    } else {
        round.in_words()
    };
    let items = [same.like_the_folder(questionnaire), other];
    let menu = Menu::new(questionnaire.word("survey-near"), items);
    loop {
        if prompt.choose(&menu)? == 0 {
            return Ok(same);
        }
        if is_open {
            match type_wave(questionnaire, prompt) {
                Err(Stop::Back) => continue,
                wave => round.wave = wave?,
            }
        }
        return Ok(round);
    }
}

fn type_company(
    questionnaire: &Questionnaire,
    wave: Option<&str>,
    prompt: &mut dyn Prompt,
) -> Result<Round, Stop> {
    let needed = Some(questionnaire.word("survey-name-needed"));
    loop {
        let company = prompt.line(questionnaire.word("survey-company"), needed)?;
        let wave = match wave {
            Some(wave) => Some(wave.to_owned()),
            None => match type_wave(questionnaire, prompt) {
                Err(Stop::Back) => continue,
                wave => wave?,
            },
        };
        return Ok(Round { company, wave });
    }
}

fn type_wave(
    questionnaire: &Questionnaire,
    prompt: &mut dyn Prompt,
) -> Result<Option<String>, Stop> {
    let wave = prompt.line(questionnaire.word("survey-wave"), None)?;
    Ok(Some(wave).filter(|wave| !wave.is_empty()))
}
