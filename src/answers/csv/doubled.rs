//! Two columns that hold the same thing. Questions are worded for each side, so that a row may fill the one
//! or the other; where rows fill both, it can't be told which one counts.

use std::collections::HashMap;

use super::Table;
use super::columns::Columns;
use super::header::letters;
use super::names::Holds;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Questionnaire;

/// A column, and an earlier one that holds the same.
struct Pair {
    first: usize,
    second: usize,
    /// How many rows fill one of them, or both.
    either: usize,
    both: usize,
}

impl Table {
    /// Tells which columns hold the same in most of the rows that fill them. In few rows it is a mistake of
    /// each row.
    pub(super) fn doubled(
        &self,
        columns: &Columns,
        questionnaire: &Questionnaire,
    ) -> Vec<Diagnostic> {
        let mut pairs = pairs(&columns.holds);
        if pairs.is_empty() {
            return Vec::new();
        }
        self.rows(|row| {
            let is_filled = |at: usize| {
                row.cells
                    .get(at)
                    .is_some_and(|cell| !cell.trim().is_empty())
            };
            for pair in &mut pairs {
                let (first, second) = (is_filled(pair.first), is_filled(pair.second));
                pair.either += usize::from(first || second);
                pair.both += usize::from(first && second);
            }
        });
        let doubled = pairs.iter().filter(|pair| pair.both * 2 > pair.either);
        let problem = |pair: &Pair| {
            let what = name(&columns.holds[pair.second], questionnaire);
            let (first, second) = (letters(pair.first), letters(pair.second));
            let message = format!("columns {first} and {second} both hold `{what}`");
            Diagnostic::error("doubled-column", message)
                .at(&self.source, self.header.headings[pair.second].span.clone())
                .label(format!("this is column {second}"))
                .help("take one of them out, or head it with what it holds")
        };
        doubled.map(problem).collect()
    }
}

fn pairs(holds: &[Holds]) -> Vec<Pair> {
    let mut first = HashMap::new();
    let mut pairs = Vec::new();
    for (second, holds) in holds.iter().enumerate() {
        if *holds == Holds::Nothing {
            continue;
        }
        let first = *first.entry(holds).or_insert(second);
        if first != second {
            pairs.push(Pair {
                first,
                second,
                either: 0,
                both: 0,
            });
        }
    }
    pairs
}

/// What a column holds, as its heading may say it.
fn name(holds: &Holds, questionnaire: &Questionnaire) -> String {
    let ranking = |at: usize| &questionnaire.ranking_questions[at];
    match holds {
        Holds::Field(name) => (*name).to_owned(),
        Holds::Scale(at) => questionnaire.scale_questions[*at].id.clone(),
        Holds::Order(at) => ranking(*at).id.clone(),
        Holds::Rank {
            ranking: at,
            option,
        } => format!("{}:{}", ranking(*at).id, ranking(*at).options[*option].id),
        Holds::Place { ranking: at, rank } => format!("{} [{rank}]", ranking(*at).id),
        Holds::Comment(id) => format!("comment:{id}"),
        Holds::Open(at) => questionnaire.open[*at].id.clone(),
        Holds::Nothing => String::new(),
    }
}
