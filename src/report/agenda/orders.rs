//! What each side puts first, to be settled by both.

use super::answers::may_show;
use super::{heading, lead};
use crate::diagnosis::{Diagnosis, Order};
use crate::questionnaire::Role;
use crate::report::asked;
use crate::report::document::Block;
use crate::report::sentences;
use crate::score::Points;

/// Nothing where there is no order of both sides that may be shown.
pub(super) fn blocks(diagnosis: &Diagnosis) -> Vec<Block> {
    let orders = diagnosis.causes.iter().flat_map(|cause| &cause.orders);
    let shown: Vec<&Order> = orders.filter(|order| is_shown(diagnosis, order)).collect();
    let is_none = shown.iter().all(|order| !can_be_compared(order));
    let is_equal = |order: &&Order| order.distance == Some(Points::ZERO);
    let is_same = shown
        .iter()
        .all(|order| is_equal(order) && can_be_compared(order));
    let blocks = shown.iter().flat_map(|order| beside(diagnosis, order));
    let mut blocks: Vec<Block> = blocks.collect();
    if !blocks.is_empty() {
        let lead = lead(diagnosis);
        blocks.push(Block::paragraph(match () {
            () if is_none => "Each side first agrees on an order of its own.".to_owned(),
            () if is_same => format!("Each leader tells of a case in which this order didn't hold. At the end {lead} says whether it holds for the company."),
            () => format!("Each leader says why their order is right for their side. At the end {lead} says which one holds for the company."),
        }));
    }
    blocks
}

/// Whether both sides put it in order, and not one person of several.
fn is_shown(diagnosis: &Diagnosis, order: &Order) -> bool {
    let mut sides = Role::SIDES.into_iter().zip(order.answered);
    sides.all(|(role, answered)| may_show(diagnosis, role, answered))
}

/// Whether each side's people have an order in common.
fn can_be_compared(order: &Order) -> bool {
    order.distance.is_some() && order.split.is_empty()
}

/// The orders of the two sides alone: the observer's comes last, in the meeting.
fn beside(diagnosis: &Diagnosis, order: &Order) -> Vec<Block> {
    let mut order = order.clone();
    order.off_course.clear();
    order.mean_ranks.0.truncate(Role::SIDES.len());
    let mut blocks = vec![heading(&order.text)];
    // Of a side whose people all but even each other out, the places are nobody's.
    let orders = asked::orders(diagnosis, &order).filter(|_| can_be_compared(&order));
    blocks.extend(orders.map(|orders| Block::Orders { orders }));
    blocks.push(Block::paragraph(sentences::apart(diagnosis, &order)));
    blocks
}
