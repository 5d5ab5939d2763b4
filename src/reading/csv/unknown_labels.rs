//! Texts in cells that are no labels. Many in one file have one cause, a service's codes or another language: they are one
//! mistake a scale, and not one a cell.

use std::collections::BTreeMap;

use super::header::holding;
use super::headings::garbled;
use super::table::Table;
use crate::diagnostic::{Diagnostic, list, suggest};
use crate::reading::mistake::{At, Mistake, NoAnswer};

/// From how many cells on they are told together.
const FEWEST: usize = 4;

/// How many of the texts are shown.
const MOST_SHOWN: usize = 6;

/// A text in a cell that is no label of its question.
#[derive(Clone, Debug)]
pub(in crate::reading) struct UnknownLabel {
    pub(super) column: usize,
    pub(super) question: usize,
    pub(super) text: String,
}

impl UnknownLabel {
    /// The one that a mistake in a cell is.
    pub(super) fn of(at: At, mistake: &Mistake) -> Option<Self> {
        match (at, mistake) {
            (At::Value(column), Mistake::Answer(question, NoAnswer::UnknownLabel(text))) => {
                Some(Self {
                    column,
                    question: *question,
                    text: text.clone(),
                })
            }
            _ => None,
        }
    }
}

/// A mistake of a row, and the unknown label that it is.
#[derive(Debug)]
pub(in crate::reading) struct ToldMistake {
    pub(in crate::reading) problem: Diagnostic,
    pub(super) unknown: Option<UnknownLabel>,
}

impl From<Diagnostic> for ToldMistake {
    fn from(problem: Diagnostic) -> Self {
        Self {
            problem,
            unknown: None,
        }
    }
}

/// The mistakes, each with the number of its table, in their order; in the place of the first of many unknown labels of a
/// scale one for all of them.
pub(in crate::reading) fn gather(
    told: &[(usize, ToldMistake)],
    tables: &[Table],
) -> Vec<Diagnostic> {
    let mut groups: BTreeMap<(usize, &str), Vec<&UnknownLabel>> = BTreeMap::new();
    let scale = |table: usize, unknown: &UnknownLabel| {
        let questionnaire = tables[table].check.questionnaire;
        &*questionnaire.scale_questions[unknown.question].scale
    };
    for (table, mistake) in told {
        if let Some(unknown) = &mistake.unknown {
            let group = groups.entry((*table, scale(*table, unknown))).or_default();
            group.push(unknown);
        }
    }
    groups.retain(|_, group| group.len() >= FEWEST);
    let mut gathered: BTreeMap<(usize, &str), Option<Diagnostic>> = groups
        .iter()
        .map(|(key, group)| (*key, Some(tables[key.0].tell_unknown(group))))
        .collect();
    let mut all = Vec::new();
    for (table, mistake) in told {
        let unknown = mistake.unknown.as_ref();
        let key = unknown.map(|unknown| (*table, scale(*table, unknown)));
        match key.and_then(|key| gathered.get_mut(&key)) {
            None => all.push(mistake.problem.clone()),
            Some(group) => all.extend(group.take().map(|group| Diagnostic {
                place: mistake.problem.place.clone(),
                ..group
            })),
        }
    }
    all
}

impl Table<'_> {
    /// A mistake of a row. Where it is a text that resembles no label, it may be what a service writes for no answer.
    pub(super) fn told(&self, problem: Diagnostic, unknown: Option<UnknownLabel>) -> ToldMistake {
        let is_strange = unknown.as_ref().is_some_and(|unknown| {
            let asked = &self.check.questionnaire.scale_questions[unknown.question];
            suggest::nearest(&unknown.text, &asked.labels).is_none()
        });
        let missing = "or name it under `missing` in a map of columns, with `--columns`, if it stands for none";
        let problem = problem.helps(is_strange.then_some(missing));
        let texts = unknown.iter().map(|unknown| unknown.text.as_str());
        let problem = garbled::help(problem, texts);
        ToldMistake { problem, unknown }
    }

    /// One mistake for the unknown labels of a scale.
    fn tell_unknown(&self, group: &[&UnknownLabel]) -> Diagnostic {
        let mut texts: BTreeMap<&str, usize> = BTreeMap::new();
        for unknown in group {
            *texts.entry(&unknown.text).or_default() += 1;
        }
        let asked = &self.check.questionnaire.scale_questions[group[0].question];
        let mut columns: Vec<usize> = group.iter().map(|unknown| unknown.column).collect();
        columns.sort_unstable();
        columns.dedup();
        let subject = holding(&columns);
        let shown: Vec<String> = texts.keys().map(|text| format!("`{text}`")).collect();
        let shown = list::with_rest(&shown, MOST_SHOWN, "other text", "other texts");
        let cells = list::count(group.len(), "cell", "cells");
        let scale = &asked.scale;
        let message = format!("{subject} {shown} in {cells}, which are no labels of `{scale}`");
        let near = texts.keys().filter_map(|text| {
            let near = suggest::nearest(text, &asked.labels)?;
            Some(format!("`{text}` may be `{near}`"))
        });
        let near = list::any(near.take(MOST_SHOWN));
        let problem = Diagnostic::error("unknown-label", message)
            .label("the first of them")
            .help(format!("its labels: {}", list::plain(asked.labels.iter())))
            .help("say what they stand for under `values` in a map of columns, with `--columns`, and under `missing` what stands for no answer; `detente map` drafts one");
        let problem = garbled::help(problem, texts.keys().copied());
        let question = group[0].question;
        let is_reversed = |text: &&str| self.check.is_reversed(question, text);
        if texts.keys().any(is_reversed) {
            problem.help(format!(
                "where 1 is `{}`, say `{scale}: reversed` under `scales` there, and the numbers without a label are read so, too",
                asked.labels[asked.labels.len() - 1]
            ))
        } else {
            problem.helps(near)
        }
    }
}
