//! The questionnaires that are built into the program, older versions among them: answers given to one are read by it.

use std::sync::Arc;

use super::{Questionnaire, read};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// The id of the questionnaire that is used where nothing names another.
pub const DEFAULT: &str = "sales-vs-operations";

/// Every built-in questionnaire: the newest of each id, the default first, then older versions, the newest first.
pub const EMBEDDED: [Embedded; 4] = [
    Embedded {
        id: DEFAULT,
        version: "2.0",
        text: include_str!("../../questionnaires/sales-vs-operations.yaml"),
    },
    Embedded {
        id: "pulse",
        version: "2.0",
        text: include_str!("../../questionnaires/pulse.yaml"),
    },
    Embedded {
        id: DEFAULT,
        version: "1.0",
        text: include_str!("../../questionnaires/sales-vs-operations-1.0.yaml"),
    },
    Embedded {
        id: "pulse",
        version: "1.0",
        text: include_str!("../../questionnaires/pulse-1.0.yaml"),
    },
];

/// A questionnaire file that is built into the program.
#[derive(Clone, Copy, Debug)]
pub struct Embedded {
    /// Its id.
    pub id: &'static str,
    /// Its version.
    pub version: &'static str,
    /// The file, as it stands in `questionnaires/`.
    pub text: &'static str,
}

/// The built-in questionnaire of an id, in its newest version, or of an id and a version, as in `pulse@1.0`.
pub fn embedded(name: &str) -> Option<Embedded> {
    let (id, version) = match name.split_once('@') {
        Some((id, version)) => (id, Some(version)),
        None => (name, None),
    };
    versions(id).find(|embedded| version.is_none_or(|said| is_version(said, embedded.version)))
}

/// Whether a version is meant by a text, as a spreadsheet may have made a number of it: 2 of 2.0, or 2,0.
pub fn is_version(said: &str, version: &str) -> bool {
    let bare = |version| str::strip_suffix(version, ".0").unwrap_or(version);
    said == version || bare(&said.replace(',', ".")) == bare(version)
}

/// The versions of a built-in questionnaire, the newest first.
pub fn versions(id: &str) -> impl Iterator<Item = Embedded> + use<'_> {
    EMBEDDED
        .into_iter()
        .filter(move |embedded| embedded.id == id)
}

/// The ids of the built-in questionnaires, each once.
pub fn ids() -> Vec<&'static str> {
    let newest = |at: &Embedded| embedded(at.id).is_some_and(|newest| newest.version == at.version);
    let ids = EMBEDDED.iter().filter(|embedded| newest(embedded));
    ids.map(|embedded| embedded.id).collect()
}

impl Embedded {
    /// Its id and version, as they are given after `-q`.
    pub fn name(self) -> String {
        format!("{}@{}", self.id, self.version)
    }

    /// Reads it. That it is valid is tested, so an error is a mistake in the program.
    pub fn read(self) -> Result<Questionnaire, Vec<Diagnostic>> {
        read(&Arc::new(Source::new(
            format!("<built-in {}>", self.id),
            self.text,
        )))
    }
}
