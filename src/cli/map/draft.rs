//! The draft of a map of columns, with what has to be decided and why.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::answers::mapping::{FORMAT, UNDECIDED};
use crate::diagnostic::list;
use crate::listed::listed;
use crate::questionnaire::Questionnaire;
use crate::reading::TableDraft;
use crate::sanitise::visible;

/// Writes the draft of one map for several tables.
pub(super) struct Writer<'a> {
    pub(super) drafts: &'a [TableDraft],
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) text: String,
}

/// What is told of a row beside its answers, and what its column is said to hold.
const FIELDS: [(&str, &str); 4] = [
    ("company", "the company"),
    ("side", "the side"),
    ("respondent", "who answered"),
    ("wave", "the wave"),
];

impl<'a> Writer<'a> {
    pub(super) fn new(drafts: &'a [TableDraft], questionnaire: &'a Questionnaire) -> Self {
        Self {
            drafts,
            questionnaire,
            text: String::new(),
        }
    }

    pub(super) fn write(mut self) -> String {
        self.no_column();
        self.columns();
        self.names();
        self.sides();
        self.numbers();
        self.values();
        self.leave_out();
        self.left_alone();
        let body = std::mem::take(&mut self.text);
        self.head(body.contains(&undecided()));
        self.line(&format!("format: {FORMAT}"));
        self.text + &body
    }

    pub(super) fn line(&mut self, line: &str) {
        self.text += line;
        self.text.push('\n');
    }

    /// What is to be decided of something, which is called so.
    pub(super) fn open(&mut self, name: &str) {
        self.line(&format!("  {}: {}", quoted(name), undecided()));
    }

    /// A comment, which no text of the files may end.
    pub(super) fn comment(&mut self, indent: usize, text: &str) {
        let text = visible(text);
        let _ = writeln!(self.text, "{:indent$}# {text}", "");
    }

    fn head(&mut self, is_open: bool) {
        let id = &self.questionnaire.id;
        self.comment(0, &format!("A map of columns for {id}, drafted from:"));
        for draft in self.drafts {
            let ([columns, known], name) = (draft.columns, &draft.name);
            let service = draft.service.map(|name| format!(", an export of {name}"));
            let service = service.unwrap_or_default();
            let columns = list::count(columns, "column", "columns");
            let told = format!("{name}{service}: {known} of {columns} told by their headings");
            self.comment(2, &told);
        }
        let open = undecided();
        let decide = format!("Decide what is marked {open}: until then, reports are refused.");
        self.comment(
            0,
            if is_open {
                &decide
            } else {
                "Nothing is left to decide."
            },
        );
    }

    fn columns(&mut self) {
        let mut lines: BTreeMap<&str, (String, String)> = BTreeMap::new();
        for draft in self.drafts {
            for (heading, names) in &draft.ambiguous {
                let may = format!("may be {}", list::or(names));
                lines.insert(heading, (UNDECIDED.to_owned(), may));
            }
            for (heading, near) in &draft.near {
                let may = "put this here, or the heading under `ignore`";
                let may = format!("resembles `{near}`; {may}");
                lines.insert(heading, (UNDECIDED.to_owned(), may));
            }
            for heading in &draft.coded {
                let code = "a code, which doesn't say what was asked: the question's id, or the heading under `ignore`";
                lines.insert(heading, (UNDECIDED.to_owned(), code.to_owned()));
            }
            for (heading, why) in &draft.open {
                lines.insert(heading, (UNDECIDED.to_owned(), why.clone()));
            }
        }
        for (field, what) in FIELDS {
            lines.extend(self.candidates(field, what));
        }
        if lines.is_empty() {
            return;
        }
        self.line("columns:");
        for (heading, (target, why)) in lines {
            self.comment(2, &why);
            self.line(&format!("  {}: {}", quoted(heading), quoted(&target)));
        }
    }

