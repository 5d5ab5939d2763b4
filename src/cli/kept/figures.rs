//! The figures of a report without its words, a line each: what `--figures-only` compares.

use serde_json::{Deserializer, Value};

use super::mark;
use crate::listed::listed;
use crate::report::Format;

/// The figures in a text of this format. How a report was made is no figure.
pub(super) fn of(text: &str, format: Format) -> String {
    let lines = match format {
        Format::Json => of_json(text),
        Format::Csv => of_table(text),
        Format::Html => of_words(&without_tags(text)),
        Format::Text | Format::Markdown | Format::Docx | Format::Plan => of_words(text),
    };
    lines.concat()
}

/// "causes.conflict-avoidance.priority 76.3422", of as many values as there are.
fn of_json(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for value in Deserializer::from_str(text).into_iter::<Value>() {
        let Ok(value) = value else {
            // Damage is a difference, too.
            lines.push("not JSON\n".to_owned());
            break;
        };
        walk(&value, &mut Vec::new(), &mut lines);
    }
    lines
}

fn walk(value: &Value, path: &mut Vec<String>, lines: &mut Vec<String>) {
    let mut under = |name: String, value: &Value| {
        path.push(name);
        walk(value, path, lines);
        path.pop();
    };
    match value {
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(name, _)| !is_of_making(name));
            fields.for_each(|(name, value)| under(name.clone(), value));
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                let id = item["id"].as_str().map_or(at.to_string(), str::to_owned);
                under(id, item);
            }
        }
        Value::Number(_) | Value::Bool(_) | Value::Null => {
            lines.push(format!("{} {value}\n", path.join(".")));
        }
        Value::String(_) => {}
    }
}

/// The columns that tell what a row is of.
const NAMES: [&str; 8] = listed("company, wave, old_wave, new_wave, kind, part_of, id, cause");

/// "cause conflict-avoidance priority 76.3422": a row by what it is of, a cell by its column.
fn of_table(text: &str) -> Vec<String> {
    let mut table = csv::ReaderBuilder::new();
    let mut table = table.flexible(true).from_reader(text.as_bytes());
    let heads = table.headers().cloned().unwrap_or_default();
    let is_name = |head: &str| NAMES.contains(&head);
    let mut lines = Vec::new();
    for row in table.records() {
        let Ok(row) = row else {
            lines.push("not CSV\n".to_owned());
            break;
        };
        let cells = || heads.iter().zip(&row);
        let cells = || cells().filter(|(head, _)| !is_of_making(head));
        let names = cells().filter(|(head, _)| is_name(head));
        let names: Vec<&str> = names.map(|(_, cell)| cell).collect();
        let figures = cells().filter(|(head, cell)| !is_name(head) && is_figure(cell));
        lines.extend(figures.map(|(head, cell)| format!("{} {head} {cell}\n", names.join(" "))));
    }
    lines
}

/// Whether a field or column tells how a report was made.
fn is_of_making(name: &str) -> bool {
    ["method", "answers", "comments", "people", "unread"].contains(&name)
}

/// A number, or several as of how many gave each answer.
fn is_figure(cell: &str) -> bool {
    let is_number = |part: &str| part.parse::<f64>().is_ok();
    !cell.is_empty() && cell.split(' ').all(is_number)
}

/// The numbers in their order.
fn of_words(text: &str) -> Vec<String> {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(mark) = mark::place(&text) {
        text.replace_range(mark, "");
    }
    let is_of_number = |character: char| character.is_ascii_digit() || character == '.';
    let (mut lines, mut number, mut last) = (Vec::new(), String::new(), ' ');
    for character in text.chars().chain([' ']) {
        if is_of_number(character) && (character != '.' || !number.is_empty()) {
            if number.is_empty() && last == '-' {
                number.push('-');
            }
            number.push(character);
        } else if !number.is_empty() {
            lines.push(format!("{}\n", number.trim_end_matches('.')));
            number.clear();
        }
        last = character;
    }
    lines
}

/// What a page says, without what draws it.
fn without_tags(page: &str) -> String {
    let mut text = String::with_capacity(page.len());
    let body = page.find("</head>").map_or(page, |end| &page[end..]);
    let mut rest = body;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        text.push(' ');
        rest = &rest[start..];
        rest = rest.find('>').map_or("", |at| &rest[at + 1..]);
    }
    text.push_str(rest);
    // Entities such as &#39; hold numbers that are none.
    let entities = ["&#39;", "&#x27;", "&#x2f;", "&#34;", "&#x22;"];
    let plain = |text: String, entity: &&str| text.replace(entity, "'");
    entities.iter().fold(text, plain)
}
