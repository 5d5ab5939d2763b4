//! What is told beside the answer files: what the columns and cells of tables hold, what they have no column for, and
//! other names of companies, sides and waves.

mod check;
mod file;
mod invited;
mod read;
mod twice;
mod unused;

use std::ops::Range;
use std::sync::Arc;

use schemars::JsonSchema;

use crate::diagnostic::{Diagnostic, list, suggest};
use crate::questionnaire::{Questionnaire, Role, Scalar};
use crate::source::Source;

pub(crate) use file::ColumnsFile;
pub(crate) use invited::MOST as MOST_INVITED;
pub use invited::{Invitations, Invited};

/// The `format` of a file that tells what columns hold.
pub const FORMAT: &str = "detente/columns@1";

/// What stands in a draft for what is still to be decided.
pub const UNDECIDED: &str = "?";

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
    /// What cells of questions stand for.
    pub values: Vec<MappedValue>,
    /// How answers are numbered.
    pub scales: Vec<MappedScale>,
    /// Companies, sides and waves by other names.
    pub names: [Vec<OtherName>; 3],
    /// How many people were asked to answer, by company.
    pub invited: Vec<MappedInvited>,
    /// Which answers count of somebody who answered twice.
    pub keep: Option<Keep>,
    /// Rows that are left out, by what they hold in a column.
    pub leave_out: Vec<(MappedText, Vec<String>)>,
    /// What all rows have in common.
    pub constants: Constants,
    /// What holds for one file alone, by its name, or by as much of the end of its path as tells it from others.
    pub files: Vec<(MappedText, OwnMapping)>,
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

/// What a text in the cells of questions stands for.
#[derive(Clone, Debug)]
pub struct MappedValue {
    /// The scale, the question or the heading that this holds for; none for all.
    pub of: Option<MappedText>,
    /// The text.
    pub text: MappedText,
    /// A label, a number from 1 on, or an option; none for no answer.
    pub answer: Option<String>,
}

/// How answers are numbered.
#[derive(Clone, Debug)]
pub struct MappedScale {
    /// The scale, the question or the heading that this holds for.
    pub of: MappedText,
    /// What stands for each label.
    pub codes: Codes,
}

/// What stands for each label of a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Codes {
    /// 1 for the last, up to K for the first.
    Reversed,
    /// Each label's number or text, from the first to the last.
    Listed(Vec<String>),
}

/// Another name of a company, a side or a wave.
#[derive(Clone, Debug)]
pub struct OtherName {
    /// The name that files have for it.
    pub name: MappedText,
    /// Its own.
    pub stands_for: String,
}

/// Whose other names a map gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A company's.
    Company,
    /// A side's, or the observer's.
    Side,
    /// A wave's.
    Wave,
}

/// How many people of a company were asked to answer.
#[derive(Clone, Debug)]
pub struct MappedInvited {
    /// The company.
    pub company: MappedText,
    /// How many of each side.
    pub sides: Vec<(MappedText, u32)>,
}

/// Which answers count of somebody who answered twice.
#[derive(Clone, Debug)]
pub struct Keep {
    /// The latest, or else the earliest.
    pub is_latest: bool,
    /// The headings of the columns that tell when; in each file the first that it has.
    pub by: Vec<MappedText>,
}

/// What holds for one file alone.
#[derive(Clone, Debug, Default)]
pub struct OwnMapping {
    /// What its columns hold, before what is said of all files.
    pub columns: Vec<RenamedColumn>,
    /// How its answers are numbered, before what is said of all files.
    pub scales: Vec<MappedScale>,
    /// What its rows have in common.
    pub constants: Constants,
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

/// What one column holds.
#[derive(Clone, Debug)]
pub struct RenamedColumn {
    /// The column's heading.
    pub heading: MappedText,
    /// A field, a question's id, `comment:ID`, or `ID:OPTION` for one option of a ranking.
    pub target: String,
}

impl ColumnMapping {
    /// What the map says of one file alone.
    fn own(&self, path: &str) -> Option<&OwnMapping> {
        let files = self.files.iter();
        let found = files.filter(|(file, _)| is_of_file(&file.text, path));
        let closest = found.max_by_key(|(file, _)| file.text.len());
        closest.map(|(_, own)| own)
    }

    /// What columns hold, whichever file they are in.
    pub(crate) fn all_columns(&self) -> impl Iterator<Item = &RenamedColumn> {
        let own = self.files.iter().flat_map(|(_, own)| &own.columns);
        self.columns.iter().chain(own)
    }

    /// What the columns of a file hold, its own ones first.
    pub(crate) fn columns_of(&self, path: &str) -> impl DoubleEndedIterator<Item = &RenamedColumn> {
        let own = self.own(path).into_iter().flat_map(|own| &own.columns);
        own.chain(&self.columns)
    }

    /// How the answers of a file are numbered, by what is said of it alone first. Where it says itself what its numbers
    /// stand for, nothing else counts.
    pub(crate) fn scales_of(&self, path: &str, says_itself: bool) -> Vec<&MappedScale> {
        let own = self.own(path).into_iter().flat_map(|own| &own.scales);
        let all = self.scales.iter().filter(|_| !says_itself);
        own.chain(all).collect()
    }

    /// How answers are numbered, whichever file they are in.
    fn all_scales(&self) -> impl Iterator<Item = &MappedScale> {
        let own = self.files.iter().flat_map(|(_, own)| &own.scales);
        self.scales.iter().chain(own)
    }

    /// What is said of one file alone that its rows have in common.
    pub(crate) fn own_constants(&self, path: &str) -> Constants {
        let own = self.own(path).map(|own| own.constants.clone());
        own.unwrap_or_default()
    }

    /// What the rows of a file have in common.
    pub(crate) fn constants_of(&self, path: &str) -> Constants {
        let (own, all) = (self.own_constants(path), self.constants.clone());
        Constants {
            company: own.company.or(all.company),
            side: own.side.or(all.side),
            wave: own.wave.or(all.wave),
        }
    }

    pub(crate) fn names(&self, kind: NameKind) -> &[OtherName] {
        &self.names[kind as usize]
    }
}

impl Constants {
    /// The side; one that the questionnaire doesn't have is a mistake.
    pub(crate) fn role(
        &self,
        questionnaire: &Questionnaire,
    ) -> Result<Option<Role>, Box<Diagnostic>> {
        let role = |side: &String| {
            let role = questionnaire.role_of(side);
            role.ok_or_else(|| unknown_side(side, questionnaire).into())
        };
        self.side.as_ref().map(role).transpose()
    }
}

impl MappedText {
    pub(crate) fn point(&self, diagnostic: Diagnostic) -> Diagnostic {
        diagnostic.at(&self.place.0, self.place.1.clone())
    }

    fn unused(&self, code: &'static str, message: String, known: &[&str]) -> Diagnostic {
        self.point(Diagnostic::warning(code, message))
            .label(suggest::label(&self.text, known))
    }
}

fn unknown_side(found: &str, questionnaire: &Questionnaire) -> Diagnostic {
    let known = questionnaire.party_ids();
    let message = format!("there is no side `{found}` in {}", questionnaire.id);
    Diagnostic::error("unknown-side", message)
        .suggest(found, &known)
        .help(format!("expected {}", list::or(&known)))
}

/// Whether a name in a map is that of a file: its own, with as much of its folder or archive as it takes to tell it
/// from others.
fn is_of_file(name: &str, path: &str) -> bool {
    let before = path.strip_suffix(name);
    before.is_some_and(|before| before.is_empty() || before.ends_with(['/', '\\']))
}

/// A file's name without its folder.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
