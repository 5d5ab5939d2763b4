//! A comparison for a terminal.

use super::words;
use crate::comparison::Comparison;
use crate::report::page::Page;
use crate::report::text::table::{Column, render as table};

/// Below this many columns the table gets a list.
const NARROWEST_TABLE: usize = 80;

/// Renders comparisons for a width in columns; of several companies, an overview comes first.
pub fn render(comparisons: &[Comparison], width: usize) -> String {
    let mut page = Page::new(width.clamp(24, 120));
    if comparisons.len() > 1 {
        overview(&mut page, comparisons);
    }
    for comparison in comparisons {
        company(&mut page, comparison);
    }
    page.finish()
}

fn overview(page: &mut Page, comparisons: &[Comparison]) {
    page.title(&words::overview_title(comparisons));
    page.dim(words::OVERVIEW);
    page.gap();
    if page.width() < NARROWEST_TABLE {
        for comparison in comparisons {
            let [company, symptoms, worse, better] = words::overview_row(comparison);
            page.paragraph(&format!(
                "{company}: symptoms {symptoms}; really worse: {worse}; really better: {better}."
            ));
        }
    } else {
        let width = (page.width() - 13) / 3;
        let widths = [width, 9, width, width];
        let columns = words::OVERVIEW_COLUMNS.map(|(head, is_figure)| (head.to_owned(), is_figure));
        let rows = comparisons
            .iter()
            .map(|comparison| words::overview_row(comparison).to_vec());
        page.laid_out(&table(&laid_out(&columns, &widths), rows.collect()), "");
    }
}

fn company(page: &mut Page, comparison: &Comparison) {
    page.gap();
    page.title(&words::title(comparison));
    page.dim(&words::about(comparison));
    page.gap();
    page.strong(&comparison.headline.text);
    page.heading(words::HOW_BAD);
    for sentence in words::symptoms(comparison) {
        page.paragraph(&sentence);
    }
    page.heading(words::CAUSES);
    page.dim(&words::scale(comparison));
    page.gap();
    if page.width() < NARROWEST_TABLE {
        causes_listed(page, comparison);
    } else {
        causes_in_a_table(page, comparison);
    }
    page.heading(words::NOTES);
    for note in words::notes(comparison) {
        page.item(&note);
    }
}

fn causes_in_a_table(page: &mut Page, comparison: &Comparison) {
    let columns = words::columns(comparison);
    let side = |at: usize| columns[at].0.chars().count().clamp(4, 10);
    let fixed = [2, 3, 0, 3, 3, 6, side(6), side(7), 9, 13];
    let cause = page.width() - fixed.iter().sum::<usize>() - 9;
    let widths = fixed.map(|width| if width == 0 { cause.min(30) } else { width });
    let rows = comparison
        .causes
        .iter()
        .map(|cause| words::row(cause).to_vec());
    page.laid_out(&table(&laid_out(&columns, &widths), rows.collect()), "");
}

fn causes_listed(page: &mut Page, comparison: &Comparison) {
    let [first, second] = comparison.sides.map(|side| side.name);
    for cause in &comparison.causes {
        let [rank, was, title, old, new, change, a, b, gap, verdict] = words::row(cause);
        page.subheading(&format!("{rank} (was {was}) {title}: {old}, now {new}"));
        page.indented(&format!(
            "Change {change}: {verdict}. {first} {a}, {second} {b}, gap {gap}."
        ));
    }
}

fn laid_out(columns: &[(String, bool)], widths: &[usize]) -> Vec<Column> {
    let column = |((head, is_figure), width): (&(String, bool), &usize)| {
        if *is_figure {
            Column::figure(head, *width)
        } else {
            Column::text(head, *width)
        }
    };
    columns.iter().zip(widths).map(column).collect()
}
