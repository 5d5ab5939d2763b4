//! What stands behind a `#` in a text, where nothing is read, and isn't the form's own.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::broken::{FilePart, Why};
use super::format::table_named_otherwise;
use crate::answers::normalize::heading as folded;
use crate::diagnostic::{Diagnostic, Place, list};
use crate::form::{Form, Medium, render};
use crate::questionnaire::Questionnaire;
use crate::source::{Node, Source, Value, parse};

/// So many lines are named.
const MOST_NAMED: usize = 5;

/// Tells what respondents wrote behind a `#` from what the questionnaire's forms have there.
pub(super) struct StruckOut<'q> {
    questionnaire: &'q Questionnaire,
    /// What forms have behind a `#`, a line each.
    own: OnceLock<HashSet<String>>,
}

/// What stands behind a `#`.
struct Unread {
    /// From the `#` to the line's end.
    span: Range<usize>,
    /// Whether the line holds nothing else.
    is_line: bool,
    /// Whether it names a question and says something to it.
    is_struck_out: bool,
}

impl<'q> StruckOut<'q> {
    pub(super) fn new(questionnaire: &'q Questionnaire) -> Self {
        let own = OnceLock::new();
        Self { questionnaire, own }
    }

    /// Warns of what isn't the form's own in a file where most is, and in others where a question is named and
    /// something said to it.
    pub(super) fn find(&self, source: &Arc<Source>, part: &FilePart) -> Option<Diagnostic> {
        let mut found = self.unread(&source.text);
        if found.is_empty() {
            return None;
        }
        match parse(source) {
            Ok(nodes) => {
                let mut texts = Vec::new();
                for node in &nodes {
                    add_texts(node, &mut texts);
                }
                found.retain(|one| !texts.iter().any(|text| text.contains(&one.span.start)));
            }
            // Such as a web page: what its signs mean isn't known.
            Err(problems) if problems.iter().any(is_of_file) => return None,
            Err(_) if table_named_otherwise(source, "").is_some() => return None,
            Err(_) => found.retain(|one| one.is_struck_out),
        }
        // A comment may hold another `#`.
        found.dedup_by_key(|one| one.span.end);
        found.retain(|one| !is_told(part, one.span.start));
        tell(source, &found)
    }

    fn unread(&self, text: &str) -> Vec<Unread> {
        if memchr::memchr(b'#', text.as_bytes()).is_none() {
            return Vec::new();
        }
        let (mut own, mut found, mut others) = (0, Vec::new(), Vec::new());
        let (mut start, mut is_intro) = (0, true);
        // Old Macs end lines with a carriage return alone.
        for line in text.split_inclusive(['\n', '\r']) {
            is_intro &= line.starts_with('#') || line.trim().is_empty();
            let hashes = line.match_indices('#').map(|(at, _)| at);
            for at in hashes.filter(|at| *at == 0 || line[..*at].ends_with([' ', '\t'])) {
                let said = line[at..].trim_matches(|c: char| c == '#' || c.is_whitespace());
                let unread = Unread {
                    span: start + at..start + line.trim_end().len(),
                    is_line: line[..at].trim().is_empty(),
                    is_struck_out: self.is_struck_out(said),
                };
                match unread {
                    _ if said.is_empty() || self.is_question(said.trim_end_matches(':')) => {}
                    _ if self.own().contains(&folded(said)) => {
                        own += 1;
                        break;
                    }
                    one if one.is_struck_out || self.ends_in_answer(said) => found.push(one),
                    // Whoever sends a form out may say something above it.
                    _ if is_intro => {}
                    one => others.push(one),
                }
            }
            start += line.len();
        }
        if own > others.len() {
            found.append(&mut others);
            found.sort_by_key(|one| one.span.start);
        }
        found
    }

    fn own(&self) -> &HashSet<String> {
        self.own.get_or_init(|| {
            let forms = self.questionnaire.parties().map(|(role, _)| Form {
                questionnaire: self.questionnaire,
                role,
                company: String::new(),
                wave: None,
                respondent: None,
            });
            let forms: Vec<String> = forms.map(|form| render(&form, Medium::Yaml)).collect();
            let lines = forms.iter().flat_map(|form| form.lines());
            let comments = lines.filter_map(|line| line.trim().strip_prefix('#'));
            comments.map(folded).collect()
        })
    }

    fn is_question(&self, id: &str) -> bool {
        self.questionnaire.answer_ids().any(|known| known == id)
    }

    /// Whether a question and a word to it stand at the end, as where a mail made one line of several.
    fn ends_in_answer(&self, said: &str) -> bool {
        let mut words = said.split_whitespace().rev();
        let name = words.nth(1).and_then(|name| name.strip_suffix(':'));
        name.is_some_and(|name| self.is_question(name))
    }

    fn is_struck_out(&self, said: &str) -> bool {
        let named = said.split_once(':');
        named.is_some_and(|(id, said)| !said.trim().is_empty() && self.is_question(id.trim()))
    }
}

/// Whether a problem is that a file is something else than answers, whatever stands in it.
fn is_of_file(problem: &Diagnostic) -> bool {
    matches!(problem.place, Some(Place::File(_)))
}

/// Adds where a tree's texts stand, in which a `#` is one.
fn add_texts(node: &Node, texts: &mut Vec<Range<usize>>) {
    match &node.value {
        Value::Text(_) => texts.push(node.span.clone()),
        Value::List(items) => items.iter().for_each(|item| add_texts(item, texts)),
        Value::Map(entries) => {
            let nodes = entries.iter().flat_map(|(key, value)| [key, value]);
            nodes.for_each(|node| add_texts(node, texts));
        }
        _ => {}
    }
}

/// Whether a text or a name has been told to end here.
fn is_told(part: &FilePart, at: usize) -> bool {
    let broken = part.broken.iter().flat_map(|broken| match &broken.why {
        Why::Told(told) => told.as_slice(),
        Why::Row { .. } => &[],
    });
    let told = broken.chain(&part.remarks);
    let mut cut_off = told.filter(|told| told.code == "cut-off");
    cut_off.any(|told| matches!(&told.place, Some(Place::Span(_, span)) if span.contains(&at)))
}

fn tell(source: &Arc<Source>, found: &[Unread]) -> Option<Diagnostic> {
    let (first, more) = found.split_first()?;
    let message = match found.len() {
        1 if first.is_line => "this line begins with `#`, so that it isn't read".to_owned(),
        1 => "what stands behind this `#` isn't read".to_owned(),
        count => format!("{count} lines hold something behind a `#`, where nothing is read"),
    };
    let line = |one: &Unread| source.line(one.span.start).0.to_string();
    let lines = more.iter().map(line);
    let mut lines: Vec<String> = lines.take(MOST_NAMED).collect();
    if more.len() > MOST_NAMED {
        lines.push("more".to_owned());
    }
    let label = match more.len() {
        0 => "not read".to_owned(),
        1 => format!("the first of these; the other is line {}", lines[0]),
        _ => format!("the first of these; then lines {}", list::plain(&lines)),
    };
    let help = if found.iter().all(|one| one.is_struck_out) {
        "take the `#` out, and the space behind it, where this is to count"
    } else {
        "where this is to count, put an answer behind its question's name, an open text on the line below its name, and a remark under `comments:`, each without the `#`"
    };
    let problem = Diagnostic::warning("struck-out", message).at(source, first.span.clone());
    Some(problem.label(label).help(help))
}
