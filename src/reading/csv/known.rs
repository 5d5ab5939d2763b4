//! Whether a table is one of answers, as far as its headings tell.

use std::sync::Arc;

use super::Opened;
use super::headings::names::Names;
use crate::answers::mapping::ColumnMapping;
use crate::answers::normalize::heading as folded;
use crate::questionnaire::Questionnaire;
use crate::source::Source;

/// Headings that columns of answers have.
pub(in crate::reading) struct KnownHeadings<'q> {
    names: Vec<Names<'q>>,
    mapped: Vec<String>,
}

impl<'q> KnownHeadings<'q> {
    /// The fields, the questions of these questionnaires, and what a map names.
    pub(in crate::reading) fn new(asked: &'q [Questionnaire], mapping: &ColumnMapping) -> Self {
        let mapped = mapping.all_columns();
        Self {
            names: asked.iter().map(Names::new).collect(),
            mapped: mapped.map(|column| folded(&column.heading.text)).collect(),
        }
    }

    /// How many of them the header has that a text starts with.
    pub(in crate::reading) fn count(&self, source: &Arc<Source>) -> usize {
        let Ok(opened) = Opened::new(source) else {
            return 0;
        };
        let headings = opened.header.headings.iter();
        let headings = headings.filter(|heading| !heading.text.is_empty());
        let known = headings.filter(|heading| {
            let mut names = self.names.iter();
            heading.is_one_of(&self.mapped) || names.any(|names| !names.of(heading).is_empty())
        });
        known.count()
    }
}
