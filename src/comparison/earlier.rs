//! The answers of an earlier wave, company by company, to set a report's own against.

use std::collections::{HashMap, HashSet};

use super::against_report::compare_with_report;
use super::{Both, Comparison, KeptReport, Shared, compare, people};
use crate::answers::{Company, Respondent};
use crate::diagnosis::{Diagnosis, Missing, diagnose};
use crate::diagnostic::list;
use crate::questionnaire::{Questionnaire, Role};
use crate::score::{Pair, Points, Scorer};

/// What the `missing` of a diagnosis calls the change since an earlier wave.
pub const SINCE: &str = "since";

/// Whose answers are compared.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counting {
    /// Whether respondents who gave the same answer throughout are left out.
    pub exclude_straight_lining: bool,
    /// The fewest respondents of a side that has any, in either wave; none where all are shown.
    pub min_group: Option<usize>,
}

/// What each company's report is set against.
#[derive(Debug)]
pub struct Earlier<'a> {
    old: Old<'a>,
    /// What is asked now.
    asked: &'a Questionnaire,
    counting: Counting,
}

#[derive(Debug)]
enum Old<'a> {
    Answers {
        shared: Box<Shared<'a>>,
        companies: HashMap<&'a str, Company<'a>>,
        /// The companies of which not all could be read.
        unread: HashSet<&'a str>,
    },
    Reports(HashMap<&'a str, &'a KeptReport>),
}

/// What one company is set against.
enum Found<'e, 'a> {
    Answers(&'e Shared<'a>, &'e Company<'a>),
    Report(&'a KeptReport),
}

impl<'a> Earlier<'a> {
    /// The earlier answers of each company, of one wave, and the names of those of which not all could be read.
    pub fn of_answers(
        shared: Shared<'a>,
        companies: Vec<Company<'a>>,
        unread: HashSet<&'a str>,
        counting: Counting,
    ) -> Self {
        let asked = shared.asked().new;
        let by_name = companies.into_iter().map(|company| (company.name, company));
        Self {
            old: Old::Answers {
                shared: Box::new(shared),
                companies: by_name.collect(),
                unread,
            },
            asked,
            counting,
        }
    }

