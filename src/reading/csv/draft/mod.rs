//! What the columns and cells of a table seem to hold, for the draft of a map: what is told by itself, and what somebody
//! has to decide.

pub(super) mod candidates;
pub(super) mod choices;
mod companies;
mod departments;
pub(super) mod drafted_names;
pub(super) mod labelled;
pub(super) mod named_files;
pub(super) mod numbers_alone;
pub(super) mod on_scale;
pub(super) mod people;
mod waves;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Opened;
use super::cells::Cells;
use super::columns::no_questions;
use super::doubled;
use super::headings::heading::Heading;
use super::headings::names::{ColumnKind, Names};
use super::headings::wording::Wording;
use super::headings_again::HeadingsAgain;
use super::misplaced;
use super::services::{self, LeftOut, Unfinished};
use super::unshown::tells_nothing;
use crate::answers::mapping::ColumnMapping;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::{Asked, Questionnaire, Role};
use crate::reading::check::Check;
use crate::reading::field::Field;
use crate::source::Source;
use candidates::{Candidates, Held, MOST_SIDES};
use named_files::NamedFile;
use on_scale::OnScale;

/// What is told of a row beside its answers, in the order in which columns are looked for: one of sides is told by all of
/// its cells, others by their headings too.
const FIELDS: [Field; 4] = [Field::Side, Field::Company, Field::Respondent, Field::Wave];

/// What a table seems to hold.
#[derive(Debug, Default)]
pub(crate) struct TableDraft {
    /// The file's name.
    pub(crate) name: String,
    /// What that tells, beside those of the others.
    pub(crate) named: NamedFile,
    /// The form service that it is an export of, where that is sure.
    pub(crate) service: Option<&'static str>,
    /// How many columns it has, and how many of them are told by their headings.
    pub(crate) columns: [usize; 2],
    /// Headings that may be of several things, with what these are.
    pub(crate) ambiguous: Vec<(String, Vec<String>)>,
    /// Headings that resemble what is asked, with that.
    pub(crate) near: Vec<(String, String)>,
    /// Headings that are codes of a service, where questions lack a column.
    pub(crate) coded: Vec<String>,
    /// Headings of other columns about which somebody has to decide, each with why.
    pub(crate) open: Vec<(String, String)>,
    /// Headings that number answers otherwise than they are read, each with what it says.
    pub(crate) numberings: Vec<(String, String)>,
    /// Headings of columns that seem to hold no answers.
    pub(crate) left_alone: Vec<String>,
    /// Headings of the service's columns that tell which rows are finished answers of people.
    pub(crate) states: Vec<String>,
    /// Headings of columns that may tell it, with what stands there in rows of which it isn't sure.
    pub(crate) unclear: BTreeMap<String, BTreeSet<String>>,
    /// The fields that columns are headed by.
    pub(crate) has: Vec<&'static str>,
    /// By field, of those that no column is headed by, the columns that may hold it.
    pub(crate) may_hold: BTreeMap<&'static str, Candidates>,
    /// Of the columns that are left alone, those that hold few texts, with these.
    few: BTreeMap<String, BTreeSet<String>>,
    /// What columns of sides hold that is no side.
    pub(crate) unknown_sides: BTreeSet<String>,
    /// The side that most headings are worded for.
    pub(crate) worded: Option<Role>,
    /// The companies and the waves that its columns name, each with how many rows do.
    pub(crate) names: [BTreeMap<String, usize>; 2],
    /// How many rows name no wave, where others do.
    pub(crate) without_wave: usize,
    /// By scale, what the cells of its questions hold.
    pub(crate) on_scales: BTreeMap<String, OnScale>,
}

