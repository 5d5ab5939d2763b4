//! Texts as they are compared. Names that look the same: all that tells them apart are capitals, spaces and what
//! can't be seen. Headings of columns: as form services write them.

use unicode_normalization::UnicodeNormalization;

/// Adds what is left of a name without capitals, needless spaces and invisible characters.
pub(crate) fn fold(name: &str, folded: &mut String) {
    for word in name.split_whitespace() {
        let before = folded.len();
        if word.is_ascii() {
            folded.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            let seen = word.nfkc().filter(|c| !is_invisible(*c));
            folded.extend(seen.flat_map(char::to_lowercase));
        }
        if folded.len() > before {
            folded.push(' ');
        }
    }
}

/// Hands a folded name to a function; that of a short plain one is folded where nothing has to be freed.
pub(crate) fn with_folded<T>(name: &str, then: impl FnOnce(&str) -> T) -> T {
    let mut buffer = [0; 64];
    if let Some(length) = fold_plain(name, &mut buffer)
        && let Ok(folded) = std::str::from_utf8(&buffer[..length])
    {
        return then(folded);
    }
    let mut folded = String::with_capacity(name.len() + 1);
    fold(name, &mut folded);
    then(&folded)
}

/// Folds an ASCII name into a buffer; none where it isn't one, or doesn't fit.
fn fold_plain(name: &str, buffer: &mut [u8]) -> Option<usize> {
    if name.len() >= buffer.len() || !name.is_ascii() {
        return None;
    }
    let mut length = 0;
    let mut ends_word = false;
    for byte in name.bytes() {
        if matches!(byte, b' ' | b'\t'..=b'\r') {
            ends_word = length > 0;
            continue;
        }
        if std::mem::take(&mut ends_word) {
            buffer[length] = b' ';
            length += 1;
        }
        buffer[length] = byte.to_ascii_lowercase();
        length += 1;
    }
    if length > 0 {
        buffer[length] = b' ';
        length += 1;
    }
    Some(length)
}

/// A heading, a label or an option as it is compared: small letters, plain quotes, single spaces, no mark of a
/// required question.
pub(crate) fn heading(name: &str) -> String {
    let plain = name
        .to_lowercase()
        .replace(['’', '‘'], "'")
        .replace(['“', '”'], "\"");
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ").trim_end_matches(['*', ' ']).to_owned()
}

/// Whether a character has no width: joiners, marks of direction, soft hyphens, byte-order marks.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_names_fold_the_same_in_place() {
        for name in [
            "",
            " ",
            "Dana",
            " dana  K. ",
            "a\tb\u{b}c",
            "R\u{e9}mi",
            &"x".repeat(80),
        ] {
            let mut folded = String::new();
            fold(name, &mut folded);
            assert_eq!(with_folded(name, str::to_owned), folded, "{name}");
        }
    }

    #[test]
    fn names_are_alike_but_for_capitals_spaces_and_what_cannot_be_seen() {
        let folded = |name| {
            let mut text = String::new();
            fold(name, &mut text);
            text
        };
        assert_eq!(folded("  ACME \t Gears "), folded("Acme Gears"));
        // One ü as a letter, and as a u with two dots above; a space without width.
        assert_eq!(folded("M\u{fc}ller"), folded("mu\u{308}ller"));
        assert_eq!(folded("Acme\u{200b} \u{200b} Gears"), folded("acme gears"));
        assert_ne!(folded("AcmeGears"), folded("Acme Gears"));
    }
}
