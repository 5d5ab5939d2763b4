//! A map of columns, read from its file.

use std::collections::HashSet;
use std::sync::Arc;

use super::invited::MOST;
use super::{
    Codes, ColumnMapping, Constants, FORMAT, Keep, MappedInvited, MappedScale, MappedText,
    MappedValue, OtherName, OwnMapping, RenamedColumn, UNDECIDED,
};
use crate::answers::normalize::heading as folded;
use crate::diagnostic::Diagnostic;
use crate::source::{Fields, Node, Reader, Source, Value};

/// What `keep` may say, and whether that is the latest.
const KEEP: [(&str, bool); 2] = [("latest by ", true), ("earliest by ", false)];

/// What stands for each label where the first has the highest number.
const REVERSED: &str = "reversed";

impl ColumnMapping {
    /// Reads a file that tells what columns hold, or tells every mistake in it.
    pub fn read(source: &Arc<Source>) -> Result<Self, Vec<Diagnostic>> {
        let not_one = |_| Diagnostic::error("not-one-document", "expected one map of columns");
        Reader::read_one(source, not_one, |reader, node| {
            tell_undecided(reader, node);
            if reader.has_problems() {
                return None;
            }
            let given = read_node(reader, node)?;
            reader.tell(given.contradictions());
            Some(given)
        })
    }
}

/// Tells everything that a draft leaves to be decided.
fn tell_undecided(reader: &mut Reader, node: &Node) {
    match &node.value {
        Value::Text(text) if text == UNDECIDED => {
            let problem = Diagnostic::error("undecided", "this is still to be decided");
            let label = "put what it is in the place of the question mark";
            reader.report(problem.label(label), &node.span);
        }
        Value::List(items) => items.iter().for_each(|item| tell_undecided(reader, item)),
        Value::Map(entries) => {
            let values = entries.iter().map(|(_, value)| value);
            values.for_each(|value| tell_undecided(reader, value));
        }
        _ => {}
    }
}

impl Constants {
    fn read(reader: &mut Reader, fields: &mut Fields) -> Self {
        Self {
            company: fields.optional_text(reader, "company"),
            side: fields.optional_text(reader, "side"),
            wave: fields.optional_text(reader, "wave"),
        }
    }
}

fn read_node(reader: &mut Reader, node: &Node) -> Option<ColumnMapping> {
    let mut fields = Fields::open(reader, node, "a map of columns")?;
    if let Some(node) = fields.required(reader, "format")
        && reader.text(node).is_some_and(|format| format != FORMAT)
    {
        let problem = Diagnostic::error("wrong-format", "this is no map of columns");
        reader.report(problem.label(format!("expected `{FORMAT}`")), &node.span);
    }
    let columns = columns(reader, &mut fields);
    let ignore = texts(reader, fields.optional("ignore"));
    let missing = texts(reader, fields.optional("missing"));
    let values = values(reader, fields.optional("values"));
    let scales = scales(reader, fields.optional("scales"));
    let names = ["companies", "sides", "waves"];
    let names = names.map(|names| other_names(reader, fields.optional(names)));
    let invited = invited(reader, fields.optional("invited"));
    let keep = fields.optional("keep");
    let keep = keep.and_then(|node| keep_by(reader, node));
    let leave_out = entries(reader, fields.optional("leave_out"));
    let leave_out = leave_out.into_iter().map(|(heading, node)| {
        let texts = one_or_more(reader, node);
        (heading, texts.into_iter().map(|said| said.text).collect())
    });
    let leave_out = leave_out.collect();
    let files = entries(reader, fields.optional("files"));
    let files = files.into_iter().filter_map(|(name, node)| {
        let mut fields = Fields::open(reader, node, "a file")?;
        let own = OwnMapping {
            columns: self::columns(reader, &mut fields),
            scales: self::scales(reader, fields.optional("scales")),
            constants: Constants::read(reader, &mut fields),
        };
        fields.close(reader);
        Some((name, own))
    });
    let files = files.collect();
    let mapped = Constants::read(reader, &mut fields);
    fields.close(reader);
    Some(ColumnMapping {
        columns,
        ignore,
        missing: missing.into_iter().map(|said| said.text).collect(),
        values,
        scales,
        names,
        invited,
        keep,
        leave_out,
        constants: mapped.clone(),
        files,
        mapped,
    })
}

fn columns(reader: &mut Reader, fields: &mut Fields) -> Vec<RenamedColumn> {
    let renamed = entries(reader, fields.optional("columns"));
    let column = |(heading, value)| {
        let target = reader.text(value)?.trim().to_owned();
        Some(RenamedColumn { heading, target })
    };
    renamed.into_iter().filter_map(column).collect()
}

/// What texts stand for: each a value, or below the name of a scale, a question or a heading.
fn values(reader: &mut Reader, node: Option<&Node>) -> Vec<MappedValue> {
    let mut values = Vec::new();
    for (name, node) in entries(reader, node) {
        if let Value::Map(_) = node.value {
            for (text, node) in entries(reader, Some(node)) {
                values.extend(value(reader, Some(name.clone()), text, node));
            }
        } else {
            values.extend(value(reader, None, name, node));
        }
    }
    values
}

fn value(
    reader: &mut Reader,
    of: Option<MappedText>,
    text: MappedText,
    node: &Node,
) -> Option<MappedValue> {
    let answer = match node.value {
        Value::Null => None,
        _ => Some(reader.text(node)?.trim().to_owned()).filter(|answer| !answer.is_empty()),
    };
    Some(MappedValue { of, text, answer })
}

