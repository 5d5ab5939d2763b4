//! Where text comes from: files, folders and standard input, parsed into trees that know their places.

mod fields;
mod load;
mod tree;
mod yaml;

pub use fields::{Fields, Reader};
pub use load::{Loaded, load};
pub use tree::{Node, Value};
pub use yaml::{parse, parse_lines};

/// One text with the name that messages call it by.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// The path as the user gave it or as the walk found it, or `<stdin>`.
    pub name: String,
    /// The whole text, without a byte-order mark.
    pub text: String,
}

impl Source {
    /// Makes a source of a text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        Self {
            name: name.into(),
            text,
        }
    }

    /// The line and the column of a byte offset, both from 1, the column in characters.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let before = &self.text[..self.text.floor_char_boundary(offset)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.matches('\n').count() + 1;
        (line, before[line_start..].chars().count() + 1)
    }
}
