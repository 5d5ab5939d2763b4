//! Columns that hold a tick each, one for each answer to a question, headed by it with the number of the answer behind.
//! Read as branches of a form, every tick would be the answer that has its number.

use std::collections::{BTreeMap, HashSet};

use super::cells::Cells;
use super::columns::ColumnReading;
use super::header::letters;
use super::headings::names::{ColumnKind, Names};
use super::unshown::is_filled;
use super::{Opened, TableDraft};
use crate::answers::mapping::ColumnMapping;
use crate::answers::normalize::heading as folded;
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::Questionnaire;
use crate::reading::field::Field;
use crate::reading::labels::number;

/// What stands where a box was ticked, beside 1, folded.
const TICKS: [&str; 10] = [
    "x", "✓", "✔", "☑", "☒", "•", "true", "yes", "checked", "selected",
];

/// What stands where one wasn't ticked, beside 0, likewise.
const UNTICKED: [&str; 5] = ["no", "false", "unchecked", "not selected", "off"];

/// What to do about such columns.
const ONE_EACH: &str = "export one column a question";

/// Such columns, each with its question, and the one thing that they hold.
#[derive(Default)]
pub(super) struct Boxes {
    pub(super) columns: Vec<(usize, ColumnKind)>,
    pub(super) mark: String,
}

/// No more columns than these are the branches of a form for the sides and the CEO: so many ticks at least tell that they are
/// none, and fewer where both sides fill one of them.
const MOST_BRANCHES: usize = 3;
const ENOUGH: usize = 20;
const ENOUGH_OF_BOTH: usize = 4;

/// A column of a question that has several, or one with a number behind its heading.
struct Part {
    at: usize,
    /// The heading without the number behind it.
    bare: String,
    is_numbered: bool,
    is_filled: bool,
    /// The side of the first row that fills it, and whether another one does as well.
    side: Option<String>,
    is_of_both: bool,
}

impl Part {
    fn fill(&mut self, side: &str) {
        self.is_filled = true;
        self.is_of_both |= self.side.get_or_insert_with(|| side.to_owned()) != side;
    }
}

type Parts = BTreeMap<usize, Vec<Part>>;

impl Opened<'_> {
    /// The columns of scale questions, and those of unknown ones that repeat such a question with a number behind, that
    /// seem to hold a tick each. Where a form has branches, somebody answers otherwise in one of them.
    pub(super) fn boxes(&self, kinds: &[ColumnKind], unknown: &[usize], names: &Names) -> Boxes {
        let questionnaire = names.questionnaire();
        let mut parts = self.parts(kinds, unknown, names);
        let mut lone: Parts = parts.extract_if(.., |_, parts| parts.len() == 1).collect();
        let (mut mark, filled) = self.mark(&mut parts, questionnaire);
        parts.retain(|question, parts| {
            let first = parts.iter().find(|part| part.is_filled);
            let bare = first.map(|part| part.bare.clone());
            parts.retain(|part| part.is_filled || Some(&part.bare) == bare.as_ref());
            let labels = &questionnaire.scale_questions[*question].labels;
            are_boxes(parts, labels, &mark, filled)
        });
        let is_twice = |parts: &Vec<Part>| parts.iter().filter(|part| part.is_filled).count() > 1;
        if parts.values().any(is_twice) {
            parts.extend(self.alike(lone, &mark, questionnaire));
        } else {
            // The others may have been left out, with the answers that nobody gave.
            (mark, _) = self.mark(&mut lone, questionnaire);
            lone.retain(|_, parts| parts[0].is_filled && number(&mark) == Some(1.0));
            parts = lone;
        }
        let columns = parts.iter().flat_map(|(question, parts)| {
            let kind = ColumnKind::Scale(*question);
            parts.iter().map(move |part| (part.at, kind))
        });
        let mut columns: Vec<(usize, ColumnKind)> = columns.collect();
        columns.sort_unstable_by_key(|(at, _)| *at);
        Boxes { columns, mark }
    }

    /// The one mark that all columns hold, and how often a question has it; an empty one where there are others, or where
    /// a row has it in several columns of a question as a rule. Notes which columns are filled.
    fn mark(&self, parts: &mut Parts, questionnaire: &Questionnaire) -> (String, usize) {
        let (mut mark, mut is_one) = (None, true);
        let (mut filled, mut both) = (0, 0);
        let side = self.column(Field::Side, &ColumnMapping::default());
        self.rows_while(|cells| {
            let side = side.map_or("".into(), |at| cells.lossy(at));
            for (question, parts) in &mut *parts {
                let mut count = 0;
                for part in parts {
                    if let Some(cell) = ticked(cells, part.at, *question, questionnaire) {
                        is_one &= *mark.get_or_insert_with(|| cell.clone()) == cell;
                        part.fill(&side);
                        count += 1;
                    }
                }
                filled += usize::from(count > 0);
                both += usize::from(count > 1);
            }
            is_one && !parts.is_empty()
        });
        let mark = mark.filter(|_| is_one && both * 2 <= filled);
        (mark.unwrap_or_default(), filled)
    }

    /// Of questions that have one such column each, those that hold nothing but the same mark.
    fn alike(&self, mut lone: Parts, mark: &str, questionnaire: &Questionnaire) -> Parts {
        self.rows_while(|cells| {
            lone.retain(|question, parts| {
                let cell = ticked(cells, parts[0].at, *question, questionnaire);
                cell.is_none_or(|cell| cell == mark)
            });
            !lone.is_empty()
        });
        lone
    }

    /// By question, the columns of those that have several, or one with a number.
    fn parts(&self, kinds: &[ColumnKind], unknown: &[usize], names: &Names) -> Parts {
        let mut parts = Parts::new();
        for (at, (heading, kind)) in self.header.headings.iter().zip(kinds).enumerate() {
            let bare = heading.unnumbered();
            let kind = match bare.as_deref().filter(|_| unknown.contains(&at)) {
                Some(bare) => names.find(bare).first().copied(),
                None => Some(*kind),
            };
            if let Some(ColumnKind::Scale(question)) = kind {
                let part = Part {
                    at,
                    is_numbered: bare.is_some(),
                    bare: bare.unwrap_or_else(|| heading.without_number()),
                    is_filled: false,
                    side: None,
                    is_of_both: false,
                };
                parts.entry(question).or_default().push(part);
            }
        }
        parts.retain(|_, parts| parts.len() > 1 || parts[0].is_numbered);
        parts
    }
}

