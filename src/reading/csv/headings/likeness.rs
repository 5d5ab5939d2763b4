//! How like a column of a field another one is, by its words.

use crate::answers::normalize::heading as folded;

/// How like one of a field a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading::csv) enum Likeness {
    None,
    Perhaps,
    Sure,
}

impl Likeness {
    /// How many words the heading of a field has at most: more are a question.
    pub(in crate::reading::csv) const MOST_WORDS: usize = 6;
}

/// The words of a text, folded.
pub(in crate::reading::csv) fn words(text: &str) -> Vec<String> {
    let text = folded(text);
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}
