//! A comparison as Markdown.

use super::words;
use crate::comparison::Comparison;
use crate::report::markdown::{MarkdownPage, escape};

pub(super) fn render(comparisons: &[Comparison]) -> String {
    let mut page = MarkdownPage::default();
    if comparisons.len() > 1 {
        page.block(&format!("# {}", words::overview_title(comparisons)));
        page.paragraph(words::OVERVIEW);
        page.table(&words::overview(comparisons));
    }
    for comparison in comparisons {
        company(&mut page, comparison);
    }
    page.finish()
}

fn company(page: &mut MarkdownPage, comparison: &Comparison) {
    page.block(&format!("# {}", escape(&words::title(comparison))));
    page.paragraph(&words::about(comparison));
    page.block(&format!("**{}**", escape(&comparison.headline.text)));
    page.block(&format!("## {}", words::HOW_BAD));
    for sentence in words::symptoms(comparison) {
        page.paragraph(&sentence);
    }
    page.block(&format!("## {}", words::CAUSES));
    page.paragraph(&words::scale(comparison));
    page.table(&words::causes(comparison));
    page.block(&format!("## {}", words::NOTES));
    page.list(&words::notes(comparison));
}
