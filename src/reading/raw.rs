//! A value as a decoder hands it over, before anything is made of it.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// What stands somewhere in an answer file.
#[derive(Debug)]
pub(super) enum Raw<'t> {
    Null,
    Bool,
    Integer(i64),
    Number(f64),
    Text(Cow<'t, str>),
    List(Vec<Raw<'t>>),
    Map,
}

impl Raw<'_> {
    /// What it is, in words for a message.
    pub(super) fn describe(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool => "true or false",
            Self::Integer(_) | Self::Number(_) => "a number",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Map => "a mapping",
        }
    }
}

/// Reads any value as a [`Raw`] one, its text borrowed where nothing in it is escaped.
pub(super) struct RawSeed;

impl<'t> DeserializeSeed<'t> for RawSeed {
    type Value = Raw<'t>;

    #[inline]
    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<Raw<'t>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// The same of what should be a text, of which YAML needn't be asked first whether it is a truth value or a number.
pub(super) struct TextSeed;

impl<'t> DeserializeSeed<'t> for TextSeed {
    type Value = Raw<'t>;

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<Raw<'t>, D::Error> {
        deserializer.deserialize_option(RawSeed)
    }
}

impl<'t> Visitor<'t> for RawSeed {
    type Value = Raw<'t>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_none<E>(self) -> Result<Raw<'t>, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'t>>(self, deserializer: D) -> Result<Raw<'t>, D::Error> {
        match deserializer.deserialize_str(self)? {
            Raw::Text(text) if is_no_finite_number(&text) => Err(D::Error::custom(NOT_FINITE)),
            raw => Ok(raw),
        }
    }

    fn visit_unit<E>(self) -> Result<Raw<'t>, E> {
        Ok(Raw::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw<'t>, E> {
        Ok(Raw::Bool)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Raw<'t>, E> {
        Ok(Raw::Integer(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Raw<'t>, E> {
        Ok(i64::try_from(number).map_or(Raw::Number(number as f64), Raw::Integer))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Raw<'t>, E> {
        Ok(Raw::Number(number))
    }

    fn visit_borrowed_str<E>(self, text: &'t str) -> Result<Raw<'t>, E> {
        Ok(Raw::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw<'t>, E> {
        Ok(Raw::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw<'t>, E> {
        Ok(Raw::Text(Cow::Owned(text)))
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut items: A) -> Result<Raw<'t>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(RawSeed)? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'t>>(self, mut entries: A) -> Result<Raw<'t>, A::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Raw::Map)
    }
}

/// Why a text is read again as whatever it may be.
const NOT_FINITE: &str = "it may be a number that is none";

/// Whether a text without quotes is a number that isn't finite, such as `.inf`, which YAML doesn't take for a text.
fn is_no_finite_number(text: &str) -> bool {
    matches!(text.as_bytes(), [b'+' | b'-' | b'.' | b'0'..=b'9', ..])
        && text
            .trim_start_matches(['+', '-'])
            .trim_start_matches('.')
            .parse()
            .is_ok_and(|it: f64| !it.is_finite())
}

/// A part of a text, such as all but the space around it.
pub(super) fn cut(text: Cow<str>, part: fn(&str) -> &str) -> Cow<str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(part(text)),
        Cow::Owned(text) if part(&text).len() == text.len() => Cow::Owned(text),
        Cow::Owned(text) => Cow::Owned(part(&text).to_owned()),
    }
}
