//! Which company and wave were asked for, and what is left out since others were not.

use std::collections::{BTreeMap, BTreeSet};

use super::roster::folded;
use crate::answers::companies::Key;
use crate::diagnostic::{Diagnostic, suggest};

/// So many waves are named where records are left out.
const NAMED: usize = 3;

/// So many names are listed where nothing is left.
const LISTED: usize = 10;

/// The company and the wave that were asked for; all of them where none was.
#[derive(Clone, Debug, Default)]
pub struct Pick {
    /// The company.
    pub company: Option<String>,
    /// The wave; an empty one means records without a wave.
    pub wave: Option<String>,
}

/// The sound records of companies and waves that were not asked for.
#[derive(Debug, Default)]
pub struct LeftOut {
    pick: Pick,
    keys: Vec<(Key, u32)>,
}

impl Pick {
    /// Whether nothing is left out.
    pub fn is_all(&self) -> bool {
        self.company.is_none() && self.wave.is_none()
    }

    /// Whether a company was asked for.
    pub fn takes_company(&self, company: &str) -> bool {
        self.company.as_ref().is_none_or(|wanted| wanted == company)
    }

    /// Whether a company in a wave was asked for.
    pub fn takes(&self, company: &str, wave: Option<&str>) -> bool {
        let wanted = self.wave.as_ref();
        self.takes_company(company) && wanted.is_none_or(|wanted| wanted == wave.unwrap_or(""))
    }

    /// "company `Acme`, wave `2026-Q4`".
    fn words(&self) -> String {
        let company = self.company.iter().map(|name| format!("company `{name}`"));
        let wave = self.wave.iter().map(|name| match name.as_str() {
            "" => "no wave".to_owned(),
            name => format!("wave `{name}`"),
        });
        company.chain(wave).collect::<Vec<_>>().join(", ")
    }
}

impl LeftOut {
    pub(super) fn new(pick: Pick, keys: Vec<(Key, u32)>) -> Self {
        Self { pick, keys }
    }

    /// Whether nothing is left out.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The number of records.
    pub fn records(&self) -> usize {
        self.keys.iter().map(|(_, records)| *records as usize).sum()
    }

    /// "24 of other waves left out (2026-Q2, 2026-Q3)", for a list of counts; none where nothing is.
    pub fn counts(&self) -> Vec<String> {
        let (mut others, mut waves) = (0, BTreeMap::<&str, u32>::new());
        for (key, records) in &self.keys {
            let (company, wave) = key.read();
            if self.pick.takes_company(company) {
                *waves.entry(wave.unwrap_or("no wave")).or_default() += records;
            } else {
                others += records;
            }
        }
        let mut counts = Vec::new();
        if !waves.is_empty() {
            let records: u32 = waves.values().sum();
            let names: Vec<&str> = waves.into_keys().collect();
            let names = first_of(&names, NAMED).join(", ");
            counts.push(format!("{records} of other waves left out ({names})"));
        }
        if others > 0 {
            counts.push(format!("{others} of other companies left out"));
        }
        counts
    }

    /// Companies and waves that are left out for a slip alone.
    pub fn near_matches(&self) -> Vec<Diagnostic> {
        let names = |read: fn(&Key) -> &str| -> BTreeSet<&str> {
            self.keys.iter().map(|(key, _)| read(key)).collect()
        };
        let company = (&self.pick.company, "company", names(|key| key.read().0));
        let wave = (
            &self.pick.wave,
            "wave",
            names(|key| key.read().1.unwrap_or("")),
        );
        let mut near = Vec::new();
        for (wanted, what, found) in [company, wave] {
            let Some(wanted) = wanted else { continue };
            let same = |name: &&&str| **name != wanted && folded(&[**name]) == folded(&[wanted]);
            near.extend(found.iter().filter(same).map(|name| {
                let message =
                    format!("the {what} `{name}` is left out: it is not spelt like `{wanted}`");
                Diagnostic::warning("near-match", message)
                    .help("spell them the same where they are the same")
            }));
        }
        near
    }

    /// That there are no answers of what was asked for, and which there are.
    pub fn nothing_left(&self) -> Diagnostic {
        let message = format!("there are no answers of {}", self.pick.words());
        let mut problem = Diagnostic::error("no-records", message);
        let companies: BTreeSet<&str> = self.keys.iter().map(|(key, _)| key.read().0).collect();
        let waves: BTreeSet<&str> = self
            .keys
            .iter()
            .map(|(key, _)| key.read().1.unwrap_or("none"))
            .collect();
        for (what, wanted, found) in [
            ("companies", &self.pick.company, companies),
            ("waves", &self.pick.wave, waves),
        ] {
            let Some(wanted) = wanted else { continue };
            let names: Vec<&str> = found.into_iter().collect();
            let near = suggest::nearest(wanted, &names).filter(|near| near != wanted);
            if let Some(near) = near {
                problem = problem.help(format!("did you mean `{near}`?"));
            }
            let names = first_of(&names, LISTED).join(", ");
            problem = problem.help(format!("the {what} here: {names}"));
        }
        problem
    }
}

/// The first names, and how many more there are.
fn first_of(names: &[&str], most: usize) -> Vec<String> {
    let mut first: Vec<String> = names
        .iter()
        .take(most)
        .map(|name| (*name).to_owned())
        .collect();
    if names.len() > most {
        first.push(format!("{} more", names.len() - most));
    }
    first
}
