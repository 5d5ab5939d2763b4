//! What lies behind a cause above the line: its questions, the orders, the blind spot.

use super::legend::Legend;
use super::table::{TextCell, TextColumn, cells, render};
use crate::diagnosis::{Cause, Diagnosis, Order};
use crate::questionnaire::Role;
use crate::report::asked;
use crate::report::page::TextPage;
use crate::report::sentences;
use crate::report::table::whole;

pub(super) fn write(page: &mut TextPage, diagnosis: &Diagnosis, cause: &Cause, legend: &Legend) {
    page.heading(&format!("Behind it: {}", diagnosis.inside(cause.title)));
    page.paragraph(cause.summary);
    page.paragraph(&sentences::in_words(diagnosis, cause));
    if let Some(sentence) = sentences::divided(diagnosis, cause) {
        page.paragraph(&sentence);
    }
    if let Some(sentence) = sentences::blind_spot(diagnosis, cause) {
        page.strong(&sentence);
    }
    questions(page, diagnosis, cause, legend);
    for order in &cause.orders {
        write_order(page, diagnosis, order);
    }
}

fn questions(page: &mut TextPage, diagnosis: &Diagnosis, cause: &Cause, legend: &Legend) {
    page.gap();
    let high = diagnosis.asked.thresholds.high;
    let figures = [
        TextColumn::figure(legend.letter(Role::First), 3),
        TextColumn::figure(legend.letter(Role::Second), 3),
        TextColumn::figure("Gap", 4),
    ];
    let text = page.width().saturating_sub(14).clamp(10, 90);
    let columns: Vec<TextColumn> = [TextColumn::text("Question, 0 to 100", text)]
        .into_iter()
        .chain(figures)
        .collect();
    let rows = cause.questions.iter().map(|question| {
        let [first, second] = question.sides.pair();
        vec![
            TextCell::from(question.text.clone()),
            TextCell::shaded(first, high),
            TextCell::shaded(second, high),
            whole(question.gap).into(),
        ]
    });
    page.laid_out(&render(&columns, rows.collect()), "");
}

/// The orders next to each other, and how far apart they are.
fn write_order(page: &mut TextPage, diagnosis: &Diagnosis, order: &Order) {
    page.gap();
    page.paragraph(&order.text);
    page.gap();
    let Some(orders) = asked::orders(diagnosis, order) else {
        page.paragraph(sentences::NO_ORDERS);
        return;
    };
    let names = &orders.columns[1..];
    let width = (page.width().saturating_sub(2) / names.len())
        .saturating_sub(1)
        .min(34);
    if width >= 14 {
        let mut columns = vec![TextColumn::text("", 2)];
        columns.extend(
            names
                .iter()
                .map(|column| TextColumn::text(&column.head, width)),
        );
        page.laid_out(&render(&columns, cells(&orders)), "");
    } else {
        for (at, column) in (1..).zip(names) {
            let texts: Vec<&str> = orders.rows.iter().map(|row| row[at].as_str()).collect();
            page.indented(&format!("{}: {}.", column.head, texts.join("; ")));
        }
    }
    page.paragraph(&sentences::apart(diagnosis, order));
}
