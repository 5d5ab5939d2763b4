//! Why a file or a folder can't be read, in words.

use std::io;

use crate::diagnostic::Diagnostic;

/// Why a text, or a folder, couldn't be had.
pub(super) enum Problem {
    Io(io::Error),
    /// The text has more bytes than this.
    TooLarge {
        limit: u64,
    },
    NotText {
        at: usize,
        wide: bool,
    },
}

impl Problem {
    pub(super) fn diagnostic(&self, name: &str) -> Diagnostic {
        match self {
            Self::Io(error) => {
                let why = match error.kind() {
                    io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
                    io::ErrorKind::PermissionDenied => "you may not read this file".to_owned(),
                    _ => format!("this can't be read: {error}"),
                };
                Diagnostic::error("unreadable", why).in_file(name)
            }
            Self::TooLarge { limit } => Diagnostic::error(
                "too-large",
                format!("this file is larger than {} MB", limit >> 20),
            )
            .in_file(name)
            .help("a thousand answer records take under 2 MB: is this the right file?")
            .help("CSV and NDJSON files may be of any length"),
            Self::NotText { wide: true, .. } => {
                Diagnostic::error("not-text", "this file says that it is UTF-16, and isn't")
                    .in_file(name)
                    .help("save it again as UTF-8")
            }
            Self::NotText { at, .. } => Diagnostic::error(
                "not-text",
                format!("this file isn't text: the byte at offset {at} is not UTF-8"),
            )
            .in_file(name)
            .help("answer files are plain text; save it again as UTF-8, which Excel calls `CSV UTF-8`"),
        }
    }
}
