//! What lies behind a cause above the line: its questions, the orders, the blind spot.

use super::legend::Legend;
use super::table::{Column, render};
use super::whole;
use crate::diagnosis::{Cause, Diagnosis, Order};
use crate::diagnostic::list;
use crate::questionnaire::Role;
use crate::report::page::Page;
use crate::score::Reading;

pub(super) fn write(page: &mut Page, diagnosis: &Diagnosis, cause: &Cause, legend: &Legend) {
    page.heading(&format!("Behind it: {}", list::inside(cause.title)));
    page.paragraph(cause.summary);
    page.paragraph(&in_words(diagnosis, cause));
    if !cause.divided.is_empty() {
        let names: Vec<&str> = cause
            .divided
            .iter()
            .map(|id| diagnosis.name_of(id))
            .collect();
        page.paragraph(&format!(
            "{} {} divided within: respondents are {} points or more apart.",
            list::plain(&names),
            if names.len() == 1 { "is" } else { "are" },
            diagnosis.asked.thresholds.divided
        ));
    }
    blind_spot(page, diagnosis, cause);
    questions(page, cause, legend);
    for order in &cause.orders {
        write_order(page, diagnosis, order);
    }
}

fn in_words(diagnosis: &Diagnosis, cause: &Cause) -> String {
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let line = diagnosis.asked.thresholds.high;
    let [a, b] = cause.sides.pair();
    let (a, b) = (whole(a), whole(b));
    match cause.reading {
        Some(Reading::OneSided) => {
            let who = diagnosis.felt_more_by(cause.gap).unwrap_or(first);
            let (more, less, other) = if who == first {
                (a, b, second)
            } else {
                (b, a, first)
            };
            format!(
                "{who} alone is above {line} ({more}); {other} isn't ({less}). Start by having {other} hear what {who} sees."
            )
        }
        _ if cause
            .sides
            .pair()
            .iter()
            .flatten()
            .all(|side| side.get() > line) =>
        {
            format!("Both sides are above {line}: {first} is at {a}, {second} at {b}.")
        }
        _ => {
            let who = diagnosis.felt_more_by(cause.gap).unwrap_or(first);
            let (more, less, other) = if who == first {
                (a, b, second)
            } else {
                (b, a, first)
            };
            format!("{who} is above {line} ({more}), and {other} is near it ({less}).")
        }
    }
}

fn blind_spot(page: &mut Page, diagnosis: &Diagnosis, cause: &Cause) {
    if let (true, Some(observed), Some(observer)) =
        (cause.blind_spot, &cause.observer, &diagnosis.observer)
    {
        let [first, second] = diagnosis.sides.map(|side| side.name);
        let [a, b] = observed.sides.pair();
        page.strong(&format!(
            "A blind spot: the {} puts this at {}; on the same questions {first} is at {} and {second} at {}.",
            observer.name,
            whole(observed.score),
            whole(a),
            whole(b)
        ));
    }
}

fn questions(page: &mut Page, cause: &Cause, legend: &Legend) {
    page.gap();
    let figures = [
        Column::figure(legend.letter(Role::First), 3),
        Column::figure(legend.letter(Role::Second), 3),
        Column::figure("Gap", 4),
    ];
    let text = page.width().saturating_sub(14).clamp(12, 90);
    let columns: Vec<Column> = [Column::text("Question, 0 to 100", text)]
        .into_iter()
        .chain(figures)
        .collect();
    let rows = cause.questions.iter().map(|question| {
        let [first, second] = question.sides.pair();
        vec![
            question.text.clone(),
            whole(first),
            whole(second),
            whole(question.gap),
        ]
    });
    page.laid_out(&render(&columns, rows.collect()), "");
}

/// The orders next to each other, and how far apart they are.
fn write_order(page: &mut Page, diagnosis: &Diagnosis, order: &Order) {
    page.gap();
    page.paragraph(&order.text);
    page.gap();
    let orders: Vec<(&str, Vec<&str>)> = order
        .mean_ranks
        .0
        .iter()
        .filter_map(|(id, ranks)| Some((diagnosis.name_of(id), ranks.as_ref()?)))
        .map(|(name, ranks)| (name, in_order(diagnosis, order, ranks)))
        .collect();
    if orders.is_empty() {
        page.paragraph("Nobody has put these in order.");
        return;
    }
    let width = (page.width().saturating_sub(2) / orders.len())
        .saturating_sub(1)
        .min(34);
    if width >= 14 {
        let mut columns = vec![Column::text("", 2)];
        columns.extend(orders.iter().map(|(name, _)| Column::text(*name, width)));
        let rows = (0..orders[0].1.len()).map(|at| {
            let mut row = vec![(at + 1).to_string()];
            row.extend(orders.iter().map(|(_, texts)| texts[at].to_owned()));
            row
        });
        page.laid_out(&render(&columns, rows.collect()), "");
    } else {
        for (name, texts) in &orders {
            page.indented(&format!("{name}: {}.", texts.join("; ")));
        }
    }
    page.paragraph(&apart(diagnosis, order));
}

/// The options' texts by mean rank; options of the same mean rank in the questionnaire's order.
fn in_order<'d>(
    diagnosis: &'d Diagnosis,
    order: &Order,
    ranks: &crate::diagnosis::ById<crate::diagnosis::Rank>,
) -> Vec<&'d str> {
    let options = &diagnosis.asked.ranking_questions[order.index].options;
    let mut sorted: Vec<(f64, &str)> = ranks
        .0
        .iter()
        .zip(options)
        .map(|((_, rank), option)| (rank.get(), option.text.as_str()))
        .collect();
    sorted.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    sorted.into_iter().map(|(_, text)| text).collect()
}

fn apart(diagnosis: &Diagnosis, order: &Order) -> String {
    let Some(distance) = order.distance else {
        return "How far apart the two orders are can't be told.".to_owned();
    };
    let far = if order.far_apart { ": far apart" } else { "" };
    let mut text = format!(
        "The two sides' orders are {distance} apart{far} (0 the same, 50 unrelated, 100 opposite)."
    );
    let observer = diagnosis
        .observer
        .map_or("observer", |observer| observer.name);
    for (role, side) in Role::SIDES.into_iter().zip(&diagnosis.sides) {
        if let Some(distance) = order.to_observer.of(role) {
            let off = if order.off_course.contains(&side.id) {
                ", off the company's course"
            } else {
                ""
            };
            text += &format!(
                " {} is {distance} from the {observer}'s order{off}.",
                side.name
            );
        }
    }
    text
}
