//! What names look like, whatever letters they are written with.

use unicode_security::skeleton;

use super::normalize::{is_invisible, with_folded};

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

/// How spreadsheets start the names of months: in English, German, French, Spanish and Italian.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen"],
    &["feb", "fév"],
    &["mar", "mär", "mrz"],
    &["apr", "avr", "abr"],
    &["may", "mai", "mag"],
    &["jun", "jui", "giu"],
    &["jul", "lug"],
    &["aug", "aoû", "ago"],
    &["sep", "set"],
    &["oct", "okt", "ott"],
    &["nov"],
    &["dec", "dez", "déc", "dic"],
];

/// What a wave looks like: as [`with_look`] has it, and a month that a spreadsheet spelt, as in `Oct-26`, as `2026-10`.
pub(crate) fn of_wave(wave: &str) -> String {
    let look = with_look(wave, |look| look.trim().to_owned());
    month(&look).unwrap_or(look)
}

fn month(look: &str) -> Option<String> {
    let (name, year) = look.split_once(['-', ' ', '/'])?;
    let name = name.trim_end_matches('.');
    let year = match year.len() {
        2 => format!("20{year}"),
        4 => year.to_owned(),
        _ => return None,
    };
    let is_name =
        name.chars().all(char::is_alphabetic) && year.bytes().all(|byte| byte.is_ascii_digit());
    let is_start = |starts: &&[&str]| starts.iter().any(|start| name.starts_with(start));
    let at = MONTHS.iter().position(is_start).filter(|_| is_name)?;
    // In French only the fourth letter tells July from June.
    let at = if name.starts_with("juil") { 6 } else { at };
    Some(format!("{year}-{:02}", at + 1))
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
    if letter.is_ascii() {
        return letter;
    }
    let twin = |letter: char| {
        let mut twin = skeleton(letter.encode_utf8(&mut [0; 4]))
            .collect::<Vec<_>>()
            .into_iter();
        let first = twin.next().filter(char::is_ascii)?;
        twin.next().is_none().then(|| first.to_ascii_lowercase())
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
            ("Mär-27", "2027-03"),
            ("juil-26", "2026-07"),
            ("juin-26", "2026-06"),
            ("2026-10", "2026-10"),
            ("Octopus-26", "2026-10"),
            ("Q4-26", "q4-26"),
            ("Oct-267", "oct-267"),
            ("Oct", "oct"),
        ] {
            assert_eq!(of_wave(spelt), number, "{spelt}");
        }
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