/// What stands in a column of a question where a box may have been ticked.
fn ticked(
    cells: &Cells,
    at: usize,
    question: usize,
    questionnaire: &Questionnaire,
) -> Option<String> {
    let kind = ColumnKind::Scale(question);
    let is_filled = is_filled(cells, at, kind, questionnaire);
    let cell = is_filled.then(|| folded(&cells.lossy(at)))?;
    let labels = &questionnaire.scale_questions[question].labels;
    let is_label = || labels.iter().any(|label| folded(label) == cell);
    let is_unticked =
        number(&cell) == Some(0.0) || UNTICKED.contains(&cell.as_str()) && !is_label();
    (!is_unticked).then_some(cell)
}

fn are_boxes(parts: &[Part], labels: &[String], mark: &str, filled: usize) -> bool {
    let is_label = || labels.iter().any(|label| folded(label) == mark);
    let is_tick = number(mark) == Some(1.0) || TICKS.contains(&mark) && !is_label();
    let are_all = parts.len() == labels.len();
    let are_same = || parts.iter().all(|part| part.bare == parts[0].bare);
    let is_of_both = parts.iter().any(|part| part.is_of_both);
    let enough = if is_of_both { ENOUGH_OF_BOTH } else { ENOUGH };
    let may_be_branches = parts.len() <= MOST_BRANCHES
        && filled < enough
        && !parts.iter().all(|part| part.is_numbered);
    parts.len() > 1 && !mark.is_empty() && (are_all || is_tick && are_same() && !may_be_branches)
}

impl ColumnReading<'_> {
    /// Refuses to read them, but for those of which a map says what stands below their headings. Tells which they are, of
    /// columns that are unknown or not.
    pub(super) fn refuse_boxes(
        &mut self,
        unknown: &[usize],
        kinds: &mut [ColumnKind],
        mapping: &ColumnMapping,
    ) -> Vec<usize> {
        let said = mapping.values.iter().filter(|value| value.answer.is_some());
        let said = said.filter_map(|value| value.of.as_ref());
        let said: HashSet<String> = said.map(|of| folded(&of.text)).collect();
        let mut unsaid = kinds.to_vec();
        for (heading, kind) in self.headings.iter().zip(&mut unsaid) {
            if heading.is(|name| said.contains(name)) {
                *kind = ColumnKind::Nothing;
            }
        }
        let boxes = self.opened.boxes(&unsaid, unknown, &self.names);
        let problem = boxes.problem(self.opened, self.questionnaire);
        self.diagnostics.extend(problem);
        for (at, kind) in &boxes.columns {
            kinds[*at] = *kind;
        }
        boxes.columns.into_iter().map(|(at, _)| at).collect()
    }
}

impl Boxes {
    fn problem(&self, opened: &Opened, questionnaire: &Questionnaire) -> Option<Diagnostic> {
        let (first, kind) = *self.columns.first()?;
        let (mark, what) = (&self.mark, kind.name(questionnaire));
        let (same, others): (Vec<_>, Vec<_>) = self.columns.iter().partition(|(_, it)| *it == kind);
        let letters = list::plain(same.iter().map(|(at, _)| letters(*at)));
        let hold = match same.len() {
            1 => format!("column {letters} of `{what}` holds"),
            _ => format!("columns {letters} of `{what}` hold"),
        };
        let more = match others.len() {
            0 => String::new(),
            1 => ", and so does 1 more of another question".to_owned(),
            count => format!(", and so do {count} more of other questions"),
        };
        let message =
            format!("{hold} nothing but `{mark}`, as a column for each answer does{more}");
        let problem = Diagnostic::error("doubled-column", message)
            .label(format!("expected answers, found `{mark}` in each column"))
            .help(format!(
                "`{mark}` doesn't say which answer was ticked: {ONE_EACH}, with the answers' texts; or, where their headings tell them apart, name each in a map of columns, and say under `values` what `{mark}` stands for below it"
            ));
        Some(opened.at_heading(first, problem))
    }
}

impl TableDraft {
    /// Takes them from among the columns that resemble a question, or are one: none of them holds its answers.
    pub(super) fn take_boxes(&mut self, opened: &Opened, kinds: &mut [ColumnKind], names: &Names) {
        let headings = &opened.header.headings;
        let Boxes { columns, mark } = opened.boxes(kinds, &self.unsure(opened), names);
        for (at, kind) in columns {
            let (heading, what) = (&headings[at].text, kind.name(names.questionnaire()));
            let why = format!(
                "holds nothing but `{mark}`, as a column for each answer to `{what}` does: {ONE_EACH}; or else the heading under `ignore`"
            );
            self.ask(heading, why);
            kinds[at] = ColumnKind::Nothing;
        }
    }
}
