//! A number for each company and wave, the same in all parts of all files.

use std::sync::{Mutex, PoisonError};

use foldhash::HashMap;

/// Parts a company's name from its wave's. A name that holds it has it replaced.
const SEPARATOR: char = '\0';

/// A company and a wave in one text. Keys sort as companies do, then waves, none first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(Box<str>);

/// Keys in the order in which they were met.
#[derive(Debug, Default)]
pub struct Numbers {
    keys: Vec<Key>,
    index: HashMap<Box<str>, u32>,
    last: u32,
    scratch: String,
}

/// The keys of all parts.
#[derive(Debug, Default)]
pub struct Companies(Mutex<Numbers>);

impl Key {
    /// The key of a company and a wave.
    pub fn new(company: &str, wave: Option<&str>) -> Self {
        let mut text = String::new();
        write(company, wave, &mut text);
        Self(text.into())
    }

    /// The company and the wave.
    pub fn read(&self) -> (&str, Option<&str>) {
        match self.0.split_once(SEPARATOR) {
            Some((company, wave)) => (company, Some(wave)),
            None => (&self.0, None),
        }
    }
}

fn write(company: &str, wave: Option<&str>, text: &mut String) {
    text.clear();
    let plain = |name: &str| name.replace(SEPARATOR, "\u{fffd}");
    if company.contains(SEPARATOR) {
        text.push_str(&plain(company));
    } else {
        text.push_str(company);
    }
    if let Some(wave) = wave {
        text.push(SEPARATOR);
        text.push_str(&plain(wave));
    }
}

impl Numbers {
    /// The keys that were met.
    pub fn keys(&self) -> &[Key] {
        &self.keys
    }

    /// The number of a company and a wave.
    pub fn number(&mut self, company: &str, wave: Option<&str>) -> u32 {
        let mut text = std::mem::take(&mut self.scratch);
        write(company, wave, &mut text);
        let number = self.number_of(&text);
        self.scratch = text;
        number
    }

    fn number_of(&mut self, text: &str) -> u32 {
        // Records of one company often follow each other.
        if self
            .keys
            .get(self.last as usize)
            .is_some_and(|key| *key.0 == *text)
        {
            return self.last;
        }
        self.last = self.index.get(text).copied().unwrap_or_else(|| {
            let number = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
            self.keys.push(Key(text.into()));
            self.index.insert(text.into(), number);
            number
        });
        self.last
    }
}

impl Companies {
    /// For each key of a part its number among all. Which number that is depends on which part comes
    /// first; nothing but the keys' own order is ever shown.
    pub fn merge(&self, part: &Numbers) -> Vec<u32> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        part.keys.iter().map(|key| all.number_of(&key.0)).collect()
    }

    /// The keys, by number.
    pub fn into_keys(self) -> Vec<Key> {
        let all = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        all.keys
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
        let keys: Vec<Key> = names
            .iter()
            .map(|(company, wave)| Key::new(company, *wave))
            .collect();
        assert!(keys.is_sorted());
        let read: Vec<_> = keys.iter().map(Key::read).collect();
        assert_eq!(read, names);
        assert_eq!(Key::new("A\0B", None).read(), ("A\u{fffd}B", None));
    }
}
