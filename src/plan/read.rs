//! Reading a plan, with every mistake in it.

use std::sync::Arc;

use super::{Done, FORMAT, Plan, PlannedAction};
use crate::calendar::Day;
use crate::diagnostic::Diagnostic;
use crate::source::{Fields, Node, Reader, Source, Value};

/// How a plan is called in messages.
const WHAT: &str = "a plan";

/// How an action of it is.
const ACTION: &str = "an action";

/// Whether a file is meant for a plan: by its name, or by what it says of itself, of whichever version.
pub fn is_plan(source: &Source) -> bool {
    let is_named = ENDINGS.iter().any(|ending| source.name.ends_with(ending));
    let (kind, _) = FORMAT.split_once('@').unwrap_or((FORMAT, ""));
    let mut lines = source.text.trim_start_matches('\u{feff}').lines();
    let said = |line: &str| {
        let said = line.strip_prefix("format:")?.trim();
        let said = said.trim_matches(['"', '\'']);
        Some(said.split('@').next() == Some(kind))
    };
    is_named || lines.find_map(said) == Some(true)
}

/// What the names of plans end in, as `batch` writes them.
const ENDINGS: [&str; 2] = [".plan.yaml", ".plan.yml"];

/// Reads a plan.
///
/// # Errors
/// Every mistake in it, with its place.
pub fn read(source: &Arc<Source>) -> Result<Plan, Vec<Diagnostic>> {
    let not_one =
        |count| Diagnostic::error("wrong-kind", format!("expected one plan, found {count}"));
    Reader::read_one(source, not_one, plan)
}

fn plan(reader: &mut Reader, node: &Node) -> Option<Plan> {
    let mut fields = Fields::open(reader, node, WHAT)?;
    if let Some(format) = fields.required(reader, "format")
        && format.text() != Some(FORMAT)
    {
        let found = format.text().unwrap_or_else(|| format.describe());
        let problem = Diagnostic::error("wrong-format", format!("expected a plan, found {found}"));
        reader.report(problem.label(format!("expected `{FORMAT}`")), &format.span);
    }
    let company = fields.text(reader, "company");
    let wave = fields.optional_text(reader, "wave");
    day(reader, &mut fields, "start");
    let actions = fields.optional("actions");
    let actions = actions.map_or(&[][..], |node| reader.list(node));
    let actions: Vec<Option<PlannedAction>> =
        actions.iter().map(|node| action(reader, node)).collect();
    fields.close(reader);
    Some(Plan {
        company: company?,
        wave,
        actions: actions.into_iter().collect::<Option<_>>()?,
    })
}

fn action(reader: &mut Reader, node: &Node) -> Option<PlannedAction> {
    let mut fields = Fields::open(reader, node, ACTION)?;
    for field in ["text", "owner", "sign", "note"] {
        if let Some(node) = fields.optional(field) {
            whole(reader, node);
        }
    }
    let id = fields.optional_text(reader, "id");
    let text = fields.text(reader, "text");
    let owner = fields.optional_text(reader, "owner");
    fields.optional_text(reader, "when");
    let due = day(reader, &mut fields, "due");
    let sign = fields.optional_text(reader, "sign");
    let node = fields.optional("done");
    let done = node.map_or(Some(Done::No), |node| done(reader, node));
    let note = fields.optional_text(reader, "note");
    fields.close(reader);
    Some(PlannedAction {
        id,
        text: text?,
        owner,
        due,
        sign,
        done: done?,
        note,
    })
}

/// Refuses a text of which a `#` would cut off the end without a word.
fn whole(reader: &mut Reader, node: &Node) {
    let source = Arc::clone(reader.source());
    let mut rest = source.text[node.span.end..].lines();
    let rest = rest.next().unwrap_or_default();
    let is_quoted = source.text[node.span.clone()].starts_with(['"', '\'']);
    if is_quoted || !rest.starts_with([' ', '\t']) || !rest.trim_start().starts_with('#') {
        return;
    }
    let problem = Diagnostic::error("cut-off", "a `#` ends this text, and what follows is lost")
        .label("the text ends here")
        .help("put quotes around the whole text, as in \"Move to building #2\"");
    reader.report(problem, &node.span);
}

/// A day that may be left blank.
fn day(reader: &mut Reader, fields: &mut Fields, field: &'static str) -> Option<Day> {
    let text = fields.optional_text(reader, field)?;
    let node = fields.optional(field)?;
    text.parse()
        .map_err(|why: String| {
            let message = format!("`{text}` can't be taken for a day");
            let problem = Diagnostic::error("wrong-date", message).label("expected a day");
            reader.report(problem.help(turned(&text).unwrap_or(why)), &node.span);
        })
        .ok()
}

/// What a day is that stands the other way round, as in 08.12.2026; with slashes nobody can tell day and month apart.
fn turned(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('.').map(str::trim).collect();
    let [day, month, year] = parts[..] else {
        return None;
    };
    let turned: Day = format!("{year}-{month:0>2}-{day:0>2}").parse().ok()?;
    Some(format!("write {turned}"))
}

fn done(reader: &mut Reader, node: &Node) -> Option<Done> {
    if let Value::Bool(is_done) = node.value {
        return Some(if is_done { Done::Yes(None) } else { Done::No });
    }
    let text = reader.text(node)?;
    let said = text.trim();
    match said.to_lowercase().as_str() {
        "" | "no" | "not yet" | "open" => return Some(Done::No),
        "yes" | "done" => return Some(Done::Yes(None)),
        "dropped" => return Some(Done::Dropped),
        _ => {}
    }
    let why: String = match said.parse() {
        Ok(day) => return Some(Done::Yes(Some(day))),
        Err(why) => why,
    };
    let message = format!("`{said}` says nothing of what has become of this action");
    let problem = Diagnostic::error("wrong-done", message)
        .label("expected `no`, `yes`, `dropped`, or the day that it was done")
        .suggest(said, &["no", "yes", "dropped"]);
    let has_digits = said.chars().any(|c| c.is_ascii_digit());
    let help = if has_digits {
        turned(said).unwrap_or(why)
    } else {
        "write `yes` where it is done, or else the day; what is under way is `no`, and `note` holds the rest".to_owned()
    };
    reader.report(problem.help(help), &node.span);
    None
}
