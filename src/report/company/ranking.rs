//! The ranked causes, with a chart.

use crate::diagnosis::{Cause, Diagnosis};
use crate::report::document::{Block, Section};
use crate::report::sentences::{self, rank, reading};
use crate::report::table::{Axis, Cell, Column, Dumbbell, Table, figure, text};

pub(super) fn section(diagnosis: &Diagnosis) -> Section {
    let mut blocks = vec![
        Block::quiet(sentences::scale(diagnosis)),
        Block::table(table(diagnosis)),
    ];
    let under = sentences::under_ranking(diagnosis).into_iter();
    blocks.extend(under.map(Block::paragraph));
    Section::new("causes", "Causes, ranked", blocks)
}

/// Whether the observer has a score on any cause.
fn is_observed(diagnosis: &Diagnosis) -> bool {
    let mut causes = diagnosis.causes.iter();
    causes.any(|cause| seen(cause).is_some())
}

fn seen(cause: &Cause) -> Option<crate::score::Points> {
    cause.observer.as_ref().and_then(|seen| seen.score)
}

fn table(diagnosis: &Diagnosis) -> Table {
    let line = diagnosis.asked.thresholds.high;
    let observer = diagnosis.observer.filter(|_| is_observed(diagnosis));
    let parties = diagnosis.sides.iter().chain(&observer);
    let parties: Vec<String> = parties.map(|party| party.name.to_owned()).collect();
    let mut columns = vec![figure("#"), text("Cause"), figure("Both")];
    columns.extend(parties.iter().map(figure));
    columns.push(Column {
        is_short: true,
        ..text("What it means")
    });
    columns.push(Column {
        axis: Some(Axis { line, parties }),
        ..text("")
    });
    let row = |cause: &Cause| {
        let [a, b] = cause.sides.pair();
        let mut row = vec![
            rank(diagnosis, cause).into(),
            Cell::asked(cause.title),
            Cell::shaded(cause.priority, line),
            Cell::shaded(a, line),
            Cell::shaded(b, line),
        ];
        row.extend(observer.map(|_| Cell::shaded(seen(cause), line)));
        row.push(reading(diagnosis, cause).into());
        row.push(Cell {
            dumbbell: Some(Dumbbell {
                sides: [a, b],
                observer: seen(cause),
            }),
            ..Cell::default()
        });
        row
    };
    let rows = diagnosis.causes.iter().map(row).collect();
    Table::new("The causes, ranked", columns, rows)
}

/// How bad it is by each side, what the observer sees of it, and whether the sides argue openly; none where nothing
/// of that is known.
pub(super) fn how_bad(diagnosis: &Diagnosis) -> Option<Section> {
    let sentences = sentences::how_bad(diagnosis).into_iter();
    let blocks = sentences.map(Block::paragraph).collect();
    Section::any("how-bad", "How bad it is", blocks)
}
