//! The heading of a column.

use std::ops::Range;

use crate::answers::mapping::ColumnMapping;
use crate::answers::normalize::heading as folded;

/// The heading of a column, as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::reading::csv) struct Heading {
    /// The text, trimmed; `Question [Option]` where two rows make it up.
    pub(in crate::reading::csv) text: String,
    /// What else the column goes by, where a header of several rows says it in several ways.
    pub(in crate::reading::csv) also: Option<String>,
    /// The heading of another column that it repeats.
    pub(in crate::reading::csv) again: Option<Again>,
    pub(in crate::reading::csv) span: Range<usize>,
}

/// The heading of another column, which one repeats with a number behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::reading::csv) struct Again {
    pub(in crate::reading::csv) text: String,
    /// Whether the number may be a rank as well, or a label of a scale that has a column for each.
    pub(in crate::reading::csv) may_be_part: bool,
}

impl Heading {
    /// Every text that the column goes by.
    pub(in crate::reading::csv) fn texts(&self) -> impl Iterator<Item = &str> {
        [self.text.as_str()].into_iter().chain(self.also.as_deref())
    }

    /// Whether a test of a folded text holds of one of its.
    pub(in crate::reading::csv) fn is(&self, is: impl Fn(&str) -> bool) -> bool {
        self.texts().any(|text| is(&folded(text)))
    }

    /// Whether one of these folded texts is one of its.
    pub(in crate::reading::csv) fn is_one_of(&self, names: &[String]) -> bool {
        self.is(|text| names.iter().any(|name| name == text))
    }

    /// Whether a map of columns says to leave its column alone.
    pub(in crate::reading::csv) fn is_ignored(&self, mapping: &ColumnMapping) -> bool {
        let mut ignored = mapping.ignore.iter().map(|said| folded(&said.text));
        ignored.any(|said| self.is(|name| name == said))
    }

    /// Its text, folded, without a number by which it repeats another.
    pub(in crate::reading::csv) fn without_number(&self) -> String {
        let again = self.again.as_ref();
        folded(again.map_or(&self.text, |again| &again.text))
    }
}
