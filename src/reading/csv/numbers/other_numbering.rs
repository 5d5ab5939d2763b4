//! Columns of numbers whose headings say that these are numbered otherwise than they are read.

use super::meanings::Meaning;
use crate::answers::normalize::heading as folded;
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::Questionnaire;
use crate::reading::csv::Opened;
use crate::reading::csv::headings::names::ColumnKind;
use crate::reading::csv::headings::stated::Stated;
use crate::reading::labels;

/// A column, its question, and what its heading says.
pub(super) type OtherNumbering = (usize, usize, Stated);

impl Opened<'_> {
    /// The columns in which numbers stand that their headings say something else of, those left out of which a map tells
    /// how they are numbered.
    pub(in crate::reading::csv) fn other_numberings(
        &self,
        kinds: &[ColumnKind],
        meanings: &[Option<Meaning>],
        questionnaire: &Questionnaire,
    ) -> Vec<OtherNumbering> {
        let is_told = |at: usize| matches!(meanings.get(at), Some(Some(Meaning::Scale(it))) if it.numbers().is_some());
        let headings = self.header.headings.iter().zip(kinds).enumerate();
        let stated = headings.filter_map(|(at, (heading, kind))| {
            let &ColumnKind::Scale(question) = kind else {
                return None;
            };
            let stated = Stated::of(heading, question, questionnaire);
            Some((at, question, stated.filter(|_| !is_told(at))?))
        });
        let mut unseen: Vec<OtherNumbering> = stated.collect();
        if unseen.is_empty() {
            return unseen;
        }
        let mut found = Vec::new();
        self.rows_while(|cells| {
            let is_number = |(at, ..): &mut OtherNumbering| {
                labels::number(&folded(&cells.lossy(*at))).is_some()
            };
            found.extend(unseen.extract_if(.., is_number));
            !unseen.is_empty()
        });
        found.sort_by_key(|(at, ..)| *at);
        found
    }

    /// One mistake for all of them.
    pub(in crate::reading::csv) fn tell_other_numberings(
        &self,
        found: &[OtherNumbering],
        questionnaire: &Questionnaire,
    ) -> Option<Diagnostic> {
        let (first, others) = found.split_first()?;
        let (at, question, stated) = first;
        let asked = &questionnaire.scale_questions[*question];
        let others = match others.len() {
            0 => String::new(),
            1 => "; 1 other heading says the like".to_owned(),
            more => format!("; {more} other headings say the like"),
        };
        let said = stated.in_words(&asked.labels);
        let message = format!("the heading of `{}` {said}{others}", asked.id);
        let problem = Diagnostic::error("other-numbering", message);
        Some(
            self.at_heading(*at, problem)
                .label("its cells are numbers")
                .help("export the labels in place of the numbers")
                .help(format!(
                    "or say in a map of columns, with `--columns`, how they are numbered: under `scales`, `{scale}: reversed` where 1 is the last label, else what stands for each label from the first to the last, which is [{}] where the heading is wrong",
                    list::joined(1..=asked.labels.len(), ", "),
                    scale = asked.scale
                )),
        )
    }
}
