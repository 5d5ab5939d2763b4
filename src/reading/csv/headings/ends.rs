//! Words for the two ends of a scale, as headings tell what numbers stand for: "(1 = very much, 5 = not at all)".

use super::likeness::words;
use crate::listed::listed;

/// Words of which one in a text makes it the end where there is nothing, or not much.
const LOW: [&str; 65] = listed(
    "never, not, no, none, nothing, disagree, rarely, seldom, hardly, low, lowest, least, worst, poor, bad, \
    weak, minimum, nie, niemals, nicht, nein, kein, keine, gar, selten, kaum, niedrig, schlecht, ablehnung, \
    jamais, pas, non, rarement, aucun, faible, désaccord, nunca, nada, desacuerdo, bajo, discordo, \
    discordância, mai, niente, disaccordo, nooit, niet, oneens, \
    raramente, raro, rara, zelden, inte, ikke, sällan, sjelden, sjældent, rzadko, \
    aldrig, aldri, nigdy, nikdy, никогда, 从不, まったくない",
);

/// The same of the other end, where none of the former is.
const HIGH: [&str; 67] = listed(
    "always, often, constantly, very, agree, fully, completely, totally, extremely, strongly, high, highest, \
    most, best, good, excellent, maximum, yes, immer, ständig, oft, häufig, sehr, voll, völlig, ganz, \
    zustimmung, ja, hoch, gut, toujours, souvent, très, tout, oui, accord, siempre, muy, acuerdo, sempre, \
    molto, muito, concordo, altijd, zeer, eens, \
    frequently, daily, täglich, fréquemment, frecuentemente, frequentemente, menudo, spesso, vaak, ofta, ofte, \
    często, instämmer, zgadzam, \
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
    if pairs.is_empty() {
        pairs.extend(only(text));
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

/// So many words name such an end at most.
const MOST_WORDS: usize = 5;

/// What may stand between a number and its words, or between two such pairs, besides.
const GLUE: [char; 9] = ['(', ')', '[', ']', ',', ';', ':', '|', '→'];

/// Words that may stand there.
const LINKS: [&str; 31] = listed(
    "-, to, bis, à, a, tot, til, till, is, means, ist, heißt, bedeutet, est, signifie, significa, es, betekent, \
    and, und, et, y, e, en, och, og, from, von, de, van, where",
);

/// The words that a text gives the two numbers of a scale without `=`, behind each or before each, as in
/// `1 (always) to 5 (never)` and `1 - always, 5 - never`.
fn from_to(text: &str) -> Vec<(i64, String)> {
    let text = text.replace("...", " ").replace('…', " ");
    let parts = text.split(['\n', '?', '!', '.', '/']);
    let ends = parts.filter_map(|part| {
        let spread = part.replace(GLUE, " ");
        let words = spread.split(' ').map(|word| word.trim_end_matches('-'));
        let is_link = |word: &&str| word.is_empty() || LINKS.contains(word);
        let words: Vec<&str> = words.filter(|word| !is_link(word)).collect();
        let numbers = words.iter().enumerate();
        let numbers = numbers.filter_map(|(at, word)| Some((at, word.parse().ok()?)));
        let [(one, first), (other, second)] = numbers.collect::<Vec<(usize, i64)>>()[..] else {
            return None;
        };
        let between = &words[one + 1..other];
        let both = match &words[other + 1..] {
            [] => [&words[..one], between],
            behind => [between, behind],
        };
        let is_short = both.iter().all(|words| words.len() <= MOST_WORDS);
        let [before, behind] = both.map(|words| words.join(" "));
        let are_ends = is_short && end(&before)? != end(&behind)?;
        are_ends.then_some([(first, before), (second, behind)])
    });
    ends.flatten().collect()
}

/// What stands in brackets in a text.
fn bracketed(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(['(', '[']).skip(1);
    parts.filter_map(|part| part.split([')', ']']).next())
}

/// The words that a number has alone in brackets, as in `(1 - always)`.
fn only(text: &str) -> Option<(i64, String)> {
    bracketed(text).find_map(|part| {
        let (number, words) = part.split_once(['-', ':'])?;
        let number = number.trim().parse().ok()?;
        let is_short = words.split_whitespace().count() <= MOST_WORDS;
        is_short.then(|| (number, words.trim().to_owned()))
    })
}

/// What between two ends makes them those of a scale.
pub(super) const RANGES: [&str; 10] = ["-", "to", "through", "bis", "à", "a", "...", "→", "…", "|"];

/// Whether a text in brackets goes from the last end of a scale to the first, in other words than its labels.
pub(super) fn are_turned(text: &str, labels: &[String]) -> bool {
    let [first, last] = [labels.first(), labels.last()].map(|label| label.and_then(|one| end(one)));
    let is_turned = |part: &str| {
        let words: Vec<&str> = part.split_whitespace().collect();
        let halves = words.split(|word| RANGES.contains(word));
        let halves: Vec<&[&str]> = halves.collect();
        let is_short = halves.iter().all(|words| words.len() <= MOST_WORDS);
        let ends: Vec<Option<End>> = halves.iter().map(|words| end(&words.join(" "))).collect();
        is_short && ends == [last, first]
    };
    first.is_some() && last.is_some() && first != last && bracketed(text).any(is_turned)
}