    /// The columns that may hold a field, each with what it holds and why.
    fn candidates(&self, field: &str, what: &str) -> BTreeMap<&'a str, (String, String)> {
        let mut lines = BTreeMap::new();
        let found = self.drafts.iter();
        let found = found.filter_map(|draft| draft.may_hold.get(field));
        let mut found: Vec<_> = found.collect();
        // What is to be decided in one file isn't in another.
        found.sort_by_key(|found| !found.is_sure);
        for found in found {
            for heading in &found.headings {
                let others = found.headings.iter().filter(|other| *other != heading);
                let others: Vec<&String> = others.collect();
                let why = if found.is_sure {
                    format!("seems to hold {what}")
                } else if others.is_empty() {
                    // For the company there is a line of its own where no column holds it.
                    let is_side = field == "side";
                    let else_said = if is_side {
                        ", and the side under `files`"
                    } else {
                        ""
                    };
                    format!("may hold {what}: `{field}`, or the heading under `ignore`{else_said}")
                } else {
                    let others = list::and(&others);
                    format!(
                        "may hold {what}, as may {others}: `{field}` for one of them, the others under `ignore`"
                    )
                };
                let target = if found.is_sure { field } else { UNDECIDED };
                lines.insert(heading.as_str(), (target.to_owned(), why));
            }
        }
        lines
    }

    fn sides(&mut self) {
        let mut unknown: BTreeSet<&String> = BTreeSet::new();
        for draft in self.drafts {
            unknown.extend(&draft.unknown_sides);
        }
        if unknown.is_empty() {
            return;
        }
        let parties = list::or(self.questionnaire.party_ids());
        self.comment(0, &format!("Which side each of these is: {parties}."));
        self.line("sides:");
        for name in unknown {
            self.open(name);
        }
    }

    /// Columns that may tell which rows are no finished answers.
    fn leave_out(&mut self) {
        let mut unclear: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (heading, held) in self.drafts.iter().flat_map(|draft| &draft.unclear) {
            let texts = unclear.entry(heading).or_default();
            texts.extend(held.iter().map(String::as_str));
        }
        if unclear.is_empty() {
            return;
        }
        let what =
            "What stands in rows that are no finished answers of people: these are left out.";
        self.comment(0, what);
        self.line("leave_out:");
        for (heading, held) in unclear {
            let held = list::joined(held.into_iter().map(quoted), ", ");
            self.comment(
                2,
                &format!("perhaps [{held}]; else the heading under `ignore`"),
            );
            self.open(heading);
        }
    }

    fn left_alone(&mut self) {
        let alone = self.drafts.iter().flat_map(|draft| &draft.left_alone);
        let held = self.drafts.iter().flat_map(|draft| draft.may_hold.values());
        let held: BTreeSet<&String> = held.flat_map(|held| &held.headings).collect();
        let headings: BTreeSet<&String> = alone.filter(|heading| !held.contains(heading)).collect();
        if !headings.is_empty() {
            self.comment(0, "Columns that hold no answers.");
            self.line("ignore:");
        }
        for heading in headings {
            self.line(&format!("  - {}", quoted(heading)));
        }
        let states = self.drafts.iter().flat_map(|draft| &draft.states);
        let states: BTreeSet<&String> = states.collect();
        if !states.is_empty() {
            let why = "These tell which rows are finished answers of people. Under `ignore`, the unfinished ones would count, too.";
            self.comment(0, why);
        }
        for heading in states {
            self.comment(2, &quoted(heading));
        }
    }
}

/// What stands where something is to be decided.
pub(super) fn undecided() -> String {
    quoted(UNDECIDED)
}

/// What YAML takes for something else than a text.
const WORDS: [&str; 9] = listed("y, n, yes, no, on, off, true, false, null");

/// A text as YAML reads it back, whatever is in it.
pub(super) fn quoted(text: &str) -> String {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let is_plain = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(is_letter)
        && !WORDS.contains(&text.to_lowercase().as_str());
    if is_plain {
        text.to_owned()
    } else {
        serde_json::Value::from(text).to_string()
    }
}
