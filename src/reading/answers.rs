//! Everything that was read, sorted out: whose records are whose, and whose mistakes are whose.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::broken::Failed;
use super::csv::{Gone, Table};
use super::intake::Intake;
use super::places::Wanted;
use super::{Input, places};
use crate::answers::Record;
use crate::answers::companies::{Companies, Named, RecordAt};
use crate::answers::day_waves::day_waves;
use crate::answers::duplicates::{Duplicates, Telling, Whereabouts};
use crate::answers::mapping::ColumnMapping;
use crate::answers::numbers::Numbers;
use crate::answers::records::Records;
use crate::answers::selection::Selection;
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::Questionnaire;

/// The code of the note on companies of which every row is left out.
pub(crate) const NO_ROW_LEFT: &str = "no-row-left";

/// So many of them are named.
const NAMED: usize = 10;

/// What all commands work on: records by company, and what is wrong with them.
#[derive(Debug)]
pub struct Answers<'q> {
    /// Whose records are whose, of the companies and waves that were asked for.
    pub companies: Companies,
    /// What to know or look at.
    pub remarks: Vec<Diagnostic>,
    /// How many records or files with mistakes each company has that fails by them, by its index.
    pub failures: BTreeMap<usize, usize>,
    /// Those of them in which somebody stands twice.
    pub(super) undecided: BTreeSet<usize>,
    /// How many files there are.
    pub files: usize,
    /// How many files, folders and links couldn't be opened.
    pub closed: usize,
    pub(super) failed: Vec<Failed>,
    pub(super) twice: Vec<Twice>,
    /// How the rows of tables were read, for telling of their mistakes; by [`Failed::table`].
    pub(super) tables: Vec<Table<'q>>,
    names: Vec<String>,
}

/// A respondent that stands twice.
#[derive(Debug)]
pub(super) struct Twice {
    /// The number of its file, and the line.
    pub(super) place: (usize, usize),
    pub(super) company: usize,
    pub(super) problem: Diagnostic,
}

impl<'q> Answers<'q> {
    pub(super) fn new(
        intake: Intake<'q, '_>,
        numbers: &Numbers,
        questionnaire: &Questionnaire,
        mapping: &ColumnMapping,
        selection: &Selection,
    ) -> Self {
        let inputs = intake.inputs;
        let parts = intake.parts.into_iter().map(|part| part.records).collect();
        let failed = intake.failed.iter();
        let named: Vec<Named> = failed.flat_map(|failed| failed.broken.named()).collect();
        let mut companies = Companies::new(parts, numbers, &named, selection);
        let keep = mapping.keep.iter();
        let kept: Vec<_> = keep.flat_map(|keep| keep.apply(&mut companies)).collect();
        let mut answers = Self {
            companies,
            remarks: intake.remarks,
            failures: BTreeMap::new(),
            undecided: BTreeSet::new(),
            files: inputs.len(),
            closed: 0,
            failed: intake.failed,
            twice: Vec::new(),
            tables: intake.tables,
            names: inputs.iter().map(|input| input.name().to_owned()).collect(),
        };
        answers.remarks.extend(kept);
        answers.remarks.extend(answers.without_rows(&intake.gone));
        let of_days = day_waves(&answers.companies, mapping);
        answers.remarks.extend(of_days);
        answers.lay_failures(selection);
        answers.add_duplicates(inputs, questionnaire);
        answers
    }

    /// Names the companies that were asked for and of which nothing is known, since every row is left out.
    fn without_rows(&self, gone: &Gone) -> Option<Diagnostic> {
        let companies = &self.companies;
        let left_out = &companies.left_out;
        let is_gone = |name: &str| {
            companies.of_company(name).is_empty()
                && left_out.takes_company(name)
                && !left_out.has_company(name)
        };
        let gone = gone.iter().filter(|(name, _)| is_gone(name));
        let names =
            gone.map(|(name, rows)| format!("{name} ({})", list::count(*rows, "row", "rows")));
        let names: Vec<String> = names.collect();
        let message = format!("every row is left out of {}", list::some(&names, NAMED));
        (!names.is_empty()).then(|| Diagnostic::note(NO_ROW_LEFT, message))
    }

    fn add_duplicates(&mut self, inputs: &[Input], questionnaire: &Questionnaire) {
        let duplicates = Duplicates::find(&self.companies);
        let records = duplicates.records();
        if records.is_empty() {
            return;
        }
        let places = self.places(&records, inputs);
        let telling = Telling {
            companies: &self.companies,
            questionnaire,
            places: &places,
        };
        for (company, pair) in &duplicates.twice {
            let (Some(problem), Some(second)) =
                (telling.twice(*pair, &duplicates), places.get(&pair[1]))
            else {
                continue;
            };
            let (line, _) = second.source.line_column(second.start.start);
            let (part, _) = self.companies.record(pair[1]);
            let place = (part.file, line);
            self.twice.push(Twice {
                place,
                company: *company,
                problem,
            });
            *self.failures.entry(*company).or_default() += 1;
            self.undecided.insert(*company);
        }
        self.remarks.extend(telling.warnings(&duplicates));
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
            let mut tables = self.tables.iter();
            let table = tables.find(|table| table.name() == input.name());
            places.extend(places::find(input, table, &wanted));
        }
        places
    }

    /// Where a record starts, by its file and line.
    pub(crate) fn start_of(&self, record: RecordAt, inputs: &[Input]) -> Option<String> {
        let places = self.places(&[record], inputs);
        places.get(&record).map(Whereabouts::start)
    }

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
