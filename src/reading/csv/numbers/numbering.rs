//! Columns whose numbers can't be 1 to K: a service may number answers from 0, or with gaps. Then no number of such a
//! column, nor of others on its scale, can be taken for what it seems.

use super::off_scale::{Numbers, OffScale};
use crate::diagnostic::{Diagnostic, list};
use crate::reading::csv::header::holding;
use crate::reading::csv::headings::names::ColumnKind;
use crate::reading::csv::table::Table;

impl Table<'_> {
    /// One mistake for the columns of each scale whose numbers can't be its own, over all parts of a file.
    pub(in crate::reading::csv) fn misnumbered<'o>(
        &self,
        parts: impl Iterator<Item = &'o OffScale>,
        rows: usize,
    ) -> Vec<Diagnostic> {
        let mut all = OffScale::default();
        parts.for_each(|part| all.add(part));
        all.0.retain(|_, numbers| !numbers.are_slips(rows));
        let mut scales: Vec<(&[String], Vec<usize>, Numbers)> = Vec::new();
        for (column, numbers) in &all.0 {
            let ColumnKind::Scale(question) = self.columns.kinds[*column] else {
                continue;
            };
            let labels = &*self.check.questionnaire.scale_questions[question].labels;
            let known = scales.iter_mut().find(|(known, ..)| *known == labels);
            if let Some((_, columns, sum)) = known {
                columns.push(*column);
                sum.add(numbers);
            } else {
                scales.push((labels, vec![*column], numbers.clone()));
            }
        }
        let tell = |(labels, columns, numbers): &(&[String], Vec<usize>, Numbers)| {
            self.tell_numbers(labels, columns, numbers)
        };
        scales.iter().map(tell).collect()
    }

    fn tell_numbers(&self, labels: &[String], columns: &[usize], numbers: &Numbers) -> Diagnostic {
        let subject = holding(columns);
        let cells = list::count(numbers.cells, "cell", "cells");
        let most = labels.len();
        let message = format!(
            "{subject} {} in {cells}, and answers are numbered from 1 to {most} here",
            list::and(&numbers.shown)
        );
        let problem = Diagnostic::error("other-numbers", message)
            .in_file(&self.name)
            .help(format!(
                "where a service numbers answers in a way of its own, its 3 need not be 3 here: export the labels in place of the numbers ({})",
                list::numbered(labels)
            ))
            .help("or say under `scales` in a map of columns what stands for each label; `detente map` drafts one");
        let missing = "only where such a number stands for no answer, name it under `missing` in a map of columns, with `--columns`";
        problem.helps((!numbers.has_zero).then_some(missing))
    }
}
