//! Whose records are whose: every company and wave with its records.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::HashSet;
use rayon::prelude::*;

use super::Company;
use super::numbered::NumberedScale;
use super::numbers::{Key, Numbers};
use super::records::Records;
use super::selection::{LeftOut, Selection};

/// The companies and waves that were asked for, sorted by both, each with its records.
#[derive(Debug)]
pub struct Companies {
    parts: Vec<Records>,
    keys: Vec<Key>,
    /// For each company the number that its records have; none where it has mistakes alone.
    numbers: Vec<Option<u32>>,
    /// For each company where its members start.
    starts: Vec<u32>,
    members: Vec<RecordAt>,
    /// The companies and waves that were not asked for.
    pub left_out: LeftOut,
    /// How many records were taken out since another one of the same person counts.
    pub dropped: usize,
    /// For each company how many answers of each side were taken out, since too few people of it gave such; empty
    /// where that wasn't asked for.
    pub(crate) masked: Vec<[usize; 2]>,
    /// For each company how large the groups are that its sides' people hide in; empty likewise.
    pub(crate) groups: Vec<[usize; 2]>,
}

/// In the place of a number of records: they are left out.
const LEFT_OUT: u32 = u32::MAX;

/// A record: its part, and its index there. Sorts as records are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordAt {
    pub(crate) part: u32,
    pub(crate) at: u32,
}

/// A company that a broken record names, with its wave.
pub(crate) type Named<'b> = (&'b str, NamedWave<'b>);

/// The wave of a broken record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NamedWave<'b> {
    /// It can't be told.
    Unknown,
    /// It is this one, or none.
    Known(Option<&'b str>),
}

impl Companies {
    /// Sorts out who belongs where, of the companies and waves that were asked for; those that broken records
    /// name alone are among them, without records.
    pub(crate) fn new(
        parts: Vec<Records>,
        numbers: &Numbers,
        broken: &[Named],
        selection: &Selection,
    ) -> Self {
        let mut keys = numbers.take();
        let most = keys.iter().map(|(_, number)| *number as usize + 1).max();
        let mut counts = count(&parts, most.unwrap_or(0));
        keys.retain(|(_, number)| counts[*number as usize] > 0);
        let left_out = leave_out(&mut keys, &mut counts, selection);
        let keys = in_order(keys, broken, selection);
        let (starts, members) = sort_out(&parts, &keys, counts);
        let (keys, numbers) = keys.into_iter().unzip();
        Self {
            parts,
            keys,
            numbers,
            starts,
            members,
            left_out,
            dropped: 0,
            masked: Vec::new(),
            groups: Vec::new(),
        }
    }

    /// Takes records out, as if they had never been there.
    pub(super) fn drop_records(&mut self, dropped: &HashSet<RecordAt>) {
        let mut members = Vec::with_capacity(self.members.len());
        for company in 0..self.len() {
            let own = self.members(company).iter();
            let kept: Vec<RecordAt> = own.filter(|at| !dropped.contains(at)).copied().collect();
            self.starts[company] = u32::try_from(members.len()).unwrap_or(u32::MAX);
            members.extend(kept);
        }
        if let Some(end) = self.starts.last_mut() {
            *end = u32::try_from(members.len()).unwrap_or(u32::MAX);
        }
        self.dropped += self.members.len() - members.len();
        self.members = members;
    }

    /// The number of companies and waves.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The parts that the records are in, in the order in which they were read.
    pub fn parts(&self) -> &[Records] {
        &self.parts
    }

    /// A company's name and wave.
    pub fn name(&self, company: usize) -> (&str, Option<&str>) {
        self.keys[company].read()
    }

    /// The names and waves of the companies that were not asked for.
    pub fn not_asked_for(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.left_out.keys().map(|(key, _)| key.read())
    }

    /// "Acme Gears, 2026-Q4".
    pub fn title(&self, company: usize) -> String {
        let (name, wave) = self.name(company);
        wave.map_or(name.to_owned(), |wave| format!("{name}, {wave}"))
    }

