//! Whose answers are scored: one company's respondents, wherever their answers lie.

use super::numbered::NumberedScale;
use super::records::{Records, alike};
use super::scale::count_answers;
use super::{FreeText, Record};
use crate::questionnaire::Role;

/// One respondent's answers.
#[derive(Clone, Copy, Debug)]
pub struct Respondent<'a> {
    /// Who answered.
    pub role: Role,
    /// A number that is the same for names that look the same; 0 for none. Names are not told.
    pub name: u32,
    /// For each scale question the answer, 1 to K, 0 for none.
    pub scale: &'a [u8],
    /// How many ranking questions are answered.
    pub ranked: u8,
    /// What was answered otherwise.
    pub words: &'a FreeText,
}

/// The respondents of one company and wave.
#[derive(Clone, Debug)]
pub struct Company<'a> {
    /// The company.
    pub name: &'a str,
    /// The wave.
    pub wave: Option<&'a str>,
    /// Its respondents, in the files' order.
    pub respondents: Vec<Respondent<'a>>,
    /// How those of their answers were read that came as numbers in tables.
    pub numbered: Vec<&'a NumberedScale>,
    /// How many answers of each side were taken out, as if not given, since too few people of it gave such.
    pub masked: [usize; 2],
    /// How large the groups are that the people of each side hide in, where some answers were taken out for that.
    pub groups: [usize; 2],
}

impl Respondent<'_> {
    /// How many questions it answers, open ones among them.
    pub fn answers(&self) -> usize {
        let scale = count_answers(self.scale);
        let open = self.words.open.iter().flatten().count();
        scale + usize::from(self.ranked) + open
    }
}

impl Record {
    /// The answers, to be scored.
    pub fn respondent(&self) -> Respondent<'_> {
        let name = self.respondent.as_deref();
        Respondent {
            role: self.role,
            name: name.map_or(0, |name| alike(self.role, name)),
            scale: &self.scale,
            ranked: self.words.ranked(),
            words: &self.words,
        }
    }
}

impl Records {
    /// A record's answers, to be scored.
    pub fn respondent(&self, record: usize) -> Respondent<'_> {
        Respondent {
            role: self.role(record),
            name: self.alike[record],
            scale: self.scale(record),
            ranked: self.ranked(record),
            words: self.words(record),
        }
    }
}
