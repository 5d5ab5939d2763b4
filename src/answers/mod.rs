//! Answers as they are held, selected and written: one respondent's answers are a record.

pub mod companies;
mod dated;
pub(crate) mod day_waves;
pub(crate) mod duplicates;
pub(crate) mod file;
pub(crate) mod free_text;
mod halves;
pub(crate) mod instant;
pub(crate) mod keep;
pub(crate) mod look;
pub mod mapping;
pub(crate) mod nobody;
pub(crate) mod normalize;
pub mod numbered;
pub(crate) mod numbers;
pub mod records;
pub mod respondent;
mod scale;
pub mod selection;
pub mod unread;
pub(crate) mod values;
mod write;

use crate::questionnaire::Role;

pub use free_text::FreeText;
pub use respondent::{Company, Respondent};
pub(crate) use scale::count_answers;
pub use write::write;

/// One respondent's answers. Every index and every order in it is valid for its questionnaire.
#[derive(Clone, Debug)]
pub struct Record {
    /// The company, trimmed.
    pub company: String,
    /// The wave, trimmed; none is a wave of its own.
    pub wave: Option<String>,
    /// Who answered.
    pub role: Role,
    /// The name or alias; unnamed respondents are all different.
    pub respondent: Option<String>,
    /// For each scale question the answer, 1 to K, 0 for none.
    pub scale: Vec<u8>,
    /// What it holds beside these.
    pub words: FreeText,
}
