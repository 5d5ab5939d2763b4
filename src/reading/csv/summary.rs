//! Rows that sum others up, as people write them below a table: `Average`, `Total`.

use super::names::ColumnKind;
use crate::reading::field::Field;

/// The words that such rows start with, in small letters.
const WORDS: [&str; 26] = [
    "average",
    "averages",
    "avg",
    "count",
    "mean",
    "median",
    "sum",
    "total",
    "totals",
    "grand total",
    "anzahl",
    "durchschnitt",
    "gesamt",
    "mittelwert",
    "summe",
    "moyenne",
    "nombre de réponses",
    "somme",
    "médiane",
    "promedio",
    "suma",
    "media",
    "mediana",
    "totale",
    "conteggio",
    "recuento",
];

/// The columns whose cells may hold such a word: the respondent's, and those before all answers that nothing is read
/// from.
pub(super) fn columns(kinds: &[ColumnKind]) -> Vec<usize> {
    let is_answer = |kind: &ColumnKind| !matches!(kind, ColumnKind::Nothing | ColumnKind::Field(_));
    let first = kinds.iter().position(is_answer).unwrap_or(kinds.len());
    let may_hold = |at: &usize| match kinds[*at] {
        ColumnKind::Nothing => *at < first,
        ColumnKind::Field(field) => field == Field::Respondent,
        _ => false,
    };
    (0..kinds.len()).filter(may_hold).collect()
}

/// Whether a cell holds nothing but such a word.
#[inline]
pub(super) fn is_word(cell: &str) -> bool {
    // Few cells are plain words without a digit and no longer than these.
    let cell = cell.trim().trim_end_matches([':', '.']);
    let may_be = (3..=20).contains(&cell.len()) && !cell.ends_with(|c: char| c.is_ascii_digit());
    may_be && WORDS.iter().any(|word| word.eq_ignore_ascii_case(cell))
}
