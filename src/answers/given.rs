//! What is told beside the answer files: what a CSV file's columns hold, and what it has no column for.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, list, suggest};
use crate::questionnaire::{Questionnaire, Role};
use crate::source::{Fields, Node, Reader, Source, parse};

/// The `format` of a file that tells what columns hold.
pub const FORMAT: &str = "detente/columns@1";

/// What is told beside the answer files. A column goes before what is told of its file, and that before
/// what is told of all files.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// What columns hold, by their headings.
    pub columns: Vec<Renamed>,
    /// The headings of columns that are left out on purpose.
    pub ignore: Vec<String>,
    /// What stands for no answer in the cells of questions, beside blank cells.
    pub missing: Vec<String>,
    /// What all rows have in common.
    pub constants: Constants,
    /// What the rows of one file have in common, by the file's name without its folder.
    pub files: Vec<(String, Constants)>,
}

/// What rows have in common that no column tells.
#[derive(Clone, Debug, Default)]
pub struct Constants {
    /// The company.
    pub company: Option<String>,
    /// The side, by id or name.
    pub side: Option<String>,
    /// The wave.
    pub wave: Option<String>,
}

/// What one column holds.
#[derive(Clone, Debug)]
pub struct Renamed {
    /// The column's heading.
    pub heading: String,
    /// A field, a question's id, `comment:ID`, or `ID:OPTION` for one option of a ranking.
    pub target: String,
    /// Where this was said.
    pub place: (Arc<Source>, Range<usize>),
}

impl Given {
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

    /// What the rows of a file have in common.
    pub(super) fn constants_of(&self, path: &str) -> Constants {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let found = self.files.iter().find(|(file, _)| file == name);
        let own = found.map(|(_, own)| own.clone()).unwrap_or_default();
        let all = self.constants.clone();
        Constants {
            company: own.company.or(all.company),
            side: own.side.or(all.side),
            wave: own.wave.or(all.wave),
        }
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

    /// The side; one that the questionnaire doesn't have is a mistake.
    pub(super) fn role(
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
        let problem = Diagnostic::error(
            "unknown-side",
            format!("there is no side `{side}` in {}", questionnaire.id),
        );
        let problem = match suggest::nearest(side, &known) {
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None => problem,
        };
        Err(problem
            .help(format!("expected {}", list::or(&known)))
            .into())
    }
}

fn read_node(reader: &mut Reader, node: &Node) -> Option<Given> {
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
            columns.extend(reader.text(value).map(|target| Renamed {
                heading,
                target: target.trim().to_owned(),
                place: (Arc::clone(reader.source()), key.span.clone()),
            }));
        }
    }
    let ignore = texts(reader, fields.optional("ignore"));
    let missing = texts(reader, fields.optional("missing"));
    let mut files = Vec::new();
    if let Some(node) = fields.optional("files") {
        for (name, _, value) in reader.entries(node) {
            if let Some(mut fields) = Fields::open(reader, value, "a file") {
                files.push((name, Constants::read(reader, &mut fields)));
                fields.close(reader);
            }
        }
    }
    let given = Given {
        columns,
        ignore,
        missing,
        constants: Constants::read(reader, &mut fields),
        files,
    };
    fields.close(reader);
    Some(given)
}

fn texts(reader: &mut Reader, node: Option<&Node>) -> Vec<String> {
    let nodes = node.map_or(&[][..], |node| reader.list(node));
    nodes.iter().filter_map(|node| reader.text(node)).collect()
}
