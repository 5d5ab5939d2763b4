//! What lies behind each cause above the line: its questions, the orders, and what was said.

use super::quoted;
use crate::diagnosis::{Cause, Diagnosis, Order, Question};
use crate::report::asked as answers;
use crate::report::document::{Block, Section, asked};
use crate::report::sentences;

/// None where no cause is above the line.
pub(super) fn section(diagnosis: &Diagnosis, has_quotes: bool) -> Option<Section> {
    let causes = diagnosis.above_the_line();
    let blocks = causes.flat_map(|cause| behind(diagnosis, cause, has_quotes));
    Section::any("behind", "What lies behind", blocks.collect())
}

fn behind(diagnosis: &Diagnosis, cause: &Cause, has_quotes: bool) -> Vec<Block> {
    let mut blocks = vec![
        Block::heading(asked(cause.title)),
        Block::quiet(asked(cause.summary)),
        Block::paragraph(sentences::in_words(diagnosis, cause)),
    ];
    blocks.extend(sentences::divided(diagnosis, cause).map(Block::paragraph));
    blocks.extend(sentences::lone_voice(diagnosis, cause).map(Block::paragraph));
    blocks.extend(sentences::blind_spot(diagnosis, cause).map(Block::strong));
    let questions = answers::questions(diagnosis, cause.title, &cause.questions);
    blocks.push(Block::table(questions));
    let quoted = |asked: &Question| quoted(diagnosis, &asked.text, &asked.comments);
    let quotes = cause.questions.iter().filter_map(quoted);
    blocks.extend(quotes.filter(|_| has_quotes));
    for order in &cause.orders {
        blocks.extend(order_of(diagnosis, order, has_quotes));
    }
    blocks
}

fn order_of(diagnosis: &Diagnosis, order: &Order, has_quotes: bool) -> Vec<Block> {
    let mut blocks = vec![Block::subheading(asked(&order.text))];
    match answers::orders(diagnosis, order) {
        Some(orders) => {
            blocks.push(Block::Orders { orders });
            blocks.push(Block::paragraph(sentences::apart(diagnosis, order)));
        }
        None => blocks.push(Block::paragraph(sentences::NO_ORDERS)),
    }
    if has_quotes && !order.comments.is_empty() {
        let (about, quotes) = (None, super::quotes(diagnosis, &order.comments));
        blocks.push(Block::Quotes { about, quotes });
    }
    blocks
}
