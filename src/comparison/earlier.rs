//! The answers of an earlier wave, company by company, to set a report's own against.

use std::collections::{HashMap, HashSet};

use super::{Both, Comparison, Shared, compare};
use crate::answers::{Company, Respondent};
use crate::diagnosis::{Diagnosis, Missing};
use crate::diagnostic::list;
use crate::questionnaire::Role;
use crate::score::Scorer;

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

/// The earlier answers of each company.
#[derive(Debug)]
pub struct Earlier<'a> {
    shared: Shared<'a>,
    /// Who gives the same answer throughout depends on all that was asked.
    scorers: Both<Scorer<'a>>,
    companies: HashMap<&'a str, Company<'a>>,
    /// The companies of which not all could be read.
    unread: HashSet<&'a str>,
    counting: Counting,
}

impl<'a> Earlier<'a> {
    /// One wave of each company, and the names of those of which not all could be read.
    pub fn new(
        shared: Shared<'a>,
        companies: Vec<Company<'a>>,
        unread: HashSet<&'a str>,
        counting: Counting,
    ) -> Self {
        let asked = shared.asked();
        let scorers = Both {
            old: Scorer::new(asked.old),
            new: Scorer::new(asked.new),
        };
        let by_name = companies.into_iter().map(|company| (company.name, company));
        Self {
            shared,
            scorers,
            companies: by_name.collect(),
            unread,
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
        match self.then(now) {
            Ok(old) => {
                let new = counted(now, &self.scorers.new, self.counting);
                let (old, new) = (self.shared.old(&old), self.shared.new_wave(&new));
                then(diagnosis, Some(Some(&compare(&self.shared, &old, &new))))
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
        let old = self.companies.get(now.name);
        now.wave.is_some() && old.is_some_and(|old| old.wave == now.wave)
    }

    /// The company as it was then, or why it can't be compared with, in a sentence.
    fn then(&self, now: &Company) -> Result<Company<'a>, String> {
        if self.unread.contains(now.name) {
            return Err("Some of this company's earlier answers can't be read.".to_owned());
        }
        let Some(old) = self.companies.get(now.name) else {
            return Err("There are no earlier answers of this company.".to_owned());
        };
        if self.is_of_same_wave(now) {
            return Err("The answers to compare with are of the same wave.".to_owned());
        }
        let old = counted(old, &self.scorers.old, self.counting);
        self.withheld(&old).map_or(Ok(old), Err)
    }

    /// Why nothing is told of the earlier wave, if a side had too few respondents then.
    fn withheld(&self, old: &Company) -> Option<String> {
        let least = self.counting.min_group?;
        let sides = &self.shared.asked().old.sides;
        let few = Role::SIDES.map(|role| {
            let respondents = old.respondents.iter();
            let count = respondents.filter(|one| one.role == role).count();
            (&sides[role.index()].name, count)
        });
        let few: Vec<String> = few
            .iter()
            .filter(|(_, count)| (1..least).contains(count))
            .map(|(name, count)| {
                let respondents = list::count(*count, "respondent", "respondents");
                format!("{name} had {respondents}")
            })
            .collect();
        (!few.is_empty()).then(|| {
            format!(
                "What has changed is withheld: {} then, and a side is shown from {least} on.",
                list::plain(&few)
            )
        })
    }
}

/// A company without those who are left out.
fn counted<'c>(company: &Company<'c>, scorer: &Scorer, counting: Counting) -> Company<'c> {
    let mut company = company.clone();
    if counting.exclude_straight_lining {
        let counts = |one: &Respondent| !scorer.is_straight_line(one.role, one.scale);
        company.respondents.retain(counts);
    }
    company
}
