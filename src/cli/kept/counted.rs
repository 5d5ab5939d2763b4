//! How much a file of many companies says that each is made from, and what it would come to hold less of.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::list;

/// So many companies that there is less of are named.
const NAMED: usize = 5;

/// What a company and wave is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) company: String,
    /// Empty where there is none.
    pub(super) wave: String,
    /// As in [`super::Mark`].
    pub(super) counts: Vec<usize>,
}

type Key = (String, String);

impl Counted {
    /// The company and the wave, where there is one.
    pub(super) fn title(&self) -> String {
        let wave = Some(&self.wave).filter(|wave| !wave.is_empty());
        list::joined([&self.company].into_iter().chain(wave), ", ")
    }

    fn key(&self) -> Key {
        (self.company.clone(), self.wave.clone())
    }

    /// Of a company that is spelt otherwise, its capitals and signs, the key is the same.
    fn folded_key(&self) -> Key {
        (folded(&self.company), folded(&self.wave))
    }
}

/// The companies of now, as those of a kept file are looked up.
struct Companies<'c> {
    exact: HashMap<Key, &'c Counted>,
    alike: HashMap<Key, &'c Counted>,
    waves: HashSet<String>,
    /// Those that the kept file doesn't hold in that wave.
    came: HashSet<String>,
}

impl<'c> Companies<'c> {
    fn new(kept: &[Counted], now: &'c [Counted]) -> Self {
        let known: HashSet<Key> = kept.iter().map(Counted::key).collect();
        let is_new = |one: &&Counted| !known.contains(&one.key());
        let fresh = || now.iter().filter(is_new);
        Self {
            exact: now.iter().map(|one| (one.key(), one)).collect(),
            alike: fresh().map(|one| (one.folded_key(), one)).collect(),
            waves: now.iter().map(|one| folded(&one.wave)).collect(),
            came: fresh().map(|one| folded(&one.company)).collect(),
        }
    }

    fn of(&self, kept: &Counted) -> Option<&'c Counted> {
        let alike = || self.alike.get(&kept.folded_key());
        self.exact.get(&kept.key()).or_else(alike).copied()
    }
}

/// The companies that there would be less of, each with what that is. A hidden company, which is there without being shown,
/// isn't lost, nor is one of which another wave came. None where all of it is of other waves: those may well have less.
pub(super) fn less(
    kept: &[Counted],
    now: &[Counted],
    parties: &[&str],
    hidden: &[&str],
) -> Option<String> {
    let companies = Companies::new(kept, now);
    let is_of_now = |one: &Counted| companies.waves.contains(&folded(&one.wave));
    if !kept.iter().any(is_of_now) {
        return None;
    }
    let hidden: HashSet<String> = hidden.iter().map(|name| folded(name)).collect();
    let is_elsewhere = |company: &str| hidden.contains(company) || companies.came.contains(company);
    let lost = kept.iter().filter_map(|one| {
        let why = match companies.of(one) {
            Some(now) => {
                let subject = |at| subject(at, one.counts.len(), parties);
                list::any_joined(lessened(&one.counts, &now.counts, subject), "; ")?
            }
            None if is_elsewhere(&folded(&one.company)) => return None,
            None => "it is gone".to_owned(),
        };
        Some(format!("{} ({why})", one.title()))
    });
    let lost: Vec<String> = lost.collect();
    (!lost.is_empty()).then(|| list::some(&lost, NAMED))
}

/// Whether two files are of the very same companies and waves.
pub(super) fn are_of_the_same(kept: &[Counted], now: &[Counted]) -> bool {
    let keys = |all: &[Counted]| -> HashSet<Key> { all.iter().map(Counted::key).collect() };
    keys(kept) == keys(now)
}

/// Of what there is less now, with what there was before.
pub(super) fn lessened(
    kept: &[usize],
    now: &[usize],
    subject: impl Fn(usize) -> String,
) -> Vec<String> {
    let pairs = kept.iter().zip(now).enumerate();
    let lost = pairs.filter(|(_, (kept, now))| now < kept);
    let told = lost.map(|(at, (kept, now))| format!("{}: {now}, before {kept}", subject(at)));
    told.collect()
}

/// "answers of Sales", by the place among so many counts: a portfolio's page has two, its table the answers of a company and
/// the people of each party, anything else the answers, comments and people of each.
pub(super) fn subject(at: usize, counts: usize, parties: &[&str]) -> String {
    let what = ["answers", "comments", "people"];
    match parties.len() {
        0 => "answers".to_owned(),
        _ if counts == 2 => ["answers", "companies"][at.min(1)].to_owned(),
        count if counts == 1 + count => match at.checked_sub(1) {
            None => what[0].to_owned(),
            Some(party) => format!("{} of {}", what[2], parties[party]),
        },
        count => format!("{} of {}", what[(at / count).min(2)], parties[at % count]),
    }
}

/// The letters and digits of a name, which spelling and a format's escapes leave alone.
pub(super) fn folded(name: &str) -> String {
    let letters = name.chars().filter(|character| character.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