    /// The report of each company that is kept from then, of one wave.
    pub fn of_reports(
        asked: &'a Questionnaire,
        reports: &[&'a KeptReport],
        counting: Counting,
    ) -> Self {
        let by_name = reports.iter().map(|one| (one.company.as_str(), *one));
        Self {
            old: Old::Reports(by_name.collect()),
            asked,
            counting,
        }
    }

    /// Hands a company's diagnosis on, with what has changed since then; none where that can't be told, with the reason
    /// among what is missing from the diagnosis, under [`SINCE`].
    pub fn add_to<T>(
        &self,
        diagnosis: &mut Diagnosis,
        now: &Company,
        then: impl FnOnce(&Diagnosis, Option<Option<&Comparison>>) -> T,
    ) -> T {
        let new = self.counted(now, self.asked);
        let debate = diagnosis.debate.as_ref();
        let is_known = debate.is_some_and(|debate| debate.score.is_some());
        let mut add = |comparison: &Comparison, debate_then: Option<(Option<Points>, Pair)>| {
            diagnosis.has_risen_far = comparison.has_risen_far();
            diagnosis.debate_then = debate_then.filter(|_| !is_known);
            diagnosis.write_headline();
        };
        match self.comparable(now) {
            Ok(Found::Answers(shared, old)) => {
                let asked_then = shared.asked().old;
                let old = self.counted(old, asked_then);
                let then_alone = (!is_known).then(|| diagnose(asked_then, &old));
                let debate_then = then_alone.and_then(|it| it.debate);
                let debate_then = debate_then.map(|it| (it.score, it.sides.pair()));
                let (old, new) = (shared.old(&old), shared.new_wave(&new));
                let comparison = compare(shared, &old, &new);
                add(&comparison, debate_then);
                then(diagnosis, Some(Some(&comparison)))
            }
            Ok(Found::Report(old)) => {
                let excludes = self.counting.exclude_straight_lining;
                let comparison = compare_with_report(self.asked, old, &new, excludes);
                add(&comparison, old.debate());
                then(diagnosis, Some(Some(&comparison)))
            }
            Err(reason) => {
                let what = SINCE.to_owned();
                diagnosis.missing.push(Missing { what, reason });
                then(diagnosis, Some(None))
            }
        }
    }

    /// Whether a company would be compared with itself.
    pub fn is_of_same_wave(&self, now: &Company) -> bool {
        let wave = self.wave_of(now.name);
        wave.is_some() && wave == now.wave
    }

    /// The wave that a company is set against.
    pub fn wave_of(&self, company: &str) -> Option<&str> {
        match self.find(company)? {
            Found::Answers(_, old) => old.wave,
            Found::Report(old) => old.wave.as_deref(),
        }
    }

    /// Both waves of each company that is compared.
    pub fn waves<'s>(&'s self, news: &'s [Company]) -> Vec<Both<Option<&'s str>>> {
        let compared = news.iter().filter(|now| self.comparable(now).is_ok());
        let waves = compared.map(|now| Both::new(self.wave_of(now.name), now.wave));
        waves.collect()
    }

    fn find(&self, name: &str) -> Option<Found<'_, 'a>> {
        match &self.old {
            Old::Answers {
                shared, companies, ..
            } => Some(Found::Answers(shared, companies.get(name)?)),
            Old::Reports(reports) => Some(Found::Report(reports.get(name)?)),
        }
    }

    /// What a company can be compared with, or why with nothing, in a sentence.
    fn comparable(&self, now: &Company) -> Result<Found<'_, 'a>, String> {
        if let Old::Answers { unread, .. } = &self.old
            && unread.contains(now.name)
        {
            return Err("Some of this company's earlier answers can't be read.".to_owned());
        }
        let Some(found) = self.find(now.name) else {
            return Err(match self.old {
                Old::Answers { .. } => "There are no earlier answers of this company.",
                Old::Reports(_) => "There is no earlier report of this company.",
            }
            .to_owned());
        };
        if self.is_of_same_wave(now) {
            return Err("What there is to compare with is of the same wave.".to_owned());
        }
        if let Found::Report(old) = found
            && !old.asks_of(self.asked)
        {
            return Err("The earlier report is of other sides or causes.".to_owned());
        }
        let withheld = self.withheld(&found);
        let withheld = withheld.or_else(|| self.few_moved(&found, now));
        withheld.map_or(Ok(found), Err)
    }

    /// Why a company's report says nothing of what has changed, though it is in both waves and can be read.
    pub fn why_not(&self, now: &Company) -> Option<String> {
        let is_there = self.find(now.name).is_some();
        self.comparable(now).err().filter(|_| is_there)
    }

    /// Why nothing is told of the earlier wave, if a side had too few respondents then.
    fn withheld(&self, old: &Found) -> Option<String> {
        let least = self.counting.min_group?;
        let count = |role: Role| match old {
            Found::Report(old) => old.respondents(role),
            Found::Answers(_, old) => old.groups[role.index()],
        };
        let sides = Role::SIDES.map(|role| (&self.asked.sides[role.index()].name, count(role)));
        let few = sides.iter().filter(|(_, count)| (1..least).contains(count));
        let few = list::any(few.map(|(name, count)| {
            let respondents = list::count(*count, "respondent", "respondents");
            format!("{name} had {respondents}")
        }))?;
        Some(format!(
            "What has changed is withheld: {few} then, and a side is shown from {least} on."
        ))
    }

    /// Why nothing is told where few of a side came or went: what has changed would be theirs alone.
    fn few_moved(&self, old: &Found, now: &Company) -> Option<String> {
        let least = self.counting.min_group?;
        let new = self.counted(now, self.asked);
        let moved = |role: Role| {
            let count = of_role(&new, role);
            let (then, same) = match old {
                Found::Report(old) => (old.respondents(role), None),
                Found::Answers(shared, old) => {
                    let old = self.counted(old, shared.asked().old);
                    (of_role(&old, role), people::same(&old, &new, role))
                }
            };
            match same {
                Some(same) => [count.saturating_sub(same), then.saturating_sub(same)],
                // Nobody is named, so those who stayed may be all but these.
                None => [count.saturating_sub(then), then.saturating_sub(count)],
            }
        };
        let is_few = |role: &Role| moved(*role).iter().any(|count| (1..least).contains(count));
        let side = Role::SIDES.into_iter().find(is_few)?;
        Some(format!(
            "What has changed is withheld: fewer than {least} of {} came or went, whose answers it would tell.",
            self.asked.sides[side.index()].name
        ))
    }

    /// A company without those who are left out, going by all that they were asked.
    fn counted<'c>(&self, company: &Company<'c>, asked: &Questionnaire) -> Company<'c> {
        let mut company = company.clone();
        if self.counting.exclude_straight_lining {
            let scorer = Scorer::new(asked);
            let counts = |one: &Respondent| !scorer.is_straight_line(one.role, one.scale);
            company.respondents.retain(counts);
        }
        company
    }
}

fn of_role(company: &Company, role: Role) -> usize {
    let respondents = company.respondents.iter();
    respondents.filter(|one| one.role == role).count()
}
