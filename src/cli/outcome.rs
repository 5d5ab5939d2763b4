//! How commands end.

use crate::diagnostic::Diagnostic;

/// How a command ended, when it ended well; of several things the worst counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// It did what it was asked to.
    Done,
    /// It did what it was asked to, and a gate that the caller asked for said no.
    Refused,
    /// It did all that could be done, and has told what couldn't.
    Failed,
}

/// Why a command couldn't do what it was asked to.
pub(super) type Failure = Vec<Diagnostic>;
