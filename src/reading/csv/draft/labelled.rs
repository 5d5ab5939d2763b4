//! Columns whose cells are labels of a scale, though nothing tells by their headings which question they answer.

use std::sync::Arc;

use super::choices::{APART, MATRIX};
use crate::answers::mapping::ColumnMapping;
use crate::answers::normalize::heading as folded;
use crate::answers::values::value;
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::Questionnaire;
use crate::reading::check::Check;
use crate::reading::csv::Opened;
use crate::reading::csv::TableDraft;
use crate::reading::csv::cells::is_blank;
use crate::reading::labels;

/// What a map may say of a column that holds answers to one question.
pub(in crate::reading::csv) const ID: &str = "the question's id, or";

impl Opened<'_> {
    /// Of these columns those that hold nothing but labels of one scale, each with the scale's id. Practices are answered
    /// with Yes and No, as many other questions are.
    pub(in crate::reading::csv) fn labelled(
        &self,
        columns: &[usize],
        questionnaire: &Questionnaire,
        mapping: &ColumnMapping,
    ) -> Vec<(usize, Arc<str>)> {
        let check = Check::new(questionnaire, mapping);
        let missing: Vec<String> = mapping.missing.iter().map(|text| value(text)).collect();
        let scored = &questionnaire.scale_questions[..questionnaire.count_scored()];
        let is_first = |at: &usize| {
            let before = &scored[..*at];
            before.iter().all(|asked| asked.scale != scored[*at].scale)
        };
        let scales: Vec<usize> = (0..scored.len()).filter(is_first).collect();
        let on_all = |column: &usize| (*column, scales.clone(), false);
        let mut left: Vec<(usize, Vec<usize>, bool)> = columns.iter().map(on_all).collect();
        self.rows_while(|cells| {
            for (column, scales, has_label) in &mut left {
                let cell = cells.lossy(*column);
                if is_blank(cell.as_bytes()) || missing.contains(&value(&cell)) {
                    continue;
                }
                let is_number = labels::number(&folded(&cell)).is_some();
                let is_answer = |scale: &usize| check.scale_text(*scale, &cell).is_ok();
                scales.retain(|scale| !is_number && is_answer(scale));
                let is_label = |scale: &usize| check.scale_text(*scale, &cell) != Ok(0);
                *has_label |= scales.iter().any(is_label);
            }
            left.retain(|(_, scales, _)| !scales.is_empty());
            !left.is_empty()
        });
        let labelled = left.iter().filter(|(.., has_label)| *has_label);
        let with_scale = labelled.filter_map(|(column, scales, _)| {
            let scale = scored[*scales.first()?].scale.clone();
            Some((*column, scale))
        });
        with_scale.collect()
    }

    /// Warns of columns that hold labels, and that are left alone.
    pub(in crate::reading::csv) fn labels_left_alone(
        &self,
        labelled: &[(usize, Arc<str>)],
    ) -> Option<Diagnostic> {
        let (first, scale) = labelled.first()?;
        let columns: Vec<usize> = labelled.iter().map(|(at, _)| *at).collect();
        let names = self.named(&columns);
        let message = match labelled.len() {
            1 => format!("the column {names} holds labels of `{scale}`, and is left alone"),
            many => {
                format!("{many} columns hold labels, as of `{scale}`, and are left alone: {names}")
            }
        };
        Some(self.about_alone("labels-left-alone", message, *first))
    }

    /// The headings of these columns.
    pub(in crate::reading::csv) fn named(&self, columns: &[usize]) -> String {
        let headings = &self.header.headings;
        list::and(columns.iter().map(|at| &headings[*at].text))
    }

    /// Asks what columns hold that are left alone, at the heading of the first one.
    pub(super) fn about_alone(
        &self,
        code: &'static str,
        message: String,
        first: usize,
    ) -> Diagnostic {
        let warning = self.at_heading(first, Diagnostic::warning(code, message));
        warning
            .label("its heading doesn't say which question this answers")
            .help("if these are answers, say which ones in a map of columns, with `--columns`, which `detente map` drafts; else name them there under `ignore`")
    }
}

impl TableDraft {
    /// Takes the columns that hold labels, or practices as choices, from among those that are left alone.
    pub(super) fn take_labelled(&mut self, opened: &Opened, questionnaire: &Questionnaire) {
        let alone = self.alone(opened);
        let labelled = opened.labelled(&alone, questionnaire, &ColumnMapping::default());
        for (at, scale) in labelled {
            self.take_like_answers(opened, at, &format!("labels of {scale}: {ID}"));
        }
        for at in opened.matrices(&alone, questionnaire) {
            self.take_like_answers(
                opened,
                at,
                &format!("several questions in a cell: {MATRIX}; then"),
            );
        }
        for at in opened.choices(&self.alone(opened), questionnaire) {
            let held = format!("practices, several in a cell: {APART}; then");
            self.take_like_answers(opened, at, &held);
        }
    }

    /// The columns that are left alone.
    pub(in crate::reading::csv) fn alone(&self, opened: &Opened) -> Vec<usize> {
        let headings = &opened.header.headings;
        let is_alone = |at: &usize| self.left_alone.contains(&headings[*at].text);
        (0..headings.len()).filter(is_alone).collect()
    }

    /// Those, and the ones that resemble what is asked.
    pub(in crate::reading::csv) fn unsure(&self, opened: &Opened) -> Vec<usize> {
        let headings = &opened.header.headings;
        let is_unsure = |at: &usize| {
            let text = &headings[*at].text;
            self.left_alone.contains(text) || self.near.iter().any(|(near, _)| near == text)
        };
        (0..headings.len()).filter(is_unsure).collect()
    }

    /// Takes one of them, about which somebody has to decide, with why.
    pub(in crate::reading::csv) fn ask(&mut self, heading: &str, why: String) {
        self.near.retain(|(near, _)| near != heading);
        self.left_alone.retain(|alone| alone != heading);
        self.open.push((heading.to_owned(), why));
    }

    /// Takes one that seems to hold answers to a question.
    pub(super) fn take_like_answers(&mut self, opened: &Opened, at: usize, held: &str) {
        let heading = &opened.header.headings[at].text;
        self.ask(heading, format!("holds {held} the heading under `ignore`"));
    }
}
