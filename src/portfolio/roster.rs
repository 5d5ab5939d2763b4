//! Whose records are whose: every company and wave with its records, and the companies that fail.

use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::ops::Range;

use foldhash::HashSet;
use foldhash::quality::FixedState;
use rayon::prelude::*;

use super::gathered::{Gathered, Mistake};
use super::pick::{LeftOut, Pick};
use crate::answers::alike::fold;
use crate::answers::companies::{Companies, Key};
use crate::answers::packed::Packed;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::{Questionnaire, Role};

/// The companies and waves, sorted by both, each with its records.
#[derive(Debug)]
pub struct Roster<'g> {
    parts: &'g [Packed],
    keys: Vec<Key>,
    /// For each company where its members start.
    starts: Vec<u32>,
    members: Vec<Member>,
    /// Why companies fail, by index: how many records of theirs have mistakes, and what else is wrong.
    pub failures: BTreeMap<usize, Failure>,
    /// Records and files with mistakes that can't be laid to a company.
    pub unknown: usize,
    /// Of these, the records.
    pub unknown_records: usize,
    /// The companies and waves that were not asked for.
    pub left_out: LeftOut,
}

/// In the place of a number of records: they are left out.
const LEFT_OUT: u32 = u32::MAX;

/// A record: its part, and its index there.
#[derive(Clone, Copy, Debug, Default)]
struct Member {
    part: u32,
    at: u32,
}

/// Why a company isn't scored.
#[derive(Debug, Default)]
pub struct Failure {
    /// Records with mistakes, and files that can't be taken apart.
    pub broken: usize,
    /// Respondents that stand twice, each with the number of its file and its line.
    pub twice: Vec<(usize, u32, Diagnostic)>,
}

impl<'g> Roster<'g> {
    /// Sorts out who belongs where, of the companies and waves that were asked for.
    pub fn new(
        gathered: &'g Gathered,
        companies: &Companies,
        questionnaire: &Questionnaire,
        pick: &Pick,
    ) -> Self {
        let parts = &gathered.parts;
        let mut keys = companies.take();
        let numbers = keys.iter().map(|(_, number)| *number as usize + 1).max();
        let mut counts = count(parts, numbers.unwrap_or(0));
        keys.retain(|(_, number)| counts[*number as usize] > 0);
        let left_out = leave_out(&mut keys, &mut counts, pick);
        let keys = in_order(keys, gathered, pick);
        let (starts, members) = sort_out(parts, &keys, counts);
        let keys = keys.into_iter().map(|(key, _)| key).collect();
        let mut roster = Self {
            parts,
            keys,
            starts,
            members,
            failures: BTreeMap::new(),
            unknown: 0,
            unknown_records: 0,
            left_out,
        };
        roster.lay_failures(gathered, pick);
        roster.find_twice(questionnaire);
        roster
    }

    /// The number of companies and waves.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// A company's name and wave.
    pub fn name(&self, company: usize) -> (&str, Option<&str>) {
        self.keys[company].read()
    }

    /// A company's records: the part of each, and its index there.
    pub fn records(&self, company: usize) -> impl Iterator<Item = (&'g Packed, usize)> {
        let (start, end) = (self.starts[company], self.starts[company + 1]);
        let members = &self.members[start as usize..end as usize];
        members
            .iter()
            .map(|member| (&self.parts[member.part as usize], member.at as usize))
    }

    /// Lays each record and file with mistakes to the companies that it names, of those that were asked for;
    /// where the wave can't be told, to all of theirs.
    fn lay_failures(&mut self, gathered: &Gathered, pick: &Pick) {
        for failed in &gathered.failed {
            let broken = &failed.broken;
            let named = broken.companies.iter().flatten();
            let wave = broken.wave.as_ref();
            let is_picked =
                |name: &&String| wave.is_none_or(|wave| pick.takes(name, wave.as_deref()));
            let mut at: Vec<usize> = named
                .filter(is_picked)
                .flat_map(|name| self.of_wave(name, wave))
                .collect();
            let mut is_known = !broken.companies.contains(&None);
            if broken.companies.is_empty() {
                let names = gathered.names_in(failed).into_iter();
                at.extend(names.flat_map(|name| self.of_company(&name)));
                is_known = !at.is_empty();
            }
            at.sort_unstable();
            at.dedup();
            if !is_known {
                self.unknown += 1;
                self.unknown_records += usize::from(broken.is_record);
            }
            for at in at {
                self.failures.entry(at).or_default().broken += 1;
            }
        }
    }

