//! The heading of a column.

use std::ops::Range;

use crate::answers::mapping::ColumnMapping;
use crate::answers::normalize::heading as folded;

/// The heading of a column, as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Heading {
    /// The text, trimmed; `Question [Option]` where two rows make it up.
    pub(super) text: String,
    /// What else the column goes by, where a header of several rows says it in several ways.
    pub(super) also: Option<String>,
    /// The heading of another column that it repeats.
    pub(super) again: Option<Again>,
    pub(super) span: Range<usize>,
}

/// The heading of another column, which one repeats with a number behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Again {
    pub(super) text: String,
    /// Whether the number may be a rank as well, or a label of a scale that has a column for each.
    pub(super) may_be_part: bool,
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

    /// Whether a map of columns says to leave its column alone.
    pub(super) fn is_ignored(&self, mapping: &ColumnMapping) -> bool {
        let mut ignored = mapping.ignore.iter().map(|said| folded(&said.text));
        ignored.any(|said| self.is(|name| name == said))
    }

    /// Its text, folded, without a number by which it repeats another.
    pub(super) fn without_number(&self) -> String {
        let again = self.again.as_ref();
        folded(again.map_or(&self.text, |again| &again.text))
    }
}
