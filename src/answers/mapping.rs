//! What is told beside the answer files: what a CSV file's columns hold, and what it has no column for.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use schemars::JsonSchema;

use super::normalize::heading as folded;
use crate::diagnostic::{Diagnostic, list, suggest};
use crate::questionnaire::{Questionnaire, Role, Scalar};
use crate::source::{Fields, Node, Reader, Source, parse};

/// The `format` of a file that tells what columns hold.
pub const FORMAT: &str = "detente/columns@1";

/// What the user says of tables beside what their headings say. What a column holds counts before what is said of its
/// file, and that before what is said of all files.
#[derive(Clone, Debug, Default)]
pub struct ColumnMapping {
    /// What columns hold, by their headings.
    pub columns: Vec<RenamedColumn>,
    /// The headings of columns that are left out on purpose.
    pub ignore: Vec<MappedText>,
    /// What stands for no answer in the cells of questions, beside blank cells.
    pub missing: Vec<String>,
    /// What all rows have in common.
    pub constants: Constants,
    /// What the rows of one file have in common, by the file's name without its folder.
    pub files: Vec<(MappedText, Constants)>,
    /// What the map says that all rows have in common, which the command line goes before.
    pub mapped: Constants,
}

/// A text of a map.
#[derive(Clone, Debug)]
pub struct MappedText {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub place: (Arc<Source>, Range<usize>),
}

/// What all rows of a file have in common.
#[derive(Clone, Debug, Default, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Constants {
    /// The company.
    #[schemars(with = "Option<Scalar>")]
    pub company: Option<String>,
    /// The side that answered, by its id or its name.
    #[schemars(with = "Option<Scalar>")]
    pub side: Option<String>,
    /// The wave.
    #[schemars(with = "Option<Scalar>")]
    pub wave: Option<String>,
}

/// What the columns of CSV files hold, and what they have no column for.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "its JSON Schema is made from it")]
#[schemars(deny_unknown_fields, title = "detente columns")]
pub(crate) struct ColumnsFile {
    /// The file format.
    #[schemars(extend("const" = FORMAT))]
    format: String,
    /// What columns hold, by their headings: company, side, respondent, wave, questionnaire, version, a
    /// question's id, `comment:ID`, or `ID:OPTION` for one option of a ranking.
    columns: Option<BTreeMap<String, Scalar>>,
    /// The headings of columns that are left out on purpose.
    ignore: Option<Vec<Scalar>>,
    /// What stands for no answer in the cells of questions, as in N/A. Blank cells do so anyway, and what the
    /// questionnaire's forms have for "I can't say".
    missing: Option<Vec<Scalar>>,
    /// The company, where no column tells it.
    company: Option<Scalar>,
    /// The side that answered, by its id or its name, where no column tells it.
    side: Option<Scalar>,
    /// The wave, where no column tells it.
    wave: Option<Scalar>,
    /// What the rows of one file have in common, by the file's name without its folder.
    files: Option<BTreeMap<String, Constants>>,
}

/// What one column holds.
#[derive(Clone, Debug)]
pub struct RenamedColumn {
    /// The column's heading.
    pub heading: MappedText,
    /// A field, a question's id, `comment:ID`, or `ID:OPTION` for one option of a ranking.
    pub target: String,
}

impl ColumnMapping {
    /// Reads a file that tells what columns hold, or tells every mistake in it.
    pub fn read(source: &Arc<Source>) -> Result<Self, Vec<Diagnostic>> {
        let documents = parse(source)?;
        let [node] = documents.as_slice() else {
            let problem = Diagnostic::error("not-one-document", "expected one map of columns");
            return Err(vec![problem.in_file(&source.name)]);
        };
        let mut reader = Reader::new(source);
        let given = read_node(&mut reader, node);
        let diagnostics = reader.finish();
        match given {
            Some(given) if diagnostics.is_empty() => Ok(given),
            _ => Err(diagnostics),
        }
    }

    /// What the map says of one file.
    fn own_constants(&self, path: &str) -> Constants {
        let name = file_name(path);
        let found = self.files.iter().find(|(file, _)| file.text == name);
        found.map(|(_, own)| own.clone()).unwrap_or_default()
    }

    /// Says what isn't used of what was said of a file, since a column of its own goes before it.
    ///
    /// `--company` and `--wave` also pick records, and are used so.
    pub(crate) fn unused_constants(
        &self,
        path: &str,
        has_column: impl Fn(&str) -> bool,
    ) -> Vec<Diagnostic> {
        let own = self.own_constants(path);
        let unused = [
            ("company", own.company.or(self.mapped.company.clone())),
            ("side", own.side.or(self.constants.side.clone())),
            ("wave", own.wave.or(self.mapped.wave.clone())),
        ];
        let note = |(field, value): (&str, Option<String>)| {
            let value = value.filter(|_| has_column(field))?;
            let message = format!("the {field} `{value}` isn't used: a column tells each row's");
            Some(Diagnostic::note("unused-constant", message).in_file(path))
        };
        unused.into_iter().filter_map(note).collect()
    }

