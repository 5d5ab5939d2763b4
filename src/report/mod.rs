//! A diagnosis as text for its readers, one format a file. Renderers return text and print nothing.

pub mod compare;
pub mod json;
mod page;
pub mod questions;
pub mod text;
