//! What an entry takes from the parts of a record that hold something a question: answers, comments, open answers.

use std::borrow::Cow;

use super::check::{Order, Target};
use super::entry::Entry;
use super::mistake::{At, Mistake, NoAnswer};
use super::raw::{Raw, cut};
use super::seen::RecordSection;
use crate::answers::normalize::uncurled;
use crate::questionnaire::Role;

impl<'t> Entry<'_, 't> {
    /// Opens an entry of a section by its question's id; none where what it holds isn't to be read.
    #[inline]
    pub(super) fn question(
        &mut self,
        section: RecordSection,
        id: &str,
        key: At,
        entry: usize,
    ) -> Option<usize> {
        let number = self.check.number(id, self.seen.next);
        let belongs =
            |number: &usize| self.check.is_open(*number) == (section == RecordSection::Open);
        let Some(number) = number.filter(belongs) else {
            self.unknown(Some(section), id, key, Mistake::UnknownQuestion);
            return None;
        };
        self.seen.next = number + 1;
        self.open_question(section, number, key, entry)
            .then_some(number)
    }

    /// Opens an entry of a section by its question's number; false where it has been there before.
    #[inline]
    pub(super) fn open_question(
        &mut self,
        section: RecordSection,
        number: usize,
        key: At,
        entry: usize,
    ) -> bool {
        let first = self.seen.meet(number, section, entry);
        if let Some(first) = first {
            self.met_again(number, first, key);
        }
        first.is_none()
    }

    #[cold]
    fn met_again(&mut self, number: usize, first: usize, key: At) {
        let first = match key {
            At::Key(field, _) => At::Key(field, first),
            _ => At::Value(first),
        };
        self.twice(self.check.id(number), first, key);
    }

    /// Whether a question, by its number, is answered on a scale.
    #[inline]
    pub(super) fn is_scale(&self, number: usize) -> bool {
        number < self.check.questionnaire.scale_questions.len()
    }

    /// Puts in a number that is an answer to a scale question; false where it is none.
    #[inline]
    pub(super) fn put_number(&mut self, number: usize, answer: i64) -> bool {
        // Whether the observer is asked the question has to be looked up.
        let is_plain = self.role != Some(Role::Observer);
        if is_plain && self.check.is_answer(number, answer) {
            self.scale[number] = u8::try_from(answer).unwrap_or(0);
            return true;
        }
        false
    }

    /// Puts in what an entry of a section holds.
    pub(super) fn put(
        &mut self,
        section: RecordSection,
        number: usize,
        key: At,
        at: At,
        raw: Raw<'t>,
    ) {
        match (section, self.check.question(number)) {
            (RecordSection::Answers, question) => self.answer(question, key, at, raw),
            (RecordSection::Comments, _) => {
                let sample = self.check.questionnaire.word("fill-comment-example");
                // The form's own, in the line that shows how to comment, is nobody's.
                let words = self.words(key, at, raw).filter(|text| *text != sample);
                if let Some(text) = words {
                    self.text.add_comment(self.check.id(number), &text);
                }
            }
            (RecordSection::Open, Target::Open(question)) => {
                if let Some(text) = self.words(key, at, raw) {
                    self.text
                        .add_open(question, self.check.questionnaire.open.len(), &text);
                }
            }
            (RecordSection::Open, _) => {}
        }
    }

    fn answer(&mut self, question: Target, key: At, at: At, raw: Raw<'t>) {
        let role = self.role;
        let is_asked = role.is_none_or(|role| self.check.is_asked(question, role));
        if !is_asked && !matches!(raw, Raw::Null) {
            self.mistake(key, Mistake::NotAsked);
            return;
        }
        match question {
            Target::Scale(question) => {
                let is_empty = match &raw {
                    Raw::Text(text) => text.is_empty(),
                    raw => matches!(raw, Raw::Null),
                };
                let places = self.places.filter(|_| is_empty);
                if let Some(found) = places.and_then(|places| places.signed(key)) {
                    let why = NoAnswer::UnknownLabel(found.to_owned());
                    return self.mistake(key, Mistake::Answer(question, why));
                }
                let raw = if let Raw::Bool = raw {
                    self.spelt(raw, at)
                } else {
                    raw
                };
                match self.check.scale_answer(question, &raw) {
                    Ok(answer) => self.scale[question] = answer,
                    Err(why) => self.mistake(at, Mistake::Answer(question, why)),
                }
            }
            Target::Ranking(ranking) => {
                let raw = self.spelt_items(raw, at);
                let order = self.check.order(ranking, &raw);
                self.put_order(ranking, order, |item| item_at(at, item));
            }
            Target::Open(_) => {}
        }
    }

    /// Puts an order in that was checked. Its mistakes stand where a function says by the item's number.
    pub(super) fn put_order(
        &mut self,
        ranking: usize,
        order: Order,
        at: impl Fn(Option<usize>) -> At,
    ) {
        match order {
            Ok(Some(order)) => {
                let rankings = self.check.questionnaire.ranking_questions.len();
                self.text.add_order(ranking, rankings, order);
            }
            Ok(None) => {}
            Err(mistakes) => {
                for (item, why) in mistakes {
                    self.mistake(at(item), Mistake::Order(ranking, why));
                }
            }
        }
    }

    /// A comment or an open answer; none where it is blank.
    fn words(&mut self, key: At, at: At, raw: Raw<'t>) -> Option<Cow<'t, str>> {
        if let Some(span) = self.places.and_then(|places| places.cut_off(key, at, &raw)) {
            self.mistake(at, Mistake::CutOff(span));
        }
        if let Some(whole) = self.whole(key, &raw) {
            return Some(Cow::Owned(whole));
        }
        if let Raw::Null = raw {
            return None;
        }
        let text = cut(self.as_text(raw, at)?, uncurled);
        (!text.is_empty()).then_some(text)
    }

    /// A text that begins with a sign which YAML takes for its own, together with the word behind it.
    pub(super) fn whole(&self, key: At, raw: &Raw) -> Option<String> {
        let whole = self.places?.signed(key)?;
        let is_all = match raw {
            Raw::Null => !whole.contains(" #"),
            Raw::Text(text) => !text.is_empty() && whole.ends_with(&**text),
            _ => false,
        };
        (is_all && whole.starts_with(['&', '!'])).then(|| whole.to_owned())
    }

    fn spelt_items(&mut self, raw: Raw<'t>, at: At) -> Raw<'t> {
        let Raw::List(items) = raw else { return raw };
        let items = items.into_iter().enumerate();
        let items = items.map(|(item, raw)| self.spelt(raw, item_at(at, Some(item))));
        Raw::List(items.collect())
    }
}

/// Where an item of an order stands, whose entry or cell stands at `at`.
fn item_at(at: At, item: Option<usize>) -> At {
    match (at, item) {
        (At::Entry(field, entry), Some(item)) => At::Item(field, Some(entry), item),
        (At::Value(cell), Some(item)) => At::Item(cell, None, item),
        _ => at,
    }
}
