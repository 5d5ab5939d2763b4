//! The records of many companies in few bytes each: 50 for a record of 30 questions.

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;
use std::sync::Arc;

use foldhash::quality::FixedState;

use super::Record;
use super::companies::{Companies, Key};
use crate::diagnostic::Diagnostic;
use crate::questionnaire::{Questionnaire, Role};

/// How many companies are numbered together.
const BATCH: usize = 4096;

/// The records of one file, or of a part of one.
#[derive(Debug)]
pub struct Packed {
    /// The file's name.
    pub file: Arc<str>,
    /// How many scale questions there are.
    questions: usize,
    /// How many ranking and open questions there are.
    others: [usize; 2],
    /// Whether orders, comments and open answers are kept.
    keeps_words: bool,
    /// The companies and waves that were met in all parts.
    companies: Arc<Companies>,
    /// The companies and waves of the last records, to be numbered together.
    unnumbered: Vec<Key>,
    /// For each record the number of its company and wave.
    pub(crate) company: Vec<u32>,
    /// For each record who answered.
    pub(crate) role: Vec<Role>,
    /// For each record a number that stands for the respondent's name; 0 for none.
    pub(crate) respondent: Vec<u64>,
    /// For each record the line it starts at.
    pub(crate) line: Vec<u32>,
    /// For each record how many ranking questions it answers.
    pub(crate) ranked: Vec<u8>,
    /// For each record its answers to the scale questions, 1 to K, 0 where there is none.
    scale: Vec<u8>,
    words: HashMap<u32, Words>,
    /// What couldn't be read, in the file's order.
    pub broken: Vec<Broken>,
    /// What to know or look at.
    pub remarks: Vec<Diagnostic>,
    /// What to know of rows of a table, and how many rows stand before each in its part of the file.
    pub row_remarks: Vec<(usize, Diagnostic)>,
    /// The number of its file, in the order in which files are read.
    pub(crate) order: usize,
}

/// What a record holds beside its answers to scale questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Words {
    /// For each ranking question the options' indexes, most important first.
    pub orders: Vec<Option<Vec<usize>>>,
    /// Comments by the question's id.
    pub comments: BTreeMap<String, String>,
    /// For each open question the answer.
    pub open: Vec<Option<String>>,
}

impl Words {
    /// Those of a record of which none were kept.
    pub const NONE: &'static Self = &Self {
        orders: Vec::new(),
        comments: BTreeMap::new(),
        open: Vec::new(),
    };

    /// Nothing said yet, with room for each ranking and each open question.
    pub fn new(questionnaire: &Questionnaire) -> Self {
        Self {
            orders: vec![None; questionnaire.ranking_questions.len()],
            comments: BTreeMap::new(),
            open: vec![None; questionnaire.open.len()],
        }
    }

    /// How many ranking questions are answered.
    pub fn ranked(&self) -> u8 {
        let ranked = self.orders.iter().flatten().count();
        u8::try_from(ranked).unwrap_or(u8::MAX)
    }

    /// The order given to a ranking question.
    pub fn order(&self, question: usize) -> Option<&[usize]> {
        self.orders.get(question)?.as_deref()
    }

    /// The answer to an open question.
    pub fn open(&self, question: usize) -> Option<&str> {
        self.open.get(question)?.as_deref()
    }

    fn is_empty(&self) -> bool {
        let is_answered = self.orders.iter().any(Option::is_some);
        !is_answered && self.comments.is_empty() && self.open.iter().all(Option::is_none)
    }
}

/// A record, or a whole file, with mistakes in it.
#[derive(Debug)]
pub struct Broken {
    /// The companies that it names; none for a name that can't be told for sure.
    pub companies: Vec<Option<String>>,
    /// The wave, or that there is none, where it can be told.
    pub wave: Option<Option<String>>,
    /// Whether it is one record, and not a file that can't be taken apart.
    pub is_record: bool,
    /// The mistakes.
    pub why: Why,
}

/// What is wrong with a record.
#[derive(Debug)]
pub enum Why {
    /// Its mistakes.
    Told(Vec<Diagnostic>),
    /// The row of a table, to be told of when its number is known.
    Row {
        /// The bytes.
        text: Vec<u8>,
        /// The line it starts at.
        line: usize,
        /// How many rows stand before it in its part of the file.
        before: usize,
    },
}