/// Looks at a table, its header and all of its rows.
pub(crate) fn draft(
    source: &Arc<Source>,
    questionnaire: &Questionnaire,
) -> Result<TableDraft, Box<Diagnostic>> {
    let above = || misplaced::titles_above(source, questionnaire).map(Box::new);
    let opened = Opened::new(source).map_err(|problem| above().unwrap_or(problem))?;
    let names = Names::new(questionnaire);
    let headings = &opened.header.headings;
    let mut draft = TableDraft {
        name: source.name.clone(),
        service: opened.header.service.map(|service| service.name),
        ..TableDraft::default()
    };
    let kinds = headings.iter().map(|heading| draft.column(heading, &names));
    let mut kinds: Vec<ColumnKind> = kinds.collect();
    misplaced::second_row(&opened, &kinds, &names)?;
    draft.take_boxes(&opened, &mut kinds, &names);
    draft.take_fields_again(&opened, &kinds);
    draft.take_codes(&opened, &kinds, questionnaire);
    draft.take_labelled(&opened, questionnaire);
    let is_told = |kind: &ColumnKind| kind.question(questionnaire).is_some();
    let (ambiguous, near, coded) = (&draft.ambiguous, &draft.near, &draft.coded);
    let is_open =
        !(ambiguous.is_empty() && near.is_empty() && coded.is_empty() && draft.open.is_empty());
    if !is_open && !kinds.iter().any(is_told) {
        let below = misplaced::headings_below(source, questionnaire);
        let problem = below.unwrap_or_else(|| no_questions(&questionnaire.id, &source.name));
        return Err(problem.into());
    }
    let known = kinds.iter().filter(|kind| **kind != ColumnKind::Nothing);
    draft.columns = [headings.len(), known.count()];
    let is_headed = |field: &Field| kinds.contains(&ColumnKind::Field(*field));
    let has = FIELDS.into_iter().filter(is_headed);
    draft.has = has.map(Field::name).collect();
    draft.worded = Wording::new(headings, &kinds, questionnaire, |_| false).most;
    draft.rows(&opened, &kinds, questionnaire);
    draft.take_numbered(&opened, &kinds, questionnaire);
    let numberings = opened.other_numberings(&kinds, &[], questionnaire);
    let numberings = numberings.into_iter().map(|(at, question, stated)| {
        let asked = &questionnaire.scale_questions[question];
        let said = stated.in_words(&asked.labels);
        (headings[at].text.clone(), said)
    });
    draft.numberings = numberings.collect();
    for (at, kind) in opened.differing(&kinds, questionnaire) {
        let what = kind.name(questionnaire);
        let may = format!(
            "holds `{what}`, as another column does: this for both, or the heading of one under `ignore`"
        );
        draft.open.push((headings[at].text.clone(), may));
    }
    Ok(draft)
}

impl TableDraft {
    /// Tells what a column holds by its heading, and notes it where that can't be told.
    fn column(&mut self, heading: &Heading, names: &Names) -> ColumnKind {
        let found = names.of(heading);
        match found.as_slice() {
            [one] if *one != ColumnKind::Nothing => return *one,
            [_, _, ..] => {
                let all = found.iter().map(|kind| kind.name(names.questionnaire()));
                self.ambiguous.push((heading.text.clone(), all.collect()));
                return ColumnKind::Nothing;
            }
            _ if heading.text.is_empty() => return ColumnKind::Nothing,
            _ => {}
        }
        let unused = names.unused(&[]);
        let near = names.near(&heading.text, &unused);
        let near = near.filter(|_| found.is_empty());
        let near = near.and_then(|near| names.kinds(near)?.first());
        match near {
            Some(near) => {
                let near = near.name(names.questionnaire());
                self.near.push((heading.text.clone(), near));
            }
            None if services::is_parent(heading) => {
                let why = format!("{}; or else this under `ignore`", services::JOIN);
                self.open.push((heading.text.clone(), why));
            }
            None => self.left_alone.push(heading.text.clone()),
        }
        ColumnKind::Nothing
    }

    /// Takes codes of a service from among the columns that are left alone: where questions lack a column, they may
    /// hold these.
    fn take_codes(&mut self, opened: &Opened, kinds: &[ColumnKind], questionnaire: &Questionnaire) {
        let has: Vec<Asked> = kinds.iter().filter_map(|kind| kind.asked()).collect();
        let lacks = |asked| !has.contains(&asked);
        let service = opened.header.service;
        let Some(service) = service.filter(|_| questionnaire.by_kind().any(lacks)) else {
            return;
        };
        let headings = opened.header.headings.iter();
        let codes = headings.filter(|heading| {
            self.left_alone.contains(&heading.text) && service.gives_code(heading)
        });
        self.coded = codes.map(|heading| heading.text.clone()).collect();
        self.left_alone
            .retain(|heading| !self.coded.contains(heading));
    }

    /// Takes from among them the columns that tell which rows are finished: left out, they would say that all are.
    fn take_states(&mut self, unfinished: &Unfinished, counts: &LeftOut) {
        let unclear = unfinished.asked_about(counts).into_iter();
        let owned = |(heading, held): (&str, BTreeSet<&str>)| {
            let held = held.into_iter().map(str::to_owned).collect();
            (heading.to_owned(), held)
        };
        self.unclear = unclear.map(owned).collect();
        let own = unfinished.own_headings().map(str::to_owned);
        let clear = own.filter(|heading| !self.unclear.contains_key(heading));
        self.states = clear.collect();
        self.left_alone.retain(|heading| {
            !self.states.contains(heading) && !self.unclear.contains_key(heading)
        });
    }

