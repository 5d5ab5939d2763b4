//! CSV answers: a header that tells what each column holds, and a row a respondent.

mod another;
mod boxes;
mod cells;
mod closely;
mod columns;
mod dialect;
mod doubled;
mod draft;
mod fields_again;
mod gone;
mod grid;
mod header;
mod headings;
mod headings_again;
mod known;
mod left_out;
mod misplaced;
mod note;
mod numbers;
mod own;
mod read_rows;
mod recurring;
mod remarks;
mod row;
mod rows;
mod said_of_all;
mod said_of_files;
mod services;
mod sides;
mod summary;
mod swapped;
mod table;
mod ticked;
mod unasked;
mod unknown_labels;
mod unnamed;
mod unshown;
mod whereabouts;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::check::Check;
use super::field::Field;
use crate::answers::mapping::ColumnMapping;
use crate::answers::normalize::heading as folded;
use crate::answers::selection::Selection;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::{Asked, Questionnaire, Role};
use crate::source::Source;
pub(super) use another::BUILT_IN;
use cells::Cells;
use dialect::Dialect;
pub(super) use draft::named_files::all as named_files;
pub(crate) use draft::on_scale::{OnScale, WithoutYes};
pub(crate) use draft::{TableDraft, draft, share_sides};
use header::Header;
pub(super) use header::SERVICE_NOTE;
use headings::heading::Heading;
use headings::names::{ColumnKind, Names};
pub(super) use known::KnownHeadings;
pub(super) use left_out::Gone;
pub(super) use read_rows::ReadRows;
pub(super) use remarks::{addresses_again, never_met};
use rows::Rows;
pub(super) use said_of_files::said_of_files;
pub(super) use summary::leave_names;
pub(super) use table::Table;
pub(super) use unknown_labels::{ToldMistake, gather};

/// The text of a file, or the beginning of it, with its header.
struct Opened<'t> {
    source: &'t Arc<Source>,
    dialect: Dialect,
    header: Header,
}

impl<'t> Opened<'t> {
    /// The one role that all rows name.
    fn only_role(&self, check: &Check, mapping: &ColumnMapping) -> Option<Role> {
        let at = self.column(Field::Side, mapping)?;
        let mut roles = Vec::new();
        self.rows(|cells| {
            let role = check.role(cells.lossy(at).trim());
            if !roles.contains(&role) {
                roles.push(role);
            }
        });
        match roles.as_slice() {
            [one] => *one,
            _ => None,
        }
    }

    /// Reads the header. A file without any is a mistake.
    fn new(source: &'t Arc<Source>) -> Result<Self, Box<Diagnostic>> {
        let dialect = Dialect::of(&source.text);
        let header = Header::read(source, dialect)?;
        let mut headings = header.headings.iter();
        if headings.all(|heading| heading.text.is_empty()) {
            let problem = Diagnostic::error("empty-file", "this file holds no answers");
            let help = "the first row heads the columns: `company`, `side`, then the questions";
            return Err(problem.in_file(&source.name).help(help).into());
        }
        Ok(Self {
            source,
            dialect,
            header,
        })
    }

    /// The column of a field, by a map or by its heading.
    fn column(&self, field: Field, mapping: &ColumnMapping) -> Option<usize> {
        let to_field = mapping.columns_of(&self.source.name);
        let to_field = to_field.filter(|column| folded(&column.target) == field.name());
        let names = to_field.map(|column| folded(&column.heading.text));
        let position = |names: &[String]| {
            let mut headings = self.header.headings.iter();
            headings.position(|heading| heading.is_one_of(names))
        };
        let names: Vec<String> = names.collect();
        position(&names).or_else(|| position(&[field.name().to_owned()]))
    }

    /// Points at the heading of a column.
    fn at_heading(&self, column: usize, problem: Diagnostic) -> Diagnostic {
        problem.at(self.source, self.header.headings[column].span.clone())
    }

    fn is_questionnaire_first(&self) -> bool {
        let first = self.header.headings.first();
        first.is_some_and(|heading| folded(&heading.text) == Field::Questionnaire.name())
    }

