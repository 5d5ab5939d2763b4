//! Columns whose cells are numbers of a scale, though nothing tells by their headings which question they answer.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::labelled::ID;
use crate::answers::normalize::heading as folded;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::{Asked, Questionnaire};
use crate::reading::csv::Opened;
use crate::reading::csv::TableDraft;
use crate::reading::csv::cells::is_blank;
use crate::reading::csv::headings::names::ColumnKind;
use crate::reading::csv::services;
use crate::reading::labels;

/// So many rows tell whether a column holds numbers of a scale.
const LOOKED_AT: usize = 200;

impl Opened<'_> {
    /// Of these columns those that hold numbers of a scale, each twice on average as ids don't, and are blank in no more than
    /// half of the rows, where a question on it has no column and the others are answered in numbers; with these numbers.
    /// Services have columns of their own that hold some.
    pub(in crate::reading::csv) fn numbered(
        &self,
        columns: &[usize],
        kinds: &[ColumnKind],
        questionnaire: &Questionnaire,
    ) -> (Vec<usize>, RangeInclusive<usize>) {
        let has: BTreeSet<Asked> = kinds.iter().filter_map(|kind| kind.asked()).collect();
        let lacking =
            (0..questionnaire.count_scored()).filter(|at| !has.contains(&Asked::Scale(*at)));
        let most = lacking.map(|at| questionnaire.scale_questions[at].labels.len());
        let numbers = 1..=most.max().unwrap_or(0);
        let is_scored = |kind: &ColumnKind| matches!(kind, ColumnKind::Scale(at) if *at < questionnaire.count_scored());
        let known = kinds.iter().position(is_scored);
        let is_plain = |at: &&usize| {
            let is_own = self.header.headings[**at].is(services::is_own);
            self.header.service.is_none() && !is_own
        };
        let columns = columns.iter().filter(is_plain);
        let mut left: Vec<(usize, BTreeSet<usize>, usize)> =
            columns.map(|at| (*at, BTreeSet::new(), 0)).collect();
        let number = |cell: &str| labels::number(&folded(cell));
        let mut rows = 0;
        self.rows_while(|cells| {
            rows += 1;
            let known = known.map_or("".into(), |at| cells.lossy(at));
            if !is_blank(known.as_bytes()) && number(&known).is_none() {
                left.clear();
            }
            left.retain_mut(|(column, held, filled)| {
                let cell = cells.lossy(*column);
                let held_here = number(&cell);
                let number = numbers.clone().find(|it| held_here == Some(*it as f64));
                held.extend(number);
                *filled += usize::from(number.is_some());
                number.is_some() || is_blank(cell.as_bytes())
            });
            rows < LOOKED_AT && !left.is_empty()
        });
        let is_like_answers = |(_, held, filled): &(usize, BTreeSet<usize>, usize)| {
            held.len() > 1 && held.len() * 2 <= *filled && filled * 2 >= rows
        };
        let found = left.into_iter().filter(is_like_answers);
        (found.map(|(column, ..)| column).collect(), numbers)
    }

    /// Warns of columns that hold numbers as answers are, and that are left alone.
    pub(in crate::reading::csv) fn numbers_left_alone(
        &self,
        (columns, numbers): &(Vec<usize>, RangeInclusive<usize>),
    ) -> Option<Diagnostic> {
        let first = columns.first()?;
        let names = self.named(columns);
        let most = numbers.end();
        let message = match columns.len() {
            1 => format!(
                "the column {names} holds numbers from 1 to {most} and is left alone, while a question with such answers has no column"
            ),
            many => format!(
                "{many} columns hold numbers from 1 to {most} and are left alone, while questions with such answers have no column: {names}"
            ),
        };
        Some(self.about_alone("numbers-left-alone", message, *first))
    }
}

impl TableDraft {
    /// Takes the columns that hold numbers of a scale from among those that are left alone, and hold nothing else that is
    /// looked for.
    pub(super) fn take_numbered(
        &mut self,
        opened: &Opened,
        kinds: &[ColumnKind],
        questionnaire: &Questionnaire,
    ) {
        let (found, numbers) = opened.numbered(&self.alone(opened), kinds, questionnaire);
        let held = format!("numbers from 1 to {}: {ID}", numbers.end());
        for at in found {
            self.take_like_answers(opened, at, &held);
        }
    }
}
