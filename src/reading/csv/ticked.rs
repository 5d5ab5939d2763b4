//! Practices that were boxes to tick, where words stand in the cells: Yes or nothing, or 1 beside No.

use super::Opened;
use super::columns::Columns;
use super::draft::on_scale::{OnScale, WithoutYes};
use super::headings::names::ColumnKind;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::{Questionnaire, ScaleQuestion};
use crate::reading::check::Check;
use crate::reading::field::Field;

/// What to say in a map where 1 is a tick.
pub(super) fn help(asked: &ScaleQuestion) -> String {
    let (scale, last) = (&asked.scale, &asked.labels[2]);
    format!("if 1 stands where a box was ticked, say `values: {{{scale}: {{1: {last}}}}}`")
}

/// What to do about the boxes that weren't.
pub(super) fn fill_in(asked: &ScaleQuestion) -> String {
    let first = &asked.labels[0];
    format!(
        "where a blank cell is a box that wasn't ticked, fill in {first} there: blank is no answer"
    )
}

impl Columns {
    /// Whether a map, or our own form, says what the cells of practices stand for.
    pub(super) fn say_practices(&self, questionnaire: &Questionnaire) -> bool {
        let mut columns = self.kinds.iter().zip(&self.meanings);
        columns.any(|(kind, meaning)| {
            *kind == ColumnKind::Field(Field::Questionnaire)
                || meaning.is_some() && kind.practice(questionnaire).is_some()
        })
    }
}

impl Opened<'_> {
    /// Warns of practices that hold such words.
    pub(super) fn ticked_practices(&self, columns: &Columns, check: &Check) -> Option<Diagnostic> {
        let questionnaire = check.questionnaire;
        let practices = questionnaire.practice_scale();
        let asked = questionnaire.scale_questions.get(practices.start)?;
        if columns.say_practices(questionnaire) {
            return None;
        }
        let held = self.on_practices(columns, check);
        let (scale, [first, _, last]) = (&asked.scale, [0, 1, 2].map(|at| asked.labels.get(at)));
        let (first, last) = (first?, last?);
        let (message, helps) = match held.without_yes(asked, questionnaire)? {
            WithoutYes::TicksBesideNo => (
                format!("{scale} are answered with 1 and with {first}: 1 is read as {first}, too"),
                [
                    format!("{} in a map of columns, with `--columns`", help(asked)),
                    format!("if it is right, say so there: `scales: {{{scale}: [1, 2, 3]}}`"),
                ],
            ),
            WithoutYes::YesOrBlank => (
                format!(
                    "{scale} are answered with nothing but {last}, and are blank in {} cells: those are no answers",
                    held.blank
                ),
                [
                    fill_in(asked),
                    format!(
                        "if they are right, say `values: {{{scale}: {{{last}: {last}}}}}` in a map of columns, with `--columns`"
                    ),
                ],
            ),
            _ => return None,
        };
        let warning = Diagnostic::warning("no-yes", message).in_file(&self.source.name);
        Some(warning.helps(helps))
    }

    /// What the practices hold, until one shows that they were no boxes.
    fn on_practices(&self, columns: &Columns, check: &Check) -> OnScale {
        let kinds = columns.kinds.iter().enumerate();
        let asked = kinds.filter_map(|(at, kind)| Some((at, kind.practice(check.questionnaire)?)));
        let asked: Vec<(usize, usize)> = asked.collect();
        let side = ColumnKind::Field(Field::Side);
        let side = columns.kinds.iter().position(|kind| *kind == side);
        let mut held = OnScale::default();
        self.rows_while(|cells| {
            let role = side.and_then(|at| check.role(cells.lossy(at).trim()));
            for (at, question) in &asked {
                let cell = cells.lossy(*at);
                held.count(check, *question, cell.trim(), role.or(columns.side));
            }
            held.may_be_ticks() && !asked.is_empty()
        });
        held
    }
}
