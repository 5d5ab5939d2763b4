//! Ranks as services write them, in headings and in cells.

use crate::listed::listed;
use crate::reading::labels::plain_digits;

/// What may stand before the number of a rank, in some languages.
const RANK_WORDS: [&str; 20] = listed(
    "ranking, rank, place, choice, no., rangfolge, rang, platz, wahl, priorität, classement, choix, \
    clasificación, rango, puesto, posición, opción, posizione, posição, rangorde",
);

/// What may stand right behind it: `2nd`, `2.`, `2e`, `2º`.
const RANK_ENDS: [&str; 15] = [
    "", ".0", ".", "st", "nd", "rd", "th", "er", "re", "e", "ère", "ème", "o", "a", ".o",
];

/// What may stand between a rank and the number of all ranks.
const OF: [&str; 7] = ["of", "von", "sur", "de", "di", "van", "/"];

/// The rank that a text is, of so many: `1`, `1st choice`, `rank 1`, `1 of 5`. One with anything else beside it is none:
/// `5 points` or `5 (least)` may count from the other end.
pub(in crate::reading::csv) fn rank(text: &str, ranks: usize) -> Option<usize> {
    let text = plain_digits(text.trim()).to_lowercase();
    let mut words = RANK_WORDS.iter();
    let rest = words.find_map(|word| text.strip_prefix(word));
    let is_named = rest.is_some();
    let text = rest.unwrap_or(&text).trim();
    let end = text.find(|c: char| !c.is_ascii_digit());
    let end = end.unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let mut rest = rest.split_whitespace();
    let is_apart = text[end..].starts_with(' ');
    let end = if is_apart {
        ""
    } else {
        rest.next().unwrap_or("")
    };
    let end = end.replace(['º', '°'], "o").replace('ª', "a");
    let is_whole = match rest.collect::<Vec<_>>()[..] {
        [] => true,
        [word] => !is_named && RANK_WORDS.contains(&word),
        [of, all] => OF.contains(&of) && all.parse() == Ok(ranks),
        _ => false,
    };
    let is_rank = |rank: &usize| (1..=ranks).contains(rank) && is_whole;
    let rank = digits.parse().ok().filter(is_rank);
    rank.filter(|_| RANK_ENDS.contains(&end.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_numbers_however_a_form_spells_them() {
        for (text, found) in [
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
            ("2nd place", 2),
            ("1 of 5", 1),
            ("Rank 3 of 5", 3),
        ] {
            assert_eq!(rank(text, 5), Some(found), "{text}");
        }
        for text in listed::<13>(
            "Low cost, 3x, 6, 0, 5 points, 1 or 2, 5 (most important), 1 (least important), 5 stars, 5 votes, \
            Place 1 from bottom, 1 of 9, Ranking 1 (1 = least)",
        ) {
            assert_eq!(rank(text, 5), None, "{text}");
        }
    }
}
