//! Who reads which text, and the names filled into it.

use super::Role;

/// The program's own words in a questionnaire's language, by key, in English.
const WORDS: [(&str, &str); 2] = [
    ("our-side", "our department"),
    ("other-side", "the other department"),
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
pub(super) fn keys() -> Vec<&'static str> {
    WORDS.iter().map(|(key, _)| *key).collect()
}

/// A word in English; the key itself where it is unknown.
pub(super) fn english(key: &str) -> &str {
    WORDS
        .iter()
        .find(|(known, _)| *known == key)
        .map_or(key, |(_, word)| word)
}

/// Fills `{own}` and `{other}`.
pub(super) fn fill(text: &str, own: &str, other: &str) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    // In one pass, so that a name that holds a placeholder isn't filled in its turn.
    while let Some(at) = rest.find('{') {
        filled.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("{own}") {
            filled.push_str(own);
            rest = after;
        } else if let Some(after) = rest.strip_prefix("{other}") {
            filled.push_str(other);
            rest = after;
        } else {
            filled.push('{');
            rest = &rest[1..];
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
            fill("{own} tells {other}, {x}", "{other}", "B"),
            "{other} tells B, {x}"
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
