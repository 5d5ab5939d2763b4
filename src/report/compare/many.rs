//! Many comparisons at once: what has really changed in every company, a line each.

use std::collections::BTreeSet;

use super::words::arrow;
use crate::comparison::{Both, Comparison, NOT_RELIED_ON, Verdict, Way};
use crate::diagnostic::list;
use crate::report::table::{Cell, Table, figure, text};

/// The heading of several companies.
pub(super) fn title(comparisons: &[Comparison]) -> String {
    list::count(comparisons.len(), "company", "companies")
}

/// What to know of many comparisons at once.
pub(super) const NOTE: &str = "About one in ten companies where nothing has changed shows a change called real by chance: expect some among many.";

/// That what is taken for the earlier wave is the later one, in all or in some: "2026-Q4 is later than 2026-Q3, so that every
/// change is turned round".
pub(crate) fn turned_round<'w>(
    waves: impl ExactSizeIterator<Item = Both<Option<&'w str>>>,
) -> Option<String> {
    let all = waves.len();
    let turned: Vec<String> = waves.filter_map(|waves| waves.turned_round()).collect();
    let told: BTreeSet<&str> = turned.iter().map(String::as_str).collect();
    let count = turned.len();
    let of_whom = if count == all {
        String::new()
    } else {
        format!(" of {count} of {all} companies")
    };
    let told = list::plain(&told.into_iter().collect::<Vec<_>>());
    (count > 0).then(|| format!("{told}, so that every change{of_whom} is turned round"))
}

/// The symptoms and the causes of which the test says this, "Symptoms, Conflict avoidance".
pub(super) fn titles(comparison: &Comparison, verdict: Verdict) -> String {
    let moved = comparison.that_are_reliably(verdict);
    let moved = moved.filter(|part| comparison.opposite_on(part.cause).is_none());
    list::joined(moved.map(|part| part.title), ", ")
}

/// "Apart: Symptoms, Conflicting goals; closer: Conflict avoidance".
pub(super) fn went(comparison: &Comparison) -> String {
    let ways = [
        (Way::Apart, "apart"),
        (Way::Swapped, "swapped"),
        (Way::Closer, "closer"),
    ];
    let went = ways.into_iter().filter_map(|(way, word)| {
        let titles = comparison.that_went(way).map(|one| one.title);
        let titles = list::any_joined(titles, ", ")?;
        Some(format!("{word}: {titles}"))
    });
    list::joined(went, "; ")
}

/// What has really changed in every company.
pub(super) fn table(comparisons: &[Comparison]) -> Table {
    let or_dash = |titles: String| {
        let told = Some(titles).filter(|titles| !titles.is_empty());
        told.unwrap_or("–".to_owned())
    };
    let has_opposite = comparisons.iter().any(|it| !it.opposite.is_empty());
    let row = |comparison: &Comparison| {
        let mut titles =
            [Verdict::Worse, Verdict::Better].map(|verdict| titles(comparison, verdict));
        if !comparison.is_reliable {
            titles = [NOT_RELIED_ON; 2].map(str::to_owned);
        }
        let opposite = has_opposite.then(|| went(comparison));
        let changed = titles.into_iter().chain(opposite).map(or_dash);
        let figures = [
            comparison.company.to_owned(),
            arrow(comparison.symptoms.figures.all),
        ];
        figures.into_iter().chain(changed).map(Cell::from).collect()
    };
    let rows = comparisons.iter().map(row).collect();
    let mut columns = vec![
        text("Company"),
        figure("Symptoms"),
        text("Really worse"),
        text("Really better"),
    ];
    columns.extend(has_opposite.then(|| text("Different ways")));
    Table::new("What has changed, by company", columns, rows)
}
