//! What each side puts first, to be settled by both.

use super::answers::may_show;
use super::{heading, lead};
use crate::diagnosis::{Diagnosis, Order};
use crate::questionnaire::Role;
use crate::report::asked;
use crate::report::document::Block;
use crate::report::sentences;

/// Nothing where there is no order of both sides that may be shown.
pub(super) fn blocks(diagnosis: &Diagnosis) -> Vec<Block> {
    let orders = diagnosis.causes.iter().flat_map(|cause| &cause.orders);
    let shown = orders.filter(|order| is_shown(diagnosis, order));
    let mut blocks: Vec<Block> = shown.flat_map(|order| beside(diagnosis, order)).collect();
    if !blocks.is_empty() {
        blocks.push(Block::paragraph(format!(
            "Each leader says why their order is right for their side. At the end {} says which one holds for the company.",
            lead(diagnosis)
        )));
    }
    blocks
}

/// Whether both sides put it in order, and not one person of several.
fn is_shown(diagnosis: &Diagnosis, order: &Order) -> bool {
    let mut sides = Role::SIDES.into_iter().zip(order.answered);
    sides.all(|(role, answered)| may_show(diagnosis, role, answered))
}

/// The orders of the two sides alone: the observer's comes last, in the meeting.
fn beside(diagnosis: &Diagnosis, order: &Order) -> Vec<Block> {
    let mut order = order.clone();
    order.off_course.clear();
    order.mean_ranks.0.truncate(Role::SIDES.len());
    let mut blocks = vec![heading(&order.text)];
    blocks.extend(asked::orders(diagnosis, &order).map(|orders| Block::Orders { orders }));
    blocks.push(Block::paragraph(sentences::apart(diagnosis, &order)));
    blocks
}
