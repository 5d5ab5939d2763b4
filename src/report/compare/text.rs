//! A comparison for a terminal.

use super::words;
use crate::comparison::Comparison;
use crate::report::page::TextPage;
use crate::report::text::table;

/// Renders comparisons for a width in columns; of several companies, an overview comes first.
pub(super) fn render(comparisons: &[Comparison], width: usize) -> String {
    let mut page = TextPage::new(width.clamp(24, 120));
    if comparisons.len() > 1 {
        page.title(&words::overview_title(comparisons));
        page.dim(words::OVERVIEW);
        page.gap();
        table::fit(&mut page, &words::overview(comparisons));
    }
    for comparison in comparisons {
        company(&mut page, comparison);
    }
    page.finish()
}

fn company(page: &mut TextPage, comparison: &Comparison) {
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
    table::fit(page, &words::causes(comparison));
    page.heading(words::NOTES);
    for note in words::notes(comparison) {
        page.item(&note);
    }
}
