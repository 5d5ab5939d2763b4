//! Ranks as services write them, in headings and in cells.

use crate::reading::labels::plain_digits;

/// What may stand before the number of a rank, in some languages.
const RANK_WORDS: [&str; 20] = [
    "ranking",
    "rank",
    "place",
    "choice",
    "no.",
    "rangfolge",
    "rang",
    "platz",
    "wahl",
    "priorität",
    "classement",
    "choix",
    "clasificación",
    "rango",
    "puesto",
    "posición",
    "opción",
    "posizione",
    "posição",
    "rangorde",
];

/// What may stand right behind it: `2nd`, `2.`, `2e`, `2º`.
const RANK_ENDS: [&str; 15] = [
    "", ".0", ".", "st", "nd", "rd", "th", "er", "re", "e", "ère", "ème", "o", "a", ".o",
];

/// The number that a text starts with: `1`, `1st choice`, `rank 1`.
pub(super) fn leading_number(text: &str) -> Option<usize> {
    let text = plain_digits(text.trim()).to_lowercase();
    let mut words = RANK_WORDS.iter();
    let rest = words.find_map(|word| text.strip_prefix(word));
    let text = rest.unwrap_or(&text).trim();
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let end = rest
        .split(' ')
        .next()?
        .replace(['º', '°'], "o")
        .replace('ª', "a");
    digits
        .parse()
        .ok()
        .filter(|_| RANK_ENDS.contains(&end.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_numbers_however_a_form_spells_them() {
        for (text, rank) in [
            ("1", 1),
            ("2nd", 2),
            ("3rd choice", 3),
            ("Rank 4", 4),
            ("5.0", 5),
            ("Rang 2", 2),
            ("2. Wahl", 2),
            ("1er choix", 1),
            ("3ème", 3),
            ("2.º", 2),
        ] {
            assert_eq!(leading_number(text), Some(rank), "{text}");
        }
        assert_eq!(leading_number("Low cost"), None);
        assert_eq!(leading_number("3x"), None);
    }
}