    /// Where a company's wave stands; all of its waves where there is no such one.
    fn of_wave(&self, company: &str, wave: Option<&Option<String>>) -> Range<usize> {
        let exact = wave.and_then(|wave| {
            let key = Key::new(company, wave.as_deref());
            self.keys.binary_search(&key).ok()
        });
        exact.map_or_else(|| self.of_company(company), |at| at..at + 1)
    }

    /// Where a company's waves stand.
    fn of_company(&self, company: &str) -> Range<usize> {
        let first = self.keys.partition_point(|key| key.read().0 < company);
        let waves = self.keys[first..].iter();
        let count = waves.take_while(|key| key.read().0 == company).count();
        first..first + count
    }

    fn find_twice(&mut self, questionnaire: &Questionnaire) {
        let twice: Vec<usize> = (0..self.len())
            .into_par_iter()
            .map_init(Vec::new, |numbers, company| {
                numbers.clear();
                let all = self.records(company);
                numbers.extend(all.map(|(part, at)| part.respondent[at]));
                numbers.sort_unstable();
                let mut pairs = numbers.windows(2);
                let is_twice = pairs.any(|pair| pair[0] == pair[1] && pair[0] != 0);
                is_twice.then_some(company)
            })
            .flatten_iter()
            .collect();
        for company in twice {
            let problems = self.twice(company, questionnaire);
            self.failures.entry(company).or_default().twice = problems;
        }
    }

    /// The respondents of a company that stand twice.
    fn twice(
        &self,
        company: usize,
        questionnaire: &Questionnaire,
    ) -> Vec<(usize, u32, Diagnostic)> {
        let named = self
            .records(company)
            .filter(|(part, at)| part.respondent[*at] != 0);
        let mut named: Vec<_> = named
            .enumerate()
            .map(|(order, (part, at))| (part.respondent[at], order, part, at))
            .collect();
        named.sort_unstable_by_key(|(number, order, ..)| (*number, *order));
        let pairs = named.windows(2).filter(|pair| pair[0].0 == pair[1].0);
        pairs
            .map(|pair| {
                let ((.., first, a), (.., second, b)) = (&pair[0], &pair[1]);
                let party = questionnaire.party(second.role[*b]);
                let side = party.map_or("the observer", |party| party.name.as_str());
                let problem = Diagnostic::error(
                    "respondent-twice",
                    format!("the same respondent of {side} answers a second time"),
                )
                .in_file(format!("{}:{}", second.file, second.line[*b]))
                .help(format!(
                    "the record before it starts at {}:{}",
                    first.file, first.line[*a]
                ))
                .help("take one of them out, or give them different names under `respondent`");
                (second.order, second.line[*b], problem)
            })
            .collect()
    }

    /// Every mistake that fails a company, by file and line.
    pub fn mistakes<'a>(&'a self, gathered: &'a Gathered) -> Vec<Mistake<'a>> {
        let twice = self.failures.values().flat_map(|failure| &failure.twice);
        gathered.mistakes(twice.map(|(order, line, problem)| (*order, *line, problem)))
    }

    /// Companies and waves whose names differ by a slip alone.
    pub fn near_matches(&self) -> Vec<Diagnostic> {
        let keys = self.keys.par_iter().enumerate();
        let mut folded: Vec<(u64, usize)> = keys
            .map(|(at, key)| {
                let (company, wave) = key.read();
                (folded(&[company, wave.unwrap_or("")]), at)
            })
            .collect();
        folded.par_sort_unstable();
        let same = folded.chunk_by(|one, other| one.0 == other.0);
        let mut near: Vec<(usize, usize)> = same
            .flat_map(|same| same[1..].iter().map(|(_, at)| (*at, same[0].1)))
            .collect();
        near.sort_unstable();
        let warning = |(at, first)| {
            let message = format!(
                "`{}` is another company or wave than `{}`",
                self.title(at),
                self.title(first)
            );
            Diagnostic::warning("near-match", message)
                .help("spell them the same where they are the same")
        };
        near.into_iter().map(warning).collect()
    }