    /// Its first row, where that explains the columns, as in the program's own forms.
    fn note(&self) -> Option<Cells<'_>> {
        let (mut rows, mut cells) = (self.rows_below(), Cells::default());
        let first = rows.next(&mut cells)?;
        let is_note =
            !first.swallows && self.is_questionnaire_first() && rows::is_form_note(&cells);
        is_note.then_some(cells)
    }

    fn rows_below(&self) -> Rows<'_> {
        let text = &self.source.text.as_bytes()[self.header.end..];
        Rows::new(self.dialect, text, self.header.headings.len())
    }

    /// The headings, each with what that row says of its column.
    fn explained(&self) -> Vec<Heading> {
        let headings = self.header.headings.iter().cloned().enumerate();
        let note = self.note();
        let explained = headings.map(|(at, heading)| match &note {
            Some(cells) => Heading {
                also: Some(cells.lossy(at).into_owned()),
                ..heading
            },
            None => heading,
        });
        explained.collect()
    }

    /// Calls back for each row that holds something, and whose cells can be told apart.
    fn rows(&self, mut each: impl FnMut(&Cells)) {
        self.rows_while(|cells| {
            each(cells);
            true
        });
    }

    /// The same until it says that it has seen enough.
    fn rows_while(&self, mut each: impl FnMut(&Cells) -> bool) {
        let (mut rows, mut cells) = (self.rows_below(), Cells::default());
        while let Some(place) = rows.next(&mut cells) {
            let is_note = || self.is_questionnaire_first() && rows::is_form_note(&cells);
            if !place.swallows && !cells.is_blank() && !is_note() && !each(&cells) {
                break;
            }
        }
    }
}

/// The questionnaire that the first row with one names, and its version.
pub(super) fn questionnaire(
    source: &Arc<Source>,
    mapping: &ColumnMapping,
) -> Option<(String, Option<String>)> {
    let opened = Opened::new(source).ok()?;
    let at = opened.column(Field::Questionnaire, mapping)?;
    let version = opened.column(Field::Version, mapping);
    let mut found = None;
    opened.rows(|cells| {
        let name = cells.lossy(at);
        if found.is_none() && !name.trim().is_empty() {
            let version = version.map(|at| cells.lossy(at).trim().to_owned());
            found = Some((
                name.trim().to_owned(),
                version.filter(|version| !version.is_empty()),
            ));
        }
    });
    found
}

/// Whether a table, or its beginning, has a row of the company and wave that were asked for.
pub(super) fn holds_any_of(
    source: &Arc<Source>,
    selection: &Selection,
    mapping: &ColumnMapping,
) -> bool {
    let Ok(opened) = Opened::new(source) else {
        return false;
    };
    let given = mapping.constants_of(&source.name);
    let column = |field: Field| opened.column(field, mapping);
    let (company, wave) = (column(Field::Company), column(Field::Wave));
    let mut is_any = false;
    opened.rows_while(|cells| {
        let text = |at: Option<usize>, given: &Option<String>| match at {
            Some(at) => cells.lossy(at).trim().to_owned(),
            None => given.clone().unwrap_or_default(),
        };
        let (company, wave) = (text(company, &given.company), text(wave, &given.wave));
        is_any = selection.takes(&company, Some(&wave));
        !is_any
    });
    is_any
}

/// Whether the program wrote this table, which holds no answers then.
pub(super) fn is_own(source: &Arc<Source>) -> bool {
    Opened::new(source).is_ok_and(|opened| opened.header.own(&source.name).is_some())
}

/// The questions of a questionnaire, practices left out, that have a column.
pub(super) fn asked(
    source: &Arc<Source>,
    questionnaire: &Questionnaire,
    mapping: &ColumnMapping,
) -> HashSet<Asked> {
    let Ok(opened) = Opened::new(source) else {
        return HashSet::new();
    };
    let names = Names::new(questionnaire);
    // Of a heading that is said twice, the first counts.
    let renamed = mapping.columns_of(&source.name).rev();
    let renamed = renamed.map(|column| (folded(&column.heading.text), column.target.as_str()));
    let renamed: HashMap<String, &str> = renamed.collect();
    let headings = opened.header.headings.iter();
    let kinds = headings.flat_map(|heading| {
        let mut texts = heading.texts();
        match texts.find_map(|text| renamed.get(&folded(text))) {
            Some(target) => names.find(target),
            None => names.of(heading),
        }
    });
    let is_practice =
        |asked: &Asked| matches!(asked, Asked::Scale(at) if *at >= questionnaire.count_scored());
    let asked = kinds.filter_map(ColumnKind::asked);
    asked.filter(|asked| !is_practice(asked)).collect()
}

/// What a table names in a field whose rows can't be read, for a mistake in its header; nothing where it has neither the
/// column nor a constant.
pub(super) fn named_in(
    source: &Arc<Source>,
    field: Field,
    mapping: &ColumnMapping,
) -> BTreeSet<String> {
    let opened = Opened::new(source).ok();
    let column = opened.as_ref().map(|opened| opened.column(field, mapping));
    let (Some(opened), Some(Some(at))) = (opened, column) else {
        let given = mapping.constants_of(&source.name);
        let constant = match field {
            Field::Wave => given.wave,
            _ => given.company,
        };
        return constant.into_iter().collect();
    };
    let columns = opened.header.headings.len();
    let mut names = BTreeSet::new();
    opened.rows(|cells| {
        let name = cells.lossy(at);
        let name = name.trim();
        let may_be_blank = field == Field::Wave;
        if cells.len() == columns && (may_be_blank || !name.is_empty()) && !names.contains(name) {
            names.insert(name.to_owned());
        }
    });
    names
}