    /// Where a company's records stand, in the order in which they were read.
    pub(crate) fn members(&self, company: usize) -> &[RecordAt] {
        let (start, end) = (self.starts[company], self.starts[company + 1]);
        &self.members[start as usize..end as usize]
    }

    /// A company's records: the part of each, and its index there.
    pub fn records(&self, company: usize) -> impl Iterator<Item = (&Records, usize)> {
        self.members(company).iter().map(|at| self.record(*at))
    }

    /// An answer to a scale question, to be changed.
    pub(crate) fn answer_mut(&mut self, at: RecordAt, question: usize) -> &mut u8 {
        self.parts[at.part as usize].answer_mut(at.at as usize, question)
    }

    /// Takes an order out of a record, and says whether there was one.
    pub(crate) fn take_order(&mut self, at: RecordAt, ranking: usize) -> bool {
        self.parts[at.part as usize].take_order(at.at as usize, ranking)
    }

    /// A company's answers, to be scored, with all that was kept of them.
    pub fn company(&self, company: usize) -> Company<'_> {
        let (name, wave) = self.name(company);
        let records = self.records(company);
        Company {
            name,
            wave,
            respondents: records.map(|(part, at)| part.respondent(at)).collect(),
            numbered: self.numbered(company),
            masked: self.masked.get(company).copied().unwrap_or_default(),
            groups: self.groups(company),
        }
    }

    /// How answers of a company were read that came as numbers, each way once.
    fn numbered(&self, company: usize) -> Vec<&NumberedScale> {
        let mut found = Vec::new();
        let mut seen: Option<&[NumberedScale]> = None;
        for (part, at) in self.records(company) {
            let numbered = part.numbered(at);
            // Records of one table have the very same.
            if numbered.is_empty() || seen.is_some_and(|seen| std::ptr::eq(seen, numbered)) {
                continue;
            }
            seen = Some(numbered);
            for scale in numbered {
                if !found.contains(&scale) {
                    found.push(scale);
                }
            }
        }
        found
    }

    /// How large the groups are that the people of a company's sides hide in.
    pub fn groups(&self, company: usize) -> [usize; 2] {
        self.groups.get(company).copied().unwrap_or_default()
    }

    /// The part of a record, and its index there.
    pub(crate) fn record(&self, at: RecordAt) -> (&Records, usize) {
        (&self.parts[at.part as usize], at.at as usize)
    }

    /// How many respondents of each role a company has.
    pub fn respondents(&self, company: usize) -> [usize; 3] {
        let mut counts = [0; 3];
        for (part, at) in self.records(company) {
            counts[part.role(at).index()] += 1;
        }
        counts
    }

    /// Where a company's wave stands; all of its waves where there is no such one, or it can't be told.
    pub(crate) fn of_wave(&self, company: &str, wave: NamedWave) -> Range<usize> {
        if let NamedWave::Known(wave) = wave
            && let Ok(at) = self.keys.binary_search(&Key::new(company, wave))
        {
            return at..at + 1;
        }
        self.of_company(company)
    }

    /// Where a company's waves stand.
    pub(crate) fn of_company(&self, company: &str) -> Range<usize> {
        let first = self.keys.partition_point(|key| key.read().0 < company);
        let waves = self.keys[first..].iter();
        let count = waves.take_while(|key| key.read().0 == company).count();
        first..first + count
    }

    /// All companies and waves that have records, with their numbers, and whether they were asked for.
    pub(super) fn all_keys(&self) -> impl Iterator<Item = (&Key, u32, bool)> {
        let keys = self.keys.iter().zip(&self.numbers);
        let own = keys.filter_map(|(key, number)| Some((key, (*number)?, true)));
        let others = self.left_out.keys();
        let others = others.map(|(key, number)| (key, number, false));
        own.chain(others)
    }

    /// The first record of each of these numbers of a company and wave.
    pub(crate) fn first_records(&self, numbers: &HashSet<u32>) -> HashMap<u32, RecordAt> {
        let mut found = HashMap::new();
        for (part, records) in (0..).zip(&self.parts) {
            for (at, number) in (0..).zip(&records.company) {
                if found.len() < numbers.len() && numbers.contains(number) {
                    found.entry(*number).or_insert(RecordAt { part, at });
                }
            }
        }
        found
    }
}