impl Packed {
    /// No records yet.
    pub fn new(
        file: &str,
        questionnaire: &Questionnaire,
        keeps_words: bool,
        companies: &Arc<Companies>,
    ) -> Self {
        Self {
            file: file.into(),
            questions: questionnaire.scale_questions.len(),
            others: [
                questionnaire.ranking_questions.len(),
                questionnaire.open.len(),
            ],
            keeps_words,
            companies: Arc::clone(companies),
            unnumbered: Vec::new(),
            company: Vec::new(),
            role: Vec::new(),
            respondent: Vec::new(),
            line: Vec::new(),
            ranked: Vec::new(),
            scale: Vec::new(),
            words: HashMap::new(),
            broken: Vec::new(),
            remarks: Vec::new(),
            row_remarks: Vec::new(),
            order: 0,
        }
    }

    /// Makes room for so many records more.
    pub(crate) fn reserve(&mut self, records: usize) {
        self.company.reserve_exact(records);
        self.role.reserve_exact(records);
        self.respondent.reserve_exact(records);
        self.line.reserve_exact(records);
        self.ranked.reserve_exact(records);
        self.scale.reserve_exact(records * self.questions);
    }

    /// The number of sound records.
    pub fn len(&self) -> usize {
        self.role.len()
    }

    /// Whether there are no sound records.
    pub fn is_empty(&self) -> bool {
        self.role.is_empty()
    }

    /// Whether orders, comments and open answers are kept.
    pub fn keeps_words(&self) -> bool {
        self.keeps_words
    }

    /// A record's answers to the scale questions, 1 to K, 0 where there is none.
    pub fn scale(&self, record: usize) -> &[u8] {
        &self.scale[record * self.questions..(record + 1) * self.questions]
    }

    /// What a record holds beside its answers to scale questions, where it was kept.
    pub fn words(&self, record: usize) -> &Words {
        let key = u32::try_from(record).unwrap_or(u32::MAX);
        self.words.get(&key).unwrap_or(Words::NONE)
    }

    /// Adds a record.
    pub fn push(&mut self, record: &Record, line: usize) {
        let wave = record.wave.as_deref();
        let respondent = record.respondent.as_deref();
        self.scale.extend_from_slice(&record.scale);
        let words = record.words.clone();
        self.finish(&record.company, wave, record.role, respondent, line, words);
    }

    /// Makes room for the answers to the scale questions of one record more, all missing.
    pub(super) fn open(&mut self) -> &mut [u8] {
        let start = self.len() * self.questions;
        self.scale.resize(start + self.questions, 0);
        &mut self.scale[start..]
    }

    /// Drops the answers of a record that was opened.
    pub(super) fn abandon(&mut self) {
        self.scale.truncate(self.len() * self.questions);
    }

    /// Completes the record whose answers are in place. Names are UTF-8 and trimmed.
    pub(super) fn finish(
        &mut self,
        company: &str,
        wave: Option<&str>,
        role: Role,
        respondent: Option<&str>,
        line: usize,
        mut words: Words,
    ) {
        self.ranked.push(words.ranked());
        if self.keeps_words && !words.is_empty() {
            words.orders.resize(self.others[0], None);
            words.open.resize(self.others[1], None);
            let record = u32::try_from(self.len()).unwrap_or(u32::MAX);
            self.words.insert(record, words);
        }
        self.unnumbered.push(Key::new(company, wave));
        if self.unnumbered.len() == BATCH {
            self.number_companies();
        }
        self.role.push(role);
        self.respondent
            .push(respondent.map_or(0, |name| number_of(role, name)));
        self.line.push(u32::try_from(line).unwrap_or(u32::MAX));
    }

    fn number_companies(&mut self) {
        let numbers = self.companies.numbers(&self.unnumbered);
        self.company.extend(numbers);
        self.unnumbered.clear();
    }

    /// The company and wave of all records, where it is one.
    pub(super) fn only_company(&mut self) -> Option<(String, Option<String>)> {
        self.number_companies();
        let (first, others) = self.company.split_first()?;
        if others.iter().any(|other| other != first) {
            return None;
        }
        let key = self.companies.key(*first)?;
        let (company, wave) = key.read();
        Some((company.to_owned(), wave.map(str::to_owned)))
    }

    /// Numbers the last companies, and gives up the room that only adding needs.
    pub(crate) fn seal(&mut self) {
        self.number_companies();
        self.unnumbered = Vec::new();
        self.company.shrink_to_fit();
        self.role.shrink_to_fit();
        self.respondent.shrink_to_fit();
        self.line.shrink_to_fit();
        self.ranked.shrink_to_fit();
        self.scale.shrink_to_fit();
    }
}

/// The same number for the same name of a role, and never 0.
pub(super) fn number_of(role: Role, name: &str) -> u64 {
    FixedState::default().hash_one((role, name)) | 1
}
