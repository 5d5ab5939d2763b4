//! Columns that repeat the one of a field, such as `company`, with a number behind, and fill rows that it leaves blank:
//! a form has asked it in two branches. Other than a question, a field is read from one column by all that look for it.

use std::collections::BTreeSet;

use super::cells::is_blank;
use super::columns::ColumnReading;
use super::header::letters;
use super::headings::names::ColumnKind;
use super::{Opened, TableDraft};
use crate::answers::normalize::heading as folded;
use crate::diagnostic::Diagnostic;

/// A column of a field, and one that is left alone.
type Pair = (usize, usize);

impl Opened<'_> {
    /// Of these columns those that fill rows that the column of a field leaves blank, and no others; each behind that.
    fn fields_again(&self, columns: &[usize], kinds: &[ColumnKind]) -> Vec<Pair> {
        let headings = &self.header.headings;
        let field = |at: &usize| {
            let text = folded(&headings[*at].again.as_ref()?.text);
            let is_field = |first: &usize| {
                matches!(kinds[*first], ColumnKind::Field(_))
                    && headings[*first].is(|it| it == text)
            };
            Some(((0..headings.len()).find(is_field)?, *at))
        };
        let mut pairs: Vec<Pair> = columns.iter().filter_map(field).collect();
        let mut filling: BTreeSet<Pair> = BTreeSet::new();
        self.rows_while(|cells| {
            let is_filled = |at: usize| !cells.get(at).is_none_or(is_blank);
            pairs.retain(|&(first, second)| !(is_filled(first) && is_filled(second)));
            filling.extend(pairs.iter().filter(|(_, second)| is_filled(*second)));
            !pairs.is_empty()
        });
        pairs.retain(|pair| filling.contains(pair));
        pairs
    }
}

impl ColumnReading<'_> {
    /// Refuses a table that has such columns among those that are left alone, and tells which ones.
    pub(super) fn refuse_fields_again(
        &mut self,
        left_alone: &[usize],
        kinds: &[ColumnKind],
    ) -> Vec<usize> {
        let pairs = self.opened.fields_again(left_alone, kinds);
        for &(first, second) in &pairs {
            let heading = &self.headings[second];
            let name = kinds[first].name(self.questionnaire);
            let message = format!(
                "`{}` fills rows in which `{}`, column {}, is blank",
                heading.text,
                self.headings[first].text,
                letters(first)
            );
            let problem = Diagnostic::error("doubled-column", message)
                .at(self.source, heading.span.clone())
                .label(format!("expected one column of `{name}`"))
                .help("put both into one column; if this one holds something else, name it under `ignore` in a map of columns, with `--columns`");
            self.diagnostics.push(problem);
        }
        pairs.into_iter().map(|(_, second)| second).collect()
    }
}

impl TableDraft {
    /// Takes such columns from among those that resemble a field or are left alone.
    pub(super) fn take_fields_again(&mut self, opened: &Opened, kinds: &[ColumnKind]) {
        let headings = &opened.header.headings;
        for (first, second) in opened.fields_again(&self.unsure(opened), kinds) {
            let heading = &headings[second].text;
            let why = format!(
                "fills rows in which `{}` is blank: put both into one column; or else the heading under `ignore`",
                headings[first].text
            );
            self.ask(heading, why);
        }
    }
}
