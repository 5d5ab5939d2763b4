//! A portfolio as text for its readers, one format a file. Long formats come in parts, so that memory
//! doesn't grow with them.

pub mod csv;
pub mod html;
pub mod markdown;
pub mod ndjson;
mod sentences;
mod tables;
pub mod text;
pub mod xlsx;