    /// "Acme Gears, 2026-Q4".
    pub fn title(&self, company: usize) -> String {
        let (name, wave) = self.name(company);
        wave.map_or(name.to_owned(), |wave| format!("{name}, {wave}"))
    }

    /// How many respondents of each role a company has.
    pub fn respondents(&self, company: usize) -> [usize; 3] {
        let mut counts = [0; 3];
        for (part, at) in self.records(company) {
            let role: Role = part.role[at];
            counts[role.index()] += 1;
        }
        counts
    }
}

/// Takes the companies and waves out that were not asked for.
fn leave_out(keys: &mut Vec<(Key, u32)>, counts: &mut [u32], pick: &Pick) -> LeftOut {
    if pick.is_all() {
        return LeftOut::default();
    }
    let is_left_out = |(key, _): &mut (Key, u32)| {
        let (company, wave) = key.read();
        !pick.takes(company, wave)
    };
    let left_out = keys.extract_if(.., is_left_out).map(|(key, number)| {
        let records = std::mem::replace(&mut counts[number as usize], LEFT_OUT);
        (key, records)
    });
    LeftOut::new(pick.clone(), left_out.collect())
}

/// The keys in order, those of companies that have mistakes alone among them, each with the number that its
/// records have.
fn in_order(
    mut keys: Vec<(Key, u32)>,
    gathered: &Gathered,
    pick: &Pick,
) -> Vec<(Key, Option<u32>)> {
    keys.par_sort_unstable();
    let mut broken: Vec<Key> = Vec::new();
    let mut waveless: Vec<&str> = Vec::new();
    for failed in &gathered.failed {
        for company in failed.broken.companies.iter().flatten() {
            match &failed.broken.wave {
                Some(wave) => broken.push(Key::new(company, wave.as_deref())),
                None => waveless.push(company),
            }
        }
    }
    if !waveless.is_empty() {
        let all = keys.iter().map(|(key, _)| key).chain(&broken);
        let named: HashSet<&str> = all.map(|key| key.read().0).collect();
        let unnamed = waveless
            .into_iter()
            .filter(|company| !named.contains(*company));
        let fresh: Vec<Key> = unnamed.map(|company| Key::new(company, None)).collect();
        broken.extend(fresh);
    }
    broken.retain(|key| {
        let (company, wave) = key.read();
        pick.takes(company, wave)
    });
    broken.sort_unstable();
    broken.dedup();
    broken.retain(|broken| keys.binary_search_by(|(key, _)| key.cmp(broken)).is_err());
    let mut all: Vec<(Key, Option<u32>)> = keys
        .into_iter()
        .map(|(key, number)| (key, Some(number)))
        .collect();
    if !broken.is_empty() {
        all.extend(broken.into_iter().map(|key| (key, None)));
        all.sort_by(|(one, _), (other, _)| one.cmp(other));
    }
    all
}

/// A number that is the same for names that look the same.
pub(super) fn folded(names: &[&str]) -> u64 {
    let mut text = String::with_capacity(64);
    for name in names {
        fold(name, &mut text);
        text.push('\n');
    }
    FixedState::default().hash_one(text)
}

/// For each number of a company how many records have it.
fn count(parts: &[Packed], numbers: usize) -> Vec<u32> {
    let mut counts = vec![0; numbers];
    for number in parts.iter().flat_map(|part| &part.company) {
        counts[*number as usize] += 1;
    }
    counts
}

/// A counting sort of all records by company: where each company's start, and all of them.
fn sort_out(
    parts: &[Packed],
    keys: &[(Key, Option<u32>)],
    counts: Vec<u32>,
) -> (Vec<u32>, Vec<Member>) {
    let mut starts = Vec::with_capacity(keys.len() + 1);
    // For each number where its next record goes.
    let (mut next, mut total) = (counts, 0);
    for (_, number) in keys {
        starts.push(total);
        if let Some(number) = number {
            let place = &mut next[*number as usize];
            total += std::mem::replace(place, total);
        }
    }
    starts.push(total);
    let mut members = vec![Member::default(); total as usize];
    for (part, records) in (0..).zip(parts) {
        for (at, number) in (0..).zip(&records.company) {
            let place = &mut next[*number as usize];
            if *place == LEFT_OUT {
                continue;
            }
            members[*place as usize] = Member { part, at };
            *place += 1;
        }
    }
    (starts, members)
}
