//! What names look like, whatever letters they are written with.

use std::ops::RangeInclusive;

use unicode_normalization::UnicodeNormalization;
use unicode_security::skeleton;

use super::dated::{dated, years};
use super::normalize::{plain_mark, with_folded};
use crate::listed::listed;
use crate::sanitise::is_invisible;

/// Hands a function what a name looks like: folded, with letters of other scripts as the Latin ones whose twins they
/// are, small or capital, by the table of confusables of Unicode's security mechanisms (UTS 39).
pub(crate) fn with_look<T>(name: &str, then: impl FnOnce(&str) -> T) -> T {
    with_folded(name, |folded| {
        if folded.is_ascii() {
            return then(folded);
        }
        let look: String = folded.chars().map(latin_twin).collect();
        then(&look)
    })
}

/// What a person's name looks like: as [`with_look`] has it, whether or not a full stop ends it.
pub(crate) fn with_person_look<T>(name: &str, then: impl FnOnce(&str) -> T) -> T {
    with_look(name, |look| then(look.trim_end_matches([' ', '.'])))
}

/// What a company's name looks like: as [`with_look`] has it, whatever quotes and full stops stand around it, commas and full
/// stops behind its words, or hyphens between them, however `&` came through a web page, and with accents, `ß` and dotted
/// `i` as they are written where those aren't at hand.
pub(crate) fn with_company_look<T>(name: &str, then: impl FnOnce(&str) -> T) -> T {
    with_look(name, |look| {
        let look = look.trim_matches(|c: char| c.is_whitespace() || AROUND.contains(&c));
        if look.is_ascii()
            && !look.bytes().any(|byte| BETWEEN.contains(&byte))
            && !look.contains("&amp;")
        {
            return then(look);
        }
        let plain = look.replace("&amp;", "&").replace('ß', "ss");
        let words = plain
            .split([' ', '-', '_'])
            .map(|word| word.trim_end_matches([',', '.']));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let plain = words.join(" ");
        let letters = plain.nfd().filter(|c| !ACCENTS.contains(c));
        then(&letters.collect::<String>())
    })
}

/// The same as a text of its own.
pub(crate) fn of_company(name: &str) -> String {
    with_company_look(name, str::to_owned)
}

/// Accents, parted from their letters.
const ACCENTS: RangeInclusive<char> = '\u{300}'..='\u{36f}';

/// What stands around a name without being a part of it.
const AROUND: [char; 12] = [
    '.', ',', ';', '"', '\'', '\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}', '\u{2019}', '«', '»',
];

/// What may part a name's words.
const BETWEEN: [u8; 4] = *b",.-_";

/// What a wave looks like: as [`with_look`] has it, a month that a spreadsheet spelt, as in `Oct-26`, or that is a number, as in
/// `10/2026`, as `2026-10`, a day as in `15.10.2026` as `2026-10-15`, and a quarter or half as `2026-q4`, on whichever side of
/// its year and whatever stands between.
pub(crate) fn of_wave(wave: &str) -> String {
    let look = with_look(wave, |look| look.trim().to_owned());
    dated(&look).unwrap_or(look)
}

/// What a wave looks like that is a date, or a part of a year, with 0 for each digit.
const DATED: [&str; 6] = listed("0000, 0000-q0, 0000-t0, 0000-h0, 0000-00, 0000-00-00");

/// Whether a wave is later than another one, where both are a year, a half, a quarter, a month or a day, or the same part of two
/// years, as `Spring 2026` and `Spring 2025`.
pub(crate) fn is_later(wave: &str, other: &str) -> bool {
    let [wave, other] = [wave, other].map(of_wave);
    let shape = |wave: &str| wave.replace(|c: char| c.is_ascii_digit(), "0");
    let is_dated = DATED.contains(&shape(&wave).as_str());
    if is_dated && shape(&wave) == shape(&other) {
        return wave > other;
    }
    let years = years(&wave).zip(years(&other));
    years.is_some_and(|((year, rest), (other, same))| rest == same && year > other)
}

/// "`А` is U+0410, U+200B can't be seen": what a name has that looks like something else, or like nothing.
pub(crate) fn unlike(name: &str) -> Option<String> {
    let mut told: Vec<String> = Vec::new();
    for letter in name.chars() {
        let number = u32::from(letter);
        let one = if is_invisible(letter) {
            format!("U+{number:04X} can't be seen")
        } else if !letter.is_ascii() && latin_twin(letter).is_ascii() {
            format!("`{letter}` is U+{number:04X}")
        } else {
            continue;
        };
        if !told.contains(&one) {
            told.push(one);
        }
    }
    (!told.is_empty()).then(|| told.join(", "))
}

