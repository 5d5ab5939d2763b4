//! What a comparison says to people, and in which order.

use super::alone::{self, Alone};
use super::many;
use super::slope::slope;
use super::words;
use crate::comparison::Comparison;
use crate::report::document::{Block, Document, FOOTER, Section, asked};

/// Builds the report of comparisons, one a company; of several, an overview comes first.
pub(super) fn document<'c>(comparisons: &'c [Comparison], alone: &[Alone]) -> Document<'c> {
    if let [one] = comparisons {
        let parts = parts(one).into_iter().map(|(id, heading, blocks)| Section {
            heading: heading.map(Into::into),
            ..Section::unheaded(id, blocks)
        });
        let mut sections: Vec<Section> = parts.collect();
        // How it was made stays the last line.
        let last = sections.len() - 1;
        sections.splice(last..last, alone::section(alone));
        return Document {
            language: language(comparisons),
            about: asked(&one.asked.title),
            title: words::title(one),
            answered: format!("Respondents: {}", words::respondents(one)),
            sections,
            footer: FOOTER.to_owned(),
        };
    }
    let mut document = overview(comparisons, alone);
    document.sections.extend(comparisons.iter().map(company));
    document
}

/// Builds what several comparisons come to, a line a company.
pub(super) fn overview<'c>(comparisons: &'c [Comparison], alone: &[Alone]) -> Document<'c> {
    let turned = many::turned_round(comparisons.iter().map(|it| it.waves));
    let turned = turned.map(|turned| Block::strong(format!("{turned}.")));
    let mut blocks: Vec<Block> = turned.into_iter().collect();
    blocks.extend([
        Block::quiet(many::NOTE),
        Block::table(many::table(comparisons)),
    ]);
    let overview = Section::unheaded("overview", blocks);
    Document {
        language: language(comparisons),
        about: "Two waves compared".into(),
        title: many::title(comparisons),
        answered: String::new(),
        sections: [overview]
            .into_iter()
            .chain(alone::section(alone))
            .collect(),
        footer: FOOTER.to_owned(),
    }
}

fn language<'c>(comparisons: &'c [Comparison]) -> &'c str {
    let first = comparisons.first();
    first.map_or("en", |comparison| &comparison.asked.language)
}

/// One company among several.
fn company(comparison: &Comparison) -> Section {
    let mut blocks = vec![Block::quiet(words::about(comparison))];
    for (_, heading, more) in parts(comparison) {
        blocks.extend(heading.map(Block::heading));
        blocks.extend(more);
    }
    Section::new("company", words::title(comparison), blocks)
}

/// What a company's own report holds of it.
pub(in crate::report) fn parts_of_a_report(comparison: &Comparison) -> Vec<Block> {
    let symptoms = words::symptoms(comparison).into_iter();
    let respondents = format!("Respondents: {}.", words::respondents(comparison));
    let mut blocks = vec![Block::strong(&*comparison.headline.text)];
    blocks.push(Block::paragraph(respondents));
    blocks.extend(symptoms.map(Block::paragraph));
    blocks.extend(causes(comparison));
    blocks.push(Block::list(words::caveats(comparison)));
    blocks
}

/// The causes, as a chart and as a table.
fn causes(comparison: &Comparison) -> Vec<Block> {
    vec![
        Block::Slope {
            slope: slope(comparison),
        },
        Block::quiet(words::scale(comparison)),
        Block::table(words::causes(comparison)),
    ]
}

type NamedPart = (&'static str, Option<&'static str>, Vec<Block>);

fn parts(comparison: &Comparison) -> [NamedPart; 4] {
    let symptoms = words::symptoms(comparison).into_iter();
    let headline = vec![Block::strong(&*comparison.headline.text)];
    let symptoms = symptoms.map(Block::paragraph).collect();
    let notes = vec![Block::list(words::notes(comparison))];
    [
        ("first", None, headline),
        ("how-bad", Some(words::HOW_BAD), symptoms),
        ("causes", Some(words::CAUSES), causes(comparison)),
        ("notes", Some(words::NOTES), notes),
    ]
}
