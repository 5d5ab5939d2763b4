//! What respondents answer beside scale questions: orders, comments and open answers.

use std::collections::BTreeMap;
use std::hash::BuildHasher;

use foldhash::quality::FixedState;

use crate::questionnaire::Questionnaire;

/// What a record holds beside its answers to scale questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FreeText {
    /// For each ranking question the options' indexes, most important first.
    pub orders: Vec<Option<Vec<usize>>>,
    /// Comments by the question's id.
    pub comments: BTreeMap<String, String>,
    /// For each open question the answer.
    pub open: Vec<Option<String>>,
}

/// The same in the making: words that nobody will ask for are counted, not kept.
#[derive(Debug, Default)]
pub(crate) struct FreeTextBuilder {
    pub(super) text: FreeText,
    keeps_words: bool,
    /// Stands for the words, in whatever order they come.
    hash: u64,
    has_open: bool,
}

impl FreeText {
    /// That of a record of which none was kept.
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

    /// What was said beside a question.
    pub fn comment(&self, question: &str) -> Option<&str> {
        self.comments.get(question).map(String::as_str)
    }

    /// The order given to a ranking question.
    pub fn order(&self, question: usize) -> Option<&[usize]> {
        self.orders.get(question)?.as_deref()
    }

    /// The answer to an open question.
    pub fn open(&self, question: usize) -> Option<&str> {
        self.open.get(question)?.as_deref()
    }
}

impl FreeTextBuilder {
    pub(crate) fn new(keeps_words: bool) -> Self {
        Self {
            keeps_words,
            ..Self::default()
        }
    }

    pub(crate) fn add_order(&mut self, ranking: usize, rankings: usize, order: Vec<usize>) {
        self.text.orders.resize(rankings, None);
        self.text.orders[ranking] = Some(order);
    }

    pub(crate) fn add_comment(&mut self, id: &str, text: &str) {
        self.hash ^= hash_of((id, text));
        if self.keeps_words {
            self.text.comments.insert(id.to_owned(), text.to_owned());
        }
    }

    pub(crate) fn add_open(&mut self, question: usize, questions: usize, text: &str) {
        self.hash ^= hash_of((question, text));
        self.has_open = true;
        if self.keeps_words {
            self.text.open.resize(questions, None);
            self.text.open[question] = Some(text.to_owned());
        }
    }

    /// The ranking questions that are answered.
    pub(crate) fn ranked(&self) -> impl Iterator<Item = usize> {
        let orders = self.text.orders.iter().enumerate();
        orders.filter_map(|(at, order)| order.as_ref().map(|_| at))
    }

    /// Whether it holds no answer; a comment is none.
    pub(crate) fn is_unanswered(&self) -> bool {
        !self.has_open && self.ranked().next().is_none()
    }

    /// An even number that stands for all of it.
    pub(super) fn identity(&self) -> u64 {
        let orders = hash_of(&self.text.orders);
        (self.hash ^ orders) & !1
    }
}

/// The same number for the same value, on every machine.
pub(super) fn hash_of(value: impl std::hash::Hash) -> u64 {
    FixedState::default().hash_one(value)
}
