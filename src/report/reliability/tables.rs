//! The tables of the report.

use super::words::{coefficient, share};
use crate::reliability::{Alpha, AtLeaders, Components, Consistency, Pair, Reliability, Scale};
use crate::report::table::{Cell, Table, figure, text};
use crate::score::Points;

/// Which figure at each number of leaders is shown.
pub(super) type At = fn(&Components) -> AtLeaders;

/// Alpha of each part, over both sides and over each.
pub(super) fn alphas(found: &Reliability) -> Table {
    let [first, second] = found.sides.map(|side| side.name);
    let heads = ["Both sides", first, second];
    by_part(found, "Alpha of each cause", heads, |scale| {
        let sides = found.sides.map(|side| scale.by_side.get(side.id));
        let all = [Some(&scale.both), sides[0], sides[1]];
        all.map(|it| it.map_or("–".into(), alpha))
    })
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
    columns.extend(AT_LEADERS.map(figure));
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
    let title = "How surely each cause tells company-sides apart";
    let cells = |scale: &Scale| reliabilities(scale.between.components.as_ref());
    by_part(found, title, AT_LEADERS, cells)
}

/// The smallest changes of a side's score, or of a company's.
pub(super) fn changes(found: &Reliability, title: &str, of: At) -> Table {
    let changes = |scale: &Scale| all(scale.between.components.as_ref().map(of)).map(Cell::whole);
    by_part(found, title, AT_LEADERS, changes)
}

/// How far people of one side agree.
pub(super) fn agreement(found: &Reliability) -> Table {
    let heads = ["Apart, in points", "Answering by chance"];
    by_part(found, "How far people of one side agree", heads, |scale| {
        let agreement = &scale.agreement;
        [agreement.distance, Some(agreement.by_chance)].map(Cell::whole)
    })
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

/// A table with a row for each cause and one for the symptoms.
fn by_part<const N: usize>(
    found: &Reliability,
    title: &str,
    heads: [&str; N],
    cells: impl Fn(&Scale) -> [Cell; N],
) -> Table {
    let mut columns = vec![text("Cause")];
    columns.extend(heads.map(figure));
    let row = |scale: &Scale| {
        let title = [Cell::asked(scale.title)].into_iter();
        title.chain(cells(scale)).collect()
    };
    let parts = found.causes.iter().chain([&found.symptoms]);
    Table::new(title, columns, parts.map(row).collect())
}

const AT_LEADERS: [&str; 4] = ["Usual", "1", "2", "3"];

fn reliabilities(components: Option<&Components>) -> [Cell; 4] {
    all(components.map(|components| components.reliability)).map(|it| coefficient(it).into())
}

fn all(at: Option<AtLeaders>) -> [Option<Points>; 4] {
    at.map_or([None; 4], |at| {
        [at.usual, at.one, at.two, at.three].map(Some)
    })
}
