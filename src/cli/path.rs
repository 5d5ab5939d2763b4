//! Paths on the command line.

use clap::builder::{OsStringValueParser, TypedValueParser};

use crate::source::text_of;

/// Takes a path as text that loses nothing, whatever bytes it is of.
pub(super) fn as_text() -> impl TypedValueParser<Value = String> {
    OsStringValueParser::new().map(|path| text_of(&path))
}
