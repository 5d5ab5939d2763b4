//! The records of many companies in few bytes each: 56 for a record of 30 questions.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::Record;
use super::free_text::{FreeText, FreeTextBuilder, hash_of};
use super::instant::Instant;
use super::look::with_person_look;
use super::numbered::NumberedScale;
use super::numbers::{Key, Numbers};
use super::scale::count_answers;
use super::selection::Selection;
use crate::questionnaire::{Questionnaire, Role};

/// How many companies are numbered together.
const BATCH: usize = 4096;

/// Of which records all that was said is kept; of the others the answers to scale questions are.
#[derive(Clone, Debug)]
pub enum Keeps {
    /// Of none.
    Nothing,
    /// Of the companies and waves that were asked for.
    Of(Selection),
}

/// The records of one file, or of a part of one.
#[derive(Debug)]
pub struct Records {
    /// The number of its file, in the order in which files are read.
    pub file: usize,
    /// How many scale, ranking and open questions there are.
    questions: [usize; 3],
    keeps: Arc<Keeps>,
    /// The companies and waves that were met in all parts.
    numbers: Arc<Numbers>,
    /// The companies and waves of the last records, to be numbered together.
    unnumbered: Vec<Key>,
    /// For each record the number of its company and wave.
    pub(crate) company: Vec<u32>,
    about: Vec<About>,
    /// For each record an odd number that stands for the respondent's name, or else an even one that stands for
    /// all that was said beside the answers to scale questions.
    pub(crate) identity: Vec<u64>,
    /// For each record a number that is the same for respondents of a role whose names look the same; 0 for
    /// those without a name.
    pub(crate) alike: Vec<u32>,
    /// For each record the line it starts at, in files of a record a line; else its number in the file.
    pub(crate) place: Vec<u32>,
    /// What these numbers stand for.
    pub(crate) numbered: Arc<[NumberedScale]>,
    /// For each record its answers to the scale questions, 1 to K, 0 where there is none.
    scale: Vec<u8>,
    kept: HashMap<u32, Kept>,
    /// When records were sent, where that is asked for and known.
    sent: HashMap<u32, Instant>,
}

/// What is looked up of a record with its answers: side by side, since records of a company lie far apart.
#[derive(Clone, Copy, Debug)]
struct About {
    /// Who answered.
    role: Role,
    /// How many ranking questions it answers.
    ranked: u8,
    /// Whether answers of it came as numbers in a table.
    is_numbered: bool,
}

/// What is kept of a record beside its answers to scale questions.
#[derive(Clone, Debug)]
struct Kept {
    respondent: Option<String>,
    text: FreeText,
}

/// A record but for its answers to scale questions. Names are trimmed.
#[derive(Debug)]
pub(crate) struct NewRecord<'t> {
    pub(crate) company: Cow<'t, str>,
    pub(crate) wave: Option<Cow<'t, str>>,
    pub(crate) role: Role,
    pub(crate) respondent: Option<Cow<'t, str>>,
    pub(crate) text: FreeTextBuilder,
    /// When it was sent.
    pub(crate) sent: Option<Instant>,
    /// Whether answers of it came as numbers in a table.
    pub(crate) is_numbered: bool,
}

impl Keeps {
    /// Whether words are kept of a company in a wave.
    pub(crate) fn takes(&self, company: &str, wave: Option<&str>) -> bool {
        match self {
            Self::Nothing => false,
            Self::Of(selection) => selection.takes(company, wave),
        }
    }
}

impl Records {
    /// No records yet.
    pub(crate) fn new(
        file: usize,
        questionnaire: &Questionnaire,
        keeps: &Arc<Keeps>,
        numbers: &Arc<Numbers>,
    ) -> Self {
        Self {
            file,
            questions: [
                questionnaire.scale_questions.len(),
                questionnaire.ranking_questions.len(),
                questionnaire.open.len(),
            ],
            keeps: Arc::clone(keeps),
            numbers: Arc::clone(numbers),
            unnumbered: Vec::new(),
            company: Vec::new(),
            about: Vec::new(),
            identity: Vec::new(),
            alike: Vec::new(),
            place: Vec::new(),
            numbered: Arc::default(),
            scale: Vec::new(),
            kept: HashMap::new(),
            sent: HashMap::new(),
        }
    }

    /// Makes room for so many records more.
    pub(crate) fn reserve(&mut self, records: usize) {
        self.company.reserve_exact(records);
        self.about.reserve_exact(records);
        self.identity.reserve_exact(records);
        self.alike.reserve_exact(records);
        self.place.reserve_exact(records);
        self.scale.reserve_exact(records * self.questions[0]);
    }

    /// The number of records.
    pub fn len(&self) -> usize {
        self.about.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.about.is_empty()
    }

    /// Of which records words are kept.
    pub(crate) fn keeps(&self) -> &Arc<Keeps> {
        &self.keeps
    }

    /// A record's answers to the scale questions, 1 to K, 0 where there is none.
    pub fn scale(&self, record: usize) -> &[u8] {
        let questions = self.questions[0];
        &self.scale[record * questions..(record + 1) * questions]
    }

    /// A record's answer to a scale question, to be changed.
    pub(super) fn answer_mut(&mut self, record: usize, question: usize) -> &mut u8 {
        &mut self.scale[record * self.questions[0] + question]
    }

