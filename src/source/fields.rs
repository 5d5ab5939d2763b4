//! Reads mappings field by field and collects every mistake on the way.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Node, Source, Value, parse};
use crate::diagnostic::Diagnostic;

/// So many items may a list of a questionnaire have; the time that scoring takes grows with the square of the causes.
const MOST_ITEMS: usize = 100;

/// Reads nodes of one source and keeps the mistakes found in it.
#[derive(Debug)]
pub struct Reader {
    source: Arc<Source>,
    diagnostics: Vec<Diagnostic>,
}

impl Reader {
    pub fn new(source: &Arc<Source>) -> Self {
        Self {
            source: Arc::clone(source),
            diagnostics: Vec::new(),
        }
    }

    pub fn finish(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    pub fn has_problems(&self) -> bool {
        !self.diagnostics.is_empty()
    }

    /// Reads the one document of a source, or tells every mistake in it; where there are none or several, this is said
    /// of their number.
    pub fn read_one<T>(
        source: &Arc<Source>,
        say_not_one: impl FnOnce(usize) -> Diagnostic,
        read: impl FnOnce(&mut Self, &Node) -> Option<T>,
    ) -> Result<T, Vec<Diagnostic>> {
        let documents = parse(source)?;
        let [node] = &documents[..] else {
            let problem = say_not_one(documents.len());
            return Err(vec![problem.in_file(&source.name)]);
        };
        let mut reader = Self::new(source);
        match read(&mut reader, node) {
            Some(read) if reader.diagnostics.is_empty() => Ok(read),
            _ => Err(reader.diagnostics),
        }
    }

    /// Keeps a mistake at a place of the source.
    pub fn report(&mut self, diagnostic: Diagnostic, span: &Range<usize>) {
        self.tell([diagnostic.at(&self.source, span.clone())]);
    }

    /// Keeps mistakes that know their places.
    pub fn tell(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.diagnostics.extend(diagnostics);
    }

    /// The text of a scalar: numbers and booleans as they are spelt in the file.
    pub fn text(&mut self, node: &Node) -> Option<String> {
        let text = node.spelling(&self.source).map(str::to_owned);
        if text.is_none() {
            self.wrong_kind(node, "text");
        }
        text
    }

    pub fn number(&mut self, node: &Node) -> Option<f64> {
        match node.value {
            Value::Integer(number) => Some(number as f64),
            Value::Float(number) => Some(number),
            _ => {
                self.wrong_kind(node, "a number");
                None
            }
        }
    }

    pub fn list<'n>(&mut self, node: &'n Node) -> &'n [Node] {
        if let Value::List(items) = &node.value {
            return items;
        }
        self.wrong_kind(node, "a list");
        &[]
    }

    /// The items of a list of a questionnaire, which nobody would want to answer if it were longer than this.
    pub fn items<'n>(&mut self, node: &'n Node) -> &'n [Node] {
        let items = self.list(node);
        let Some(surplus) = items.get(MOST_ITEMS) else {
            return items;
        };
        let message = format!("this list has {} items", items.len());
        let problem = Diagnostic::error("too-many", message)
            .label("the first that is too many")
            .help(format!("a questionnaire's lists have {MOST_ITEMS} items at most: leave some out, or make two questionnaires"));
        self.report(problem, &surplus.span);
        &items[..MOST_ITEMS]
    }

    /// The entries of a mapping with text keys. A key that stands twice is a mistake.
    pub fn entries<'n>(&mut self, node: &'n Node) -> Vec<(String, &'n Node, &'n Node)> {
        let Value::Map(map) = &node.value else {
            self.wrong_kind(node, "a mapping of `key: value` lines");
            return Vec::new();
        };
        let mut entries: Vec<(String, &Node, &Node)> = Vec::with_capacity(map.len());
        let mut seen: HashMap<String, usize> = HashMap::with_capacity(map.len());
        for (key, value) in map {
            let name = match &key.value {
                Value::Null => Some(self.source.text[key.span.clone()].to_owned()),
                _ => self.text(key),
            };
            let Some(name) = name else { continue };
            if let Some(first) = seen.get(&name) {
                let first = self.source.line_column(*first);
                self.report(Diagnostic::duplicate_key(&name, first), &key.span);
            } else {
                seen.insert(name.clone(), key.span.start);
                entries.push((name, key, value));
            }
        }
        entries
    }

    fn wrong_kind(&mut self, node: &Node, expected: &str) {
        let problem = Diagnostic::wrong_kind(expected, node.describe());
        self.report(problem, &node.span);
    }
}

/// The fields of one mapping. [`Fields::close`] reports those that nobody asked for.
#[derive(Debug)]
pub struct Fields<'n> {
    what: &'static str,
    span: Range<usize>,
    entries: Vec<(String, &'n Node, &'n Node)>,
    asked: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// Opens a mapping; `what` names it in messages, as in "a question".
    pub fn open(reader: &mut Reader, node: &'n Node, what: &'static str) -> Option<Self> {
        if !matches!(node.value, Value::Map(_)) {
            let problem = Diagnostic::no_mapping(what, node.describe());
            reader.report(problem, &node.span);
            return None;
        }
        let entries = reader.entries(node);
        let first = entries.first();
        Some(Self {
            what,
            span: first.map_or(&node.span, |(_, key, _)| &key.span).clone(),
            entries,
            asked: Vec::new(),
        })
    }

    /// The value of a field that may be absent or empty.
    pub fn optional(&mut self, key: &'static str) -> Option<&'n Node> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        let (.., value) = self.entries.iter().find(|(name, ..)| name == key)?;
        Some(*value).filter(|value| !value.is_null())
    }

    /// The value of a field that has to be there.
    pub fn required(&mut self, reader: &mut Reader, key: &'static str) -> Option<&'n Node> {
        let value = self.optional(key);
        if value.is_none() {
            let mut entries = self.entries.iter();
            let (problem, span) = match entries.find(|(name, ..)| name == key) {
                Some((_, empty, _)) => {
                    let problem = Diagnostic::empty_field(self.what, key, "value");
                    (problem, &empty.span)
                }
                None => (Diagnostic::missing_field(self.what, key), &self.span),
            };
            reader.report(problem, span);
        }
        value
    }

    /// What the value of a field reads as that has to be there.
    pub fn read<T>(
        &mut self,
        reader: &mut Reader,
        key: &'static str,
        read: impl FnOnce(&mut Reader, &'n Node) -> T,
    ) -> Option<T> {
        let node = self.required(reader, key)?;
        Some(read(reader, node))
    }

    /// The text of a field that has to be there and to say something.
    pub fn text(&mut self, reader: &mut Reader, key: &'static str) -> Option<String> {
        let node = self.required(reader, key)?;
        let text = reader.text(node)?;
        if text.trim().is_empty() {
            let problem = Diagnostic::empty_field(self.what, key, "text");
            reader.report(problem, &node.span);
            return None;
        }
        Some(text.trim().to_owned())
    }

    /// The text of a field that may be absent; blank text counts as absent.
    pub fn optional_text(&mut self, reader: &mut Reader, key: &'static str) -> Option<String> {
        let text = self.optional(key).and_then(|node| reader.text(node))?;
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// Reports every field that was not asked for.
    pub fn close(self, reader: &mut Reader) {
        for (name, key, _) in &self.entries {
            if !self.asked.contains(&name.as_str()) {
                let problem = Diagnostic::unknown_field(self.what, name, &self.asked);
                reader.report(problem, &key.span);
            }
        }
    }
}
