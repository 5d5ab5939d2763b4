//! What lies behind a cause above the line: its questions, and the orders.

use super::legend::Legend;
use super::ranking::figure_widths;
use super::table::{TextCell, TextColumn, cells, render};
use crate::diagnosis::{Cause, Diagnosis};
use crate::questionnaire::Role;
use crate::report::page::TextPage;
use crate::report::table::{Table, figure, gap, text};

pub(super) fn questions(page: &mut TextPage, diagnosis: &Diagnosis, cause: &Cause) {
    let legend = Legend::new(diagnosis);
    let high = diagnosis.asked.thresholds.high;
    let pairs = cause.questions.iter().map(|question| question.sides.pair());
    let (side, gap_width) = figure_widths(pairs, high);
    let figures = [
        (figure(legend.letter(Role::First)), side),
        (figure(legend.letter(Role::Second)), side),
        (figure("Gap"), gap_width),
    ];
    let width = page
        .width()
        .saturating_sub(2 * side + gap_width + 4)
        .clamp(10, 90);
    let columns: Vec<TextColumn> = [(text("Question, 0 to 100"), width)]
        .into_iter()
        .chain(figures)
        .collect();
    let rows = cause.questions.iter().map(|question| {
        let [first, second] = question.sides.pair();
        vec![
            TextCell::from(question.text.clone()),
            TextCell::shaded(first, high),
            TextCell::shaded(second, high),
            gap([first, second], high).into(),
        ]
    });
    page.laid_out(&render(&columns, rows.collect()), "");
}

/// The orders next to each other, or below each other where a terminal is narrow.
pub(super) fn orders(page: &mut TextPage, orders: &Table) {
    let names = &orders.columns[1..];
    let width = (page.width().saturating_sub(2) / names.len())
        .saturating_sub(1)
        .min(34);
    if width >= 14 {
        let mut columns = vec![(text(""), 2)];
        columns.extend(names.iter().map(|column| (text(&column.head), width)));
        page.laid_out(&render(&columns, cells(orders)), "");
    } else {
        for (at, column) in (1..).zip(names) {
            let texts: Vec<&str> = orders.rows.iter().map(|row| row[at].as_str()).collect();
            page.indented(&format!("{}: {}.", column.head, texts.join("; ")));
        }
    }
}
