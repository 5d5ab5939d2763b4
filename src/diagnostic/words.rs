//! What is said in the same words of every kind of file: values of the wrong kind, and fields that are none or
//! aren't there.

use super::{Diagnostic, list, suggest};

impl Diagnostic {
    /// Something else than what is expected.
    pub(crate) fn wrong_kind(expected: &str, found: &str) -> Self {
        let message = format!("expected {expected}, found {found}");
        Self::error("wrong-kind", message).label(format!("expected {expected}"))
    }

    /// Something else than the fields of a thing.
    pub(crate) fn no_mapping(what: &str, found: &str) -> Self {
        let message = format!("expected {what} as `key: value` lines, found {found}");
        Self::error("wrong-kind", message).label(format!("expected {what}"))
    }

    /// A field that isn't there.
    pub(crate) fn missing_field(what: &str, field: &str) -> Self {
        let message = format!("{what} has no `{field}`");
        Self::error("missing-field", message).label(format!("add `{field}:` here"))
    }

    /// A field that holds nothing; it needs a value or a text.
    pub(crate) fn empty_field(what: &str, field: &str, needs: &str) -> Self {
        let message = format!("`{field}` of {what} is empty");
        Self::error("missing-field", message).label(format!("it needs a {needs}"))
    }

    /// A field that the thing doesn't have.
    pub(crate) fn unknown_field<T: AsRef<str>>(what: &str, field: &str, known: &[T]) -> Self {
        Self::error("unknown-field", format!("{what} has no field `{field}`"))
            .label(suggest::label(field, known))
            .help(format!("its fields are {}", list::and(known)))
    }

    /// A key that stood at a line and column before.
    pub(crate) fn duplicate_key(key: &str, (line, column): (usize, usize)) -> Self {
        let message = format!("`{key}` stands here a second time");
        Self::error("duplicate-key", message)
            .label("this one or the other has to go")
            .help(format!("it stands first at line {line}, column {column}"))
    }
}