    /// Looks at what the cells hold.
    fn rows(&mut self, opened: &Opened, kinds: &[ColumnKind], questionnaire: &Questionnaire) {
        let mapping = ColumnMapping::default();
        let check = Check::new(questionnaire, &mapping);
        let headings = &opened.header.headings;
        let is_free = |at: &usize| {
            let text = &headings[*at].text;
            kinds[*at] == ColumnKind::Nothing && self.left_alone.contains(text)
        };
        let free: Vec<usize> = (0..headings.len()).filter(is_free).collect();
        let mut held: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        let unfinished = Unfinished::new(opened.header.service, headings, kinds, &mapping);
        let mut counts = LeftOut::default();
        let again = HeadingsAgain::new(headings);
        let side = ColumnKind::Field(Field::Side);
        let side = kinds.iter().position(|kind| *kind == side);
        let twins = doubled::twins(kinds);
        opened.rows(|cells: &Cells| {
            // Reports tell of them.
            if again.are_in(cells).is_some() {
                return;
            }
            unfinished.count(cells, &mut counts);
            let role = side.and_then(|at| check.role(cells.lossy(at).trim()));
            for (at, kind) in kinds.iter().enumerate() {
                let cell = cells.lossy(at);
                let cell = cell.trim();
                match kind {
                    _ if twins.contains(&at) && tells_nothing(cell, *kind, questionnaire) => {}
                    ColumnKind::Scale(question) => self.answer(&check, *question, cell, role),
                    _ if cell.is_empty() => {}
                    ColumnKind::Field(Field::Side) if check.role(cell).is_none() => {
                        self.unknown_sides.insert(cell.to_owned());
                    }
                    _ => {}
                }
            }
            for at in &free {
                let texts = held.entry(*at).or_default();
                let cell = cells.lossy(*at).trim().to_owned();
                if texts.len() <= MOST_SIDES && !cell.is_empty() {
                    texts.insert(cell);
                }
            }
        });
        for asked in questionnaire.first_on_scales() {
            let on_scale = self.on_scales.entry(asked.scale.to_string());
            on_scale.or_default().part_numbers(asked.labels.len());
        }
        self.take_states(&unfinished, &counts);
        let texts = held.iter();
        let texts = texts.map(|(at, texts)| (headings[*at].text.as_str(), texts));
        self.fields(texts.collect(), questionnaire);
        self.count_names(opened, kinds, &again);
    }

    /// Counts what a cell of a scale question holds in a row of that role.
    fn answer(&mut self, check: &Check, question: usize, cell: &str, role: Option<Role>) {
        let asked = &check.questionnaire.scale_questions[question];
        let on_scale = self.on_scales.entry(asked.scale.to_string()).or_default();
        on_scale.count(check, question, cell, role);
    }

    /// Looks for the columns that may hold what no column is headed by.
    fn fields(&mut self, mut held: Held, questionnaire: &Questionnaire) {
        held.retain(|heading, _| self.left_alone.iter().any(|alone| alone == heading));
        let few = held.iter().filter(|(_, texts)| texts.len() <= MOST_SIDES);
        let few = few.map(|(heading, texts)| ((*heading).to_owned(), (*texts).clone()));
        self.few = few.collect();
        let has = self.has.clone();
        for field in FIELDS.iter().filter(|field| !has.contains(&field.name())) {
            let found = match field {
                Field::Side => candidates::of_side(&held, questionnaire),
                _ => candidates::by_heading(*field, &held),
            };
            held.retain(|heading, _| !found.headings.iter().any(|taken| taken == heading));
            self.take(*field, found, questionnaire);
        }
    }

    /// Takes columns for a field.
    fn take(&mut self, field: Field, found: Candidates, questionnaire: &Questionnaire) {
        if found.headings.is_empty() {
            return;
        }
        let is_taken = |heading: &String| found.headings.contains(heading);
        self.left_alone.retain(|heading| !is_taken(heading));
        if let (Field::Side, Some(sure)) = (field, found.sure()) {
            let texts = self.few.get(sure).into_iter().flatten();
            let unknown = texts.filter(|text| questionnaire.role_of(text).is_none());
            self.unknown_sides.extend(unknown.cloned());
        }
        self.few.retain(|heading, _| !is_taken(heading));
        self.may_hold.insert(field.name(), found);
    }
}

/// Takes a column for that of the sides where another table has one that is headed so, though it holds none that is known.
pub(crate) fn share_sides(drafts: &mut [TableDraft], questionnaire: &Questionnaire) {
    let side = Field::Side.name();
    let sure = |draft: &TableDraft| draft.may_hold.get(side)?.sure().map(str::to_owned);
    let sure: BTreeSet<String> = drafts.iter().filter_map(sure).collect();
    for draft in drafts {
        let is_told = draft.has.contains(&side) || draft.may_hold.contains_key(side);
        let shared = sure.iter().find(|heading| draft.few.contains_key(*heading));
        if let Some(heading) = shared.filter(|_| !is_told) {
            let found = Candidates::only(heading.clone());
            draft.take(Field::Side, found, questionnaire);
        }
    }
}
