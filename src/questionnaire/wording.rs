//! Who reads which text, and the names filled into it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{OpenQuestion, Questionnaire, Role};

/// The program's own words, one a line: the key, a colon and the text.
const WORDS: &str = include_str!("words.txt");

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
    fn raw(&self, role: Role) -> Option<&str> {
        match &self.overrides[role.index()] {
            Some(text) => Some(text),
            None if role == Role::Observer => None,
            None => Some(&self.text),
        }
    }
}

impl Questionnaire {
    /// A question's text as a role reads it, `{own}` and `{other}` filled in.
    pub fn text_for(&self, wording: &Wording, role: Role) -> Option<String> {
        let text = wording.raw(role)?;
        self.party(role)?;
        Some(self.with_names(text, role))
    }

    /// An open question's text as a role reads it.
    pub fn open_text_for(&self, open: &OpenQuestion, role: Role) -> String {
        self.with_names(&open.text, role)
    }

    /// An open question's text as a report quotes it.
    pub fn neutral_open_text(&self, open: &OpenQuestion) -> String {
        if open.text.contains('{') {
            self.without_names(&open.text)
        } else {
            open.text.clone()
        }
    }

    fn with_names(&self, text: &str, role: Role) -> String {
        let own = self.party_name(role);
        let other = match role {
            Role::First => &self.sides[1].name,
            Role::Second | Role::Observer => &self.sides[0].name,
        };
        fill(text, &[("own", own), ("other", other)])
    }

    /// A question's text as a report quotes it, where it stands for both sides' answers.
    pub fn neutral_text(&self, wording: &Wording) -> String {
        self.without_names(wording.text())
    }

    fn without_names(&self, text: &str) -> String {
        let names = [("own", "our-side"), ("other", "other-side")];
        let names = names.map(|(name, key)| (name, self.word(key)));
        capitalise(&fill(text, &names))
    }

    /// One of the program's own words, as the questionnaire overrides it or in English.
    pub fn word<'w>(&'w self, key: &'w str) -> &'w str {
        let own = self.words.get(key);
        own.map_or_else(|| english(key), String::as_str)
    }

    /// One of the program's own words with its placeholders filled, by their names.
    pub fn phrase(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.word(key), values)
    }
}

/// The keys of the program's own words.
pub fn keys() -> Vec<&'static str> {
    all().map(|(key, _)| key).collect()
}

fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = WORDS.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(": "))
}

/// A word in English; the key itself where it is unknown.
pub(super) fn english(key: &str) -> &str {
    static ENGLISH: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| all().collect());
    ENGLISH.get(key).copied().unwrap_or(key)
}

/// Fills the placeholders of a text, as in `{own}`, by their names. Other braces stay as they are.
fn fill(text: &str, values: &[(&str, &str)]) -> String {
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
fn capitalise(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + characters.as_str()
    })
}

/// Every `{name}` in a text that looks like a placeholder, braces left off.
pub(super) fn placeholders(text: &str) -> Vec<&str> {
    let is_of_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let braces = text.match_indices('{').map(|(at, _)| &text[at + 1..]);
    let names = braces.filter_map(|rest| Some(rest.split_once('}')?.0));
    names
        .filter(|name| !name.is_empty() && name.chars().all(is_of_name))
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
