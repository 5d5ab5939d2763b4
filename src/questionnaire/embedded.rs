//! The questionnaires that are built into the program.

use std::sync::Arc;

use super::{Questionnaire, read};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// The id of the questionnaire that is used where nothing names another.
pub const DEFAULT: &str = "sales-vs-operations";

/// Every built-in questionnaire, the default first.
pub const EMBEDDED: [Embedded; 2] = [
    Embedded {
        id: DEFAULT,
        text: include_str!("../../questionnaires/sales-vs-operations.yaml"),
    },
    Embedded {
        id: "pulse",
        text: include_str!("../../questionnaires/pulse.yaml"),
    },
];

/// A questionnaire file that is built into the program.
#[derive(Clone, Copy, Debug)]
pub struct Embedded {
    /// Its id.
    pub id: &'static str,
    /// The file, as it stands in `questionnaires/`.
    pub text: &'static str,
}

/// The built-in questionnaire of an id.
pub fn embedded(id: &str) -> Option<Embedded> {
    EMBEDDED.into_iter().find(|embedded| embedded.id == id)
}

impl Embedded {
    /// Reads it. That it is valid is tested, so an error is a mistake in the program.
    pub fn read(self) -> Result<Questionnaire, Vec<Diagnostic>> {
        read(&Arc::new(Source::new(
            format!("<built-in {}>", self.id),
            self.text,
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_questionnaire_is_valid_and_goes_by_its_id() {
        for embedded in EMBEDDED {
            assert_eq!(embedded.read().expect(embedded.id).id, embedded.id);
        }
    }
}
