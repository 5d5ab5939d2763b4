//! The records of YAML and JSON files, and of lines of JSON.
//!
//! Most hold one record in which nothing is to be told: it is read as the parser goes along, without the places of
//! its parts. Where there is anything to tell, the same text is parsed into a tree that knows its places, and read
//! from there.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use serde::Deserializer;

use super::broken::{Broken, FilePart, WaveName, Why, broken_file};
use super::check::Check;
use super::entry::Entry;
use super::format::table_named_otherwise;
use super::mistake::{At, Mistake, Places};
use super::raw::Raw;
use super::record::RecordVisitor;
use super::seen::SeenQuestions;
use crate::answers::normalize::uncurled;
use crate::answers::records::{Keeps, Records};
use crate::diagnostic::Diagnostic;
use crate::source::{Block, Node, Source, Value, parse, parse_line, raw_mail, visit_yaml};

/// Reads records one after the other.
pub(super) struct DocumentReader<'c> {
    check: &'c Check<'c>,
    seen: SeenQuestions,
}

impl<'c> DocumentReader<'c> {
    pub(super) fn new(check: &'c Check<'c>) -> Self {
        Self {
            check,
            seen: SeenQuestions::new(check),
        }
    }

    /// Reads a whole file.
    pub(super) fn file(&mut self, source: &Arc<Source>, part: &mut FilePart) {
        if !self.streamed(source, part) {
            self.in_tree(source, part);
        }
    }

    /// Reads a file that holds one record of which there is nothing to tell; false where it doesn't.
    pub(super) fn streamed(&mut self, source: &Arc<Source>, part: &mut FilePart) -> bool {
        // What follows a text on its line may belong to it, and a sign hides an answer, which only places can tell.
        !has_comments_after_content(&source.text)
            && !has_signed(&source.text)
            && raw_mail(source).is_none()
            && self.stream(&mut part.records, 0, |entry| {
                visit_yaml(&source.text, RecordVisitor::of_texts(entry))
            })
    }

    /// Reads every record of a file from its tree.
    pub(super) fn in_tree(&mut self, source: &Arc<Source>, part: &mut FilePart) {
        let other = table_named_otherwise(source, "record in YAML or JSON");
        let read = other.map_or_else(|| parse(source), |problem| Err(vec![problem]));
        let unless_mail = |nodes| raw_mail(source).map_or(Ok(nodes), |problem| Err(vec![problem]));
        let nodes = match read.and_then(unless_mail) {
            Ok(nodes) => nodes,
            Err(problems) => return part.broken.push(broken_file(&source.text, problems)),
        };
        let nodes: Vec<Node> = nodes.into_iter().flat_map(open_list).collect();
        if nodes.is_empty() {
            let problem = Diagnostic::error("empty-file", "this file holds no answers")
                .in_file(&source.name)
                .help("a record starts with `company`, `side` and `answers`");
            part.broken.push(broken_file("", vec![problem]));
        }
        for (number, node) in nodes.iter().enumerate() {
            self.node(source, node, number, part);
        }
        part.lay_to_only_company();
    }

    /// Reads a block of a JSON record a line.
    pub(super) fn lines(&mut self, name: &str, block: &Block, part: &mut FilePart) {
        let mut start = 0;
        let ends = memchr::memchr_iter(b'\n', &block.bytes).chain([block.bytes.len()]);
        for (line, end) in (block.first_line..).zip(ends) {
            let bytes = block.bytes[start..end].trim_ascii_end();
            start = end + 1;
            if bytes.is_empty() {
                continue;
            }
            let Ok(text) = std::str::from_utf8(bytes) else {
                let problem =
                    Diagnostic::error("not-text", "this line isn't text: it is not UTF-8");
                let problem = problem.in_file(format!("{name}:{line}"));
                let text = String::from_utf8_lossy(bytes);
                part.broken.push(Broken::record(&text, problem));
                continue;
            };
            if !self.stream(&mut part.records, line, |entry| visit_json(text, entry)) {
                self.line(name, text, line, part);
            }
        }
    }

    /// Reads a line with the places of its parts.
    fn line(&mut self, name: &str, text: &str, line: usize, part: &mut FilePart) {
        let source = Arc::new(Source::part(name, text, line));
        match parse_line(&source) {
            Some(Ok(node)) => {
                for node in open_list(node) {
                    self.node(&source, &node, line, part);
                }
            }
            Some(Err(problem)) => part.broken.push(Broken::record(text, problem)),
            None => {}
        }
    }

