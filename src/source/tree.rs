//! Parsed data whose every key and value knows its place in the text.

use std::ops::Range;

/// A value with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What stands there.
    pub value: Value,
    /// The bytes it stands at; of a list or mapping only its beginning.
    pub span: Range<usize>,
}

/// What a [`Node`] holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing: an empty value, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// Text, quoted or plain.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping, its keys in the file's order, duplicates among them.
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// Whether nothing stands there.
    pub fn is_null(&self) -> bool {
        self.value == Value::Null
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
