//! Parsed data whose every key and value knows its place in the text.

use std::ops::Range;

use serde::de::value::{self, MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::Source;

/// A value with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub value: Value,
    /// The bytes it stands at; of a list or mapping only its beginning.
    pub span: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing: an empty value, `~` or `null`.
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    /// Text, quoted or plain.
    Text(String),
    List(Vec<Node>),
    /// A mapping, its keys in the file's order, duplicates among them.
    Map(Vec<(Node, Node)>),
}

impl Node {
    pub fn is_null(&self) -> bool {
        self.value == Value::Null
    }

    /// What the first field of this name holds, where it is a mapping.
    pub fn field(&self, name: &str) -> Option<&Self> {
        let Value::Map(entries) = &self.value else {
            return None;
        };
        let found = entries.iter().find(|(key, _)| key.text() == Some(name));
        found.map(|(_, value)| value)
    }

    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Its text; that of a number or a truth value is as it is spelt in its source.
    pub fn spelling<'n>(&'n self, source: &'n Source) -> Option<&'n str> {
        match &self.value {
            Value::Bool(_) | Value::Integer(_) | Value::Float(_) => {
                Some(&source.text[self.span.clone()])
            }
            _ => self.text(),
        }
    }

    /// What it is, in words for a message.
    pub fn describe(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Bool(_) => "true or false",
            Value::Integer(_) | Value::Float(_) => "a number",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }
}

/// Hands the values of a tree over as a parser would.
impl<'n> Deserializer<'n> for &'n Node {
    type Error = value::Error;

    fn deserialize_any<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, value::Error> {
        match &self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Integer(number) => visitor.visit_i64(*number),
            Value::Float(number) => visitor.visit_f64(*number),
            Value::Text(text) => visitor.visit_borrowed_str(text),
            Value::List(items) => visitor.visit_seq(SeqDeserializer::new(items.iter())),
            Value::Map(entries) => {
                let entries = entries.iter().map(|(key, value)| (key, value));
                visitor.visit_map(MapDeserializer::new(entries))
            }
        }
    }

    forward_to_deserialize_any! {
        <V: Visitor<'n>>
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'n> IntoDeserializer<'n> for &'n Node {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
