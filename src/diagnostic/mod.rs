//! Mistakes and remarks as values: a code, a place, what was found, what was expected, what to do.

pub(crate) mod junit;
pub(crate) mod list;
pub(crate) mod machine;
mod message;
mod render;
pub(crate) mod suggest;
mod words;

pub use message::{Diagnostic, Place, Severity, sort};
pub use render::render;
