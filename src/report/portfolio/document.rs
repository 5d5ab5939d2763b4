//! What a portfolio says to people, and in which order.

use super::sentences as say;
use super::{awaited, tables};
use crate::portfolio::Portfolio;
use crate::report::document::{Block, Document, FOOTER, Section};

pub(super) fn document<'p>(portfolio: &'p Portfolio) -> Document<'p> {
    let apart = say::apart(portfolio).map(Block::strong).into_iter();
    let apart = apart.map(|apart| Section::unheaded("apart", vec![apart]));
    let mut sections: Vec<Section> = apart.collect();
    if !portfolio.companies.is_empty() {
        sections.extend(tables_of(portfolio));
    }
    sections.extend(awaited::section(portfolio));
    let notes = say::all_notes(portfolio);
    if !notes.is_empty() {
        sections.push(Section::new("notes", "Notes", vec![Block::list(notes)]));
    }
    Document {
        language: &portfolio.questionnaire.language,
        about: "".into(),
        title: say::title(portfolio),
        answered: say::about(portfolio),
        sections,
        footer: FOOTER.to_owned(),
    }
}

fn tables_of(portfolio: &Portfolio) -> Vec<Section> {
    let mut heat_map = vec![
        Block::quiet(say::heat_map(portfolio)),
        Block::table(tables::heat_map(portfolio)),
    ];
    heat_map.extend(say::hidden(portfolio).map(Block::quiet));
    let leads = vec![
        Block::quiet(say::leads(portfolio)),
        Block::table(tables::leads(portfolio)),
    ];
    let mut comparison = vec![Block::quiet(say::comparison(portfolio))];
    comparison.extend(tables::comparison(portfolio).map(Block::table));
    vec![
        Section::new("companies", say::HEAT_MAP, heat_map),
        Section::new("leads", say::LEADS, leads),
        Section::new("comparison", say::COMPARISON, comparison),
    ]
}
