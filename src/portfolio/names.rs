//! File names for companies: safe on every system, inside their folder, and no two the same.

use std::collections::HashMap;

use clap::ValueEnum;
use sha2::{Digest, Sha256};

use crate::answers::companies::Companies;
use crate::file_name::{cut, hyphenated};

/// The most characters of a name, the ending and what tells equal names apart not counted.
const LONGEST: usize = 80;

/// The most of them that are a wave's.
const LONGEST_WAVE: usize = 24;

/// The most bytes of a company's part.
const LONGEST_BYTES: usize = 150;

/// The most bytes of a wave's part.
const LONGEST_WAVE_BYTES: usize = 80;

/// Names that some systems keep for devices.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// What a company's files are named by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Naming {
    /// The company and the wave: each wave has its own
    #[default]
    Wave,
    /// The company alone: the next wave takes the place of the last
    Company,
}

/// The names of all companies' files, without an ending.
#[derive(Debug)]
pub struct Names {
    /// Of each company that was asked for, by its place in the roster.
    pub own: Vec<String>,
    /// Of each of these, what its files are called with a company beside it that would have the same name, else without one:
    /// so they may be called from before that company came or went.
    pub formerly: Vec<String>,
    /// Of those that were not asked for.
    pub others: Vec<String>,
}

impl Names {
    /// Names all companies that are known, so that no name hangs on which of them were asked for or can be scored.
    pub fn new(all: &Companies, naming: Naming) -> Self {
        let asked = || (0..all.len()).map(|at| all.name(at));
        let mut own = names_of(asked().chain(all.not_asked_for()), naming);
        let others = own.split_off(all.len());
        let formerly = own.iter().zip(asked()).map(|(name, (company, wave))| {
            let wave = wave.filter(|_| naming == Naming::Wave);
            let plain = safe(company, wave);
            if *name == plain {
                numbered(&plain, company, wave, 0)
            } else {
                plain
            }
        });
        Self {
            formerly: formerly.collect(),
            own,
            others,
        }
    }
}

/// The names of the files of each of these companies and waves, without an ending.
pub fn names_of<'k>(
    companies: impl IntoIterator<Item = (&'k str, Option<&'k str>)>,
    naming: Naming,
) -> Vec<String> {
    let mut keys: Vec<(&str, Option<&str>)> = companies.into_iter().collect();
    if naming == Naming::Company {
        for (_, wave) in &mut keys {
            *wave = None;
        }
    }
    let mut distinct = keys.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let names: HashMap<_, _> = distinct.iter().zip(file_names(&distinct)).collect();
    keys.iter().map(|key| names[key].clone()).collect()
}

/// A name for each company and wave, without an ending. It hangs on the company's own name, and on
/// others' only where two would be the same, capitals or not: then each has a number of its own.
fn file_names(companies: &[(&str, Option<&str>)]) -> Vec<String> {
    let plain = companies.iter().map(|(company, wave)| safe(company, *wave));
    let plain: Vec<String> = plain.collect();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for name in &plain {
        *counts.entry(name.to_lowercase()).or_default() += 1;
    }
    let mut names = Vec::with_capacity(plain.len());
    for (name, (company, wave)) in plain.into_iter().zip(companies) {
        if counts[&name.to_lowercase()] == 1 {
            names.push(name);
            continue;
        }
        // Another company may be called just like a name with its number: then the number changes.
        let mut salt = 0;
        let numbered = loop {
            let numbered = numbered(&name, company, *wave, salt);
            if !counts.contains_key(&numbered.to_lowercase()) {
                break numbered;
            }
            salt += 1;
        };
        counts.insert(numbered.to_lowercase(), 1);
        names.push(numbered);
    }
    names
}

