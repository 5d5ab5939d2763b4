//! Who answers a questionnaire: one of two sides, or an observer.

/// Who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The first side.
    First,
    /// The second side.
    Second,
    /// The observer.
    Observer,
}

impl Role {
    /// The two sides, in report order.
    pub const SIDES: [Self; 2] = [Self::First, Self::Second];
    /// The sides, then the observer.
    pub const ALL: [Self; 3] = [Self::First, Self::Second, Self::Observer];

    /// 0, 1, and 2 for the observer.
    pub fn index(self) -> usize {
        self as usize
    }
}
