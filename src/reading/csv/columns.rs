//! What each column of one file holds, and every mistake in its header.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::Opened;
use super::headings::garbled;
use super::headings::heading::Heading;
use super::headings::names::{ColumnKind, Names};
use super::headings::wording::Wording;
use super::misplaced;
use super::numbers::meanings::{Meaning, MeaningsOf};
use super::services::{JOIN, is_parent};
use super::unnamed::Unnamed;
use crate::answers::mapping::{ColumnMapping, RenamedColumn};
use crate::answers::normalize::heading as folded;
use crate::answers::values::value;
use crate::diagnostic::{self, Diagnostic, list, suggest};
use crate::questionnaire::{Questionnaire, Role};
use crate::reading::field::Field;
use crate::source::Source;

/// What the columns of one file hold, and what stands in for the columns that it lacks.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) kinds: Vec<ColumnKind>,
    /// What the cells of each stand for, where a map tells it.
    pub(super) meanings: Vec<Option<Meaning>>,
    pub(super) company: Option<String>,
    pub(super) side: Option<Role>,
    pub(super) wave: Option<String>,
    pub(super) unnamed: Unnamed,
    /// What stands for no answer, as values are compared.
    missing: Vec<String>,
    /// The sides that the headings are worded for.
    pub(super) wording: Wording,
}

impl Columns {
    /// Whether nothing stands for no answer beside blank cells.
    pub(super) fn has_no_missing(&self) -> bool {
        self.missing.is_empty()
    }

    /// Whether a cell of a question has no answer, though something stands in it.
    pub(super) fn is_missing(&self, cell: &str) -> bool {
        !self.missing.is_empty() && self.missing.contains(&value(cell))
    }
}

/// Tells what each column holds, or that it can't be told. Where all rows are known to be of one role, columns
/// for what it isn't asked aren't missed.
pub(super) fn read(
    source: &Arc<Source>,
    opened: &Opened,
    questionnaire: &Questionnaire,
    mapping: &ColumnMapping,
    only_role: Option<Role>,
) -> (Option<Columns>, Vec<Diagnostic>) {
    let mut reading = ColumnReading {
        source,
        opened,
        headings: &opened.header.headings,
        names: Names::new(questionnaire),
        questionnaire,
        diagnostics: Vec::new(),
    };
    let kinds = reading.columns(mapping);
    let below = misplaced::second_row(opened, &kinds, &reading.names).err();
    reading.diagnostics.extend(below.map(|problem| *problem));
    let columns = reading.constants(kinds, mapping, only_role);
    diagnostic::sort(&mut reading.diagnostics);
    let is_broken = reading.diagnostics.iter().any(Diagnostic::is_error);
    ((!is_broken).then_some(columns), reading.diagnostics)
}

/// That a file holds no answers to a questionnaire.
pub(super) fn no_questions(id: &str, file: &str) -> Diagnostic {
    let message = format!("no column of this file holds answers to {id}");
    Diagnostic::error("no-questions", message)
        .in_file(file)
        .help("a column is headed by a question's id or by its text; is this the right questionnaire?")
}

