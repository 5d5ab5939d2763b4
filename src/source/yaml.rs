//! YAML and JSON to trees, and values to YAML; the one place that touches the YAML crate.

use std::fmt;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::Serialize;
use serde_yaml::{
    DuplicateKeyPolicy, Error, Location, MergeKeyPolicy, Options, Spanned, UserMessageFormatter,
};

/// A list that is written in one line, in brackets.
pub use serde_yaml::FlowSeq as InLine;

use super::mangled;
use super::{NO_PAGE, Node, Source, Value};
use crate::diagnostic::Diagnostic;

/// Parses every document of a YAML text, or a JSON text, which is YAML as well.
///
/// Empty documents are left out. A text that can't be parsed has one mistake, its first.
pub fn parse(source: &Arc<Source>) -> Result<Vec<Node>, Vec<Diagnostic>> {
    let parsed = documents(&source.text);
    let is_text = |document: &Spanned<Value>| matches!(document.value, Value::Text(_));
    let stopped = match &parsed {
        Err(error) => Some(line_of(error)),
        Ok(found) if found.iter().any(is_text) || mangled::is_suspect(&source.text) => Some(0),
        Ok(_) => None,
    };
    let stops = |text: &str| documents(text).err().as_ref().map(line_of);
    let mangled = stopped.and_then(|line| mangled::find(source, line, stops));
    match (mangled, parsed) {
        (Some(problem), _) => Err(vec![problem]),
        (None, Ok(documents)) => Ok(documents.into_iter().map(Node::from).collect()),
        (None, Err(error)) => Err(vec![diagnostic(&error, source, &source.text)]),
    }
}

fn documents(text: &str) -> Result<Vec<Spanned<Value>>, Error> {
    serde_yaml::from_multiple_with_options(text, options())
}

/// The line at which parsing stopped.
fn line_of(error: &Error) -> usize {
    let line = error.location().map(|location| location.line());
    let line = line.and_then(|line| usize::try_from(line).ok());
    line.unwrap_or(1)
}

/// Hands the mapping that a YAML text consists of to a visitor, without the places of its values. None where
/// there is anything else in the text, or something to search for, or the visitor won't have it.
pub fn visit_yaml<'t, V: Visitor<'t>>(text: &'t str, visitor: V) -> Option<V::Value> {
    if mangled::is_suspect(text) {
        return None;
    }
    let read = serde_yaml::with_deserializer_from_str_with_options(text, options(), |document| {
        document.deserialize_map(visitor)
    });
    read.ok()
}

/// Parses a text that is one value, a line of JSON; none where it is blank.
pub fn parse_line(source: &Arc<Source>) -> Option<Result<Node, Diagnostic>> {
    let text = source.text.trim_end();
    if text.is_empty() {
        return None;
    }
    let parse = |text: &str| serde_yaml::from_str_with_options::<Spanned<Value>>(text, options());
    let is_record = |found: &Spanned<Value>| matches!(found.value, Value::Map(_) | Value::List(_));
    let is_sound =
        |text: &str| text.trim().is_empty() || parse(text).is_ok_and(|found| is_record(&found));
    let parsed = parse(text);
    let is_to_search = !parsed.as_ref().is_ok_and(is_record) || mangled::is_suspect(text);
    let slip = is_to_search.then(|| mangled::find_in_line(source, is_sound));
    if let Some(slip) = slip.flatten() {
        return Some(Err(slip));
    }
    let parsed = parsed.map(Node::from);
    Some(parsed.map_err(|error| diagnostic(&error, source, text)))
}

/// Writes a value as YAML, every text quoted where another reader could mistake it for something else.
///
/// # Panics
/// Never on the maps, lists, texts and numbers that this program writes.
pub fn to_yaml(value: &impl Serialize) -> String {
    // A folded text costs its reader a rule of YAML; one long line doesn't.
    let options = serde_yaml::ser_options! { prefer_block_scalars: false };
    serde_yaml::to_string_with_options(value, options).expect("maps of texts can be written")
}

/// So many lists and mappings may stand within each other. What the program reads needs six.
const DEEPEST: usize = 16;