fn latin_twin(letter: char) -> char {
    // To Unicode a long dash is no twin of a short one.
    let letter = plain_mark(letter);
    if letter.is_ascii() {
        return letter;
    }
    let twin = |letter: char| {
        let twin: Vec<char> = skeleton(letter.encode_utf8(&mut [0; 4])).collect();
        match twin[..] {
            [only] if only.is_ascii() => Some(only.to_ascii_lowercase()),
            _ => None,
        }
    };
    let mut capital = letter.to_uppercase();
    let capital = capital.next().filter(|_| capital.next().is_none());
    twin(letter).or_else(|| twin(capital?)).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_that_a_spreadsheet_spelt_looks_like_the_number_it_was() {
        for (spelt, number) in [
            ("Oct-26", "2026-10"),
            ("okt. 26", "2026-10"),
            ("October 2026", "2026-10"),
            ("2026-Oct", "2026-10"),
            ("26-Oct", "26-oct"),
            ("2026-October b", "2026-october b"),
            ("Mär-27", "2027-03"),
            ("juil-26", "2026-07"),
            ("juin-26", "2026-06"),
            ("2026-10", "2026-10"),
            ("Octopus-26", "2026-10"),
            ("Q4-26", "2026-q4"),
            ("26-Q4", "2026-q4"),
            ("T4 2026", "2026-t4"),
            ("H1 2026", "2026-h1"),
            ("H3 2026", "h3 2026"),
            ("FY26 Q4", "fy26 q4"),
            ("2026-9", "2026-09"),
            ("10/2026", "2026-10"),
            ("2026/10", "2026-10"),
            ("13/2026", "13/2026"),
            ("2025/26", "2025/26"),
            ("2011/12", "2011/12"),
            ("1.2.2026", "2026-02-01"),
            ("1/2/2026", "1/2/2026"),
            ("Wave 10", "wave 10"),
            ("2026-Q4", "2026-q4"),
            ("2026\u{2014}Q4", "2026-q4"),
            ("2026 \u{2011} Q4", "2026-q4"),
            ("Kick-off \u{2015} 1", "kick-off - 1"),
            ("Q4 2026", "2026-q4"),
            ("Q4/2026", "2026-q4"),
            ("2026q4", "2026-q4"),
            ("q42026", "2026-q4"),
            ("2026-Q5", "2026-q5"),
            ("2026 Q4 b", "2026 q4 b"),
            ("Q", "q"),
            ("Oct-267", "oct-267"),
            ("Oct", "oct"),
        ] {
            assert_eq!(of_wave(spelt), number, "{spelt}");
        }
    }

    #[test]
    fn a_wave_is_later_where_nothing_else_can_be_meant() {
        for (later, other) in [
            ("10/2026", "9/2026"),
            ("1/2027", "2026-12"),
            ("H1 2026", "2025-H2"),
            ("Q1/26", "Q4 2025"),
            ("26-Q1", "25-Q4"),
            ("2025/26", "2024/25"),
            ("Spring 2026", "spring 2025"),
            ("1.2.2026", "15.01.2026"),
        ] {
            assert!(
                is_later(later, other) && !is_later(other, later),
                "{later} {other}"
            );
        }
        // Half of the world has its autumn first.
        for (one, other) in [
            ("Spring 2026", "Autumn 2025"),
            ("wave 10", "wave 2"),
            ("2026-Q1", "2025"),
            ("1/2/2026", "2/1/2026"),
        ] {
            assert!(
                !is_later(one, other) && !is_later(other, one),
                "{one} {other}"
            );
        }
    }

    #[test]
    fn a_companys_name_looks_the_same_whatever_stands_around_it() {
        let look = |name| with_company_look(name, str::to_owned);
        for (one, other) in [
            ("Acme", "Acme."),
            ("Acme", "Acm\u{e9}"),
            ("M\u{fc}ller", "Muller"),
            ("Acme", "\"Acme\""),
            ("Acme", "\u{201e}Acme\u{201c}"),
            ("Acme & Co", "Acme &amp; Co."),
            ("Acme Inc", "Acme, Inc."),
            ("Acme Inc. Berlin", "Acme Inc Berlin"),
            ("Acme-Gears", "Acme Gears"),
            ("acme_gears", "Acme Gears"),
            ("Stra\u{df}e", "STRASSE"),
            ("\u{130}stanbul", "istanbul"),
        ] {
            assert_eq!(look(one), look(other), "{one} {other}");
        }
        for (one, other) in [
            ("Acme", "Acme 2"),
            ("A.C.", "AC"),
            ("S&P", "S"),
            ("Site 1.2", "Site 12"),
        ] {
            assert_ne!(look(one), look(other), "{one} {other}");
        }
    }

    #[test]
    fn a_persons_name_looks_the_same_with_a_full_stop_and_without() {
        let look = |name| with_person_look(name, str::to_owned);
        assert_eq!(look("Dana K."), look("dana  K"));
        assert_ne!(look("D.K."), look("DK"));
    }

    #[test]
    fn names_that_look_the_same_have_one_look() {
        let look = |name| with_look(name, str::to_owned);
        for (one, other) in [
            // Cyrillic, small and capital; Greek; fullwidth; letters of mathematics.
            ("Acme", "\u{410}\u{441}me"),
            ("Beta", "\u{412}eta"),
            ("KOMET", "\u{41a}\u{41e}\u{41c}\u{415}\u{422}"),
            ("Hi", "\u{397}i"),
            ("Acme", "\u{ff21}cme"),
            ("Acme", "\u{1d400}cme"),
            // Variation selectors and tags.
            ("Acme", "Acme\u{fe0f}"),
            ("Acme", "Ac\u{e0101}me\u{e0041}"),
            (
                "\u{412}\u{435}\u{440}\u{430}",
                "\u{412}\u{415}\u{420}\u{410}",
            ),
        ] {
            assert_eq!(look(one), look(other), "{one} {other}");
        }
        for (one, other) in [
            ("modern", "modem"),
            ("Client 1", "Client l"),
            ("M\u{fc}ller", "Muller"),
            ("Bj\u{f6}rn", "Bjorn"),
            ("\u{7530}\u{4e2d}", "\u{7530}\u{4e2a}"),
            ("\u{3b1}lpha", "beta"),
        ] {
            assert_ne!(look(one), look(other), "{one} {other}");
        }
    }
}
