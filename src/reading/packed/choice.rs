//! Which sheet of a workbook holds answers: the one that is named, else the one with most headings that are known.

use std::sync::Arc;

use crate::answers::mapping::ColumnMapping;
use crate::questionnaire::{EMBEDDED, Questionnaire};
use crate::reading::csv::KnownHeadings;
use crate::source::Source;

/// How a sheet is chosen.
#[derive(Debug)]
pub struct SheetChoice<'c> {
    /// The sheet that was asked for.
    pub name: Option<&'c str>,
    /// The questionnaire that was asked for, whose questions are known beside those of the built-in ones.
    pub questionnaire: Option<Questionnaire>,
    /// The map whose headings are known as well.
    pub mapping: &'c ColumnMapping,
}

/// The headings by which a sheet of answers is known, made ready.
pub(in crate::reading) struct Headings<'c> {
    pub(super) asked: Option<&'c str>,
    known: KnownHeadings<'c>,
}

impl SheetChoice<'_> {
    /// The questionnaires whose questions are known.
    pub(in crate::reading) fn questionnaires(&self) -> Vec<Questionnaire> {
        let built_in = EMBEDDED.iter().filter_map(|embedded| embedded.read().ok());
        self.questionnaire.iter().cloned().chain(built_in).collect()
    }

    pub(in crate::reading) fn headings<'a>(&'a self, known: &'a [Questionnaire]) -> Headings<'a> {
        Headings {
            asked: self.name,
            known: KnownHeadings::new(known, self.mapping),
        }
    }
}

impl Headings<'_> {
    /// How many of them the header of a table has.
    pub(super) fn count(&self, csv: &str) -> usize {
        self.known.count(&head(csv))
    }
}

/// What a sheet starts with: the rest is as long as the sheet.
pub(super) fn head(csv: &str) -> Arc<Source> {
    let lines = csv.split_inclusive('\n').filter(|line| line.len() > 1);
    let head: String = lines.take(3).collect();
    Arc::new(Source::new("", head))
}
