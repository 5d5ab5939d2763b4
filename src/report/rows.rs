//! The tables of causes and solutions, once for all formats: columns, rows, and figures as people see them.

use super::sentences::{
    done, felt_more_by, fits, has_confidence, range, rank, reading_and_flags, step, sure,
};
use super::table::{Table, beside, figure, gap, text, whole};
use crate::diagnosis::{Cause, Diagnosis, Practice, Solution};

/// The causes as they are ranked.
pub(super) fn ranking(diagnosis: &Diagnosis) -> Table {
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let is_sure = has_confidence(diagnosis);
    let line = diagnosis.asked.thresholds.high;
    let row = |cause: &Cause| {
        let [a, b] = cause.sides.pair();
        let mut row = vec![
            rank(diagnosis, cause),
            cause.title.to_owned(),
            beside(cause.priority, line),
        ];
        if is_sure {
            let range = range(cause).map_or("–".to_owned(), |range| format!("({range})"));
            row.extend([range, sure(cause)]);
        }
        row.extend([
            beside(a, line),
            beside(b, line),
            gap([a, b], line),
            felt_more_by(diagnosis, cause).to_owned(),
            reading_and_flags(diagnosis, cause),
        ]);
        row
    };
    let mut columns = vec![figure("Rank"), text("Cause"), figure("Priority")];
    columns.extend(
        is_sure
            .then(|| [figure("(range)"), figure("First")])
            .into_iter()
            .flatten(),
    );
    columns.extend([
        figure(first),
        figure(second),
        figure("Gap"),
        text("Felt more"),
        text("Reading"),
    ]);
    Table {
        columns,
        rows: diagnosis.causes.iter().map(row).collect(),
    }
}

/// The tables of figures that the main part of a report leaves out.
pub(super) fn figures(diagnosis: &Diagnosis) -> Vec<Table> {
    let practices = (!diagnosis.practices.is_empty()).then(|| practices(diagnosis));
    let figures = [more_figures(diagnosis), levels(diagnosis), fit(diagnosis)];
    figures.into_iter().chain(practices).collect()
}

/// What is done already, as each party says.
fn practices(diagnosis: &Diagnosis) -> Table {
    let asked = diagnosis.asked.practices.as_ref();
    let mut columns = vec![text(asked.map_or("", |practices| &practices.title))];
    columns.extend(diagnosis.sides.map(|side| text(side.name)));
    columns.extend(diagnosis.observer.map(|observer| text(observer.name)));
    let row = |practice: &Practice| {
        let sides = practice.sides.pair().map(done);
        let observer = diagnosis.observer.map(|_| done(practice.observer));
        let said = sides.into_iter().chain(observer).map(str::to_owned);
        [practice.text.clone()].into_iter().chain(said).collect()
    };
    Table {
        columns,
        rows: diagnosis.practices.iter().map(row).collect(),
    }
}

/// The figures of the causes, the symptoms and the debate that the ranking leaves out.
fn more_figures(diagnosis: &Diagnosis) -> Table {
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let mut columns = vec![
        text("Behind the ranking"),
        figure("Severity"),
        figure("Need"),
    ];
    if let Some(observer) = &diagnosis.observer {
        let there = |side: &str| figure(format!("{side} there"));
        columns.extend([figure(observer.name), there(first), there(second)]);
    }
    let mut rows: Vec<Vec<String>> = Vec::new();
    for cause in &diagnosis.causes {
        let mut row = vec![
            cause.title.to_owned(),
            whole(cause.severity),
            whole(cause.need),
        ];
        if let Some(observed) = &cause.observer {
            let [a, b] = observed.sides.pair();
            row.extend([whole(observed.score), whole(a), whole(b)]);
        }
        rows.push(row);
    }
    Table { columns, rows }
}

/// The symptoms' and the debate's figures, by side.
fn levels(diagnosis: &Diagnosis) -> Table {
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let mut columns = vec![
        text("How bad it is"),
        figure("Together"),
        figure("Severity"),
        figure(first),
        figure(second),
        figure("Gap"),
    ];
    columns.extend(diagnosis.observer.map(|observer| figure(observer.name)));
    let symptoms = &diagnosis.symptoms;
    let [a, b] = symptoms.sides.pair();
    let mut rows = vec![vec![
        diagnosis.asked.symptoms.title.clone(),
        whole(symptoms.priority),
        whole(symptoms.severity),
        whole(a),
        whole(b),
        gap([a, b], -1.0),
        whole(symptoms.observer),
    ]];
    if let (Some(debate), Some(asked)) = (&diagnosis.debate, &diagnosis.asked.debate) {
        let [a, b] = debate.sides.pair();
        rows.push(vec![
            format!("{} (more is better)", asked.title),
            whole(debate.score),
            String::new(),
            whole(a),
            whole(b),
            String::new(),
            String::new(),
        ]);
    }
    for row in &mut rows {
        row.truncate(columns.len());
    }
    Table { columns, rows }
}

/// A solution's actions with their owners; those that answer nothing here are left out.
pub(super) fn actions(diagnosis: &Diagnosis, solution: &Solution) -> Table {
    let fitting = solution.actions.iter().filter(|action| fits(action.fit));
    Table {
        columns: vec![text("Who"), text("Does what"), figure("Fit")],
        rows: fitting
            .map(|action| {
                vec![
                    action.owner.to_owned(),
                    step(diagnosis, action),
                    whole(action.fit),
                ]
            })
            .collect(),
    }
}

/// How well every solution and every action answers what is above the line.
fn fit(diagnosis: &Diagnosis) -> Table {
    let mut rows = Vec::new();
    for solution in &diagnosis.solutions {
        rows.push(vec![solution.title.to_owned(), whole(solution.fit)]);
        let actions = solution.actions.iter();
        rows.extend(actions.map(|action| vec![format!("– {}", action.text), whole(action.fit)]));
    }
    Table {
        columns: vec![text("Solutions and their actions"), figure("Fit")],
        rows,
    }
}
