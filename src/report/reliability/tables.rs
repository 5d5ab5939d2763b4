//! The tables of the report.

use super::words::{coefficient, share};
use crate::reliability::{Alpha, AtLeaders, Components, Consistency, Pair, Reliability, Scale};
use crate::report::table::{Cell, Column, Table, figure, text};
use crate::score::Points;

/// Which figure at each number of leaders is shown.
pub(super) type At = fn(&Components) -> AtLeaders;

/// Alpha of each part, over both sides and over each.
pub(super) fn alphas(found: &Reliability) -> Table {
    let mut columns = vec![text("Cause"), figure("Both sides")];
    columns.extend(found.sides.map(|side| figure(side.name)));
    let row = |scale: &Scale| {
        let mut row = vec![Cell::asked(scale.title), alpha(&scale.both)];
        let sides = found.sides.iter();
        row.extend(sides.map(|side| scale.by_side.get(side.id).map_or("–".into(), alpha)));
        row
    };
    let rows = scales(found).map(row).collect();
    Table::new("Alpha of each cause", columns, rows)
}

fn alpha(consistency: &Consistency) -> Cell {
    match consistency.alpha {
        None => "–".into(),
        Some(Alpha { value, low, high }) => {
            let [value, low, high] = [value, low, high].map(|it| coefficient(Some(it)));
            format!("{value} ({low} to {high})").into()
        }
    }
}

/// How surely each two causes are told apart.
pub(super) fn pairs(found: &Reliability) -> Table {
    let mut columns = vec![text("Causes")];
    columns.extend(at_leaders());
    columns.push(figure("Correlation"));
    let title = |id: &str| {
        let mut causes = found.causes.iter();
        causes
            .find(|cause| cause.id == id)
            .map_or("", |cause| cause.title)
    };
    let row = |pair: &Pair| {
        let [one, other] = pair.causes.map(title);
        let mut row = vec![Cell::asked(format!("{one} / {other}"))];
        row.extend(reliabilities(pair.between.components.as_ref()));
        row.push(coefficient(pair.corrected).into());
        row
    };
    let rows = found.pairs.iter().map(row).collect();
    Table::new("How surely each two causes are told apart", columns, rows)
}

/// How surely each part tells company-sides apart.
pub(super) fn single(found: &Reliability) -> Table {
    let mut columns = vec![text("Cause")];
    columns.extend(at_leaders());
    let row = |scale: &Scale| {
        let mut row = vec![Cell::asked(scale.title)];
        row.extend(reliabilities(scale.between.components.as_ref()));
        row
    };
    let rows = scales(found).map(row).collect();
    Table::new(
        "How surely each cause tells company-sides apart",
        columns,
        rows,
    )
}

/// The smallest changes of a side's score, or of a company's.
pub(super) fn changes(found: &Reliability, title: &str, of: At) -> Table {
    let mut columns = vec![text("Cause")];
    columns.extend(at_leaders());
    let row = |scale: &Scale| {
        let mut row = vec![Cell::asked(scale.title)];
        let at = all(scale.between.components.as_ref().map(of));
        row.extend(at.map(Cell::whole));
        row
    };
    let rows = scales(found).map(row).collect();
    Table::new(title, columns, rows)
}

/// How far people of one side agree.
pub(super) fn agreement(found: &Reliability) -> Table {
    let columns = vec![
        text("Cause"),
        figure("Apart, in points"),
        figure("Answering by chance"),
    ];
    let row = |scale: &Scale| {
        vec![
            Cell::asked(scale.title),
            Cell::whole(scale.agreement.distance),
            Cell::whole(Some(scale.agreement.by_chance)),
        ]
    };
    let rows = scales(found).map(row).collect();
    Table::new("How far people of one side agree", columns, rows)
}

/// The questions of a part, over both sides.
pub(super) fn questions(found: &Reliability, scale: &Scale) -> Table {
    let heads = [
        "With others",
        "Alpha without",
        "Missing",
        "Lowest",
        "Highest",
    ];
    let mut columns = vec![text("Question")];
    columns.extend(heads.map(figure));
    let questions = scale.both.questions.iter();
    let rows = questions.map(|item| {
        vec![
            Cell::asked(found.text_of(item.id)),
            coefficient(item.item_total).into(),
            coefficient(item.alpha_without).into(),
            share(item.missing).into(),
            share(item.answers.map(|answers| answers.floor)).into(),
            share(item.answers.map(|answers| answers.ceiling)).into(),
        ]
    });
    Table::new(scale.title, columns, rows.collect())
}

fn scales<'f>(found: &'f Reliability) -> impl Iterator<Item = &'f Scale<'f>> {
    found.causes.iter().chain([&found.symptoms])
}

fn at_leaders() -> [Column; 4] {
    ["Usual", "1", "2", "3"].map(figure)
}

fn reliabilities(components: Option<&Components>) -> [Cell; 4] {
    all(components.map(|components| components.reliability)).map(|it| coefficient(it).into())
}

fn all(at: Option<AtLeaders>) -> [Option<Points>; 4] {
    at.map_or([None; 4], |at| {
        [at.usual, at.one, at.two, at.three].map(Some)
    })
}
