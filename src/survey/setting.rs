//! What a visit takes place in: the questionnaire, the folder, and what was agreed on the command line.

use std::path::Path;

use super::folder::AnswerFolder;
use super::watch::Watch;
use crate::questionnaire::Questionnaire;

/// Where and how a visit takes place.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    pub questionnaire: &'a Questionnaire,
    /// Where the files are.
    pub folder: &'a AnswerFolder,
    /// What to tell about a draft when a signal ends the visit.
    pub watch: &'a Watch,
    /// Whether what is there already is asked about; else a draft is gone on with, and an answer file is an error.
    pub asks: bool,
    /// Whether an answer file that is there already may be replaced.
    pub replace: bool,
    /// How to go on with a draft, as a sentence.
    pub how_to_go_on: &'a str,
}

impl Setting<'_> {
    /// What to say of a draft when the visit ends before its end.
    pub(super) fn farewell(&self, draft: &Path) -> String {
        format!(
            "Your answers so far are in {}. {}",
            draft.display(),
            self.how_to_go_on
        )
    }
}
