//! What a comparison says to people, and in which order: once for every page.

use super::words;
use crate::comparison::Comparison;
use crate::report::page::Page;

/// Writes comparisons; of several companies, an overview comes first.
pub(super) fn write(page: &mut impl Page, comparisons: &[Comparison]) {
    if comparisons.len() > 1 {
        page.title(&words::overview_title(comparisons));
        page.dim(words::OVERVIEW);
        page.gap();
        page.table(&words::overview(comparisons));
    }
    for comparison in comparisons {
        company(page, comparison);
    }
}

fn company(page: &mut impl Page, comparison: &Comparison) {
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
    page.table(&words::causes(comparison));
    page.heading(words::NOTES);
    page.list(&words::notes(comparison));
}
