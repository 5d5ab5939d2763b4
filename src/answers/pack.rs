//! Answer files to packed records, going on past mistakes: each fails its own record, or its own file.

use std::sync::Arc;

use super::packed::{Broken, Packed, Why};
use super::plain::PlainReader;
use super::{left_out, open_list, other_format, read, salvage};
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Questionnaire;
use crate::source::{Block, Node, Source, Value, parse, parse_lines};

/// Packs every record of a YAML or JSON file.
pub fn pack_file(source: &Arc<Source>, questionnaire: &Questionnaire, packed: &mut Packed) {
    // Most files hold one record without mistakes, and the places of its values are not wanted.
    if PlainReader::new(questionnaire)
        .yaml(&source.text, packed)
        .is_some()
    {
        return;
    }
    packed.abandon();
    match parse(source) {
        Ok(nodes) => {
            let nodes: Vec<Node> = nodes.into_iter().flat_map(open_list).collect();
            if nodes.is_empty() {
                let problem = Diagnostic::error("empty-file", "this file holds no answers");
                packed
                    .broken
                    .push(broken_file("", vec![problem.in_file(&source.name)]));
            }
            for node in &nodes {
                pack_node(source, node, questionnaire, packed);
            }
            lay_to_only_company(packed);
        }
        Err(problems) => packed.broken.push(broken_file(&source.text, problems)),
    }
}

/// Packs a block of JSON records, one a line.
pub fn pack_lines(block: &Block, questionnaire: &Questionnaire, packed: &mut Packed) {
    let mut reader = PlainReader::new(questionnaire);
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', &block.bytes).chain([block.bytes.len()]);
    for (line, end) in (block.first_line..).zip(ends) {
        let bytes = block.bytes[start..end].trim_ascii_end();
        start = end + 1;
        if bytes.is_empty() {
            continue;
        }
        let Ok(text) = std::str::from_utf8(bytes) else {
            let problem = Diagnostic::error("not-text", "this line isn't text: it is not UTF-8");
            let problem = problem.in_file(format!("{}:{line}", packed.file));
            let text = String::from_utf8_lossy(bytes);
            packed.broken.push(Broken {
                is_record: true,
                ..broken_file(&text, vec![problem])
            });
            continue;
        };
        if reader.json(text, line, packed).is_none() {
            packed.abandon();
            pack_line(text, line, questionnaire, packed);
        }
    }
}

/// Packs a line by the way of every other record.
fn pack_line(text: &str, line: usize, questionnaire: &Questionnaire, packed: &mut Packed) {
    let source = Arc::new(Source::part(&*packed.file, text, line));
    for parsed in parse_lines(&source) {
        match parsed {
            Ok(node) => {
                for node in open_list(node) {
                    pack_node(&source, &node, questionnaire, packed);
                }
            }
            Err(problem) => packed.broken.push(Broken {
                is_record: true,
                ..broken_file(text, vec![problem])
            }),
        }
    }
}

/// A record that names no company, in a file whose other records are all of one, is laid to that one.
fn lay_to_only_company(packed: &mut Packed) {
    let Some((company, wave)) = packed.only_company() else {
        return;
    };
    for broken in &mut packed.broken {
        if broken.companies.is_empty() {
            broken.companies = vec![Some(company.clone())];
            broken.wave = Some(wave.clone());
        }
    }
}

fn pack_node(
    source: &Arc<Source>,
    node: &Node,
    questionnaire: &Questionnaire,
    packed: &mut Packed,
) {
    if let Some(other) = other_format(node) {
        packed.remarks.push(left_out(source, node, other));
        return;
    }
    let (record, diagnostics) = read::record(source, node, questionnaire);
    match record {
        Some(record) => {
            let (line, _) = source.line_column(record.origin.1.start);
            packed.push(&record, line);
            packed.remarks.extend(diagnostics);
        }
        None => packed.broken.push(Broken {
            companies: text_of(node, source, "company")
                .into_iter()
                .map(Some)
                .collect(),
            wave: Some(text_of(node, source, "wave")),
            is_record: true,
            why: Why::Told(diagnostics),
        }),
    }
}

/// A field of a record that has mistakes elsewhere.
fn text_of(node: &Node, source: &Source, field: &str) -> Option<String> {
    let Value::Map(entries) = &node.value else {
        return None;
    };
    let is_field = |key: &Node| matches!(&key.value, Value::Text(text) if text == field);
    let (_, value) = entries.iter().find(|(key, _)| is_field(key))?;
    salvage::name(value, source)
}

/// A file that can't be taken apart, and the companies that its text names.
pub fn broken_file(text: &str, problems: Vec<Diagnostic>) -> Broken {
    let companies = salvage::values(text, "company");
    let waves = salvage::values(text, "wave");
    let wave = match (companies.as_slice(), waves.as_slice()) {
        ([_], [Some(wave)]) => Some(Some(wave.clone())),
        _ => None,
    };
    Broken {
        companies,
        wave,
        is_record: false,
        why: Why::Told(problems),
    }
}
