//! Rows that sum others up, as people write them below a table: `Average`, `Total`; and those of somebody called `Test`.

use std::collections::BTreeMap;

use super::headings::names::ColumnKind;
use super::read_rows::ReadRows;
use crate::diagnostic::Diagnostic;
use crate::listed::listed;
use crate::reading::broken::FilePart;
use crate::reading::check::Check;
use crate::reading::entry::Entry;
use crate::reading::mistake::{At, Mistake};

/// The words that such rows are headed by, in small letters; none that a department may be called, as Media.
const WORDS: [&str; 39] = listed(
    "mode, minimum, maximum, variance, overall, summary, results, responses, response count, total responses, \
    valid n, answered, ergebnis, std, score, stdev, stddev, std dev, std. dev, std deviation, \
    std. deviation, standard deviation, standardabweichung, benchmark, count, sum, total, totals, \
    grand total, anzahl, gesamt, insgesamt, summe, nombre de réponses, somme, suma, totale, conteggio, \
    recuento",
);

/// Those behind which it may be said of whom or what, as in `Mean Sales`.
const MEANS: [&str; 15] = listed(
    "∅, average, averages, avg, mean, means, median, durchschnitt, mittelwert, ø, Ø, moyenne, médiane, \
    promedio, mediana",
);

/// What they may be said of beside a side, as in `Team average` and `Mean score`; no name of anybody.
const WHOSE: [&str; 23] = listed(
    "score, scores, rating, value, all, of, per, von, pro, de, di, vertrieb, verkauf, produktion, team, \
    group, department, company, industry, overall, total, grand, weighted",
);

/// Those that may be somebody's name or initials as well, so that they tell nothing alone.
const SHORT: [&str; 6] = ["n", "sd", "se", "max", "min", "var"];

/// What people call themselves who try a form out.
const TESTS: [&str; 7] = listed("test, test test, test user, testuser, tester, testperson, dummy");

/// What services call the row of those who gave no answer: elsewhere it may be what somebody left out.
const SKIPPED: &str = "skipped";

/// The most words that such a row is headed by.
const MOST_WORDS: usize = 3;

/// The columns before all answers that nothing is read from: where such a word may stand, or else in place of the
/// respondent's name.
pub(super) fn unread(kinds: &[ColumnKind]) -> Vec<usize> {
    let is_answer = |kind: &ColumnKind| !matches!(kind, ColumnKind::Nothing | ColumnKind::Field(_));
    let first = kinds.iter().position(is_answer).unwrap_or(kinds.len());
    let unread = (0..first).filter(|at| matches!(kinds[*at], ColumnKind::Nothing));
    unread.collect()
}

/// Takes back what was said of rows that are headed by a short word, unless one headed by another word stands right beside.
pub(in crate::reading) fn leave_names(read: &mut [(FilePart, ReadRows)]) {
    let is_sum = |remark: &Diagnostic| remark.code == Mistake::SUMMARY;
    let (mut sums, mut before) = (BTreeMap::new(), 0);
    for (part, rows) in &*read {
        let remarks = part.row_remarks.iter().filter(|(_, it)| is_sum(it));
        sums.extend(remarks.map(|(row, remark)| (before + row, remark.message.clone())));
        before += rows.count;
    }
    before = 0;
    for (part, rows) in read {
        part.row_remarks.retain(|(row, remark)| {
            let row = before + row;
            let beside = [row.checked_sub(1), Some(row + 1)].into_iter().flatten();
            let mut beside = beside.filter_map(|row| sums.get(&row));
            !is_of_short(remark) || beside.any(|message| *message != remark.message)
        });
        before += rows.count;
    }
}

/// Whether it says of a row that it is headed by a short word.
pub(super) fn is_of_short(remark: &Diagnostic) -> bool {
    let word = remark.message.split('`').nth(1).unwrap_or_default();
    let word = word.trim_end_matches([':', '.']);
    let mut short = SHORT.iter();
    remark.code == Mistake::SUMMARY && short.any(|short| short.eq_ignore_ascii_case(word))
}

/// Takes note of a cell that holds nothing but such a word.
#[inline]
pub(super) fn look(cell: &str, column: usize, entry: &mut Entry) {
    // Names and numbers that are told apart by their last digit are most of all cells.
    if !cell.ends_with(|c: char| c.is_ascii_digit()) && is_word(cell, entry.check) {
        let found = cell.trim().to_owned();
        entry.mistake(At::Value(column), Mistake::Summary(found));
    }
}

/// Takes note of a respondent's name by which the row is no answer of anybody.
#[inline]
pub(super) fn look_at_name(name: &str, column: usize, entry: &mut Entry) {
    look(name, column, entry);
    // Most names are done with here.
    let may_be = matches!(
        name.as_bytes(),
        [b'S' | b's' | b'T' | b't' | b'D' | b'd', ..] | [.., b')']
    );
    if !may_be {
        return;
    }
    if SKIPPED.eq_ignore_ascii_case(name) {
        entry.mistake(At::Value(column), Mistake::Summary(name.to_owned()));
    } else if is_test(name) {
        entry.mistake(At::Value(column), Mistake::TestName(name.to_owned()));
    }
}

/// Whether it is one of them, `Test 2`, or somebody's with `(test)` behind.
fn is_test(name: &str) -> bool {
    let is = |text: &str, test: &str| text.eq_ignore_ascii_case(test);
    let unnumbered = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let behind = || name.strip_suffix(')')?.rsplit_once('(');
    TESTS.iter().any(|test| is(name, test))
        || is(unnumbered.trim_end(), TESTS[0])
        || behind().is_some_and(|(_, aside)| is(aside, TESTS[0]))
}

fn is_word(cell: &str, check: &Check) -> bool {
    // What stands in brackets says of how many it is.
    let cell = cell.split(" (").next().unwrap_or_default();
    let cell = cell.trim().trim_end_matches([':', '.']);
    let is_one =
        |words: &[&str], cell: &str| words.iter().any(|word| word.eq_ignore_ascii_case(cell));
    let (first, rest) = cell.split_once([' ', ':', '.']).unwrap_or((cell, ""));
    let rest = rest.trim();
    let is_whose = || {
        let whose = rest.split(' ').next().unwrap_or_default();
        rest.is_empty() || is_one(&WHOSE, whose) || check.role(rest).is_some()
    };
    is_one(&WORDS, cell)
        || is_one(&SHORT, cell)
        || is_one(&MEANS, first) && cell.split(' ').count() <= MOST_WORDS && is_whose()
        || is_one(&MEANS, rest) && (is_one(&WHOSE, first) || check.role(first).is_some())
        || is_one(&WORDS, rest) && check.role(first).is_some()
}
