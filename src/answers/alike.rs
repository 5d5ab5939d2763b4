//! Names that look the same: all that tells them apart are capitals, spaces and what can't be seen.

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

/// Whether a character has no width: joiners, marks of direction, soft hyphens, byte-order marks.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::fold;

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
