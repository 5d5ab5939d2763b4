//! Two columns that hold the same thing. Questions are worded for each side, so that a row may fill the one
//! or the other; where rows fill both, or where the headings differ in more than that, it can't be told which one counts.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::Opened;
use super::cells::{Cells, is_blank};
use super::columns::Columns;
use super::header::letters;
use super::headings::heading::Heading;
use super::headings::names::ColumnKind;
use super::headings::remainder::{Remainder, remainder};
use super::unshown::{is_filled, is_filler};
use crate::answers::mapping::ColumnMapping;
use crate::answers::normalize::heading as folded;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Questionnaire;
use crate::reading::check::Check;
use crate::reading::labels::number;
use crate::source::Source;

/// The columns that hold what another one holds as well.
pub(super) fn twins(kinds: &[ColumnKind]) -> BTreeSet<usize> {
    let pairs = pairs(kinds).into_iter();
    pairs.flat_map(|pair| [pair.first, pair.second]).collect()
}

/// A column, and an earlier one that holds the same.
#[derive(Default)]
struct DoubledColumns {
    first: usize,
    second: usize,
    /// Whether their headings say that they are of two times, or of two things.
    differ: bool,
    /// Whether they differ by a number behind alone: a form may have asked a question in two branches.
    is_again: bool,
    /// Whether they do where each holds nothing but one label, as the column of a box does.
    are_labels: bool,
    labels: [Option<String>; 2],
    /// How many rows fill the first, the second, and both.
    filled: [usize; 2],
    both: usize,
    /// What stands beside an answer in the other one, and is none itself, and in how many rows.
    filler: Option<String>,
    fillers: usize,
}

impl DoubledColumns {
    fn is_mistake(&self) -> bool {
        let [first, second] = self.filled;
        let either = first + second - self.both;
        let are_branches = self.may_be_branches() && self.both == 0;
        self.both * 2 > either || self.differ && !are_branches && first > 0 && second > 0
    }

    fn may_be_branches(&self) -> bool {
        self.is_again || self.are_labels
    }

    /// Takes note of what stands in each, where that may be its label.
    fn look_for_labels(&mut self, cells: &Cells, filled: [bool; 2]) {
        for (at, known) in [self.first, self.second].into_iter().zip(&mut self.labels) {
            if self.are_labels && filled[usize::from(at == self.second)] {
                let cell = folded(&cells.lossy(at));
                let is_label = number(&cell).is_none();
                self.are_labels = is_label && *known.get_or_insert_with(|| cell.clone()) == cell;
            }
        }
    }

    /// Takes note of what stands beside an answer to a scale question, or beside a text.
    fn look_for_filler(&mut self, cells: &Cells, kind: ColumnKind, check: &Check) {
        let [first, second] = [self.first, self.second].map(|at| cells.lossy(at));
        let is_answer = |cell: &str| match kind {
            ColumnKind::Scale(question) => check.scale_text(question, cell).is_ok(),
            ColumnKind::Comment(_) | ColumnKind::Open(_) => {
                !is_filler(cell, None, check.questionnaire)
            }
            _ => false,
        };
        let filler = match [is_answer(&first), is_answer(&second)] {
            [true, false] => second.trim(),
            [false, true] => first.trim(),
            _ => return,
        };
        let known = self.filler.get_or_insert_with(|| filler.to_owned());
        self.fillers += usize::from(known == filler);
    }

