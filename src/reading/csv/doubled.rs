//! Two columns that hold the same thing. Questions are worded for each side, so that a row may fill the one
//! or the other; where rows fill both, or where the headings differ in more than that, it can't be told which one counts.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::Opened;
use super::cells::is_blank;
use super::columns::Columns;
use super::header::letters;
use super::heading::Heading;
use super::names::ColumnKind;
use super::remainder::{Remainder, remainder};
use crate::answers::mapping::ColumnMapping;
use crate::answers::normalize::heading as folded;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Questionnaire;
use crate::source::Source;

/// A column, and an earlier one that holds the same.
struct DoubledColumns {
    first: usize,
    second: usize,
    /// Whether their headings say that they are of two times, or of two things.
    differ: bool,
    /// Whether they differ by a number behind alone: a form may have asked a question in two branches.
    is_again: bool,
    /// How many rows fill the first, the second, and both.
    filled: [usize; 2],
    both: usize,
}

impl DoubledColumns {
    fn is_mistake(&self) -> bool {
        let [first, second] = self.filled;
        let either = first + second - self.both;
        let are_branches = self.is_again && self.both == 0;
        self.both * 2 > either || self.differ && !are_branches && first > 0 && second > 0
    }
}

impl Opened<'_> {
    /// Tells which columns hold the same in most of the rows that fill them. In few rows it is a mistake of
    /// each row.
    pub(super) fn doubled(
        &self,
        source: &Arc<Source>,
        columns: &Columns,
        questionnaire: &Questionnaire,
        mapping: &ColumnMapping,
    ) -> Vec<Diagnostic> {
        let pairs = self.pairs(&columns.kinds, questionnaire, mapping);
        let doubled = pairs.iter().filter(|pair| pair.is_mistake());
        let problem = |pair: &DoubledColumns| {
            let what = columns.kinds[pair.second].name(questionnaire);
            let (first, second) = (letters(pair.first), letters(pair.second));
            let message = format!("columns {first} and {second} both hold `{what}`");
            let problem = Diagnostic::error("doubled-column", message)
                .at(source, self.header.headings[pair.second].span.clone())
                .label(format!("this is column {second}"))
                .help("take one of them out, or head it with what it holds");
            if pair.differ {
                problem.help("where a row fills either the one or the other with answers to the same question, name both in a map of columns, with `--columns`")
            } else {
                problem
            }
        };
        doubled.map(problem).collect()
    }

    /// The columns that hold the same as others by their headings, which say that they are of two times or of two things:
    /// each with what it holds.
    pub(super) fn differing(
        &self,
        kinds: &[ColumnKind],
        questionnaire: &Questionnaire,
    ) -> Vec<(usize, ColumnKind)> {
        let pairs = self.pairs(kinds, questionnaire, &ColumnMapping::default());
        let pairs = pairs.iter().filter(|pair| pair.differ && pair.is_mistake());
        let columns: BTreeSet<usize> = pairs.flat_map(|pair| [pair.first, pair.second]).collect();
        columns.into_iter().map(|at| (at, kinds[at])).collect()
    }

    /// The columns that hold the same, and how many rows fill them.
    fn pairs(
        &self,
        kinds: &[ColumnKind],
        questionnaire: &Questionnaire,
        mapping: &ColumnMapping,
    ) -> Vec<DoubledColumns> {
        let mut pairs = pairs(kinds);
        if pairs.is_empty() {
            return pairs;
        }
        let renamed = mapping.columns_of(self.name);
        let renamed: Vec<String> = renamed.map(|column| folded(&column.heading.text)).collect();
        let headings = &self.header.headings;
        for pair in &mut pairs {
            let [one, other] = [pair.first, pair.second].map(|at| &headings[at]);
            let is_renamed =
                |heading: &Heading| heading.is(|name| renamed.iter().any(|known| known == name));
            let rests = |heading: &Heading| {
                let rests = heading
                    .texts()
                    .map(|text| remainder(text, kinds[pair.first], questionnaire));
                rests.flatten().collect::<Vec<Remainder>>()
            };
            let (ones, others) = (rests(one), rests(other));
            let are_alike = |rest: &Remainder| {
                others
                    .iter()
                    .any(|other| rest.is_like(other, questionnaire))
            };
            pair.differ = !is_renamed(one)
                && !is_renamed(other)
                && !ones.is_empty()
                && !others.is_empty()
                && !ones.iter().any(are_alike);
            pair.is_again = one.without_number() == other.without_number();
        }
        self.rows(|cells| {
            let is_filled = |at: usize| cells.get(at).is_some_and(|cell| !is_blank(cell));
            for pair in &mut pairs {
                let filled = [pair.first, pair.second].map(is_filled);
                pair.filled[0] += usize::from(filled[0]);
                pair.filled[1] += usize::from(filled[1]);
                pair.both += usize::from(filled == [true; 2]);
            }
        });
        pairs
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
                differ: false,
                is_again: false,
                filled: [0; 2],
                both: 0,
            });
        }
    }
    pairs
}
