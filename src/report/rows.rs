//! The tables of a report, once for all formats: columns, rows, and figures as people see them.

use serde::Serialize;

use super::sentences::{felt_more_by, fits, has_confidence, range, rank, reading_and_flags, sure};
use crate::diagnosis::{ById, Cause, Diagnosis, Order, Question, Rank, Solution};
use crate::questionnaire::Role;
use crate::score::Points;

/// A table. Its cells may hold text from files, which each format makes safe in its own way.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Table {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<String>>,
}

/// A column's heading, and whether figures stand under it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Column {
    pub(super) head: String,
    pub(super) is_figure: bool,
}

/// A figure in whole points, a dash where there is none.
pub(super) fn whole(figure: Option<Points>) -> String {
    figure.map_or("–".to_owned(), |figure| figure.to_string())
}

pub(super) fn text(head: impl Into<String>) -> Column {
    Column {
        head: head.into(),
        is_figure: false,
    }
}

pub(super) fn figure(head: impl Into<String>) -> Column {
    Column {
        head: head.into(),
        is_figure: true,
    }
}

/// The causes as they are ranked.
pub(super) fn ranking(diagnosis: &Diagnosis) -> Table {
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let is_sure = has_confidence(diagnosis);
    let row = |cause: &Cause| {
        let [a, b] = cause.sides.pair();
        let mut row = vec![
            rank(diagnosis, cause),
            cause.title.to_owned(),
            whole(cause.priority),
        ];
        if is_sure {
            let range = range(cause).map_or("–".to_owned(), |range| format!("({range})"));
            row.extend([range, sure(cause)]);
        }
        row.extend([
            whole(a),
            whole(b),
            whole(cause.gap),
            felt_more_by(diagnosis, cause).to_owned(),
            reading_and_flags(cause),
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
    vec![more_figures(diagnosis), levels(diagnosis), fit(diagnosis)]
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
        whole(symptoms.gap),
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

/// What was asked, and both sides' answers to it.
pub(super) fn questions(diagnosis: &Diagnosis, questions: &[Question]) -> Table {
    let [first, second] = diagnosis.sides.map(|side| side.name);
    Table {
        columns: vec![
            text("Question, 0 to 100"),
            figure(first),
            figure(second),
            figure("Gap"),
        ],
        rows: questions.iter().map(question).collect(),
    }
}

fn question(question: &Question) -> Vec<String> {
    let [a, b] = question.sides.pair();
    vec![
        question.text.clone(),
        whole(a),
        whole(b),
        whole(question.gap),
    ]
}

/// How many of each side gave each answer, from the first label to the last.
pub(super) fn counts(diagnosis: &Diagnosis, questions: &[Question]) -> Table {
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let row = |asked: &Question| {
        let mut row = question(asked);
        let labels = &diagnosis.asked.scale_questions[asked.index].labels;
        row[0] += &format!(
            " (1 {} to {} {})",
            labels[0],
            labels.len(),
            labels[labels.len() - 1]
        );
        row.extend(Role::SIDES.map(|role| spread(asked.counts.of(role))));
        row
    };
    Table {
        columns: vec![
            text("Question, 0 (good) to 100 (bad), and how many gave each answer"),
            figure(first),
            figure(second),
            figure("Gap"),
            text(format!("{first}: 1, 2, …")),
            text(format!("{second}: 1, 2, …")),
        ],
        rows: questions.iter().map(row).collect(),
    }
}

/// "0 0 2 0 1".
pub(super) fn spread(counts: &[usize]) -> String {
    let counts: Vec<String> = counts.iter().map(usize::to_string).collect();
    counts.join(" ")
}

/// The orders next to each other, first place first; none where nobody has given one.
pub(super) fn orders(diagnosis: &Diagnosis, order: &Order) -> Option<Table> {
    let orders: Vec<(&str, Vec<String>)> = ranked_by(diagnosis, order)
        .map(|(name, ranks)| (name, in_order(diagnosis, order, ranks)))
        .collect();
    let places = orders.first()?.1.len();
    let mut columns = vec![figure("")];
    columns.extend(orders.iter().map(|(name, _)| text(*name)));
    let row = |at: usize| {
        let mut row = vec![(at + 1).to_string()];
        row.extend(orders.iter().map(|(_, texts)| texts[at].clone()));
        row
    };
    Some(Table {
        columns,
        rows: (0..places).map(row).collect(),
    })
}

/// Each option's mean place, with one decimal.
pub(super) fn mean_ranks(diagnosis: &Diagnosis, order: &Order) -> Table {
    let mut columns = vec![text("Mean place, from 1")];
    columns.extend(ranked_by(diagnosis, order).map(|(name, _)| figure(name)));
    let options = &diagnosis.asked.ranking_questions[order.index].options;
    let row = |(at, option): (usize, &crate::questionnaire::Choice)| {
        let mut row = vec![option.text.clone()];
        let places = ranked_by(diagnosis, order).map(|(_, ranks)| ranks.0[at].1);
        row.extend(places.map(|place| format!("{:.1}", place.nearest())));
        row
    };
    Table {
        columns,
        rows: options.iter().enumerate().map(row).collect(),
    }
}

fn ranked_by<'d>(
    diagnosis: &'d Diagnosis,
    order: &'d Order,
) -> impl Iterator<Item = (&'d str, &'d ById<'d, Rank>)> {
    let ranks = order.mean_ranks.0.iter();
    ranks.filter_map(|(id, ranks)| Some((diagnosis.name_of(id), ranks.as_ref()?)))
}

/// The options' texts by mean rank, which follows in brackets where it isn't the place itself.
/// Options of the same mean rank are in the questionnaire's order.
fn in_order(diagnosis: &Diagnosis, order: &Order, ranks: &ById<Rank>) -> Vec<String> {
    let options = &diagnosis.asked.ranking_questions[order.index].options;
    let mut sorted: Vec<(f64, &str)> = ranks
        .0
        .iter()
        .zip(options)
        .map(|((_, rank), option)| (rank.nearest(), option.text.as_str()))
        .collect();
    sorted.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let places = (1..).map(f64::from).zip(sorted);
    places
        .map(|(place, (rank, text))| {
            if (rank - place).abs() < 0.05 {
                text.to_owned()
            } else {
                format!("{text} ({rank:.1})")
            }
        })
        .collect()
}

/// A solution's actions with their owners; those that answer nothing here are left out.
pub(super) fn actions(solution: &Solution) -> Table {
    let fitting = solution.actions.iter().filter(|action| fits(action.fit));
    Table {
        columns: vec![text("Who"), text("Does what"), figure("Fit")],
        rows: fitting
            .map(|action| {
                vec![
                    action.owner.to_owned(),
                    action.text.to_owned(),
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

/// A group of questions: a cause's, the symptoms', the debate's.
pub(super) struct Group<'d> {
    pub(super) title: &'d str,
    pub(super) questions: &'d [Question<'d>],
    pub(super) orders: &'d [Order<'d>],
}

/// Every question that was asked, in the report's order.
pub(super) fn groups<'d>(diagnosis: &'d Diagnosis) -> Vec<Group<'d>> {
    let causes = diagnosis.causes.iter().map(|cause| Group {
        title: cause.title,
        questions: &cause.questions,
        orders: &cause.orders,
    });
    let symptoms = Group {
        title: &diagnosis.asked.symptoms.title,
        questions: &diagnosis.symptoms.questions,
        orders: &[],
    };
    let debate = diagnosis
        .debate
        .as_ref()
        .zip(diagnosis.asked.debate.as_ref());
    let debate = debate.map(|(debate, asked)| Group {
        title: &asked.title,
        questions: &debate.questions,
        orders: &[],
    });
    causes.chain([symptoms]).chain(debate).collect()
}

/// What was said beside the questions of a group: the question, and who of which side said what.
pub(super) fn comments<'d>(group: &Group<'d>) -> Vec<(&'d str, Vec<crate::diagnosis::Said<'d>>)> {
    let questions = group
        .questions
        .iter()
        .map(|question| (question.text.as_str(), &question.comments));
    let orders = group
        .orders
        .iter()
        .map(|order| (order.text.as_str(), &order.comments));
    questions
        .chain(orders)
        .filter(|(_, comments)| !comments.is_empty())
        .map(|(text, comments)| (text, comments.clone()))
        .collect()
}

/// Whether a report has what the details quote.
pub(super) fn open<'d>(
    diagnosis: &'d Diagnosis,
) -> impl Iterator<Item = &'d crate::diagnosis::Open<'d>> {
    diagnosis
        .open
        .iter()
        .filter(|open| !open.answers.is_empty())
}

/// The sentence over a details section.
pub(super) const DETAILS: &str = "Every answer behind this report";
