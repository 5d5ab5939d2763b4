//! Who reads which text, and the names filled into it.

use super::role::Role;
use super::survey_words;

/// The program's own words by key, in English; a questionnaire's `words` put its own language in their place.
const WORDS: &[(&str, &str)] = &[
    // A question that is quoted in a report.
    ("our-side", "our department"),
    ("other-side", "the other department"),
    // The form, and in part the survey, whose other words are in a file of their own.
    ("company", "Company"),
    ("side", "You answer for"),
    ("wave", "Survey round"),
    ("respondent", "Your name or an alias"),
    ("cannot-say", "I can't say"),
    ("comment", "Add a comment"),
    ("open", "In your own words"),
    // The form, as a page.
    (
        "respondent-why",
        "It tells your answers apart from a colleague's. No report shows it.",
    ),
    (
        "respondent-missing",
        "Please give a name or an alias, then save.",
    ),
    (
        "nothing-sent",
        "This page sends nothing anywhere. At the end you save your answers as a file, and send that file to the person who sent you this form.",
    ),
    (
        "draft-kept",
        "Until then this browser keeps a draft on this device, so that you can stop and go on later. Others who use this browser could see it.",
    ),
    (
        "draft-none",
        "This browser can't keep a draft, so please answer in one go and leave this page open until you have saved.",
    ),
    (
        "draft-found",
        "Your draft is back: go on where you left off.",
    ),
    ("draft-erase", "Erase all my answers"),
    (
        "draft-erase-sure",
        "Erase all your answers on this page, and the draft in this browser?",
    ),
    ("draft-erased", "Your answers and the draft are erased."),
    ("question", "Question {number}"),
    ("comment-on", "Your comment on question {number}"),
    (
        "rank-how",
        "Put these in your order, the first on top: drag them, or use the arrows.",
    ),
    (
        "rank-on-paper",
        "Write a number beside each: 1 for the first, {count} for the last.",
    ),
    ("rank-up", "Move up: {option}"),
    ("rank-down", "Move down: {option}"),
    ("rank-moved", "{option} is now number {place} of {count}."),
    (
        "rank-unanswered",
        "Not in your order yet. If this order is right as it is, say so below.",
    ),
    ("rank-answered", "This is your order."),
    ("rank-keep", "This order is right"),
    (
        "may-stay-empty",
        "You may leave these empty. What you write is quoted word for word.",
    ),
    ("progress", "{answered} of {asked} answered"),
    ("review", "Before you save"),
    ("review-missing", "Questions without an answer so far:"),
    (
        "review-missing-why",
        "You can save all the same. A question without an answer is left out; it doesn't count as a low score.",
    ),
    ("review-complete", "You have been through every question."),
    ("save", "Save my answers as a file"),
    (
        "saved",
        "Your answers are in the file {file}, usually in the downloads folder. Now send that file to the person who sent you this form. If you change an answer, save again and send the newer file only.",
    ),
    (
        "erase-after",
        "Once the file has arrived, erase your answers here.",
    ),
    ("copy-instead", "No file? Copy your answers as text instead"),
    (
        "copy-how",
        "Copy all of this text into a message, and send that instead of the file.",
    ),
    (
        "needs-script",
        "This page can't take answers here. Save it, and open it in a browser such as Edge, Chrome, Safari or Firefox; or print it and fill it in on paper.",
    ),
    // The form, as a text file or a table.
    ("fill-in", "How to fill this in:"),
    (
        "fill-scale",
        "Write the number of your answer, or its words, after the colon and a space.",
    ),
    ("fill-cannot-say", "Leave a line empty where you can't say."),
    (
        "fill-order",
        "Write these between the brackets in your order, with commas between them:",
    ),
    (
        "fill-open",
        "Write on the lines below, each four spaces in.",
    ),
    (
        "fill-comment",
        "To say more about a question, write its short name here with your text, as in the line below.",
    ),
    ("fill-comment-example", "Your comment"),
    (
        "fill-return",
        "Save the file, and send it to the person who sent it to you.",
    ),
    (
        "table-note",
        "Leave this row as it is; it says what belongs in each column. Answers go in the row below, one row for each person.",
    ),
    (
        "table-order",
        "Write these in your order, with > between them:",
    ),
    ("table-comment", "A comment on {id}"),
];

/// A question's text, with its overrides for one side or the observer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    text: String,
    overrides: [Option<String>; 3],
}

impl Wording {
    /// A text with its overrides, by [`Role::index`].
    pub fn new(text: String, overrides: [Option<String>; 3]) -> Self {
        Self { text, overrides }
    }

    /// The text before any override, placeholders and all.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether a role is asked this question: the observer only where there is a wording for it.
    pub fn is_asked(&self, role: Role) -> bool {
        role != Role::Observer || self.overrides[role.index()].is_some()
    }

    /// The text that overrides the common one for a role, placeholders and all.
    pub fn override_for(&self, role: Role) -> Option<&str> {
        self.overrides[role.index()].as_deref()
    }

    /// What a role is asked, placeholders and all.
    pub(super) fn raw(&self, role: Role) -> Option<&str> {
        match &self.overrides[role.index()] {
            Some(text) => Some(text),
            None if role == Role::Observer => None,
            None => Some(&self.text),
        }
    }
}

/// The keys of the program's own words.
pub fn keys() -> Vec<&'static str> {
    all().map(|(key, _)| key).collect()
}

fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    WORDS.iter().chain(survey_words::WORDS).copied()
}

/// A word in English; the key itself where it is unknown.
pub(super) fn english(key: &str) -> &str {
    all()
        .find(|(known, _)| *known == key)
        .map_or(key, |(_, word)| word)
}

/// Fills the placeholders of a text, as in `{own}`, by their names. Other braces stay as they are.
pub(super) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    // In one pass, so that a value that holds a placeholder isn't filled in its turn.
    while let Some(at) = rest.find('{') {
        filled.push_str(&rest[..at]);
        let inside = rest[at + 1..].split_once('}');
        let known = inside.and_then(|(name, after)| {
            let value = values.iter().find(|(known, _)| *known == name)?.1;
            Some((value, after))
        });
        if let Some((value, after)) = known {
            filled.push_str(value);
            rest = after;
        } else {
            filled.push('{');
            rest = &rest[at + 1..];
        }
    }
    filled + rest
}

/// The text with a capital first letter.
pub(super) fn capitalise(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + characters.as_str()
    })
}

/// Every `{name}` in a text that looks like a placeholder, braces left off.
pub(super) fn placeholders(text: &str) -> Vec<&str> {
    text.match_indices('{')
        .filter_map(|(at, _)| text[at + 1..].split_once('}').map(|(name, _)| name))
        .filter(|name| {
            !name.is_empty()
                && name
                    .chars()
                    .all(|c| c.is_alphanumeric() || c == '-' || c == '_')
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_filled_in_one_pass() {
        assert_eq!(
            fill(
                "{own} tells {other}, {x} {",
                &[("own", "{other}"), ("other", "B")]
            ),
            "{other} tells B, {x} {"
        );
    }

    #[test]
    fn placeholders_are_found_and_other_braces_are_not() {
        assert_eq!(
            placeholders("{own} and {oter}, {not this} {"),
            ["own", "oter"]
        );
    }
}
