//! What the numbers in a table's columns stand for, so that a report can say how they were read.

use std::sync::Arc;

use super::meanings::Meaning;
use crate::answers::numbered::NumberedScale;
use crate::questionnaire::Questionnaire;
use crate::reading::csv::columns::Columns;
use crate::reading::csv::headings::names::ColumnKind;

/// What numbers stand for in the columns of scale questions, each way once.
pub(in crate::reading::csv) fn scales(
    columns: &Columns,
    questionnaire: &Questionnaire,
) -> Arc<[NumberedScale]> {
    let all = columns.kinds.iter().zip(&columns.meanings);
    let numbered = all.filter_map(|(kind, meaning)| {
        let &ColumnKind::Scale(question) = kind else {
            return None;
        };
        let asked = &questionnaire.scale_questions[question];
        let numbers = match meaning {
            Some(Meaning::Scale(meaning)) => meaning.numbers(),
            _ => None,
        };
        let plain = NumberedScale::plain(&asked.scale, asked.labels.len());
        Some(match numbers {
            Some(numbers) if numbers != plain.numbers => NumberedScale {
                numbers,
                by_map: true,
                ..plain
            },
            _ => plain,
        })
    });
    let mut scales: Vec<NumberedScale> = Vec::new();
    for scale in numbered {
        if !scales.contains(&scale) {
            scales.push(scale);
        }
    }
    scales.into()
}
