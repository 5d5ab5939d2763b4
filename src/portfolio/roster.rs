//! Whose records are whose: every company and wave with its records, and the companies that fail.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use foldhash::{HashMap, HashMapExt, HashSet};
use rayon::prelude::*;

use super::gather::Gathered;
use crate::answers::companies::{Companies, Key};
use crate::answers::packed::Packed;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::{Questionnaire, Role};

/// The companies and waves, sorted by both, each with its records.
#[derive(Debug)]
pub struct Roster<'g> {
    parts: &'g [Packed],
    /// For each part the number of records before it.
    offsets: Vec<usize>,
    keys: Vec<Key>,
    /// For each company where its members start.
    starts: Vec<u32>,
    members: Vec<u32>,
    /// Why companies fail, by index: how many records of theirs have mistakes, and what else is wrong.
    pub failures: BTreeMap<usize, Failure>,
    /// Records and files with mistakes that can't be laid to a company.
    pub unknown: usize,
}

/// Why a company isn't scored.
#[derive(Debug, Default)]
pub struct Failure {
    /// Records with mistakes, and files that can't be taken apart.
    pub broken: usize,
    /// Of these, respondents that stand twice.
    pub twice: Vec<Diagnostic>,
}

impl<'g> Roster<'g> {
    /// Sorts out who belongs where.
    pub fn new(
        gathered: &'g Gathered,
        companies: Companies,
        questionnaire: &Questionnaire,
    ) -> Self {
        let parts = &gathered.parts;
        let mut offsets = Vec::with_capacity(parts.len());
        let mut total = 0;
        for part in parts {
            offsets.push(total);
            total += part.len();
        }
        let (keys, place) = in_order(companies.into_keys(), gathered);
        let (starts, members) = sort_out(parts, &place);
        let mut roster = Self {
            parts,
            offsets,
            keys,
            starts,
            members,
            failures: BTreeMap::new(),
            unknown: 0,
        };
        roster.lay_failures(gathered);
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
        members.iter().map(|member| {
            let member = *member as usize;
            let part = self.offsets.partition_point(|offset| *offset <= member) - 1;
            (&self.parts[part], member - self.offsets[part])
        })
    }

    /// Lays each record and file with mistakes to its company; where the wave can't be told, to all of them.
    fn lay_failures(&mut self, gathered: &Gathered) {
        for failed in &gathered.failed {
            let broken = &failed.broken;
            let Some(company) = &broken.company else {
                self.unknown += 1;
                continue;
            };
            let wave = broken.wave.as_ref();
            let exact = wave.and_then(|wave| {
                let key = Key::new(company, wave.as_deref());
                self.keys.binary_search(&key).ok()
            });
            let of_company = || {
                let first = self
                    .keys
                    .partition_point(|key| key.read().0 < company.as_str());
                let same = |at: &usize| self.name(*at).0 == company;
                (first..self.len()).take_while(same).collect()
            };
            let at: Vec<usize> = exact.map_or_else(of_company, |at| vec![at]);
            for at in at {
                self.failures.entry(at).or_default().broken += 1;
            }
        }
    }

    fn find_twice(&mut self, questionnaire: &Questionnaire) {
        let twice: Vec<(usize, Vec<Diagnostic>)> = (0..self.len())
            .into_par_iter()
            .filter_map(|company| {
                let problems = self.twice(company, questionnaire);
                (!problems.is_empty()).then_some((company, problems))
            })
            .collect();
        for (company, problems) in twice {
            self.failures.entry(company).or_default().twice = problems;
        }
    }