fn options() -> Options {
    serde_yaml::options! {
        // Duplicates reach the tree, where they are reported beside all other mistakes.
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::Error,
        strict_booleans: true,
        with_snippet: false,
        budget: serde_yaml::budget! {
            max_depth: DEEPEST,
            max_documents: 100_000,
            max_events: 6_000_000,
            max_nodes: 2_000_000,
            max_recorded_anchor_events: 50_000,
        },
    }
}

/// What to do about the slips that people make who fill in a form, by what the parser says of them.
const HINTS: [(&str, &str); 16] = [
    (
        "mapping values are not allowed",
        "a text with a colon in it needs quotes around it, as in \"One thing: the calendar\"",
    ),
    (
        "simple key expected",
        "a line is a name, a colon, a space and a value, as in `goals-known: 4`; move a remark to `comments:`, behind its question's name, and take out what is no line of the form, such as a greeting",
    ),
    (
        "did not find expected key",
        "this line, or one above it, starts further left or right than its neighbours",
    ),
    ("tabs disallowed", "put spaces in place of the tab"),
    ("found a tab", "put spaces in place of the tab"),
    (
        "while scanning a block scalar",
        "the text goes on the lines below, further in than its name",
    ),
    (
        "invalid trailing content",
        "a quote ends the text before this, or is missing at the end of a text above: within quotes, use those of the other kind, as in \"It wasn't good\"",
    ),
    (
        "is not a finite number",
        "put quotes around a name or a text that looks like a number, as in \"5e12\"",
    ),
    ("unexpected character", SIGN),
    ("while scanning an anchor", SIGN),
    ("while parsing a tag", SIGN),
    (
        "<document start>",
        "what stands above this line isn't a form's beginning: put back what is missing there, from `questionnaire:` to `answers:`, or take out what is no line of the form",
    ),
    (
        "expected ',' or",
        "put back the comma or the bracket that is missing, here or in the line above",
    ),
    (
        "unclosed bracket",
        "put the other bracket where what begins here ends; perhaps the end of the text got lost",
    ),
    (
        "misplaced bracket",
        "take this bracket out, or put back the one that opens what it closes",
    ),
    (
        "not allowed in this context",
        "a lone `-` or `?` means something in this format: leave the place empty instead",
    ),
];

/// What to do where something follows what a JSON text consists of.
const AFTER_JSON: &str = "what began with a bracket has ended before this: take out what is no record; several records stand a line each with nothing between them, or in `[` and `]` with commas between them";

/// What to do about a text form that a word processor saved as a web page.
const NO_WEB_PAGE: &str = "the lines of a text form stand in it: open it, and save it as plain text under a name that ends in .yaml";

/// What to do about a text that begins with a character that means something to YAML.
const SIGN: &str = "put quotes around a text that begins with a sign, as in \"@dana\"";

/// Characters that mean something to YAML where a value begins.
const SIGNS: [char; 4] = ['-', '?', '>', ','];

/// What to do about a name that stands behind a value.
const JOINED: &str = "each name has a line of its own: begin a new one before this name, as before others that a mail has joined";

/// What to do about a value that goes on behind a bracket.
const BRACKETS: &str = "put quotes around a text with brackets in it; an answer stands alone, without brackets, as in `goals-known: 4`";

