//! What couldn't be read of a company's answers.

use schemars::JsonSchema;
use serde::Serialize;

/// Records and files that couldn't be read, and that a company is scored without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Unread {
    /// How many name this company.
    pub own: usize,
    /// How many can't be laid to any company, and may be of this one.
    pub unknown: usize,
}

impl Unread {
    /// The same; none where all could be read.
    pub fn if_any(self) -> Option<Self> {
        (self != Self::default()).then_some(self)
    }

    /// How many there are.
    pub fn count(self) -> usize {
        self.own + self.unknown
    }
}
