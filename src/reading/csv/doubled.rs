//! Two columns that hold the same thing. Questions are worded for each side, so that a row may fill the one
//! or the other; where rows fill both, it can't be told which one counts.

use std::collections::HashMap;
use std::sync::Arc;

use super::Opened;
use super::cells::is_blank;
use super::columns::Columns;
use super::header::letters;
use super::names::ColumnKind;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Questionnaire;
use crate::source::Source;

/// A column, and an earlier one that holds the same.
struct DoubledColumns {
    first: usize,
    second: usize,
    /// How many rows fill one of them, or both.
    either: usize,
    both: usize,
}

impl Opened<'_> {
    /// Tells which columns hold the same in most of the rows that fill them. In few rows it is a mistake of
    /// each row.
    pub(super) fn doubled(
        &self,
        source: &Arc<Source>,
        columns: &Columns,
        questionnaire: &Questionnaire,
    ) -> Vec<Diagnostic> {
        let mut pairs = pairs(&columns.kinds);
        if pairs.is_empty() {
            return Vec::new();
        }
        self.rows(|cells| {
            let is_filled = |at: usize| cells.get(at).is_some_and(|cell| !is_blank(cell));
            for pair in &mut pairs {
                let (first, second) = (is_filled(pair.first), is_filled(pair.second));
                pair.either += usize::from(first || second);
                pair.both += usize::from(first && second);
            }
        });
        let doubled = pairs.iter().filter(|pair| pair.both * 2 > pair.either);
        let problem = |pair: &DoubledColumns| {
            let what = columns.kinds[pair.second].name(questionnaire);
            let (first, second) = (letters(pair.first), letters(pair.second));
            let message = format!("columns {first} and {second} both hold `{what}`");
            Diagnostic::error("doubled-column", message)
                .at(source, self.header.headings[pair.second].span.clone())
                .label(format!("this is column {second}"))
                .help("take one of them out, or head it with what it holds")
        };
        doubled.map(problem).collect()
    }
}

fn pairs(kinds: &[ColumnKind]) -> Vec<DoubledColumns> {
    let mut first = HashMap::new();
    let mut pairs = Vec::new();
    for (second, kinds) in kinds.iter().enumerate() {
        if *kinds == ColumnKind::Nothing {
            continue;
        }
        let first = *first.entry(kinds).or_insert(second);
        if first != second {
            pairs.push(DoubledColumns {
                first,
                second,
                either: 0,
                both: 0,
            });
        }
    }
    pairs
}