    /// The respondents of a company that stand twice.
    fn twice(&self, company: usize, questionnaire: &Questionnaire) -> Vec<Diagnostic> {
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
                Diagnostic::error(
                    "respondent-twice",
                    format!("the same respondent of {side} answers a second time"),
                )
                .in_file(format!("{}:{}", second.file, second.line[*b]))
                .help(format!(
                    "the record before it starts at {}:{}",
                    first.file, first.line[*a]
                ))
                .help("take one of them out, or give them different names under `respondent`")
            })
            .collect()
    }

    /// Companies and waves whose names differ by a slip alone.
    pub fn near_matches(&self) -> Vec<Diagnostic> {
        let folded: Vec<u64> = self.keys.par_iter().map(folded).collect();
        let mut seen: HashMap<u64, usize> = HashMap::with_capacity(self.len());
        let mut warnings = Vec::new();
        for (at, folded) in folded.into_iter().enumerate() {
            let first = *seen.entry(folded).or_insert(at);
            if first != at {
                let warning = Diagnostic::warning(
                    "near-match",
                    format!(
                        "`{}` is another company or wave than `{}`",
                        self.title(at),
                        self.title(first)
                    ),
                );
                warnings.push(warning.help("spell them the same where they are the same"));
            }
        }
        warnings
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

/// The keys in order, those of companies that have mistakes alone among them, and for each number of
/// a company its place.
fn in_order(mut keys: Vec<Key>, gathered: &Gathered) -> (Vec<Key>, Vec<u32>) {
    let mut broken: Vec<Key> = Vec::new();
    let mut waveless: Vec<&str> = Vec::new();
    for failed in &gathered.failed {
        match (&failed.broken.company, &failed.broken.wave) {
            (Some(company), Some(wave)) => broken.push(Key::new(company, wave.as_deref())),
            (Some(company), None) => waveless.push(company),
            (None, _) => {}
        }
    }
    if !waveless.is_empty() {
        let all = keys.iter().chain(&broken).map(|key| key.read().0);
        let named: HashSet<&str> = all.collect();
        let unnamed = waveless
            .into_iter()
            .filter(|company| !named.contains(*company));
        let fresh: Vec<Key> = unnamed.map(|company| Key::new(company, None)).collect();
        broken.extend(fresh);
    }
    let mut order: Vec<u32> = (0..index(keys.len())).collect();
    order.par_sort_unstable_by(|a, b| keys[*a as usize].cmp(&keys[*b as usize]));
    broken.sort_unstable();
    broken.dedup();
    let is_known = |key: &Key| {
        order
            .binary_search_by(|at| keys[*at as usize].cmp(key))
            .is_ok()
    };
    broken.retain(|key| !is_known(key));
    if !broken.is_empty() {
        order.extend(index(keys.len())..index(keys.len() + broken.len()));
        keys.extend(broken);
        order.par_sort_unstable_by(|a, b| keys[*a as usize].cmp(&keys[*b as usize]));
    }
    let mut place = vec![0_u32; keys.len()];
    for (at, &number) in order.iter().enumerate() {
        place[number as usize] = index(at);
    }
    keys.par_sort_unstable();
    (keys, place)
}

/// A number that is the same for names that differ by capitals and spaces alone.
fn folded(key: &Key) -> u64 {
    let (company, wave) = key.read();
    let mut hasher = DefaultHasher::new();
    for name in [company, wave.unwrap_or("")] {
        for word in name.split_whitespace() {
            for character in word.chars().flat_map(char::to_lowercase) {
                character.hash(&mut hasher);
            }
            ' '.hash(&mut hasher);
        }
        '\n'.hash(&mut hasher);
    }
    hasher.finish()
}

/// Companies and records are counted in four bytes: there are fewer than four thousand million.
fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A counting sort of all records by company.
fn sort_out(parts: &[Packed], place: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0_u32; place.len() + 1];
    for number in parts.iter().flat_map(|part| &part.company) {
        starts[place[*number as usize] as usize + 1] += 1;
    }
    for at in 0..place.len() {
        starts[at + 1] += starts[at];
    }
    let mut next = starts.clone();
    let mut members = vec![0_u32; starts[place.len()] as usize];
    let numbers = parts.iter().flat_map(|part| &part.company);
    for (member, number) in (0..).zip(numbers) {
        let slot = &mut next[place[*number as usize] as usize];
        members[*slot as usize] = member;
        *slot += 1;
    }
    (starts, members)
}
