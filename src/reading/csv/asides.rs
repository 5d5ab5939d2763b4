//! What stands behind a question where its column holds something else than the answers to it: these turned, weighed or
//! summed up, or answers to another question about the same.

use super::likeness::words;

/// Words for that.
const ASIDES: [&str; 52] = [
    "reverse",
    "reversed",
    "rev",
    "inverse",
    "inverted",
    "recode",
    "recoded",
    "umgepolt",
    "invertiert",
    "rekodiert",
    "inversé",
    "recodé",
    "invertido",
    "recodificado",
    "mean",
    "average",
    "avg",
    "median",
    "deviation",
    "mittelwert",
    "durchschnitt",
    "moyenne",
    "promedio",
    "média",
    "gemiddelde",
    "weight",
    "weighted",
    "weighting",
    "gewicht",
    "gewichtet",
    "gewichtung",
    "poids",
    "importance",
    "wichtigkeit",
    "importancia",
    "importância",
    "importanza",
    "expected",
    "expectation",
    "erwartet",
    "erwartung",
    "attendu",
    "esperado",
    "atteso",
    "ideal",
    "desired",
    "benchmark",
    "click",
    "clicks",
    "submit",
    "duration",
    "recodificato",
];

/// Words before them with which they say how often or how much something was, as in "on average".
const ADVERBS: [&str; 7] = ["on", "in", "im", "en", "em", "di", "gemiddeld"];

/// How many words it is at most; more are a sentence.
const MOST_WORDS: usize = 4;

/// Whether what stands behind a question, folded, says that its column holds something else than the answers.
pub(super) fn is_aside(rest: &str) -> bool {
    let words = words(rest);
    let is_adverb = |at: usize| at > 0 && ADVERBS.contains(&words[at - 1].as_str());
    let is_told = |at: usize| ASIDES.contains(&words[at].as_str()) && !is_adverb(at);
    // As items are marked that are keyed the other way round.
    words == ["r"] || words.len() <= MOST_WORDS && (0..words.len()).any(is_told)
}
