//! How the survey asks, whatever it asks through.

use std::io;

use super::posed::{PosedQuestion, Reply, Review};
use crate::diagnostic::Diagnostic;
use crate::questionnaire::{Questionnaire, Role};

/// A text to read before going on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    pub title: String,
    /// The text, by paragraph.
    pub paragraphs: Vec<String>,
    /// What going on does.
    pub end: String,
}

/// What was decided at the end, with all answers in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The answers are right.
    Save,
    /// The answer to this question, counted from 0, is to be changed.
    Change(usize),
    /// To go on another time.
    Quit,
}

/// Something to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Menu {
    pub title: String,
    /// What to know before choosing; may be empty.
    pub note: String,
    pub items: Vec<String>,
}

impl Menu {
    /// A menu with nothing to know before.
    pub fn new(title: impl Into<String>, items: impl IntoIterator<Item = String>) -> Self {
        Self {
            title: title.into(),
            note: String::new(),
            items: items.into_iter().collect(),
        }
    }
}

/// Why there is no answer.
#[derive(Debug)]
pub enum Stop {
    /// The respondent goes back to what was asked before.
    Back,
    /// The respondent wants to go on another time.
    Quit,
    /// There is nothing more to read from.
    Ended,
    /// Ctrl-C was pressed.
    Interrupted,
    /// Something can't be read or written.
    Failed(Vec<Diagnostic>),
}

/// Asks one thing at a time. Each method returns when it has an answer.
pub trait Prompt {
    /// Shows a notice until it has been read.
    fn show(&mut self, notice: &Notice) -> Result<(), Stop>;
    /// Asks for a line of text, trimmed. `needed` is said when nothing was typed; without it, nothing is an answer.
    fn line(&mut self, text: &str, needed: Option<&str>) -> Result<String, Stop>;
    /// Asks for one of several items, counted from 0.
    fn choose(&mut self, menu: &Menu) -> Result<usize, Stop>;
    /// Asks for a yes or a no. Whoever goes back says no.
    fn confirm(&mut self, text: &str) -> Result<bool, Stop>;
    /// Asks a question of the questionnaire.
    fn question(&mut self, question: &PosedQuestion) -> Result<Reply, Stop>;
    /// Shows that an answer has been taken, once it is on the disk.
    fn taken(&mut self, _question: &PosedQuestion) -> Result<(), Stop> {
        Ok(())
    }
    /// Shows all answers, to be saved or changed.
    fn review(&mut self, review: &Review) -> Result<Decision, Stop>;
    /// Says from now on for whom answers are given; none where nobody is seated.
    fn seat(&mut self, role: Option<Role>);
    /// Takes everything that was shown out of sight, the terminal's history included.
    fn forget(&mut self) {}
}

/// For whom answers are given, in words.
pub(super) fn answers_for(questionnaire: &Questionnaire, role: Role) -> String {
    let key = match role {
        Role::First | Role::Second => "survey-for",
        Role::Observer => "survey-for-observer",
    };
    questionnaire.phrase(key, &[("side", questionnaire.party_name(role))])
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::Interrupted => Self::Interrupted,
            // A terminal that was closed gives EIO, for which there is no kind.
            io::ErrorKind::UnexpectedEof | io::ErrorKind::NotConnected => Self::Ended,
            _ if error.raw_os_error() == Some(5) => Self::Ended,
            _ => {
                let message = format!("the terminal can't be used: {error}");
                Self::Failed(vec![Diagnostic::error("terminal", message)])
            }
        }
    }
}

impl From<Vec<Diagnostic>> for Stop {
    fn from(problems: Vec<Diagnostic>) -> Self {
        Self::Failed(problems)
    }
}
