//! What lies behind a cause above the line: its questions, and the orders.

use super::table::{TextCell, TextColumn, cells, render};
use crate::diagnosis::{Cause, Diagnosis};
use crate::report::asked;
use crate::report::page::{Page, TextPage};
use crate::report::table::{Table, text};

pub(super) fn questions(page: &mut TextPage, diagnosis: &Diagnosis, cause: &Cause) {
    if page.width() < NARROW {
        return question_list(page, diagnosis, cause);
    }
    let high = diagnosis.asked.thresholds.high;
    let side = (page.width() / 4).min(WIDEST_SIDE);
    let width = (page.width() - 2 * side - 2).min(70);
    let [first, second] = diagnosis.sides.map(|party| (text(party.name), side));
    let columns: [TextColumn; 3] = [(text(asked::QUESTION), width), first, second];
    let rows = cause.questions.iter().map(|question| {
        let figures = question.sides.pair().into_iter();
        let said = figures.zip(asked::sides(diagnosis, question));
        let said = said.map(|(figure, (_, words))| {
            let words = asked::beside_words(String::new(), &words);
            TextCell::shaded(figure, high).with(&words)
        });
        let question = TextCell::from(question.text.clone());
        [question].into_iter().chain(said).collect::<Vec<_>>()
    });
    page.laid_out(&render(&columns, rows.collect()), "");
}

/// Below so many columns, answers stand below their question.
const NARROW: usize = 50;

/// The most columns that a side's answers take.
const WIDEST_SIDE: usize = 30;

fn question_list(page: &mut TextPage, diagnosis: &Diagnosis, cause: &Cause) {
    page.paragraph(&format!("{}:", asked::QUESTION));
    for question in &cause.questions {
        page.item(&question.text);
        let sides = diagnosis.sides.iter();
        for (party, (figure, words)) in sides.zip(asked::sides(diagnosis, question)) {
            let said = asked::beside_words(figure, &words);
            page.indented(&format!("{} {said}", party.name));
        }
    }
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