    /// Reads a record as its values come by; false where there is anything to tell, or it is no record.
    fn stream<'t>(
        &mut self,
        records: &mut Records,
        place: usize,
        read: impl FnOnce(&mut Entry<'_, 't>) -> Option<()>,
    ) -> bool {
        let keeps_words = !matches!(**records.keeps(), Keeps::Nothing);
        let (check, seen) = (self.check, &mut self.seen);
        let mut entry = Entry::new(check, seen, records.open(), keeps_words, None);
        let finished = read(&mut entry).map(|()| entry.finish());
        let finished = finished.filter(|found| found.mistakes.is_empty() && !found.needs_places);
        let Some(row) = finished.and_then(|found| found.row) else {
            records.abandon();
            return false;
        };
        records.push(row, place);
        true
    }

    /// Reads a record from its tree, and tells all that there is to tell.
    fn node(&mut self, source: &Arc<Source>, node: &Node, place: usize, part: &mut FilePart) {
        if let Some(other) = other_format(node) {
            part.remarks.push(left_out(source, node, other));
            return;
        }
        let places = InTree { source, node };
        let keeps_words = !matches!(**part.records.keeps(), Keeps::Nothing);
        let scale = part.records.open();
        let (check, seen) = (self.check, &mut self.seen);
        let mut entry = Entry::new(check, seen, scale, keeps_words, Some(&places));
        if let Value::Map(_) = node.value {
            // Whose answers these are has to be known before they are looked at.
            let side = node.field("side").and_then(Node::text);
            entry.role = side.and_then(|name| self.check.role(uncurled(name)));
            // Nothing but the entry's own mistakes can come of a tree.
            let _ = node.deserialize_any(RecordVisitor::of_values(&mut entry));
        } else {
            entry.mistake(At::Record, Mistake::NoRecord(node.describe()));
        }
        let finished = entry.finish();
        let told = finished.mistakes.iter();
        let told = told.map(|(at, mistake)| mistake.tell(*at, &places, self.check.questionnaire));
        let told: Vec<Diagnostic> = told.collect();
        if let Some(row) = finished.row {
            part.records.push(row, place);
            part.remarks.extend(told);
        } else {
            part.records.abandon();
            // A field that is misspelt, or no text, may be the wave.
            let may_have_wave =
                |problem: &Diagnostic| matches!(problem.code, "unknown-field" | "wrong-kind");
            let is_wave_unknown = finished.wave.is_none() && told.iter().any(may_have_wave);
            let wave = WaveName(finished.wave.map(Cow::into_owned));
            part.broken.push(Broken {
                companies: Vec::from_iter(finished.company.map(|name| Some(name.into_owned()))),
                wave: (!is_wave_unknown).then_some(wave),
                is_record: true,
                why: Why::Told(told),
            });
        }
    }
}

fn visit_json<'t>(text: &'t str, entry: &mut Entry<'_, 't>) -> Option<()> {
    let mut json = serde_json::Deserializer::from_str(text);
    json.deserialize_map(RecordVisitor::of_values(entry)).ok()?;
    json.end().ok()
}

/// The places of a record's parts in its tree.
pub(super) struct InTree<'n> {
    pub(super) source: &'n Arc<Source>,
    pub(super) node: &'n Node,
}

impl InTree<'_> {
    fn entry(node: &Node, number: usize) -> Option<&(Node, Node)> {
        match &node.value {
            Value::Map(entries) => entries.get(number),
            _ => None,
        }
    }

    fn find(&self, at: At) -> Option<&Node> {
        let field = |number| Self::entry(self.node, number);
        match at {
            At::Record => Some(Self::entry(self.node, 0).map_or(self.node, |(key, _)| key)),
            At::Field(number) => Some(&field(number)?.0),
            At::Value(number) => Some(&field(number)?.1),
            At::Key(number, entry) => Some(&Self::entry(&field(number)?.1, entry)?.0),
            At::Entry(number, entry) => Some(&Self::entry(&field(number)?.1, entry)?.1),
            At::Item(number, entry, item) => match &Self::entry(&field(number)?.1, entry?)?.1.value
            {
                Value::List(items) => items.get(item),
                _ => None,
            },
        }
    }
}

