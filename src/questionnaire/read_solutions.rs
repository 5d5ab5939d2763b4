//! Solutions and their actions in a questionnaire file, with the weights that tie them to causes.

use super::check::{Ids, KnownNames};
use super::read_values::{at_least_one, in_range, one_of};
use super::{Action, Solution, When};
use crate::source::{Fields, Node, Reader};

/// What solutions and actions may name.
pub(super) struct Named {
    pub(super) causes: KnownNames,
    pub(super) practices: KnownNames,
}

pub(super) fn read_solutions(reader: &mut Reader, node: &Node, named: &Named) -> Vec<Solution> {
    let (mut ids, mut actions) = (Ids::new("solution"), Ids::new("action"));
    let nodes = at_least_one(reader, node, "solution").iter();
    let solution = |node| read_solution(reader, node, &mut ids, &mut actions, named);
    nodes.filter_map(solution).collect()
}

fn read_solution(
    reader: &mut Reader,
    node: &Node,
    ids: &mut Ids,
    action_ids: &mut Ids,
    named: &Named,
) -> Option<Solution> {
    let mut fields = Fields::open(reader, node, "a solution")?;
    let id = ids.take_of(reader, &mut fields);
    let [title, summary, evidence] =
        ["title", "summary", "evidence"].map(|key| fields.text(reader, key));
    let weights = fields.required(reader, "addresses");
    let weights = weights.map_or(Vec::new(), |node| read_weights(reader, node, &named.causes));
    let actions = fields.read(reader, "actions", Reader::items);
    let action = |node| read_action(reader, node, action_ids, &weights, named);
    let actions = actions.unwrap_or_default().iter().filter_map(action);
    let actions = actions.collect();
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
    named: &Named,
) -> Option<Action> {
    let mut fields = Fields::open(reader, node, "an action")?;
    let id = ids.take_of(reader, &mut fields);
    let [text, owner] = ["text", "owner"].map(|key| fields.text(reader, key));
    let weights = fields.optional("addresses");
    let weights = weights.map(|node| read_weights(reader, node, &named.causes));
    let when = fields.optional("when");
    let when = when.and_then(|node| read_when(reader, node));
    let sign = fields.optional_text(reader, "sign");
    let practice = fields.optional("practice").and_then(|node| {
        let name = reader.text(node)?;
        named.practices.find(reader, &name, node)
    });
    fields.close(reader);
    Some(Action {
        id: id?,
        text: text?,
        owner: owner?,
        weights: weights.unwrap_or_else(|| solution.to_vec()),
        when,
        sign,
        practice,
    })
}

fn read_when(reader: &mut Reader, node: &Node) -> Option<When> {
    let known = [
        ("this-week", When::ThisWeek),
        ("this-month", When::ThisMonth),
        ("this-quarter", When::ThisQuarter),
    ];
    let meaning = "how soon the action can be begun";
    one_of(reader, node, "when", meaning, &known)
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
