//! Titles above a table: the row of headings isn't the first.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::dialect::Dialect;
use super::header;
use super::names::{ColumnKind, Names};
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Questionnaire;
use crate::source::Source;

/// So many rows at most are looked at.
const MOST_ROWS: usize = 12;

/// So many headings at least that are known make a row of headings.
const ENOUGH: usize = 3;

/// That a row further down looks like the headings, where the first has none that is known.
pub(super) fn headings_below(
    source: &Arc<Source>,
    questionnaire: &Questionnaire,
) -> Option<Diagnostic> {
    let dialect = Dialect::of(&source.text);
    let names = Names::new(questionnaire);
    let (mut at, mut above) = (dialect.start, BTreeSet::new());
    for number in 0..MOST_ROWS {
        let row = header::next(source, dialect, &mut at).ok()?;
        let filled = row.iter().enumerate();
        let filled = filled.filter(|(_, heading)| !heading.text.is_empty());
        let is_known =
            |kinds: &[ColumnKind]| matches!(kinds, [kind] if *kind != ColumnKind::Nothing);
        let known = filled
            .clone()
            .filter(|(_, heading)| is_known(&names.of(heading)));
        let known = known.count();
        let columns: BTreeSet<usize> = filled.map(|(column, _)| column).collect();
        if number == 0 && known > 0 {
            return None;
        }
        // What heads a column by itself is no title, but a part of the headings.
        if known >= ENOUGH && known * 2 > columns.len() && columns.is_superset(&above) {
            return Some(tell(source, row.first()?.span.clone()));
        }
        above.extend(columns);
    }
    None
}

fn tell(source: &Arc<Source>, span: Range<usize>) -> Diagnostic {
    let (row, _) = source.line_column(span.start);
    Diagnostic::error(
        "headings-below",
        format!("row {row} looks like the headings"),
    )
    .at(source, span)
    .label("expected them in the first row")
    .help(match row {
        2 => "delete row 1".to_owned(),
        _ => format!("delete the rows 1 to {}", row - 1),
    })
}
