//! The survey: one respondent after the other is asked, and every answer is on the disk before the next question.
//!
//! `state` knows where a respondent stands, and is pure; `flow` takes it through a `Prompt`, of
//! which there is one for terminals (`terminal`) and one for plain lines (`plain`); `visit` finds
//! out who answers and keeps the `draft` and the answer file in a `folder`.

mod arrival;
mod claim;
pub(crate) mod desk;
mod draft;
mod flow;
pub(crate) mod folder;
pub(crate) mod identify;
mod intro;
pub(crate) mod plain;
pub(crate) mod posed;
mod prompt;
mod round;
pub(crate) mod setting;
pub(crate) mod standing;
pub(crate) mod state;
pub(crate) mod terminal;
mod veil;
pub(crate) mod visit;
pub mod watch;

pub(crate) use prompt::{Prompt, Stop};