fn scales(reader: &mut Reader, node: Option<&Node>) -> Vec<MappedScale> {
    let entries = entries(reader, node);
    let scale = |(of, node): (MappedText, &Node)| {
        let codes = codes(reader, node)?;
        Some(MappedScale { of, codes })
    };
    entries.into_iter().filter_map(scale).collect()
}

fn codes(reader: &mut Reader, node: &Node) -> Option<Codes> {
    let Value::List(nodes) = &node.value else {
        if node.text() == Some(REVERSED) {
            return Some(Codes::Reversed);
        }
        let found = node.describe();
        let message = format!("this says nothing about how answers are numbered: {found}");
        let label =
            format!("expected `{REVERSED}`, or what stands for each label, as in [0, 1, 2, 3, 4]");
        let problem = Diagnostic::error("unknown-scale", message);
        reader.report(problem.label(label), &node.span);
        return None;
    };
    let (mut listed, mut seen) = (Vec::new(), HashSet::new());
    for node in nodes {
        let text = reader.text(node)?.trim().to_owned();
        if !seen.insert(folded(&text)) {
            let message = format!("`{text}` stands twice in this list");
            let problem = Diagnostic::error("code-twice", message);
            reader.report(problem.label("expected one for each label"), &node.span);
            return None;
        }
        listed.push(text);
    }
    Some(Codes::Listed(listed))
}

fn other_names(reader: &mut Reader, node: Option<&Node>) -> Vec<OtherName> {
    let entries = entries(reader, node);
    let name = |(name, node): (MappedText, &Node)| {
        let stands_for = reader.text(node)?.trim().to_owned();
        if stands_for.is_empty() {
            let problem = Diagnostic::error("empty-name", "this name stands for nothing");
            reader.report(problem.label("expected a name"), &node.span);
            return None;
        }
        Some(OtherName { name, stands_for })
    };
    entries.into_iter().filter_map(name).collect()
}

/// How many people were asked, a company a line.
fn invited(reader: &mut Reader, node: Option<&Node>) -> Vec<MappedInvited> {
    let mut invited = Vec::new();
    for (company, node) in entries(reader, node) {
        let sides = entries(reader, Some(node)).into_iter();
        let side = |(side, node): (MappedText, &Node)| Some((side, people(reader, node)?));
        let sides = sides.filter_map(side).collect();
        invited.push(MappedInvited { company, sides });
    }
    invited
}

fn people(reader: &mut Reader, node: &Node) -> Option<u32> {
    if let Value::Integer(number) = node.value
        && let Ok(people) = u32::try_from(number)
        && (1..=MOST).contains(&people)
    {
        return Some(people);
    }
    let found = node.spelling(reader.source()).unwrap_or(node.describe());
    let message = format!("`{found}` is no number of people who were invited");
    let label = format!("expected a number from 1 to {MOST}");
    let problem = Diagnostic::error("out-of-range", message);
    reader.report(problem.label(label), &node.span);
    None
}

fn keep_by(reader: &mut Reader, node: &Node) -> Option<Keep> {
    let mut kept: Option<Keep> = None;
    for given in one_or_more(reader, node) {
        let mut ways = KEEP.into_iter();
        let found = ways.find_map(|(way, is_latest)| {
            let by = given.text.trim().strip_prefix(way)?.trim();
            (!by.is_empty()).then(|| (is_latest, by.to_owned()))
        });
        let (place, text) = (given.place.1.clone(), &given.text);
        let Some((is_latest, by)) = found else {
            let message = format!("`{text}` doesn't say whose answers to keep");
            let problem = Diagnostic::error("unknown-keep", message)
                .label("expected `latest by HEADING` or `earliest by HEADING`")
                .help("the column of that heading tells when each row was sent");
            reader.report(problem, &place);
            continue;
        };
        let kept = kept.get_or_insert(Keep {
            is_latest,
            by: Vec::new(),
        });
        if kept.is_latest != is_latest {
            let message = "both the latest and the earliest answers can't count";
            let problem = Diagnostic::error("unknown-keep", message);
            reader.report(problem.label("expected the same as before"), &place);
        }
        kept.by.push(MappedText { text: by, ..given });
    }
    kept
}

fn entries<'n>(reader: &mut Reader, node: Option<&'n Node>) -> Vec<(MappedText, &'n Node)> {
    let entries = node.map_or_else(Vec::new, |node| reader.entries(node));
    let entry = |(name, key, value)| (said(reader, key, name), value);
    entries.into_iter().map(entry).collect()
}

fn texts(reader: &mut Reader, node: Option<&Node>) -> Vec<MappedText> {
    let nodes = node.map_or(&[][..], |node| reader.list(node));
    let text = |node: &Node| {
        let text = reader.text(node)?;
        Some(said(reader, node, text))
    };
    nodes.iter().filter_map(text).collect()
}

fn one_or_more(reader: &mut Reader, node: &Node) -> Vec<MappedText> {
    if let Value::List(_) = node.value {
        return texts(reader, Some(node));
    }
    let text = reader.text(node);
    Vec::from_iter(text.map(|text| said(reader, node, text)))
}

fn said(reader: &Reader, node: &Node, text: String) -> MappedText {
    MappedText {
        text,
        place: (Arc::clone(reader.source()), node.span.clone()),
    }
}