/// What is wrong with a text that a source begins with.
fn diagnostic(error: &Error, source: &Arc<Source>, text: &str) -> Diagnostic {
    if text.trim_start().starts_with('<') {
        let message = "this is a web page, and no YAML or JSON";
        let is_text_form = text.contains(mangled::MODELINE);
        return Diagnostic::error("syntax", message)
            .in_file(&source.name)
            .help(if is_text_form { NO_WEB_PAGE } else { NO_PAGE });
    }
    let location = error.location();
    let at = location.map_or(0, |location| offset_of(text, location));
    let is_json = text.trim_start().starts_with(['{', '[']);
    let text = error.render_with_formatter(&UserMessageFormatter);
    // Budgets end alias bombs and the like; their names mean nothing to the file's author.
    let too_deep = format!("more than {DEEPEST} lists and mappings stand within each other");
    let is_too_deep = ["breached: Depth", "nesting", "recursion limit"];
    let text = if is_too_deep.iter().any(|said| text.contains(said)) {
        &too_deep
    } else if text.contains("limits breached") {
        "it is too large to be answers or a questionnaire"
    } else {
        &text
    };
    // The place is drawn beside the message, so the crate's own mention of it would say it twice.
    let why = text.rfind(" at line ").map_or(text, |at| &text[..at]);
    let length = source.text[at..].chars().next().map_or(0, char::len_utf8);
    let message = format!("this can't be read as YAML or JSON: {why}");
    let problem = Diagnostic::error("syntax", message)
        .at(source, at..at + length)
        .label("reading stopped here");
    let stopped = source.text[at..].lines().next().unwrap_or("");
    let rest = stopped.trim_start_matches(SIGNS).trim();
    let is_sign = stopped.starts_with(SIGNS) && !rest.is_empty();
    let before = source.text[..at].trim_end_matches(' ');
    let is_sign_of_text = is_sign && before.ends_with(':');
    let is_behind_bracket = before.ends_with([']', '}']);
    if (is_sign_of_text || is_behind_bracket) && rest.parse::<u8>().is_ok() {
        return problem.help(format!(
            "if {rest} is meant, write {rest} alone; look at the other lines as well"
        ));
    }
    match HINTS.iter().find(|(slip, _)| why.contains(slip)) {
        _ if is_sign_of_text => problem.help(SIGN),
        Some(("did not find expected key", _)) if is_behind_bracket => problem.help(BRACKETS),
        Some(("<document start>", _)) if is_json => problem.help(AFTER_JSON),
        Some(("mapping values are not allowed", _)) if is_joined(before) => problem.help(JOINED),
        Some((_, hint)) => problem.help(*hint),
        None => problem,
    }
}

/// Whether a text ends in a line in which a second name stands behind a value.
fn is_joined(text: &str) -> bool {
    let (_, value) = mangled::parted(text.rsplit('\n').next().unwrap_or(""));
    let words: Vec<&str> = value.split_whitespace().collect();
    let is_start = |word: &str| {
        let mut starts = mangled::STARTS.iter();
        starts.any(|start| start.strip_suffix(':') == Some(word))
    };
    match words[..] {
        [.., name] if is_start(name) => true,
        [answer, _] => answer.parse::<u8>().is_ok(),
        _ => false,
    }
}

/// The byte offset of a place that is known by line and column alone.
fn offset_of(text: &str, location: Location) -> usize {
    let line = usize::try_from(location.line()).unwrap_or(1).max(1);
    let column = usize::try_from(location.column()).unwrap_or(1).max(1);
    let start = line_start(text, line);
    let rest = &text[start..];
    let within: usize = rest.chars().take(column - 1).map(char::len_utf8).sum();
    (start + within).min(text.len())
}

/// Where a line starts, counted from 1, as YAML counts them: a carriage return alone ends one, too.
fn line_start(text: &str, line: usize) -> usize {
    let bytes = text.as_bytes();
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
    let is_whole = |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
    let starts = ends.filter(is_whole).map(|at| at + 1);
    let mut starts = [0].into_iter().chain(starts);
    starts.nth(line - 1).unwrap_or(text.len())
}

impl From<Spanned<Value>> for Node {
    fn from(spanned: Spanned<Value>) -> Self {
        let span = spanned.referenced.span();
        let start = usize::try_from(span.byte_offset().unwrap_or(0)).unwrap_or(0);
        let length = usize::try_from(span.byte_len().unwrap_or(0)).unwrap_or(0);
        Self {
            value: spanned.value,
            span: start..start + length,
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(i64::try_from(value).map_or(Value::Float(value as f64), Value::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::Text(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element::<Spanned<Value>>()? {
            list.push(Node::from(item));
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Vec::new();
        while let Some((key, value)) = entries.next_entry::<Spanned<Value>, Spanned<Value>>()? {
            map.push((Node::from(key), Node::from(value)));
        }
        Ok(Value::Map(map))
    }
}