    /// That, where it is the same in all rows that fill both.
    fn filler(&self) -> Option<&str> {
        let is_one = self.fillers > 1 && self.fillers == self.both;
        self.filler.as_deref().filter(|_| is_one)
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
        let is_filled = |cells: &Cells, at: usize| {
            let is_blank = cells.get(at).is_none_or(is_blank);
            !is_blank && !columns.tells_nothing(&cells.lossy(at), at, questionnaire)
        };
        let pairs = self.pairs(&columns.kinds, questionnaire, mapping, &is_filled);
        let doubled = pairs.iter().filter(|pair| pair.is_mistake());
        let problem = |pair: &DoubledColumns| {
            let what = columns.kinds[pair.second].name(questionnaire);
            let (first, second) = (letters(pair.first), letters(pair.second));
            let message = format!("columns {first} and {second} both hold `{what}`");
            let problem = Diagnostic::error("doubled-column", message)
                .at(source, self.header.headings[pair.second].span.clone())
                .label(format!("this is column {second}"));
            let problem = problem.help(match pair.filler() {
                Some(filler) => format!("where `{filler}` stands for those who weren't shown the question, name it under `missing` in a map of columns, with `--columns`"),
                None => "take one of them out, or head it with what it holds".to_owned(),
            });
            let is_told = pair.may_be_branches() && pair.filler().is_some();
            let either = "where a row fills either the one or the other with answers to the same question, name both in a map of columns, with `--columns`";
            problem.helps((pair.differ && !is_told).then_some(either))
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
        let is_filled = |cells: &Cells, at: usize| is_filled(cells, at, kinds[at], questionnaire);
        let pairs = self.pairs(kinds, questionnaire, &ColumnMapping::default(), &is_filled);
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
        is_filled: &dyn Fn(&Cells, usize) -> bool,
    ) -> Vec<DoubledColumns> {
        let mut pairs = pairs(&self.filled(kinds, is_filled));
        if pairs.is_empty() {
            return pairs;
        }
        let renamed = mapping.columns_of(&self.source.name);
        let renamed: Vec<String> = renamed.map(|column| folded(&column.heading.text)).collect();
        let headings = &self.header.headings;
        for pair in &mut pairs {
            let [one, other] = [pair.first, pair.second].map(|at| &headings[at]);
            let rests = |heading: &Heading| {
                let rest = |text| remainder(text, kinds[pair.first], questionnaire);
                heading.texts().filter_map(rest).collect::<Vec<Remainder>>()
            };
            let (ones, others) = (rests(one), rests(other));
            let are_alike = |rest: &Remainder| {
                let mut others = others.iter();
                others.any(|other| rest.is_like(other, questionnaire))
            };
            pair.differ = !one.is_one_of(&renamed)
                && !other.is_one_of(&renamed)
                && !ones.is_empty()
                && !others.is_empty()
                && !ones.iter().any(are_alike);
            let are_parts = one.again.as_ref().is_some_and(|again| again.may_be_part);
            pair.is_again = !are_parts && one.without_number() == other.without_number();
            let unnumbered = one.unnumbered();
            let is_scale = matches!(kinds[pair.first], ColumnKind::Scale(_));
            pair.are_labels = is_scale && unnumbered.is_some() && unnumbered == other.unnumbered();
        }
        let check = Check::new(questionnaire, mapping);
        self.rows(|cells| {
            for pair in &mut pairs {
                let filled = [pair.first, pair.second].map(|at| is_filled(cells, at));
                pair.look_for_labels(cells, filled);
                pair.filled[0] += usize::from(filled[0]);
                pair.filled[1] += usize::from(filled[1]);
                if filled == [true; 2] {
                    pair.both += 1;
                    pair.look_for_filler(cells, kinds[pair.first], &check);
                }
            }
        });
        pairs
    }

    /// What the columns hold; of those that hold the same, the ones without an answer hold nothing.
    fn filled(
        &self,
        kinds: &[ColumnKind],
        is_filled: &dyn Fn(&Cells, usize) -> bool,
    ) -> Vec<ColumnKind> {
        let mut blank = twins(kinds);
        self.rows_while(|cells| {
            blank.retain(|at| !is_filled(cells, *at));
            !blank.is_empty()
        });
        let mut filled = kinds.to_vec();
        for at in blank {
            filled[at] = ColumnKind::Nothing;
        }
        filled
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
                ..DoubledColumns::default()
            });
        }
    }
    pairs
}
