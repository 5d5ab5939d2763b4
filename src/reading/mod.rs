//! Files to records and mistakes, for every command in the same way.
//!
//! What is packed in workbooks and archives is opened by `packed`. [`Input`]s are told apart by `format`; `documents` and `csv` take them apart, parallel over files and over
//! parts of a long one; whatever they hold goes through the one `check` into an `entry`, which becomes a record
//! or is kept as `broken`. [`Answers`] sorts out whose all of it is.

mod answers;
mod broken;
mod check;
mod csv;
mod cut_short;
mod documents;
mod entry;
mod field;
mod format;
mod input;
mod intake;
mod items;
mod labels;
mod meant;
mod misplaced;
mod mistake;
mod mistake_words;
mod mistakes;
mod other_names;
mod own;
mod packed;
mod places;
mod raw;
mod record;
mod salvage;
mod sections;
mod seen;
mod struck_out;
#[cfg(test)]
mod tests;
mod texts;
mod which_questionnaire;
mod whole;

use std::sync::Arc;

use crate::answers::Record;
use crate::answers::mapping::ColumnMapping;
use crate::answers::records::Keeps;
use crate::answers::selection::Selection;
use crate::diagnostic::{self, Diagnostic};
use crate::questionnaire::Questionnaire;
use check::Check;
use format::FileFormat;
use intake::IntakeReader;
use struck_out::StruckOut;

pub use crate::source::BLOCK_SIZE;
pub use answers::Answers;
pub(crate) use answers::NO_ROW_LEFT;
pub(crate) use csv::{OnScale, TableDraft, WithoutYes};
pub use input::Input;
pub(crate) use other_names::OtherNames;
pub(crate) use own::is_own;
pub use packed::{Hidden, SheetChoice};
pub use texts::Texts;
pub use which_questionnaire::choose;

/// How answers are read.
pub struct Reading<'q> {
    /// What was asked.
    pub questionnaire: &'q Questionnaire,
    /// What is told beside the files.
    pub mapping: &'q ColumnMapping,
    /// Of which records all that was said is kept, for whole reports.
    pub keeps: Keeps,
    /// How many bytes of a long file are read at a time, [`BLOCK_SIZE`] but in tests.
    pub block_size: usize,
    /// Called with the bytes that have been read.
    pub progress: &'q (dyn Fn(u64) + Sync),
}

/// The records of some texts with everything that was said, and what is to be told of them.
pub fn records(inputs: &[Input], questionnaire: &Questionnaire) -> (Vec<Record>, Vec<Diagnostic>) {
    let all = Selection::default();
    let reading = Reading {
        questionnaire,
        mapping: &ColumnMapping::default(),
        keeps: Keeps::Of(all.clone()),
        block_size: BLOCK_SIZE,
        progress: &|_| (),
    };
    let answers = reading.read(inputs, &all);
    let mut diagnostics = answers.mistakes();
    diagnostics.extend(answers.remarks.iter().cloned());
    diagnostic::sort(&mut diagnostics);
    (answers.records(), diagnostics)
}

/// What tables seem to hold, for the draft of a map; one that can't be opened, or holds no table, is a mistake.
pub(crate) fn draft(
    inputs: &[Input],
    questionnaire: &Questionnaire,
) -> Result<Vec<TableDraft>, Vec<Diagnostic>> {
    let (mut drafts, mut problems) = (Vec::new(), Vec::new());
    for input in inputs {
        if let Err(found) = input.open() {
            problems.extend(found);
            continue;
        }
        if input.format() != FileFormat::Table {
            let message = "this is no table: a map of columns is for CSV files";
            problems.push(Diagnostic::error("no-table", message).in_file(input.name()));
            continue;
        }
        let text = input.text();
        match text.and_then(|source| csv::draft(&source, questionnaire)) {
            Ok(draft) => drafts.push(draft),
            Err(problem) => problems.push(*problem),
        }
    }
    csv::share_sides(&mut drafts, questionnaire);
    let names: Vec<&str> = drafts.iter().map(|draft| draft.name.as_str()).collect();
    let named = csv::named_files(&names, questionnaire);
    for (draft, named) in drafts.iter_mut().zip(named) {
        draft.named = named;
    }
    if problems.is_empty() {
        Ok(drafts)
    } else {
        Err(problems)
    }
}

impl<'q> Reading<'q> {
    /// Reads every input, and sorts out whose the records are that were asked for.
    pub fn read(&self, inputs: &[Input], selection: &Selection) -> Answers<'q> {
        let reader = IntakeReader {
            reading: self,
            check: Check::new(self.questionnaire, self.mapping),
            struck_out: StruckOut::new(self.questionnaire),
            keeps: Arc::new(self.keeps.clone()),
            numbers: Arc::default(),
        };
        let intake = reader.read(inputs);
        let (questionnaire, mapping) = (self.questionnaire, self.mapping);
        Answers::new(intake, &reader.numbers, questionnaire, mapping, selection)
    }
}
