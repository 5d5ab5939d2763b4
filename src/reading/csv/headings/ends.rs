//! Words for the two ends of a scale, as headings tell what numbers stand for: "(1 = very much, 5 = not at all)".

use super::likeness::words;
use crate::listed::listed;

/// Words of which one in a text makes it the end where there is nothing, or not much.
const LOW: [&str; 55] = listed(
    "never, not, no, none, nothing, disagree, rarely, seldom, hardly, low, lowest, least, worst, poor, bad, \
    weak, minimum, nie, niemals, nicht, nein, kein, keine, gar, selten, kaum, niedrig, schlecht, ablehnung, \
    jamais, pas, non, rarement, aucun, faible, désaccord, nunca, nada, desacuerdo, bajo, discordo, \
    discordância, mai, niente, disaccordo, nooit, niet, oneens, \
    aldrig, aldri, nigdy, nikdy, никогда, 从不, まったくない",
);

/// The same of the other end, where none of the former is.
const HIGH: [&str; 53] = listed(
    "always, often, constantly, very, agree, fully, completely, totally, extremely, strongly, high, highest, \
    most, best, good, excellent, maximum, yes, immer, ständig, oft, häufig, sehr, voll, völlig, ganz, \
    zustimmung, ja, hoch, gut, toujours, souvent, très, tout, oui, accord, siempre, muy, acuerdo, sempre, \
    molto, muito, concordo, altijd, zeer, eens, \
    alltid, altid, zawsze, vždy, всегда, 总是, いつも",
);

/// What parts what is said of one number from what is said of another.
const BETWEEN: [char; 13] = [
    ',', ';', '(', ')', '[', ']', '\n', '…', '?', '!', '|', '.', '/',
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Low,
    High,
}

fn end(text: &str) -> Option<End> {
    let words = words(text);
    let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    match (has(&LOW), has(&HIGH)) {
        (true, _) => Some(End::Low),
        (_, true) => Some(End::High),
        _ => None,
    }
}

/// A number that a folded text says to be an end that it isn't by the labels of its scale, with the words for that end.
pub(super) fn turned(text: &str, labels: &[String]) -> Option<(i64, String)> {
    let (first, last) = (end(labels.first()?)?, end(labels.last()?)?);
    let mut pairs = pairs(text);
    if pairs.is_empty() {
        pairs = from_to(text);
    }
    pairs.sort_by_key(|(number, _)| *number);
    let ends = match &pairs[..] {
        [least, .., most] if least.0 < most.0 => vec![(least, first), (most, last)],
        [only] if only.0 == 1 => vec![(only, first)],
        [only] if usize::try_from(only.0) == Ok(labels.len()) => vec![(only, last)],
        _ => return None,
    };
    let is_other = |((number, words), own): &(&(i64, String), End)| {
        *number >= 0 && first != last && end(words).is_some_and(|end| end != *own)
    };
    let other = ends.into_iter().find(is_other);
    other.map(|(pair, _)| pair.clone())
}

/// The words that a text gives numbers with `=`, on either side of it.
fn pairs(text: &str) -> Vec<(i64, String)> {
    let is_digit = |c: char| c.is_ascii_digit();
    let is_end = |c: char| is_digit(c) || BETWEEN.contains(&c);
    let pair = |(at, _): (usize, &str)| {
        let (before, after) = (text[..at].trim_end(), text[at + 1..].trim_start());
        let digits = before.len() - before.trim_end_matches(is_digit).len();
        if digits > 0 {
            let number = before[before.len() - digits..].parse().ok()?;
            return Some((number, after.split(is_end).next()?.trim()));
        }
        let digits = after.len() - after.trim_start_matches(is_digit).len();
        let number = after[..digits].parse().ok()?;
        Some((number, before.rsplit(is_end).next()?.trim()))
    };
    let all = text.match_indices('=').filter_map(pair);
    let said = all.filter(|(_, words)| !words.is_empty());
    said.map(|(number, words)| (number, words.to_owned()))
        .collect()
}

/// What parts the two ends of a scale that are told without `=`, as in `1 (always) to 5 (never)`.
const TO: [&str; 6] = ["-", "to", "bis", "à", "a", "tot"];

/// So many words name such an end at most.
const MOST_WORDS: usize = 3;

/// The words that a text gives the two numbers of a scale so, behind each or before each.
fn from_to(text: &str) -> Vec<(i64, String)> {
    let parts = text.split([',', ';', '\n', '?', '!', '.', '/', ':']);
    let ends = parts.filter_map(|part| {
        let spread = part.replace(['(', ')', '[', ']'], " ");
        let words: Vec<&str> = spread.split_whitespace().collect();
        let mut ends = words.split(|word| TO.contains(word)).filter_map(|end| {
            let number = |word: &&str| word.parse::<i64>().is_ok();
            let at = end.iter().position(number)?;
            let words = match &end[at + 1..] {
                [] => &end[..at],
                behind => behind,
            };
            let number = end[at].parse().ok()?;
            (words.len() <= MOST_WORDS).then(|| (number, words.join(" ")))
        });
        let both: [(i64, String); 2] = [ends.next()?, ends.next()?];
        let [one, other] = both.each_ref().map(|(_, words)| end(words));
        (one? != other?).then_some(both)
    });
    ends.flatten().collect()
}