    /// Warns of what the map says of columns and files that there are not. Tables come with their headings.
    pub(crate) fn unused(&self, tables: &[(String, Vec<String>)]) -> Vec<Diagnostic> {
        if tables.is_empty() {
            return Vec::new();
        }
        let headings = tables.iter().flat_map(|(_, headings)| headings);
        let headings: BTreeSet<&str> = headings.map(String::as_str).collect();
        let folded_headings: BTreeSet<String> = headings.iter().map(|name| folded(name)).collect();
        let headings: Vec<&str> = headings.into_iter().collect();
        let files: BTreeSet<&str> = tables.iter().map(|(path, _)| file_name(path)).collect();
        let renamed = self.columns.iter().map(|renamed| &renamed.heading);
        let columns = renamed.chain(&self.ignore);
        let columns = columns.filter(|said| !folded_headings.contains(&folded(&said.text)));
        let column = |said: &MappedText| {
            let whose = match tables {
                [(path, _)] => format!("{path} has no"),
                _ => "no file has a".to_owned(),
            };
            let message = format!("{whose} column `{}`", said.text);
            said.unused("unused-column", message, &headings)
        };
        let names = self.files.iter().map(|(name, _)| name);
        let names = names.filter(|said| !files.contains(said.text.as_str()));
        let files: Vec<&str> = files.iter().copied().collect();
        let file = |said: &MappedText| {
            let message = format!("no CSV file is called `{}`", said.text);
            said.unused("unused-file", message, &files)
        };
        columns.map(column).chain(names.map(file)).collect()
    }

    /// What the rows of a file have in common.
    pub(crate) fn constants_of(&self, path: &str) -> Constants {
        let own = self.own_constants(path);
        let all = self.constants.clone();
        Constants {
            company: own.company.or(all.company),
            side: own.side.or(all.side),
            wave: own.wave.or(all.wave),
        }
    }
}

impl MappedText {
    fn unused(&self, code: &'static str, message: String, known: &[&str]) -> Diagnostic {
        Diagnostic::warning(code, message)
            .at(&self.place.0, self.place.1.clone())
            .label(suggest::label(&self.text, known))
    }
}

/// A file's name without its folder.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

impl Constants {
    fn read(reader: &mut Reader, fields: &mut Fields) -> Self {
        Self {
            company: fields.optional_text(reader, "company"),
            side: fields.optional_text(reader, "side"),
            wave: fields.optional_text(reader, "wave"),
        }
    }

    /// The side; one that the questionnaire doesn't have is a mistake.
    pub(crate) fn role(
        &self,
        questionnaire: &Questionnaire,
    ) -> Result<Option<Role>, Box<Diagnostic>> {
        let Some(side) = &self.side else {
            return Ok(None);
        };
        if let Some(role) = questionnaire.role_of(side) {
            return Ok(Some(role));
        }
        let parties = questionnaire.parties().map(|(_, party)| party.id.as_str());
        let known: Vec<&str> = parties.collect();
        let message = format!("there is no side `{side}` in {}", questionnaire.id);
        Err(Diagnostic::error("unknown-side", message)
            .suggest(side, &known)
            .help(format!("expected {}", list::or(&known)))
            .into())
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
    let mut columns = Vec::new();
    if let Some(node) = fields.optional("columns") {
        for (heading, key, value) in reader.entries(node) {
            columns.extend(reader.text(value).map(|target| RenamedColumn {
                heading: said(reader, key, heading),
                target: target.trim().to_owned(),
            }));
        }
    }
    let ignore = texts(reader, fields.optional("ignore"));
    let missing = texts(reader, fields.optional("missing"));
    let missing = missing.into_iter().map(|said| said.text);
    let mut files = Vec::new();
    if let Some(node) = fields.optional("files") {
        for (name, key, value) in reader.entries(node) {
            if let Some(mut fields) = Fields::open(reader, value, "a file") {
                let name = said(reader, key, name);
                files.push((name, Constants::read(reader, &mut fields)));
                fields.close(reader);
            }
        }
    }
    let mapped = Constants::read(reader, &mut fields);
    fields.close(reader);
    Some(ColumnMapping {
        columns,
        ignore,
        missing: missing.collect(),
        constants: mapped.clone(),
        files,
        mapped,
    })
}

fn texts(reader: &mut Reader, node: Option<&Node>) -> Vec<MappedText> {
    let nodes = node.map_or(&[][..], |node| reader.list(node));
    let text = |node: &Node| {
        let text = reader.text(node)?;
        Some(said(reader, node, text))
    };
    nodes.iter().filter_map(text).collect()
}

fn said(reader: &Reader, node: &Node, text: String) -> MappedText {
    MappedText {
        text,
        place: (Arc::clone(reader.source()), node.span.clone()),
    }
}