    /// Takes an order out of a record that was kept, and says whether there was one.
    pub(super) fn take_order(&mut self, record: usize, ranking: usize) -> bool {
        let at = u32::try_from(record).unwrap_or(u32::MAX);
        let kept = self.kept.get_mut(&at);
        let taken = kept.and_then(|kept| kept.text.orders.get_mut(ranking)?.take());
        self.about[record].ranked -= u8::from(taken.is_some());
        taken.is_some()
    }

    /// What a record holds beside its answers to scale questions, where it was kept.
    pub fn words(&self, record: usize) -> &FreeText {
        self.kept(record).map_or(FreeText::NONE, |kept| &kept.text)
    }

    /// When a record was sent, where that is asked for and known.
    pub(crate) fn sent(&self, record: usize) -> Option<Instant> {
        self.sent.get(&u32::try_from(record).ok()?).copied()
    }

    fn kept(&self, record: usize) -> Option<&Kept> {
        self.kept.get(&u32::try_from(record).ok()?)
    }

    /// What numbers stood for in a record, where answers of it came as such.
    pub(crate) fn numbered(&self, record: usize) -> &[NumberedScale] {
        if self.about[record].is_numbered {
            &self.numbered
        } else {
            &[]
        }
    }

    /// Who answered a record.
    pub fn role(&self, record: usize) -> Role {
        self.about[record].role
    }

    /// How many ranking questions a record answers.
    pub(crate) fn ranked(&self, record: usize) -> u8 {
        self.about[record].ranked
    }

    /// How many scale and ranking questions a record answers.
    pub fn answered(&self, record: usize) -> usize {
        count_answers(self.scale(record)) + usize::from(self.ranked(record))
    }

    /// Makes room for the answers to the scale questions of one record more, all missing.
    pub(crate) fn open(&mut self) -> &mut [u8] {
        let start = self.len() * self.questions[0];
        self.scale.truncate(start);
        self.scale.resize(start + self.questions[0], 0);
        &mut self.scale[start..]
    }

    /// Drops the answers of a record that was opened.
    pub(crate) fn abandon(&mut self) {
        self.scale.truncate(self.len() * self.questions[0]);
    }

    /// Completes the record whose answers are in place.
    pub(crate) fn push(&mut self, row: NewRecord, place: usize) {
        let (company, wave) = (&*row.company, row.wave.as_deref());
        let respondent = row.respondent.as_deref();
        let (identity, alike) = match respondent {
            Some(name) => (hash_of((row.role, name)) | 1, alike(row.role, name)),
            None => (row.text.identity(), 0),
        };
        let about = About {
            role: row.role,
            ranked: row.text.text.ranked(),
            is_numbered: row.is_numbered,
        };
        let record = u32::try_from(self.len()).unwrap_or(u32::MAX);
        if let Some(sent) = row.sent {
            self.sent.insert(record, sent);
        }
        if self.keeps.takes(company, wave) {
            let mut text = row.text.text;
            text.orders.resize(self.questions[1], None);
            text.open.resize(self.questions[2], None);
            let respondent = respondent.map(str::to_owned);
            let kept = Kept { respondent, text };
            self.kept.insert(record, kept);
        }
        self.unnumbered.push(Key::new(company, wave));
        if self.unnumbered.len() == BATCH {
            self.number_companies();
        }
        self.about.push(about);
        self.identity.push(identity);
        self.alike.push(alike);
        self.place.push(u32::try_from(place).unwrap_or(u32::MAX));
    }

    fn number_companies(&mut self) {
        let numbers = self.numbers.of(&self.unnumbered);
        self.company.extend(numbers);
        self.unnumbered.clear();
    }

    /// The company and wave of all records, where it is one.
    pub(crate) fn only_company(&mut self) -> Option<(String, Option<String>)> {
        self.number_companies();
        let (first, others) = self.company.split_first()?;
        if others.iter().any(|other| other != first) {
            return None;
        }
        let key = self.numbers.key(*first)?;
        let (company, wave) = key.read();
        Some((company.to_owned(), wave.map(str::to_owned)))
    }

    /// Numbers the last companies, and gives up the room that only adding needs.
    pub(crate) fn seal(&mut self) {
        self.number_companies();
        self.unnumbered = Vec::new();
        self.company.shrink_to_fit();
        self.about.shrink_to_fit();
        self.identity.shrink_to_fit();
        self.alike.shrink_to_fit();
        self.place.shrink_to_fit();
        self.scale.shrink_to_fit();
    }

    /// A record with all that was kept of it.
    pub fn record(&self, record: usize, company: &str, wave: Option<&str>) -> Record {
        let kept = self.kept(record);
        Record {
            company: company.to_owned(),
            wave: wave.map(str::to_owned),
            role: self.role(record),
            respondent: kept.and_then(|kept| kept.respondent.clone()),
            scale: self.scale(record).to_vec(),
            words: self.words(record).clone(),
        }
    }
}

/// The same number for names of a role that look the same, and never 0.
pub(super) fn alike(role: Role, name: &str) -> u32 {
    let number = with_person_look(name, |look| hash_of((role, look)));
    (number >> 32) as u32 | 1
}
