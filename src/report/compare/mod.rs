//! What has changed between two waves, one format a file.

mod json;
mod text;
mod words;

pub use json::render as render_json;
pub use text::render as render_text;
