//! One record of YAML or JSON, from whatever hands its values over: a parser as it goes along, or a tree.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::entry::Entry;
use super::mistake::At;
use super::raw::{Raw, RawSeed, TextSeed};
use super::seen::RecordSection;

/// Reads a mapping into an entry.
pub(super) struct RecordVisitor<'e, 'c, 't> {
    entry: &'e mut Entry<'c, 't>,
    /// Whether a number can be asked for as the text that it is spelt as.
    spells_numbers: bool,
}

impl<'e, 'c, 't> RecordVisitor<'e, 'c, 't> {
    /// Of a format whose values are of a kind each, such as JSON.
    pub(super) fn of_values(entry: &'e mut Entry<'c, 't>) -> Self {
        Self {
            entry,
            spells_numbers: false,
        }
    }

    /// Of YAML, which takes its time to tell of what kind a value is, and hands each over as a text if asked to.
    pub(super) fn of_texts(entry: &'e mut Entry<'c, 't>) -> Self {
        Self {
            entry,
            spells_numbers: true,
        }
    }
}

impl<'t> Visitor<'t> for RecordVisitor<'_, '_, 't> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut fields: A) -> Result<(), A::Error> {
        let entry = self.entry;
        let mut number = 0;
        while let Some(key) = fields.next_key_seed(TextSeed)? {
            let name = entry.name(key, At::Field(number));
            let field = name.and_then(|name| entry.field(&name, number));
            match (field, field.and_then(RecordSection::of)) {
                (_, Some(section)) => fields.next_value_seed(Entries {
                    section,
                    field: number,
                    number: 0,
                    spells_numbers: self.spells_numbers,
                    entry: &mut *entry,
                })?,
                (Some(field), None) => {
                    let raw = fields.next_value_seed(TextSeed)?;
                    entry.put_field(field, number, raw);
                }
                (None, None) => {
                    fields.next_value::<IgnoredAny>()?;
                }
            }
            number += 1;
        }
        Ok(())
    }
}

/// The entries of a section of a record, a question each.
struct Entries<'e, 'c, 't> {
    section: RecordSection,
    field: usize,
    /// The number of the entry at hand.
    number: usize,
    spells_numbers: bool,
    entry: &'e mut Entry<'c, 't>,
}

impl Entries<'_, '_, '_> {
    fn no_mapping(self, found: &Raw) {
        if !matches!(found, Raw::Null) {
            let expected = "questions' names, each with a colon and what belongs to it";
            self.entry
                .wrong_kind(At::Value(self.field), expected, found);
        }
    }
}

impl<'t> DeserializeSeed<'t> for Entries<'_, '_, 't> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for Entries<'_, '_, 't> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("answers")
    }

    fn visit_map<A: MapAccess<'t>>(mut self, mut entries: A) -> Result<(), A::Error> {
        while let Some(question) = entries.next_key_seed(QuestionSeed(&mut self))? {
            match question {
                Some(question) => entries.next_value_seed(AnswerSeed {
                    question,
                    entries: &mut self,
                })?,
                None => {
                    entries.next_value::<IgnoredAny>()?;
                }
            }
            self.number += 1;
        }
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.no_mapping(&Raw::Bool);
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.no_mapping(&Raw::Integer(number));
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.no_mapping(&Raw::Number(number as f64));
        Ok(())
    }

    fn visit_f64<E>(self, number: f64) -> Result<(), E> {
        self.no_mapping(&Raw::Number(number));
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.no_mapping(&Raw::Text(text.into()));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        self.no_mapping(&Raw::List(Vec::new()));
        Ok(())
    }
}

/// The question that a key of a section names, by its number; none where what it holds isn't to be read.
struct QuestionSeed<'s, 'e, 'c, 't>(&'s mut Entries<'e, 'c, 't>);

impl<'t> QuestionSeed<'_, '_, '_, 't> {
    #[inline]
    fn find(self, id: &str) -> Option<usize> {
        let entries = self.0;
        let at = At::Key(entries.field, entries.number);
        entries
            .entry
            .question(entries.section, id, at, entries.number)
    }

    fn find_by(self, key: Raw<'t>) -> Option<usize> {
        let at = At::Key(self.0.field, self.0.number);
        let id = self.0.entry.name(key, at)?;
        self.find(&id)
    }
}

