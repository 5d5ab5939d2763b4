//! The draft of a map of columns, with what has to be decided and why.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::answers::mapping::{FORMAT, UNDECIDED, is_of_file};
use crate::diagnostic::list;
use crate::questionnaire::Questionnaire;
use crate::reading::TableDraft;
use crate::sanitise::visible;

/// Writes the draft of one map for several tables.
pub(super) struct Writer<'a> {
    pub(super) drafts: &'a [TableDraft],
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) text: String,
    /// The heading of columns that seem to hold the side.
    side: Option<&'a str>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(drafts: &'a [TableDraft], questionnaire: &'a Questionnaire) -> Self {
        let mut few = drafts
            .iter()
            .filter(|draft| !draft.has[1])
            .flat_map(|draft| &draft.few);
        let is_side = |text: &String| questionnaire.role_of(text).is_some();
        let side = few.find(|(_, texts)| texts.iter().any(is_side));
        Self {
            drafts,
            questionnaire,
            text: String::new(),
            side: side.map(|(heading, _)| heading.as_str()),
        }
    }

    /// What a table's column of sides seems to hold.
    fn sides_of<'d>(&self, draft: &'d TableDraft) -> Option<&'d BTreeSet<String>> {
        self.side
            .and_then(|side| draft.few.get(side))
            .filter(|_| !draft.has[1])
    }

    pub(super) fn write(mut self) -> String {
        self.company_and_side();
        self.columns();
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

    /// A comment, which no text of the files may end.
    pub(super) fn comment(&mut self, indent: usize, text: &str) {
        let text = visible(text);
        let _ = writeln!(self.text, "{:indent$}# {text}", "");
    }

    fn head(&mut self, is_open: bool) {
        self.comment(
            0,
            &format!(
                "A map of columns for {}, drafted from:",
                self.questionnaire.id
            ),
        );
        for draft in self.drafts {
            let [columns, known] = draft.columns;
            let service = draft
                .service
                .map_or(String::new(), |name| format!(", an export of {name}"));
            let columns = list::count(columns, "column", "columns");
            self.comment(
                2,
                &format!(
                    "{}{service}: {known} of {columns} told by their headings",
                    draft.name
                ),
            );
        }
        if is_open {
            let open = undecided();
            self.comment(
                0,
                &format!("Decide what is marked {open}: until then, reports are refused."),
            );
        } else {
            self.comment(0, "Nothing is left to decide.");
        }
    }

    /// What no column tells.
    fn company_and_side(&mut self) {
        let without = |at: usize| self.drafts.iter().any(|draft| !draft.has[at]);
        let company = self.drafts.iter().any(|draft| draft.company.is_some());
        if without(0) && !company {
            self.comment(0, "The company's name, where no column holds it. Else take this line out, and name the column");
            self.comment(0, "under `columns`, as in `\"Custom Data 1\": company`.");
            self.line(&format!("company: {}", quoted(UNDECIDED)));
        }
        let lacking: Vec<&TableDraft> = self
            .drafts
            .iter()
            .filter(|draft| !draft.has[1] && self.sides_of(draft).is_none())
            .collect();
        if lacking.is_empty() {
            return;
        }
        let parties = self
            .questionnaire
            .parties()
            .map(|(_, party)| party.id.as_str());
        let parties: Vec<&str> = parties.collect();
        self.comment(
            0,
            &format!(
                "The side that answered, by file, where no column tells it: {}.",
                list::or(&parties)
            ),
        );
        self.line("files:");
        for draft in lacking {
            let name = self.shortest_name(draft);
            let worded = draft.worded.and_then(|role| self.questionnaire.party(role));
            let (side, why) = if let Some(party) = worded {
                let why = format!("  # its questions are worded for {}", party.name);
                (party.id.as_str(), why)
            } else {
                let mut parties = parties.iter();
                let named = parties.find(|party| name.to_lowercase().contains(**party));
                let why = named.map(|party| format!("  # perhaps {party}, by the file's name"));
                (UNDECIDED, why.unwrap_or_default())
            };
            self.line(&format!(
                "  {}: {{side: {}}}{why}",
                quoted(name),
                quoted(side)
            ));
        }
    }

    /// A file's name without its folder, or with as much of it as tells it from the others.
    fn shortest_name<'d>(&self, draft: &'d TableDraft) -> &'d str {
        let name = &draft.name;
        let starts = name
            .rmatch_indices(['/', '\\'])
            .map(|(at, mark)| at + mark.len());
        let mut short = starts.map(|start| &name[start..]);
        let is_own = |short: &&str| {
            let files = self.drafts.iter();
            files.filter(|other| is_of_file(short, &other.name)).count() == 1
        };
        short.find(is_own).unwrap_or(name)
    }

    fn columns(&mut self) {
        let mut lines: BTreeMap<&str, (String, String)> = BTreeMap::new();
        for draft in self.drafts {
            for (heading, names) in &draft.ambiguous {
                let may = format!("may be {}", list::or(names));
                lines.insert(heading, (UNDECIDED.to_owned(), may));
            }
            for (heading, near) in &draft.near {
                let may =
                    format!("resembles `{near}`; put this here, or the heading under `ignore`");
                lines.insert(heading, (UNDECIDED.to_owned(), may));
            }
            for heading in &draft.coded {
                let code = "a code, which doesn't say what was asked: the question's id, or the heading under `ignore`";
                lines.insert(heading, (UNDECIDED.to_owned(), code.to_owned()));
            }
            let fields = [
                (
                    draft.company.as_deref().filter(|_| !draft.has[0]),
                    "company",
                ),
                (self.side.filter(|_| self.sides_of(draft).is_some()), "side"),
            ];
            for (heading, field) in fields {
                if let Some(heading) = heading {
                    let seems = format!("seems to hold the {field}");
                    lines.insert(heading, (field.to_owned(), seems));
                }
            }
        }
        lines.extend(self.people());
        if lines.is_empty() {
            return;
        }
        self.line("columns:");
        for (heading, (target, why)) in lines {
            self.comment(2, &why);
            self.line(&format!("  {}: {}", quoted(heading), quoted(&target)));
        }
    }

    /// The columns that may tell who answered, each with what it holds and why: who isn't known may answer twice.
    fn people(&self) -> BTreeMap<&'a str, (String, String)> {
        let mut lines = BTreeMap::new();
        let without = self.drafts.iter().filter(|draft| !draft.has[2]);
        let mut people: Vec<&[String]> = without.map(|draft| draft.people.as_slice()).collect();
        // What is to be decided in one file isn't in another.
        people.sort_by_key(|people| people.len());
        for headings in people {
            for heading in headings {
                let others = headings.iter().filter(|other| *other != heading);
                let others: Vec<&String> = others.collect();
                let (target, why) = if others.is_empty() {
                    ("respondent", "seems to hold who answered".to_owned())
                } else {
                    let why = format!(
                        "may hold who answered, as may {}: `respondent` for one of them, the others under `ignore`",
                        list::and(&others)
                    );
                    (UNDECIDED, why)
                };
                lines.insert(heading.as_str(), (target.to_owned(), why));
            }
        }
        lines
    }

    fn sides(&mut self) {
        let mut unknown: BTreeSet<&String> = BTreeSet::new();
        for draft in self.drafts {
            unknown.extend(&draft.unknown_sides);
            let held = self.sides_of(draft).into_iter().flatten();
            unknown.extend(held.filter(|text| self.questionnaire.role_of(text).is_none()));
        }
        if unknown.is_empty() {
            return;
        }
        let parties = self
            .questionnaire
            .parties()
            .map(|(_, party)| party.id.clone());
        let parties: Vec<String> = parties.collect();
        self.comment(
            0,
            &format!("Which side each of these is: {}.", list::or(&parties)),
        );
        self.line("sides:");
        for name in unknown {
            self.line(&format!("  {}: {}", quoted(name), quoted(UNDECIDED)));
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
        self.comment(
            0,
            "What stands in rows that are no finished answers of people: these are left out.",
        );
        self.line("leave_out:");
        for (heading, held) in unclear {
            let held: Vec<String> = held.into_iter().map(quoted).collect();
            let perhaps = format!(
                "perhaps [{}]; else the heading under `ignore`",
                held.join(", ")
            );
            self.comment(2, &perhaps);
            self.line(&format!("  {}: {}", quoted(heading), undecided()));
        }
    }

    fn left_alone(&mut self) {
        let people = self.people();
        let mut headings: BTreeSet<&String> = BTreeSet::new();
        for draft in self.drafts {
            let taken = [draft.company.as_deref(), self.side];
            let alone = draft.left_alone.iter();
            headings.extend(alone.filter(|heading| {
                !taken.contains(&Some(heading.as_str())) && !people.contains_key(heading.as_str())
            }));
        }
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

/// A text as YAML reads it back, whatever is in it.
pub(super) fn quoted(text: &str) -> String {
    let is_plain = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
        && !["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
            .contains(&text.to_lowercase().as_str());
    if is_plain {
        text.to_owned()
    } else {
        serde_json::Value::from(text).to_string()
    }
}
