//! Words for the two ends of a scale, as headings tell what numbers stand for: "(1 = very much, 5 = not at all)".

use super::likeness::words;
use crate::listed::listed;

/// Words of which one in a text makes it the end where there is nothing, or not much.
const LOW: [&str; 48] = listed(
    "never, not, no, none, nothing, disagree, rarely, seldom, hardly, low, lowest, least, worst, poor, bad, \
    weak, minimum, nie, niemals, nicht, nein, kein, keine, gar, selten, kaum, niedrig, schlecht, ablehnung, \
    jamais, pas, non, rarement, aucun, faible, désaccord, nunca, nada, desacuerdo, bajo, discordo, \
    discordância, mai, niente, disaccordo, nooit, niet, oneens",
);

/// The same of the other end, where none of the former is.
const HIGH: [&str; 46] = listed(
    "always, often, constantly, very, agree, fully, completely, totally, extremely, strongly, high, highest, \
    most, best, good, excellent, maximum, yes, immer, ständig, oft, häufig, sehr, voll, völlig, ganz, \
    zustimmung, ja, hoch, gut, toujours, souvent, très, tout, oui, accord, siempre, muy, acuerdo, sempre, \
    molto, muito, concordo, altijd, zeer, eens",
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
    pairs.sort_by_key(|(number, _)| *number);
    let ([least, .., most], true) = (&pairs[..], first != last) else {
        return None;
    };
    let is_other = |(number, words): &&(i64, &str), own: End| {
        least.0 < most.0 && *number >= 0 && end(words).is_some_and(|end| end != own)
    };
    let found = Some(least).filter(|pair| is_other(pair, first));
    let found = found.or_else(|| Some(most).filter(|pair| is_other(pair, last)));
    found.map(|(number, words)| (*number, (*words).to_owned()))
}

/// The words that a text gives numbers with `=`, on either side of it.
fn pairs(text: &str) -> Vec<(i64, &str)> {
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
    all.filter(|(_, words)| !words.is_empty()).collect()
}
