//! Practices that one column holds as several choices in a cell, as forms with boxes to tick export them.

use crate::answers::normalize::heading as folded;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Questionnaire;
use crate::reading::csv::Opened;
use crate::reading::csv::headings::names::ColumnKind;
use crate::reading::csv::headings::remainder::texts;

/// What to do about such a column.
pub(super) const APART: &str = "export a column for each choice, or make one for each practice, headed by its text, with Yes where it is among the choices and No where it isn't";

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

    /// Warns of them.
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
