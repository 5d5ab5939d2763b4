//! The survey: one respondent after the other is asked, and every answer is on the disk before the next question.
//!
//! [`state`] knows where a respondent stands, and is pure; [`flow`] takes it through a [`Prompt`], of
//! which there is one for terminals ([`terminal`]) and one for plain lines ([`plain`]); [`visit`] finds
//! out who answers and keeps the [`draft`] and the answer file in a [`folder`].

pub mod draft;
pub mod flow;
pub mod folder;
pub mod identify;
pub mod intro;
pub mod next;
pub mod plain;
pub mod prompt;
pub mod setting;
pub mod state;
pub mod terminal;
pub mod visit;
pub mod watch;

pub use prompt::{Notice, Prompt, Stop};
pub use state::{Answer, Given, PosedQuestion, QuestionKind, Reply, Survey, Who};
