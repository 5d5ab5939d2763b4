//! Answer files to records and back: one respondent's answers, checked against the questionnaire.

pub(crate) mod alike;
pub(crate) mod columns_file;
pub mod companies;
pub mod csv;
pub(crate) mod file;
mod given;
mod group;
mod labels;
mod pack;
pub mod packed;
mod pick;
mod plain;
mod read;
mod read_answers;
mod read_order;
pub mod respondent;
mod salvage;
mod slips;
mod write;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{self, Diagnostic};
use crate::questionnaire::{Questionnaire, Role};
use crate::source::{Node, Source, Value, parse, parse_lines};
use csv::Table;
use slips::{Placed, Places};

pub use given::{Constants, FORMAT as COLUMNS_FORMAT, Given, Renamed};
pub use group::group;
pub use pack::{broken_file, pack_file, pack_lines};
pub use packed::{Packed, Words};
pub use pick::{default, named, pick};
pub use respondent::{Company, Respondent};
pub use write::write;

/// One respondent's answers. Every index and every order in it is valid for its questionnaire.
#[derive(Clone, Debug)]
pub struct Record {
    /// The company, trimmed.
    pub company: String,
    /// The wave, trimmed; none is a wave of its own.
    pub wave: Option<String>,
    /// Who answered.
    pub role: Role,
    /// The name or alias; unnamed respondents are all different.
    pub respondent: Option<String>,
    /// For each scale question the answer, 1 to K, 0 for none.
    pub scale: Vec<u8>,
    /// What it holds beside these.
    pub words: Words,
    /// Where it stands.
    pub origin: (Arc<Source>, Range<usize>),
}