impl Places for InTree<'_> {
    fn source(&self) -> &Arc<Source> {
        self.source
    }

    fn span(&self, at: At) -> Range<usize> {
        if let At::Item(field, Some(entry), item) = at
            && self.find(at).is_none()
        {
            // An order in one text.
            let whole = self.span(At::Entry(field, entry));
            return super::items::item_in(&self.source.text, whole, item);
        }
        self.find(at).map_or(0..0, |node| node.span.clone())
    }

    fn signed(&self, key: At) -> Option<&str> {
        let rest = self.source.text.get(self.span(key).end..)?;
        signed(rest.lines().next()?.trim_start_matches([':', ' ']))
    }

    /// Text without quotes ends where a ` #` starts a YAML comment, which whoever wrote "rule #1" doesn't know.
    fn cut_off(&self, key: At, at: At, found: &Raw) -> Option<Range<usize>> {
        let (start, end) = match found {
            Raw::Null => (self.span(key).end, self.span(key).end + 1),
            Raw::Text(text) if is_spelt(self.spelling(at), text) => {
                (self.span(at).start, self.span(at).end)
            }
            _ => return None,
        };
        let rest = self.source.text.get(end..)?.lines().next()?;
        let is_cut = rest.starts_with([' ', '\t']) && rest.trim().starts_with('#');
        is_cut.then(|| start..end + rest.trim_end().len())
    }
}

/// Whether a text stands without quotes where it is spelt like this, on one line or several.
fn is_spelt(spelling: &str, text: &str) -> bool {
    spelling == text || spelling.split_whitespace().eq(text.split_whitespace())
}

/// A value behind signs that make nothing of it in YAML, as in `!4` and `|4`.
fn signed(value: &str) -> Option<&str> {
    const SIGNS: [char; 4] = ['!', '|', '>', '&'];
    let behind = value.strip_prefix(SIGNS)?;
    let behind = behind.trim_start_matches(SIGNS).trim_start_matches(' ');
    let is_value = behind.starts_with(char::is_alphanumeric);
    is_value.then_some(value.trim_end())
}

fn has_signed(text: &str) -> bool {
    let mut colons = memchr::memchr_iter(b':', text.as_bytes());
    colons.any(|at| signed(text[at + 1..].trim_start_matches(' ')).is_some())
}

fn has_comments_after_content(text: &str) -> bool {
    let text = text.as_bytes();
    memchr::memchr_iter(b'#', text).any(|at| {
        let is_parted = matches!(text[..at].last(), Some(b' ' | b'\t'));
        let mut before = text[..at].iter().rev();
        let content = before.find(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\x0c'));
        is_parted && content.is_some_and(|byte| *byte != b'\n')
    })
}

/// The records of a list, or the one that a document is.
pub(super) fn open_list(node: Node) -> Vec<Node> {
    match node.value {
        Value::List(items) => items,
        _ => vec![node],
    }
}

/// The `format` of a document that is no answer record but another of the program's files.
pub(super) fn other_format(node: &Node) -> Option<&str> {
    let text = |field| node.field(field).and_then(Node::text);
    let schema = text("$schema").filter(|format| format.contains("//json-schema.org/"));
    text("format")
        .filter(|format| format.starts_with("detente/"))
        .or(schema)
}

/// Whether a text means to be a questionnaire: its `format` says so, or it has none and holds `causes`.
pub(super) fn is_questionnaire(source: &Arc<Source>) -> bool {
    if !source.text.contains("questionnaire") && !source.text.contains("causes") {
        return false;
    }
    let nodes = parse(source).unwrap_or_default();
    let is_one = |node: Node| match node.field("format").and_then(Node::text) {
        Some(format) => format.starts_with("detente/questionnaire"),
        None => node.field("causes").is_some(),
    };
    nodes.into_iter().flat_map(open_list).any(is_one)
}

fn left_out(source: &Arc<Source>, node: &Node, format: &str) -> Diagnostic {
    let message = format!("left out: this is a `{format}`, not an answer record");
    let note = Diagnostic::note("left-out", message).at(source, node.span.clone());
    let is_questionnaire = format.starts_with("detente/questionnaire");
    let help = format!("to score with it, add `-q {}`", source.name);
    note.helps(is_questionnaire.then_some(help))
}
