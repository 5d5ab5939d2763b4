//! What is said to people of how well a questionnaire measures, and in which order.

use super::{tables, words};
use crate::reliability::Reliability;
use crate::report::document::{Block, Document, FOOTER, Section, asked};

pub(super) fn document<'r>(found: &'r Reliability) -> Document<'r> {
    let first = found.advice.iter().map(|advice| advice.text.as_str());
    let under = |above: &str, table| vec![Block::quiet(above), Block::table(table)];
    let mut alpha = under(words::ALPHA, tables::alphas(found));
    alpha.push(Block::paragraph(words::INDEPENDENT));
    let apart = under(&words::apart(found), tables::pairs(found));
    let single = under(words::SINGLE, tables::single(found));
    let agreement = under(words::AGREEMENT, tables::agreement(found));
    let parts = [
        ("first", "What to look at", vec![Block::list(first)]),
        (
            "alpha",
            "How far the questions of each cause hang together",
            alpha,
        ),
        ("apart", "How surely causes are told apart", apart),
        (
            "single",
            "How surely each cause tells company-sides apart",
            single,
        ),
        (
            "change",
            "The smallest change that means something",
            changes(found),
        ),
        ("agreement", "How far people of one side agree", agreement),
        ("questions", "Each question", questions(found)),
    ];
    let parts = parts.into_iter();
    let parts = parts.map(|(id, heading, blocks)| Section::new(id, heading, blocks));
    let mut sections: Vec<Section> = parts.collect();
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
        footer: FOOTER.to_owned(),
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