/// What [`read`] made of the sources.
#[derive(Debug)]
pub struct Answers {
    /// The records without mistakes, in the sources' order.
    pub records: Vec<Record>,
    /// Every mistake and remark, by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

/// A source taken apart into records that haven't been checked yet.
#[derive(Debug)]
pub struct Documents {
    source: Arc<Source>,
    content: Content,
}

impl Documents {
    /// The text that was taken apart.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// Whether it means to be a questionnaire: its `format` says so, or it has none and holds `causes`.
    pub fn is_questionnaire(&self) -> bool {
        let Content::Nodes(nodes) = &self.content else {
            return false;
        };
        nodes.iter().any(|node| match text(node, "format") {
            Some(format) => format.starts_with("detente/questionnaire"),
            None => field(node, "causes").is_some(),
        })
    }
}

#[derive(Debug)]
enum Content {
    /// The documents, lists of records opened up, each with its place.
    Nodes(Vec<Node>),
    /// A table with a row a record.
    Table(Table),
}

/// Parses the sources, as YAML and JSON, one JSON record a line, or CSV.
pub fn parse_all(sources: &[Arc<Source>], diagnostics: &mut Vec<Diagnostic>) -> Vec<Documents> {
    let mut all = Vec::with_capacity(sources.len());
    for source in sources {
        if csv::is_csv(source) {
            match Table::open(source) {
                Ok(table) => all.push(Documents {
                    source: Arc::clone(source),
                    content: Content::Table(table),
                }),
                Err(problem) => diagnostics.push(*problem),
            }
            continue;
        }
        let nodes = if is_lines(source) {
            let lines = parse_lines(source).into_iter();
            lines
                .filter_map(|line| line.map_err(|problem| diagnostics.push(problem)).ok())
                .collect()
        } else {
            match parse(source) {
                Ok(nodes) => nodes,
                Err(problems) => {
                    diagnostics.extend(problems);
                    continue;
                }
            }
        };
        let nodes: Vec<Node> = nodes.into_iter().flat_map(open_list).collect();
        if nodes.is_empty() && !source_has_problem(source, diagnostics) {
            diagnostics.push(
                Diagnostic::error("empty-file", "this file holds no answers")
                    .in_file(&source.name)
                    .help("a record starts with `company`, `side` and `answers`"),
            );
        }
        all.push(Documents {
            source: Arc::clone(source),
            content: Content::Nodes(nodes),
        });
    }
    all
}

/// Reads every record of the documents, and tells every mistake in them.
pub fn read(documents: &[Documents], questionnaire: &Questionnaire) -> Answers {
    read_given(documents, questionnaire, &Given::default())
}

/// Like [`read`], with what is told beside the files.
pub fn read_given(
    documents: &[Documents],
    questionnaire: &Questionnaire,
    given: &Given,
) -> Answers {
    let (mut all, mut diagnostics) = (Vec::new(), Vec::new());
    for file in documents {
        let nodes = match &file.content {
            Content::Nodes(nodes) => nodes,
            Content::Table(table) => {
                let (records, problems) = table.read(questionnaire, given);
                all.extend(records);
                diagnostics.extend(problems);
                continue;
            }
        };
        for node in nodes {
            if let Some(other) = other_format(node) {
                diagnostics.push(left_out(&file.source, node, other));
                continue;
            }
            let (record, problems) = read::record(&file.source, node, questionnaire);
            all.extend(record.map(|record| Placed {
                record,
                places: Places::in_node(node),
            }));
            diagnostics.extend(problems);
        }
    }
    let tables = documents.iter().filter_map(|file| match &file.content {
        Content::Nodes(_) => None,
        Content::Table(table) => {
            let headings = table.headings().map(str::to_owned).collect();
            Some((file.source.name.clone(), headings))
        }
    });
    diagnostics.extend(given.unused(&tables.collect::<Vec<_>>()));
    slips::check(&all, questionnaire, &mut diagnostics);
    diagnostic::sort(&mut diagnostics);
    Answers {
        records: all.into_iter().map(|placed| placed.record).collect(),
        diagnostics,
    }
}

fn source_has_problem(source: &Source, diagnostics: &[Diagnostic]) -> bool {
    let mut names = diagnostics
        .iter()
        .filter_map(|diagnostic| diagnostic.place.as_ref());
    names.any(|place| place.name() == source.name)
}

/// Whether a file's name ends as those do that hold one JSON value a line.
pub(crate) fn has_lines_ending(name: &str) -> bool {
    let ending = Path::new(name).extension();
    ending.is_some_and(|ending| {
        ending.eq_ignore_ascii_case("ndjson") || ending.eq_ignore_ascii_case("jsonl")
    })
}

/// Whether a source is one JSON value a line: by its ending, or when standard input looks like it.
pub(crate) fn is_lines(source: &Source) -> bool {
    // A line with a mistake in it is no reason to take the others for anything else.
    let lines = source.text.lines().filter(|line| !line.trim().is_empty());
    let opening = lines.take(2).filter(|line| line.starts_with('{')).count();
    has_lines_ending(&source.name) || source.name == "<stdin>" && opening == 2
}

fn open_list(node: Node) -> Vec<Node> {
    match node.value {
        Value::List(items) => items,
        _ => vec![node],
    }
}

/// The `format` of a document that is no answer record but another of the program's files.
fn other_format(node: &Node) -> Option<&str> {
    let schema = text(node, "$schema").filter(|format| format.contains("//json-schema.org/"));
    text(node, "format")
        .filter(|format| format.starts_with("detente/"))
        .or(schema)
}

fn text<'n>(node: &'n Node, key: &str) -> Option<&'n str> {
    match &field(node, key)?.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// The value of a document's field.
fn field<'n>(node: &'n Node, wanted: &str) -> Option<&'n Node> {
    let Value::Map(entries) = &node.value else {
        return None;
    };
    let is_wanted = |key: &Node| matches!(&key.value, Value::Text(key) if key == wanted);
    entries
        .iter()
        .find(|(key, _)| is_wanted(key))
        .map(|(_, value)| value)
}

fn left_out(source: &Arc<Source>, node: &Node, format: &str) -> Diagnostic {
    let note = Diagnostic::note(
        "left-out",
        format!("left out: this is a `{format}`, not an answer record"),
    )
    .at(source, node.span.clone());
    if format.starts_with("detente/questionnaire") {
        note.help(format!("to score with it, add `-q {}`", source.name))
    } else {
        note
    }
}
