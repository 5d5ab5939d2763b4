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

impl Outcome {
    /// Of a command that has told what it couldn't do, if there was anything.
    pub(super) fn of_whole(is_whole: bool) -> Self {
        if is_whole { Self::Done } else { Self::Failed }
    }

    /// Of a gate.
    pub(super) fn of_gate(is_open: bool) -> Self {
        if is_open { Self::Done } else { Self::Refused }
    }
}

/// Why a command couldn't do what it was asked to.
pub(super) type Failure = Vec<Diagnostic>;

/// What a command goes on with, where there are no problems.
pub(super) fn unless<T>(problems: Failure, sound: T) -> Result<T, Failure> {
    if problems.is_empty() {
        Ok(sound)
    } else {
        Err(problems)
    }
}

/// That arguments don't go together.
pub(super) fn wrong_argument(message: impl Into<String>, help: impl Into<String>) -> Failure {
    vec![Diagnostic::error("wrong-argument", message).help(help)]
}
