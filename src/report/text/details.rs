//! The appendix of a detailed report: every figure, every answer, and what was said, without names.

use super::legend::Legend;
use super::table::fit;
use crate::diagnosis::{Diagnosis, Said};
use crate::report::page::TextPage;
use crate::report::{asked, rows, sentences};

pub(super) fn write(page: &mut TextPage, diagnosis: &Diagnosis, legend: &Legend) {
    page.heading(asked::DETAILS);
    for table in rows::figures(diagnosis) {
        page.gap();
        fit(page, &table);
    }
    for group in asked::groups(diagnosis) {
        page.subheading(group.title);
        page.gap();
        fit(
            page,
            &legend.shorten(asked::counts(diagnosis, group.questions)),
        );
        for order in group.orders {
            page.gap();
            page.paragraph(&order.text);
            page.paragraph(&sentences::apart(diagnosis, order));
            page.gap();
            fit(page, &asked::mean_ranks(diagnosis, order));
        }
        for (question, comments) in asked::comments(&group) {
            said(
                page,
                diagnosis,
                &format!("Comments on “{question}”"),
                &comments,
            );
        }
    }
    for open in asked::open(diagnosis) {
        said(page, diagnosis, open.text, &open.answers);
    }
}

fn said(page: &mut TextPage, diagnosis: &Diagnosis, asked: &str, words: &[Said]) {
    page.gap();
    page.paragraph(asked);
    for said in words {
        page.item(&format!(
            "{}: “{}”",
            diagnosis.name_of(said.side),
            said.text
        ));
    }
}
