//! What is said to people of how well a questionnaire measures, and in which order.

use super::{tables, words};
use crate::reliability::Reliability;
use crate::report::document::{Block, Document, Section, asked};

/// Builds the report.
pub(super) fn document<'r>(found: &'r Reliability) -> Document<'r> {
    let first = found.advice.iter().map(|advice| advice.text.as_str());
    let mut sections = vec![
        Section::new("first", "What to look at", vec![Block::list(first)]),
        Section::new(
            "alpha",
            "How far the questions of each cause hang together",
            vec![
                Block::quiet(words::ALPHA),
                Block::table(tables::alphas(found)),
                Block::paragraph(words::INDEPENDENT),
            ],
        ),
        Section::new(
            "apart",
            "How surely causes are told apart",
            vec![
                Block::quiet(words::apart(found)),
                Block::table(tables::pairs(found)),
            ],
        ),
        Section::new(
            "single",
            "How surely each cause tells company-sides apart",
            vec![
                Block::quiet(words::SINGLE),
                Block::table(tables::single(found)),
            ],
        ),
        Section::new(
            "change",
            "The smallest change that means something",
            changes(found),
        ),
        Section::new(
            "agreement",
            "How far people of one side agree",
            vec![
                Block::quiet(words::AGREEMENT),
                Block::table(tables::agreement(found)),
            ],
        ),
        Section::new("questions", "Each question", questions(found)),
    ];
    // One cause alone has none to be told from.
    sections.retain(|section| section.id != "apart" || !found.pairs.is_empty());
    let notes = words::notes(found);
    if !notes.is_empty() {
        sections.push(Section::new("notes", "Notes", vec![Block::list(notes)]));
    }
    Document {
        language: &found.asked.language,
        about: asked(&found.asked.title),
        title: "How well the questionnaire measures".to_owned(),
        answered: words::answered(found),
        sections,
        footer: "Made with detente from the answers of those counted above.".to_owned(),
    }
}

fn changes(found: &Reliability) -> Vec<Block> {
    let whose: [(&str, tables::At); 2] = [
        ("Of a side", |it| it.side_change),
        ("Of a company", |it| it.company_change),
    ];
    let mut blocks = vec![Block::quiet(words::CHANGE)];
    for (title, of) in whose {
        blocks.push(Block::heading(title));
        blocks.push(Block::table(tables::changes(found, title, of)));
    }
    blocks
}

fn questions(found: &Reliability) -> Vec<Block> {
    let mut blocks = vec![Block::quiet(words::QUESTIONS)];
    for scale in found.causes.iter().chain([&found.symptoms]) {
        blocks.push(Block::heading(asked(scale.title)));
        blocks.push(Block::table(tables::questions(found, scale)));
    }
    blocks
}
