//! The heading of a column.

use std::ops::Range;

use super::names::{ColumnKind, Names};
use super::services::Service;
use crate::answers::normalize::heading as folded;

/// The heading of a column, as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Heading {
    /// The text, trimmed; `Question [Option]` where two rows make it up.
    pub(super) text: String,
    /// What else the column goes by, where a header of several rows says it in several ways.
    pub(super) also: Option<String>,
    pub(super) span: Range<usize>,
}

impl Heading {
    /// Every text that the column goes by.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        [self.text.as_str()].into_iter().chain(self.also.as_deref())
    }

    /// Whether a test of a folded text holds of one of its.
    pub(super) fn is(&self, is: impl Fn(&str) -> bool) -> bool {
        self.texts().any(|text| is(&folded(text)))
    }

    /// Whether it is a code that a service gives to questions, which doesn't say what was asked.
    pub(super) fn is_code_of(&self, service: &Service) -> bool {
        self.texts().all(|text| service.gives(&folded(text)))
    }

    /// What it stands for; several where its texts are of several columns.
    pub(super) fn find(&self, names: &Names) -> Vec<ColumnKind> {
        let mut found = names.find(&self.text);
        let more = self.also.as_ref().map(|also| names.find(also));
        for kind in more.into_iter().flatten() {
            if !found.contains(&kind) {
                found.push(kind);
            }
        }
        found
    }
}
