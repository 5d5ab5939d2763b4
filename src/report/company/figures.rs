//! Every figure and answer behind a report, for who wants to look them up.

use crate::diagnosis::{Cause, Diagnosis, Practice};
use crate::report::asked::{self as answers, QuestionGroup};
use crate::report::document::{Block, Section, asked};
use crate::report::sentences::{self, done, range, rank, sure};
use crate::report::shown::{gap, whole};
use crate::report::table::{Cell, Table, figure, text};

/// The section, closed unless it was asked for.
pub(super) fn section(diagnosis: &Diagnosis, is_open: bool) -> Section {
    let practices = (!diagnosis.practices.is_empty()).then(|| practices(diagnosis));
    let tables = [causes(diagnosis), levels(diagnosis), fit(diagnosis)];
    let tables = tables.into_iter().chain(practices).map(Block::table);
    let groups = answers::groups(diagnosis);
    let groups = groups.iter().flat_map(|group| group_of(diagnosis, group));
    let blocks = tables.chain(groups).collect();
    Section {
        is_closed: !is_open,
        ..Section::new("answers", "Every answer behind this report", blocks)
    }
}

fn group_of(diagnosis: &Diagnosis, group: &QuestionGroup) -> Vec<Block> {
    let questions = answers::questions_with_gaps(diagnosis, group.title, group.questions);
    let mut blocks = vec![Block::heading(asked(group.title)), Block::table(questions)];
    for order in group.orders {
        blocks.push(Block::subheading(asked(&order.text)));
        blocks.extend(sentences::distances(diagnosis, order).map(Block::paragraph));
        blocks.push(match answers::mean_ranks(diagnosis, order) {
            Some(ranks) => Block::table(ranks),
            None => Block::paragraph(sentences::NO_ORDERS),
        });
    }
    blocks
}

/// The causes' figures, those among them that the ranking leaves out.
fn causes(diagnosis: &Diagnosis) -> Table {
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let line = diagnosis.asked.thresholds.high;
    let is_sure = sentences::has_confidence(diagnosis);
    let mut columns = vec![figure("#"), text("Cause"), figure("Both"), figure("Mean")];
    if is_sure {
        columns.extend([figure("Range"), figure("First")]);
    }
    columns.extend([figure("Gap"), figure("Need")]);
    if let Some(observer) = &diagnosis.observer {
        let there = |side: &str| figure(format!("{side} there"));
        columns.extend([figure(observer.name), there(first), there(second)]);
    }
    let row = |cause: &Cause| {
        let mut row = vec![
            rank(diagnosis, cause).into(),
            Cell::asked(cause.title),
            Cell::whole(cause.priority),
            Cell::whole(cause.severity),
        ];
        if is_sure {
            row.push(range(cause).unwrap_or("–".to_owned()).into());
            row.push(sure(cause).into());
        }
        row.extend([
            gap(cause.sides.pair(), line).into(),
            Cell::whole(cause.need),
        ]);
        if let Some(observed) = &cause.observer {
            let [a, b] = observed.sides.pair();
            row.extend([observed.score, a, b].map(Cell::whole));
        }
        row
    };
    let rows = diagnosis.causes.iter().map(row).collect();
    Table::new("The causes in figures", columns, rows)
}

/// The symptoms' and the debate's figures, by side.
fn levels(diagnosis: &Diagnosis) -> Table {
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let mut columns = vec![text("How bad it is")];
    columns.extend(["Both", "Mean", first, second, "Gap"].map(figure));
    columns.extend(diagnosis.observer.map(|observer| figure(observer.name)));
    let symptoms = &diagnosis.symptoms;
    let [a, b] = symptoms.sides.pair();
    let mut rows = vec![vec![
        Cell::asked(&diagnosis.asked.symptoms.title),
        Cell::whole(symptoms.priority),
        Cell::whole(symptoms.severity),
        Cell::whole(a),
        Cell::whole(b),
        gap([a, b], -1.0).into(),
        Cell::whole(symptoms.observer),
    ]];
    if let (Some(debate), Some(asked)) = (&diagnosis.debate, &diagnosis.asked.debate) {
        let [a, b] = debate.sides.pair();
        rows.push(vec![
            format!("{} (more is better)", asked.title).into(),
            Cell::whole(debate.score),
            Cell::default(),
            Cell::whole(a),
            Cell::whole(b),
            Cell::default(),
            Cell::default(),
        ]);
    }
    for row in &mut rows {
        row.truncate(columns.len());
    }
    Table::new("How bad it is, in figures", columns, rows)
}

/// How well every solution and every action addresses what is above the line.
fn fit(diagnosis: &Diagnosis) -> Table {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for solution in &diagnosis.solutions {
        rows.push(vec![Cell::asked(solution.title), Cell::whole(solution.fit)]);
        let actions = solution.actions.iter();
        rows.extend(actions.map(|action| {
            let text = format!("– {}", action.text);
            vec![Cell::asked(text), whole(action.fit).into()]
        }));
    }
    let columns = vec![text("Solutions and their actions"), figure("Fit")];
    Table::new("How well each solution fits", columns, rows)
}

/// What is done already, as each party says.
fn practices(diagnosis: &Diagnosis) -> Table {
    let asked = diagnosis.asked.practices.as_ref();
    let title = asked.map_or("", |practices| &practices.title);
    let mut columns = vec![text(title)];
    columns.extend(diagnosis.sides.map(|side| text(side.name)));
    columns.extend(diagnosis.observer.map(|observer| text(observer.name)));
    let row = |practice: &Practice| {
        let sides = practice.sides.pair().into_iter().map(done);
        let observer = diagnosis.observer.map(|_| done(practice.observer));
        let said = sides.chain(observer).map(Cell::from);
        let text = std::iter::once(Cell::asked(&practice.text));
        text.chain(said).collect()
    };
    let rows = diagnosis.practices.iter().map(row).collect();
    Table::new(title, columns, rows)
}