/// A safe name of a company, and of its wave, which a long name leaves its room.
fn safe(company: &str, wave: Option<&str>) -> String {
    let wave = wave.map_or(String::new(), |wave| {
        plain(wave, LONGEST_WAVE, LONGEST_WAVE_BYTES)
    });
    let mut name = plain(company, LONGEST - wave.chars().count(), LONGEST_BYTES);
    if !wave.is_empty() {
        if name.is_empty() {
            name.push_str("company");
        }
        name = format!("{name}-{wave}");
    }
    let lower = name.to_lowercase();
    let stem = lower.trim_end_matches(|character: char| character.is_ascii_digit());
    if name.is_empty() || RESERVED.contains(&stem) {
        return format!("company-{name}").trim_end_matches('-').to_owned();
    }
    name
}

/// Letters and digits of any script, single hyphens for all else.
fn plain(name: &str, characters: usize, bytes: usize) -> String {
    let kept = hyphenated(name.chars(), |c| c.is_alphanumeric() || c == '_');
    cut(kept, characters, bytes)
}

fn numbered(name: &str, company: &str, wave: Option<&str>, salt: u32) -> String {
    format!("{name}-{:08x}", number(company, wave, salt))
}

/// A number that a company and its wave have in every version of the program and of Rust.
fn number(company: &str, wave: Option<&str>, salt: u32) -> u32 {
    let mut hasher = Sha256::new();
    hasher.update(company);
    hasher.update([0xff, u8::from(wave.is_some())]);
    hasher.update(wave.unwrap_or(""));
    hasher.update(salt.to_be_bytes());
    let hash: [u8; 32] = hasher.finalize().into();
    u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_names_stay_inside_their_folder() {
        let of = |name: &str| file_names(&[(name, None)]).remove(0);
        assert_eq!(of("Acme Gears & Söhne"), "Acme-Gears-Söhne");
        assert_eq!(of("../../etc/passwd"), "etc-passwd");
        assert_eq!(of("C:\\Windows\\x"), "C-Windows-x");
        assert_eq!(of(".."), "company");
        assert_eq!(of("CON"), "company-CON");
        assert_eq!(of("lpt1"), "company-lpt1");
        assert_eq!(of("a\u{202e}b\0c\n"), "a-b-c");
        assert_eq!(of("-rf *"), "rf");
        assert_eq!(of(&"x".repeat(1000)).len(), LONGEST);
        assert_eq!(of(&"𠮷".repeat(1000)).len(), 148);
    }

    #[test]
    fn a_wave_stays_in_the_name_of_a_company_that_has_none_or_a_long_one() {
        let of = |name: &str, wave| file_names(&[(name, Some(wave))]).remove(0);
        assert_eq!(of("Acme Gears", "2026-Q4"), "Acme-Gears-2026-Q4");
        assert_eq!(of("..", "2026-Q4"), "company-2026-Q4");
        assert_eq!(of("Acme", ".."), "Acme");
        assert_eq!(of("CON", "2026"), "CON-2026");
        assert_eq!(of("com", "."), "company-com");
        let long = of(&"x".repeat(1000), "2026-Q4");
        assert_eq!(long.len(), LONGEST + 1);
        assert!(long.ends_with("x-2026-Q4"));
    }

    #[test]
    fn no_two_names_are_the_same_capitals_or_not() {
        let companies = [
            ("Acme", None),
            ("ACME", None),
            ("Acme!", None),
            ("Acme", Some("Q4")),
        ];
        let names = file_names(&companies);
        let mut folded: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
        folded.sort();
        folded.dedup();
        assert_eq!(folded.len(), 4);
        assert_eq!(names[3], "Acme-Q4");
        let is_long = |name: &String| name.len() == "Acme-01234567".len();
        assert!(names[..3].iter().all(is_long));
        // By the first digits of the SHA-256 of "Acme", ff, 00 and 00000000.
        assert_eq!(names[0], "Acme-cef4c2bc");
        // A name doesn't hang on the others' order.
        let turned = file_names(&[companies[1], companies[0], companies[2]]);
        assert_eq!(turned[1], names[0]);
    }
}
