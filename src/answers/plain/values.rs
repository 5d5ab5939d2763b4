//! The values of a plain record: texts, answers and orders. Whatever else stands there is unusual.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Error, SeqAccess, Visitor};

use crate::questionnaire::Questionnaire;

/// What leads the slow way; it is never printed.
pub(super) fn unusual<E: Error>() -> E {
    E::custom("unusual")
}

/// A number within the scale, or a label.
pub(super) struct Answer<'q>(pub(super) &'q [String]);

impl<'l> DeserializeSeed<'l> for Answer<'_> {
    type Value = u8;

    fn deserialize<D: serde::Deserializer<'l>>(self, deserializer: D) -> Result<u8, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for Answer<'_> {
    type Value = u8;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an answer")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<u8, E> {
        let is_on_scale = (1..=self.0.len() as u64).contains(&number);
        u8::try_from(number)
            .ok()
            .filter(|_| is_on_scale)
            .ok_or_else(unusual)
    }

    fn visit_unit<E: Error>(self) -> Result<u8, E> {
        Ok(0)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<u8, E> {
        self.visit_u64(u64::try_from(number).map_err(|_| unusual())?)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<u8, E> {
        let at = self
            .0
            .iter()
            .position(|label| label == text)
            .ok_or_else(unusual)?;
        u8::try_from(at + 1).map_err(|_| unusual())
    }
}

/// A whole order of option ids, or none.
pub(super) struct Order<'q>(pub(super) &'q Questionnaire, pub(super) usize);

impl<'l> DeserializeSeed<'l> for Order<'_> {
    type Value = Option<Vec<usize>>;

    fn deserialize<D: serde::Deserializer<'l>>(
        self,
        deserializer: D,
    ) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'l> Visitor<'l> for Order<'_> {
    type Value = Option<Vec<usize>>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an order")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'l>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let options = &self.0.ranking_questions[self.1].options;
        let mut order = Vec::with_capacity(options.len());
        while let Some(Text(id)) = items.next_element_seed(TextSeed)? {
            let at = options.iter().position(|option| option.id == id);
            let at = at.filter(|at| !order.contains(at)).ok_or_else(unusual)?;
            order.push(at);
        }
        if order.len() == options.len() {
            Ok(Some(order))
        } else {
            Err(unusual())
        }
    }
}

/// A text, borrowed where nothing in it is escaped.
pub(super) struct Text<'l>(pub(super) Cow<'l, str>);

pub(super) struct TextSeed;

impl<'l> DeserializeSeed<'l> for TextSeed {
    type Value = Text<'l>;

    fn deserialize<D: serde::Deserializer<'l>>(
        self,
        deserializer: D,
    ) -> Result<Text<'l>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'l> Visitor<'l> for TextSeed {
    type Value = Text<'l>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'l str) -> Result<Text<'l>, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_unit<E: Error>(self) -> Result<Text<'l>, E> {
        Ok(Text(Cow::Borrowed("")))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text<'l>, E> {
        Ok(Text(Cow::Owned(text.to_owned())))
    }
}
