//! A text that is being written, with what of it is on the disk.

use console::Key;

use super::field::FieldScreen;
use crate::survey::posed::{Answer, Reply};
use crate::survey::prompt::Stop;

/// A text under way. It outlives the reply that keeps it, and goes on where it was.
#[derive(Debug)]
pub(super) struct Writing {
    pub(super) number: usize,
    pub(super) is_comment: bool,
    pub(super) field: FieldScreen,
    pub(super) kept: String,
    /// What came in before the text was kept, still to be heeded.
    pub(super) heard: Option<Result<Key, Stop>>,
}

impl Writing {
    /// The reply that keeps the text as it stands.
    pub(super) fn hold(&mut self) -> Reply {
        self.kept = self.field.text();
        if self.is_comment {
            Reply::Comment(self.kept.clone())
        } else {
            Reply::Hold(Answer::Text(self.kept.clone()))
        }
    }

    pub(super) fn is_kept(&self) -> bool {
        self.kept == self.field.text()
    }
}
