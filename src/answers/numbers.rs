//! A number for each company and wave, the same in all parts of all files.

use std::borrow::Cow;
use std::hash::BuildHasher;
use std::sync::{Mutex, MutexGuard, PoisonError};

use compact_str::CompactString;
use foldhash::fast::RandomState;
use indexmap::IndexSet;

/// Parts a company's name from its wave's. A name that holds it has it replaced.
const SEPARATOR: char = '\0';

/// Into how many shards the keys are dealt, so that threads seldom wait for each other.
const SHARDS: u32 = 64;

/// A company and a wave in one text. Keys sort as companies do, then waves, none first. Most are short, and
/// stand in the key itself, where comparing them doesn't wait for memory.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(CompactString);

/// The companies and waves that were met, by all threads.
#[derive(Debug)]
pub struct Numbers {
    shards: Vec<Mutex<Shard>>,
    hasher: RandomState,
}

type Shard = IndexSet<Key, RandomState>;

impl Key {
    /// The key of a company and a wave.
    pub fn new(company: &str, wave: Option<&str>) -> Self {
        Self(text(company, wave).into())
    }

    /// The company and the wave.
    pub fn read(&self) -> (&str, Option<&str>) {
        match memchr::memchr(SEPARATOR as u8, self.0.as_bytes()) {
            Some(at) => (&self.0[..at], Some(&self.0[at + 1..])),
            None => (&self.0, None),
        }
    }
}

/// Of a company without a wave, which most are, nothing is copied.
fn text<'n>(company: &'n str, wave: Option<&str>) -> Cow<'n, str> {
    let plain = |name: &str| name.replace(SEPARATOR, "\u{fffd}");
    let company = if memchr::memchr(SEPARATOR as u8, company.as_bytes()).is_some() {
        Cow::Owned(plain(company))
    } else {
        Cow::Borrowed(company)
    };
    match wave {
        Some(wave) => Cow::Owned(format!("{company}{SEPARATOR}{}", plain(wave))),
        None => company,
    }
}

impl Default for Numbers {
    fn default() -> Self {
        let hasher = RandomState::default();
        let shard = |_| Mutex::new(Shard::with_hasher(hasher.clone()));
        Self {
            shards: (0..SHARDS).map(shard).collect(),
            hasher,
        }
    }
}

impl Numbers {
    /// The numbers of companies and waves. Which numbers they are depends on what is met first; nothing but
    /// the keys' own order is ever shown.
    ///
    /// Many at a time, so that a shard is taken once for all keys in it: handing it from one processor to the
    /// other takes longer than looking a key up.
    pub fn of(&self, keys: &[Key]) -> Vec<u32> {
        // A shard's table goes by the lower bits.
        let shard = |key: &Key| (self.hasher.hash_one(key) >> 32) as u32 % SHARDS;
        let mut order: Vec<(u32, usize)> = keys.iter().map(shard).zip(0..).collect();
        order.sort_unstable_by_key(|(shard, _)| *shard);
        let mut numbers = vec![0; keys.len()];
        for same in order.chunk_by(|one, other| one.0 == other.0) {
            let mut known = self.shard(same[0].0);
            for &(shard, at) in same {
                let found = known.get_index_of(&keys[at]);
                let found = found.unwrap_or_else(|| known.insert_full(keys[at].clone()).0);
                numbers[at] = u32::try_from(found).unwrap_or(u32::MAX) * SHARDS + shard;
            }
        }
        numbers
    }

    /// The company and the wave of a number.
    pub fn key(&self, number: u32) -> Option<Key> {
        let keys = self.shard(number % SHARDS);
        keys.get_index((number / SHARDS) as usize).cloned()
    }

    /// The keys with their numbers, and takes them out.
    pub fn take(&self) -> Vec<(Key, u32)> {
        let shards = 0..SHARDS;
        let of_shard = |shard| {
            let keys = std::mem::take(&mut *self.shard(shard));
            let numbers = (shard..).step_by(SHARDS as usize);
            keys.into_iter().zip(numbers)
        };
        shards.flat_map(of_shard).collect()
    }

    fn shard(&self, shard: u32) -> MutexGuard<'_, Shard> {
        let shard = &self.shards[shard as usize];
        shard.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_sort_by_company_then_wave() {
        let names = [
            ("A", None),
            ("A", Some("1")),
            ("A\u{1}", None),
            ("A B", None),
            ("A B", Some("")),
        ];
        let keys = names.iter().map(|(company, wave)| Key::new(company, *wave));
        let keys: Vec<Key> = keys.collect();
        assert!(keys.is_sorted());
        let read: Vec<_> = keys.iter().map(Key::read).collect();
        assert_eq!(read, names);
        assert_eq!(Key::new("A\0B", None).read(), ("A\u{fffd}B", None));
    }

    #[test]
    fn a_company_and_wave_has_one_number_however_often_it_is_met() {
        let known = Numbers::default();
        let names = (0..1000).map(|at| format!("Company {}", at % 500));
        let names: Vec<String> = names.collect();
        let waves = [None, Some("2026-Q4")];
        let met = names.iter().flat_map(|name| waves.map(|wave| (name, wave)));
        let keys: Vec<Key> = met.map(|(name, wave)| Key::new(name, wave)).collect();
        let numbers = known.of(&keys);
        assert_eq!(numbers[..1000], numbers[1000..]);
        assert_eq!(known.key(numbers[1]), Some(Key::new("Company 0", waves[1])));
        let keys = known.take();
        assert_eq!(keys.len(), 1000);
        for (key, number) in keys {
            let at = numbers.iter().position(|known| *known == number).unwrap();
            assert_eq!(key, Key::new(&names[at / 2], waves[at % 2]));
        }
    }
}
