//! Solutions and their actions in a questionnaire file, with the weights that tie them to causes.

use super::check::{Ids, KnownNames};
use super::read_values::{at_least_one, in_range};
use super::{Action, Solution};
use crate::source::{Fields, Node, Reader};

pub(super) fn read_solutions(
    reader: &mut Reader,
    node: &Node,
    causes: &KnownNames,
) -> Vec<Solution> {
    let (mut ids, mut actions) = (Ids::new("solution"), Ids::new("action"));
    at_least_one(reader, node, "solution")
        .iter()
        .filter_map(|node| read_solution(reader, node, &mut ids, &mut actions, causes))
        .collect()
}

fn read_solution(
    reader: &mut Reader,
    node: &Node,
    ids: &mut Ids,
    action_ids: &mut Ids,
    causes: &KnownNames,
) -> Option<Solution> {
    let mut fields = Fields::open(reader, node, "a solution")?;
    let id = ids.take_of(reader, &mut fields);
    let title = fields.text(reader, "title");
    let summary = fields.text(reader, "summary");
    let evidence = fields.text(reader, "evidence");
    let weights = fields
        .required(reader, "addresses")
        .map(|node| read_weights(reader, node, causes))
        .unwrap_or_default();
    let actions = fields
        .required(reader, "actions")
        .map_or(&[][..], |node| reader.list(node));
    let actions = actions
        .iter()
        .filter_map(|node| read_action(reader, node, action_ids, &weights, causes))
        .collect();
    fields.close(reader);
    Some(Solution {
        id: id?,
        title: title?,
        summary: summary?,
        evidence: evidence?,
        weights,
        actions,
    })
}

fn read_action(
    reader: &mut Reader,
    node: &Node,
    ids: &mut Ids,
    solution: &[f64],
    causes: &KnownNames,
) -> Option<Action> {
    let mut fields = Fields::open(reader, node, "an action")?;
    let id = ids.take_of(reader, &mut fields);
    let text = fields.text(reader, "text");
    let owner = fields.text(reader, "owner");
    let weights = fields
        .optional("addresses")
        .map(|node| read_weights(reader, node, causes));
    fields.close(reader);
    Some(Action {
        id: id?,
        text: text?,
        owner: owner?,
        weights: weights.unwrap_or_else(|| solution.to_vec()),
    })
}

fn read_weights(reader: &mut Reader, node: &Node, causes: &KnownNames) -> Vec<f64> {
    let mut weights = vec![0.0; causes.len()];
    for (name, key, value) in reader.entries(node) {
        let at = causes.find(reader, &name, key);
        let weight = in_range(reader, value, "the weight", 1.0);
        if let (Some(at), Some(weight)) = (at, weight) {
            weights[at] = weight;
        }
    }
    weights
}
