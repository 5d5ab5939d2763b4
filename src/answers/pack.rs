//! Answer files to packed records, going on past mistakes: each fails its own record, or its own file.

use std::sync::Arc;

use super::packed::{Broken, Packed, Why};
use super::plain::PlainReader;
use super::{left_out, open_list, other_format, read};
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
        if broken.company.is_none() {
            broken.company = Some(company.clone());
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
            company: text_of(node, source, "company"),
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
    let text = match &value.value {
        Value::Text(text) => text.trim(),
        Value::Integer(_) | Value::Float(_) | Value::Bool(_) => &source.text[value.span.clone()],
        _ => "",
    };
    (!text.is_empty()).then(|| text.to_owned())
}

/// A file that can't be taken apart. Its company is looked for in its text, so that a company isn't
/// scored on half of its answers.
pub fn broken_file(text: &str, problems: Vec<Diagnostic>) -> Broken {
    Broken {
        company: salvage(text, "company"),
        wave: salvage(text, "wave").map(Some),
        is_record: false,
        why: Why::Told(problems),
    }
}

/// The value after `field:` in a text that may be anything.
fn salvage(text: &str, field: &str) -> Option<String> {
    let mut from = 0;
    while let Some(at) = text[from..].find(field) {
        let (start, end) = (from + at, from + at + field.len());
        from = end;
        let is_start = text[..start]
            .chars()
            .next_back()
            .is_none_or(|before| "\n\r\"'{,- \u{feff}".contains(before));
        let after = text[end..]
            .trim_start_matches(['"', '\''])
            .trim_start_matches(' ');
        if let Some(value) = after.strip_prefix(':').filter(|_| is_start) {
            return value_of(value.lines().next().unwrap_or(""));
        }
    }
    None
}

/// A quoted or plain value at the start of a line's rest.
fn value_of(rest: &str) -> Option<String> {
    let rest = rest.trim();
    let value = match rest.chars().next()? {
        quote @ ('"' | '\'') => rest[1..].split(quote).next()?,
        _ => rest.split(" #").next()?,
    };
    let value = value.trim().trim_end_matches(',').trim();
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::salvage;

    #[test]
    fn the_company_of_a_broken_file_is_looked_for_in_its_text() {
        let found = |text| salvage(text, "company");
        let acme = Some("Acme Gears".to_owned());
        assert_eq!(found("company: Acme Gears\nside: [sales"), acme);
        assert_eq!(found("{\"company\" : \"Acme Gears\", \"side\": "), acme);
        assert_eq!(
            found("note: my company is\n- company: 'Acme Gears' # ours\n"),
            acme
        );
        assert_eq!(found("a company of: x"), None);
        assert_eq!(found("company:\n"), None);
    }
}
