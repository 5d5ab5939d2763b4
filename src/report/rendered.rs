//! A report as its format makes it.

use anstream::adapter::strip_str;

/// A report as its format makes it.
#[derive(Clone, Debug)]
pub enum Rendered {
    /// Text, which may have colours for a terminal.
    Text(String),
    /// What no terminal shows, such as a Word document.
    Bytes(Vec<u8>),
}

impl Rendered {
    /// What its file holds: no colours.
    pub fn into_file(self) -> Vec<u8> {
        match self {
            Self::Text(text) => strip_str(&text).to_string().into_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }
}

impl From<String> for Rendered {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<u8>> for Rendered {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}