impl<'t> DeserializeSeed<'t> for QuestionSeed<'_, '_, '_, 't> {
    type Value = Option<usize>;

    #[inline]
    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'t> Visitor<'t> for QuestionSeed<'_, '_, '_, 't> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a question's id")
    }

    #[inline]
    fn visit_str<E>(self, id: &str) -> Result<Option<usize>, E> {
        Ok(self.find(id))
    }

    fn visit_unit<E>(self) -> Result<Option<usize>, E> {
        Ok(self.find_by(Raw::Null))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Option<usize>, E> {
        Ok(self.find_by(Raw::Bool))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Option<usize>, E> {
        Ok(self.find_by(Raw::Integer(number)))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Option<usize>, E> {
        Ok(self.find_by(Raw::Number(number as f64)))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Option<usize>, E> {
        Ok(self.find_by(Raw::Number(number)))
    }

    fn visit_seq<A: SeqAccess<'t>>(self, items: A) -> Result<Option<usize>, A::Error> {
        let key = RawSeed.visit_seq(items)?;
        Ok(self.find_by(key))
    }

    fn visit_map<A: MapAccess<'t>>(self, entries: A) -> Result<Option<usize>, A::Error> {
        let key = RawSeed.visit_map(entries)?;
        Ok(self.find_by(key))
    }
}

/// What an entry of a section holds. Most hold a number that is an answer, of which nothing is made on the way.
struct AnswerSeed<'s, 'e, 'c, 't> {
    question: usize,
    entries: &'s mut Entries<'e, 'c, 't>,
}

impl<'t> AnswerSeed<'_, '_, '_, 't> {
    /// Puts in a text that is a digit; false where it isn't one that answers the question.
    #[inline]
    fn put_digit(&mut self, text: &str) -> bool {
        let &[digit @ b'0'..=b'9'] = text.as_bytes() else {
            return false;
        };
        let number = i64::from(digit - b'0');
        self.entries.entry.put_number(self.question, number)
    }

    #[inline(never)]
    fn put(self, raw: Raw<'t>) {
        let entries = self.entries;
        let key = At::Key(entries.field, entries.number);
        let at = At::Entry(entries.field, entries.number);
        entries
            .entry
            .put(entries.section, self.question, key, at, raw);
    }
}

impl<'t> DeserializeSeed<'t> for AnswerSeed<'_, '_, '_, 't> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'t>>(mut self, deserializer: D) -> Result<(), D::Error> {
        let Entries { section, entry, .. } = &*self.entries;
        let is_answer = *section == RecordSection::Answers;
        if is_answer && !(self.entries.spells_numbers && entry.is_scale(self.question)) {
            return deserializer.deserialize_any(self);
        }
        let raw = TextSeed.deserialize(deserializer)?;
        match &raw {
            Raw::Text(text) if is_answer && self.put_digit(text) => {}
            _ => self.put(raw),
        }
        Ok(())
    }
}

impl<'t> Visitor<'t> for AnswerSeed<'_, '_, '_, 't> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an answer")
    }

    #[inline]
    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        if !self.entries.entry.put_number(self.question, number) {
            self.put(Raw::Integer(number));
        }
        Ok(())
    }

    #[inline]
    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        match i64::try_from(number) {
            Ok(number) => self.visit_i64(number),
            Err(_) => self.visit_f64(number as f64),
        }
    }

    fn visit_f64<E>(self, number: f64) -> Result<(), E> {
        self.put(Raw::Number(number));
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.put(Raw::Null);
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.put(Raw::Bool);
        Ok(())
    }

    fn visit_borrowed_str<E>(self, text: &'t str) -> Result<(), E> {
        self.put(Raw::Text(text.into()));
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.put(Raw::Text(text.to_owned().into()));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'t>>(self, items: A) -> Result<(), A::Error> {
        self.put(RawSeed.visit_seq(items)?);
        Ok(())
    }

    fn visit_map<A: MapAccess<'t>>(self, entries: A) -> Result<(), A::Error> {
        self.put(RawSeed.visit_map(entries)?);
        Ok(())
    }
}
