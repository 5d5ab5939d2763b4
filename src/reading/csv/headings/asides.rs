//! What stands behind a question where its column holds something else than the answers to it: these turned, weighed or
//! summed up, or answers to another question about the same.

use super::likeness::words;
use crate::listed::listed;

/// Words for that.
const ASIDES: [&str; 55] = listed(
    "reverse, reversed, rev, inverse, inverted, inv, flipped, negated, umgekehrt, gedreht, gespiegelt, umkodiert, \
    umcodiert, invers, inversa, inverso, invertida, invertito, omgekeerd, recode, recoded, umgepolt, invertiert, \
    rekodiert, inversé, recodé, invertido, recodificado, weight, weighted, weighting, gewicht, gewichtet, gewichtung, poids, \
    importance, wichtigkeit, importancia, importância, importanza, expected, expectation, erwartet, \
    erwartung, attendu, esperado, atteso, ideal, desired, benchmark, click, clicks, submit, duration, \
    recodificato",
);

/// Words for a sum of several answers, for what should be, or for what others would say, which are also words of any
/// sentence: these tell it where they are all that stands there, at its end, or before what they are of.
const SUMS: [&str; 15] = listed(
    "soll, wunsch, guess, estimate, mean, average, avg, median, deviation, mittelwert, durchschnitt, moyenne, \
    promedio, média, gemiddelde",
);

/// What stands behind such a word where it begins what it is of.
const OF: [&str; 8] = ["of", "score", "von", "der", "des", "de", "di", "van"];

/// Words before them with which they say how often or how much something was, as in "on average".
const ADVERBS: [&str; 7] = ["on", "in", "im", "en", "em", "di", "gemiddeld"];

/// How many words it is at most; more are a sentence.
const MOST_WORDS: usize = 4;

/// The word of what stands behind a question, folded, by which its column holds something else than the answers.
pub(in crate::reading::csv) fn aside(rest: &str) -> Option<String> {
    let mut words = words(rest);
    let is_adverb = |at: usize| at > 0 && ADVERBS.contains(&words[at - 1].as_str());
    let is_sum = |at: usize| {
        let next = words.get(at + 1).map(String::as_str);
        next.is_none_or(|next| at == 0 && OF.contains(&next))
    };
    let is_told = |at: &usize| {
        let word = words[*at].as_str();
        let is_one = ASIDES.contains(&word) || SUMS.contains(&word) && is_sum(*at);
        is_one && !is_adverb(*at)
    };
    // As items are marked that are keyed the other way round.
    let at = if words == ["r"] {
        0
    } else if words.len() <= MOST_WORDS {
        (0..words.len()).find(is_told)?
    } else {
        return None;
    };
    Some(words.swap_remove(at))
}

/// The same of what stands before a question, where that may as well be a prompt or a section's title: one word alone.
pub(super) fn aside_before(start: &str) -> Option<String> {
    let is_alone = words(start).len() == 1 && !start.eq_ignore_ascii_case("r");
    is_alone.then(|| aside(start)).flatten()
}
