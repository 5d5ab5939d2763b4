//! Several questions that one column holds in a cell: practices as choices, as forms with boxes to tick export them, or
//! statements with their answers, as some export a matrix.

use crate::answers::normalize::heading as folded;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Questionnaire;
use crate::reading::csv::Opened;
use crate::reading::csv::headings::names::ColumnKind;
use crate::reading::csv::headings::remainder::texts;

/// What to do about such a column.
pub(super) const APART: &str = "export a column for each choice, or make one for each practice, headed by its text, with Yes where it is among the choices and No where it isn't";

/// The same of a matrix.
pub(super) const MATRIX: &str =
    "export a column for each statement, or make one for each, headed by its text";

/// What stands between a statement and its answer in such a cell.
const BETWEEN: [char; 8] = [' ', '.', '?', '=', ':', '-', '"', '>'];

/// So many rows are looked at.
const MOST_ROWS: usize = 50;

impl Opened<'_> {
    /// Of these columns those whose cells name practices by their texts.
    pub(in crate::reading::csv) fn choices(
        &self,
        columns: &[usize],
        questionnaire: &Questionnaire,
    ) -> Vec<usize> {
        if columns.is_empty() {
            return Vec::new();
        }
        let practices = questionnaire.practice_scale();
        let known = practices.flat_map(|at| texts(ColumnKind::Scale(at), questionnaire));
        let known: Vec<String> = known.collect();
        let (mut found, mut rows) = (Vec::new(), 0);
        self.rows_while(|cells| {
            rows += 1;
            for &column in columns {
                let cell = folded(&cells.lossy(column));
                if !found.contains(&column) && known.iter().any(|text| cell.contains(text)) {
                    found.push(column);
                }
            }
            rows < MOST_ROWS && !known.is_empty()
        });
        found
    }

    /// Of these columns those whose cells name statements by their texts, each with its answer behind it.
    pub(in crate::reading::csv) fn matrices(
        &self,
        columns: &[usize],
        questionnaire: &Questionnaire,
    ) -> Vec<usize> {
        if columns.is_empty() {
            return Vec::new();
        }
        let scored = &questionnaire.scale_questions[..questionnaire.count_scored()];
        let known = scored.iter().enumerate().flat_map(|(at, asked)| {
            let texts = texts(ColumnKind::Scale(at), questionnaire);
            let labels: Vec<String> = asked.labels.iter().map(|label| folded(label)).collect();
            texts.into_iter().map(move |text| (text, labels.clone()))
        });
        let known: Vec<(String, Vec<String>)> = known.collect();
        let (mut found, mut rows) = (Vec::new(), 0);
        self.rows_while(|cells| {
            rows += 1;
            for &column in columns {
                let cell = folded(&cells.lossy(column));
                let is_answered = |(text, labels): &(String, Vec<String>)| {
                    let behind = cell.split_once(text.as_str());
                    let behind = behind.map(|(_, behind)| behind.trim_start_matches(BETWEEN));
                    let is_label = |label: &String| {
                        behind.is_some_and(|behind| behind.starts_with(label.as_str()))
                    };
                    labels.iter().any(is_label)
                };
                if !found.contains(&column) && known.iter().any(is_answered) {
                    found.push(column);
                }
            }
            rows < MOST_ROWS
        });
        found
    }

    /// Tells of them.
    pub(in crate::reading::csv) fn tell_matrices(&self, columns: &[usize]) -> Vec<Diagnostic> {
        let tell = |column: &usize| {
            let message = format!(
                "the column `{}` holds several questions in a cell",
                self.header.headings[*column].text
            );
            let problem = Diagnostic::error("questions-in-one-column", message)
                .label("expected a column for each question")
                .help(MATRIX)
                .help("if these aren't answers, name the column under `ignore` in a map of columns, with `--columns`");
            self.at_heading(*column, problem)
        };
        columns.iter().map(tell).collect()
    }

    /// Warns of practices.
    pub(in crate::reading::csv) fn tell_choices(&self, columns: &[usize]) -> Vec<Diagnostic> {
        let tell = |column: &usize| {
            let message = format!(
                "the column `{}` holds practices, several in a cell, and is left alone",
                self.header.headings[*column].text
            );
            let warning = Diagnostic::warning("practices-in-one-column", message)
                .label("expected a column for each practice")
                .help(APART);
            self.at_heading(*column, warning)
        };
        columns.iter().map(tell).collect()
    }
}