/// Takes the companies and waves out that were not asked for.
fn leave_out(keys: &mut Vec<(Key, u32)>, counts: &mut [u32], selection: &Selection) -> LeftOut {
    if selection.is_all() {
        return LeftOut::default();
    }
    let is_left_out = |(key, _): &mut (Key, u32)| {
        let (company, wave) = key.read();
        !selection.takes(company, wave)
    };
    let left_out = keys.extract_if(.., is_left_out).map(|(key, number)| {
        let records = std::mem::replace(&mut counts[number as usize], LEFT_OUT);
        (key, number, records)
    });
    LeftOut::new(selection.clone(), left_out.collect())
}

/// The keys in order, those of companies that have mistakes alone among them, each with the number that its
/// records have.
fn in_order(
    mut keys: Vec<(Key, u32)>,
    broken: &[Named],
    selection: &Selection,
) -> Vec<(Key, Option<u32>)> {
    keys.par_sort_unstable();
    let fresh = without_records(&keys, broken, selection);
    let keys = keys.into_iter();
    let mut all: Vec<(Key, Option<u32>)> = keys.map(|(key, number)| (key, Some(number))).collect();
    if !fresh.is_empty() {
        all.extend(fresh.into_iter().map(|key| (key, None)));
        all.sort_by(|(one, _), (other, _)| one.cmp(other));
    }
    all
}

/// The companies and waves that were asked for, and that broken records name alone.
fn without_records(keys: &[(Key, u32)], broken: &[Named], selection: &Selection) -> Vec<Key> {
    let of_wave = |(company, wave): &Named| match wave {
        NamedWave::Known(wave) => Some(Key::new(company, *wave)),
        NamedWave::Unknown => None,
    };
    let mut fresh: Vec<Key> = broken.iter().filter_map(of_wave).collect();
    let named = broken.iter();
    let waveless = named.filter(|(_, wave)| *wave == NamedWave::Unknown);
    let mut waveless: Vec<&str> = waveless.map(|(company, _)| *company).collect();
    if !waveless.is_empty() {
        let all = keys.iter().map(|(key, _)| key).chain(&fresh);
        let named: HashSet<&str> = all.map(|key| key.read().0).collect();
        waveless.retain(|company| !named.contains(company));
        let waveless: Vec<Key> = waveless.iter().map(|name| Key::new(name, None)).collect();
        fresh.extend(waveless);
    }
    fresh.retain(|key| {
        let (company, wave) = key.read();
        selection.takes(company, wave)
    });
    fresh.sort_unstable();
    fresh.dedup();
    fresh.retain(|fresh| keys.binary_search_by(|(key, _)| key.cmp(fresh)).is_err());
    fresh
}

/// For each number of a company how many records have it.
fn count(parts: &[Records], numbers: usize) -> Vec<u32> {
    let mut counts = vec![0; numbers];
    for number in parts.iter().flat_map(|part| &part.company) {
        counts[*number as usize] += 1;
    }
    counts
}

/// A counting sort of all records by company: where each company's start, and all of them.
fn sort_out(
    parts: &[Records],
    keys: &[(Key, Option<u32>)],
    counts: Vec<u32>,
) -> (Vec<u32>, Vec<RecordAt>) {
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
    let mut members = vec![RecordAt::default(); total as usize];
    for (part, records) in (0..).zip(parts) {
        for (at, number) in (0..).zip(&records.company) {
            let place = &mut next[*number as usize];
            if *place == LEFT_OUT {
                continue;
            }
            members[*place as usize] = RecordAt { part, at };
            *place += 1;
        }
    }
    (starts, members)
}