pub(super) struct ColumnReading<'a> {
    pub(super) source: &'a Arc<Source>,
    pub(super) opened: &'a Opened<'a>,
    pub(super) headings: &'a [Heading],
    pub(super) names: Names<'a>,
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl ColumnReading<'_> {
    fn columns(&mut self, mapping: &ColumnMapping) -> Vec<ColumnKind> {
        let ignored = mapping.ignore.iter().map(|said| folded(&said.text));
        let ignored: HashSet<String> = ignored.collect();
        // Of a heading that is said twice, the first counts.
        let renamed = mapping.columns_of(&self.source.name).rev();
        let renamed = renamed.map(|column| (folded(&column.heading.text), column));
        let renamed: HashMap<String, &RenamedColumn> = renamed.collect();
        let mut unknown = Vec::new();
        let mut kinds = Vec::with_capacity(self.headings.len());
        for (at, heading) in self.headings.iter().enumerate() {
            let mut texts = heading.texts();
            let renamed = texts.find_map(|text| renamed.get(&folded(text)).copied());
            let is_ignored = heading.is(|name| ignored.contains(name));
            let found = match renamed {
                _ if is_ignored => vec![ColumnKind::Nothing],
                Some(renamed) => self.target(renamed),
                None => self.names.of(heading),
            };
            let is_nothing = found.is_empty() || found == [ColumnKind::Nothing];
            if is_nothing && renamed.is_none() && !is_ignored && !heading.text.is_empty() {
                unknown.push((at, found.is_empty()));
            }
            if found.len() > 1 {
                self.ambiguous(heading, &found);
            }
            kinds.push(match found.as_slice() {
                [one] => *one,
                _ => ColumnKind::Nothing,
            });
        }
        let at: Vec<usize> = unknown.iter().map(|(at, _)| *at).collect();
        let boxes = self.refuse_boxes(&at, &mut kinds, mapping);
        unknown.retain(|(at, _)| !boxes.contains(at));
        let again = self.refuse_fields_again(&at, &kinds);
        unknown.retain(|(at, _)| !again.contains(at));
        self.unknown(&unknown, &kinds, mapping);
        self.whole_of_another(&kinds);
        kinds
    }

    /// What a map of columns names; a name that stands for nothing is a mistake in the map.
    fn target(&mut self, renamed: &RenamedColumn) -> Vec<ColumnKind> {
        let found = self.names.find(&renamed.target);
        if found.is_empty() {
            let (source, span) = &renamed.heading.place;
            let message = format!("`{}` is nothing that a column can hold", renamed.target);
            let problem = Diagnostic::error("unknown-column", message)
                .at(source, span.clone())
                .label(suggest::label(&renamed.target, &self.names.unused(&[])))
                .help("a column holds a field, a question by its id, `comment:ID`, or `ID:OPTION` for one option of a ranking");
            self.diagnostics.push(problem);
        }
        found
    }

    fn ambiguous(&mut self, heading: &Heading, found: &[ColumnKind]) {
        let names = found.iter().map(|kind| kind.name(self.questionnaire));
        let message = format!("`{}` could be {}", heading.text, list::or(names));
        let problem = Diagnostic::error("ambiguous-column", message)
            .at(self.source, heading.span.clone())
            .label("say which one it is in a map of columns, with `--columns`");
        self.diagnostics.push(problem);
    }

    /// A heading that resembles one that is missing is a mistake; all others are left alone, and said. Each column comes
    /// with whether it may be one.
    fn unknown(
        &mut self,
        unknown: &[(usize, bool)],
        kinds: &[ColumnKind],
        mapping: &ColumnMapping,
    ) {
        let all: Vec<usize> = unknown.iter().map(|(at, _)| *at).collect();
        if let Some(problem) = self.of_another(&all, kinds) {
            self.diagnostics.push(problem);
            return;
        }
        let unused = self.names.unused(kinds);
        let (mut left_alone, mut may_answer) = (Vec::new(), Vec::new());
        for &(at, may_be_asked) in unknown {
            let heading = &self.headings[at];
            let text = heading.text.as_str();
            let near = self.names.near(text, &unused);
            let Some(near) = near.filter(|_| may_be_asked) else {
                left_alone.push(at);
                may_answer.extend(may_be_asked.then_some(at));
                continue;
            };
            let message = format!("nothing is called `{text}` in {}", self.questionnaire.id);
            let problem = Diagnostic::error("unknown-column", message)
                .at(self.source, heading.span.clone())
                .label(format!("did you mean `{near}`?"));
            let aside = self.names.aside_in(text).map(|word| {
                format!("`{word}` in it says that the column holds something else than the answers themselves")
            });
            let problem = garbled::help(problem, heading.texts())
                .helps(aside)
                .help("correct the heading, or say what the column holds in a map of columns, with `--columns`");
            self.diagnostics.push(problem);
        }
        let (opened, questionnaire) = (self.opened, self.questionnaire);
        let labelled = opened.labelled(&may_answer, questionnaire, mapping);
        let numbered = opened.numbered(&may_answer, kinds, questionnaire);
        let matrices = opened.matrices(&may_answer, questionnaire);
        may_answer.retain(|at| !matrices.contains(at));
        let choices = opened.choices(&may_answer, questionnaire);
        left_alone.retain(|at| {
            let is_labelled = labelled.iter().any(|(labelled, _)| labelled == at);
            let holds_several = choices.contains(at) || matrices.contains(at);
            !is_labelled && !numbered.0.contains(at) && !holds_several
        });
        let labels = opened.labels_left_alone(&labelled);
        let numbers = opened.numbers_left_alone(&numbered);
        self.diagnostics.extend(labels.into_iter().chain(numbers));
        self.diagnostics.extend(opened.tell_matrices(&matrices));
        self.diagnostics.extend(opened.tell_choices(&choices));
        let names = left_alone.iter().map(|at| self.headings[*at].text.as_str());
        let names = list::and(names);
        let message = match left_alone.len() {
            0 => return,
            1 => format!("the column {names} holds no answers and is left alone"),
            count => format!("{count} columns hold no answers and are left alone: {names}"),
        };
        self.note("columns-left-alone", message);
    }

    pub(super) fn note(&mut self, code: &'static str, message: String) {
        let note = Diagnostic::note(code, message);
        self.diagnostics.push(note.in_file(&self.source.name));
    }

    /// Checks that company and side are known, from a column or as a constant, and that there are answers.
    fn constants(
        &mut self,
        kinds: Vec<ColumnKind>,
        mapping: &ColumnMapping,
        only_role: Option<Role>,
    ) -> Columns {
        let has = |field: Field| kinds.contains(&ColumnKind::Field(field));
        let missing = mapping.missing.iter().map(|text| value(text)).collect();
        let unused = mapping.unused_constants(&self.source.name, |name| {
            let mut fields = Field::OF_COLUMNS.into_iter();
            fields.any(|field| field.name() == name && has(field))
        });
        self.diagnostics.extend(unused);
        let given = mapping.constants_of(&self.source.name);
        let side = given.role(self.questionnaire).unwrap_or_else(|problem| {
            self.diagnostics.push(*problem);
            None
        });
        self.said_of_all(&kinds, &given, mapping);
        if given.company.is_none() && !has(Field::Company) {
            self.no_column(Field::Company, "the company");
        }
        if given.side.is_none() && !has(Field::Side) {
            self.no_column(Field::Side, "the side that answered");
        }
        let is_answer =
            |kind: &ColumnKind| !matches!(kind, ColumnKind::Field(_) | ColumnKind::Nothing);
        if !kinds.iter().any(is_answer) {
            let id = &self.questionnaire.id;
            self.diagnostics.push(no_questions(id, &self.source.name));
        }
        let ignored = mapping.ignore.iter().map(|said| folded(&said.text));
        self.unasked(&kinds, only_role.or(side), &ignored.collect::<Vec<_>>());
        let constant = |field: Field, value: Option<String>| value.filter(|_| !has(field));
        let meanings = self.meanings(&kinds, mapping);
        let (opened, questionnaire) = (self.opened, self.questionnaire);
        let numbered = opened.other_numberings(&kinds, &meanings, questionnaire);
        let problem = opened.tell_other_numberings(&numbered, questionnaire);
        self.diagnostics.extend(problem);
        let mapped = mapping.columns_of(&self.source.name);
        let mapped: Vec<String> = mapped.map(|column| folded(&column.heading.text)).collect();
        let is_mapped = |heading: &Heading| heading.is_one_of(&mapped);
        Columns {
            meanings,
            company: constant(Field::Company, given.company),
            side: side.filter(|_| !has(Field::Side)),
            wave: constant(Field::Wave, given.wave),
            unnamed: Unnamed::new(self.headings, &kinds),
            missing,
            wording: Wording::new(&opened.explained(), &kinds, questionnaire, is_mapped),
            kinds,
        }
    }

    /// What the cells of each column stand for, where the map tells it.
    fn meanings(&mut self, kinds: &[ColumnKind], mapping: &ColumnMapping) -> Vec<Option<Meaning>> {
        // Whoever filled in one of the program's own forms read there what its numbers stand for.
        let is_form = self.opened.note().is_some();
        if is_form && !mapping.scales.is_empty() {
            let message = "what the map says under `scales` isn't used: this form says what its numbers stand for";
            self.note("unused-scales", message.to_owned());
        }
        let of = MeaningsOf {
            mapping,
            scales: mapping.scales_of(&self.source.name, is_form),
            questionnaire: self.questionnaire,
        };
        let mut told = BTreeSet::new();
        let mut meaning = |(heading, kind): (&Heading, &ColumnKind)| {
            let found = of.column(heading, *kind);
            found.unwrap_or_else(|problem| {
                // One mistake of the map shows in many columns.
                if told.insert(problem.message.clone()) {
                    self.diagnostics.push(*problem);
                }
                None
            })
        };
        let columns = self.headings.iter().zip(kinds);
        columns.map(&mut meaning).collect()
    }

    fn no_column(&mut self, field: Field, what: &str) {
        let first = self.headings.first();
        let start = first.map_or(0..0, |heading| heading.span.clone());
        let field = field.name();
        let fields = Field::OF_COLUMNS[..4].iter().map(|field| field.name());
        let parent = self.headings.iter().any(is_parent).then_some(JOIN);
        let problem = Diagnostic::error("no-column", format!("this file has no column `{field}`"))
            .at(self.source, start)
            .label(format!("expected a column with {what}"))
            .help(format!(
                "say it with `--{field}`, which is for all files, or in a map of columns, with `--columns`, which `detente map` drafts: the column that holds it, or what each file holds under `files`; the headings are {}",
                list::joined(fields, ", ")
            ));
        self.diagnostics.push(problem.helps(parent));
    }
}
