//! Everything that was read, sorted out: whose records are whose, and whose mistakes are whose.

use std::collections::{BTreeMap, HashMap};

use super::broken::Failed;
use super::csv::Table;
use super::intake::Intake;
use super::places::Wanted;
use super::{Input, places};
use crate::answers::Record;
use crate::answers::companies::{Companies, Named, RecordAt};
use crate::answers::duplicates::{Duplicates, Whereabouts};
use crate::answers::numbers::Numbers;
use crate::answers::records::Records;
use crate::answers::selection::Selection;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Questionnaire;

/// What all commands work on: records by company, and what is wrong with them.
#[derive(Debug)]
pub struct Answers<'q> {
    /// Whose records are whose, of the companies and waves that were asked for.
    pub companies: Companies,
    /// What to know or look at.
    pub remarks: Vec<Diagnostic>,
    /// How many records or files with mistakes each company has that fails by them, by its index.
    pub failures: BTreeMap<usize, usize>,
    /// How many files there are.
    pub files: usize,
    pub(super) failed: Vec<Failed>,
    pub(super) twice: Vec<Twice>,
    /// How the rows of tables were read, for telling of their mistakes; by [`Failed::table`].
    pub(super) tables: Vec<Table<'q>>,
    /// The files' names.
    names: Vec<String>,
}

/// A respondent that stands twice.
#[derive(Debug)]
pub(super) struct Twice {
    /// The number of its file, and the line.
    pub(super) place: (usize, usize),
    pub(super) problem: Diagnostic,
}

impl<'q> Answers<'q> {
    pub(super) fn new(
        intake: Intake<'q, '_>,
        numbers: &Numbers,
        questionnaire: &Questionnaire,
        selection: &Selection,
    ) -> Self {
        let inputs = intake.inputs;
        let parts = intake.parts.into_iter().map(|part| part.records).collect();
        let named = intake
            .failed
            .iter()
            .flat_map(|failed| failed.broken.named());
        let companies = Companies::new(parts, numbers, &named.collect::<Vec<Named>>(), selection);
        let mut answers = Self {
            companies,
            remarks: intake.remarks,
            failures: BTreeMap::new(),
            files: inputs.len(),
            failed: intake.failed,
            twice: Vec::new(),
            tables: intake.tables,
            names: inputs.iter().map(|input| input.name().to_owned()).collect(),
        };
        answers.lay_failures(selection);
        answers.add_duplicates(inputs, questionnaire);
        answers
    }

    fn add_duplicates(&mut self, inputs: &[Input], questionnaire: &Questionnaire) {
        let duplicates = Duplicates::find(&self.companies);
        let records = duplicates.records();
        if records.is_empty() {
            return;
        }
        let places = self.places(&records, inputs);
        for (company, pair) in &duplicates.twice {
            let told = Duplicates::tell_twice(*pair, &self.companies, questionnaire, &places);
            let (Some(problem), Some(second)) = (told, places.get(&pair.second)) else {
                continue;
            };
            let (line, _) = second.source.line_column(second.start.start);
            let (part, _) = self.companies.record(pair.second);
            self.twice.push(Twice {
                place: (part.file, line),
                problem,
            });
            *self.failures.entry(*company).or_default() += 1;
        }
        let warnings = duplicates.warnings(&self.companies, questionnaire, &places);
        self.remarks.extend(warnings);
    }

    /// Where records stand, by reading their files again.
    fn places(&self, records: &[RecordAt], inputs: &[Input]) -> HashMap<RecordAt, Whereabouts> {
        let mut by_file: BTreeMap<usize, Vec<Wanted>> = BTreeMap::new();
        for record in records {
            let (part, at) = self.companies.record(*record);
            let wanted = Wanted::new(*record, &part.place, at);
            by_file.entry(part.file).or_default().push(wanted);
        }
        let mut places = HashMap::new();
        for (file, wanted) in by_file {
            let input = inputs[file];
            let table = self
                .tables
                .iter()
                .find(|table| table.name() == input.name());
            let found = places::find(input, table, &wanted);
            places.extend(found);
        }
        places
    }

    /// Where a record starts, by its file and line.
    pub(crate) fn start_of(&self, record: RecordAt, inputs: &[Input]) -> Option<String> {
        let places = self.places(&[record], inputs);
        places.get(&record).map(Whereabouts::start)
    }

    /// The name of a part's file.
    pub(crate) fn file_of(&self, part: &Records) -> &str {
        &self.names[part.file]
    }

    /// The records that were asked for, in the order in which they were read, each with its company.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = (usize, (&Records, usize))> {
        let companies = 0..self.companies.len();
        let members = companies.flat_map(|company| {
            let members = self.companies.members(company).iter();
            members.map(move |at| (*at, company))
        });
        let mut all: Vec<(RecordAt, usize)> = members.collect();
        all.sort_unstable();
        all.into_iter()
            .map(|(at, company)| (company, self.companies.record(at)))
    }

    /// The same records with all that was kept of them.
    pub fn records(&self) -> Vec<Record> {
        let record = |(company, (part, at)): (usize, (&Records, usize))| {
            let (name, wave) = self.companies.name(company);
            part.record(at, name, wave)
        };
        self.in_order().map(record).collect()
    }
}
