//! What is asked in a questionnaire file: causes, symptoms with their bands, the debate, and practices.

use std::ops::Range;
use std::sync::Arc;

use super::check::Ids;
use super::read_items::Items;
use super::read_values::{at_least_one, percent};
use super::{Band, Cause, Debate, Practices, Symptoms};
use crate::diagnostic::Diagnostic;
use crate::source::{Fields, Node, Reader};

pub(super) fn read_causes(reader: &mut Reader, node: &Node, items: &mut Items) -> Vec<Cause> {
    let mut ids = Ids::new("cause");
    let nodes = at_least_one(reader, node, "cause").iter();
    let causes = nodes.filter_map(|node| read_cause(reader, node, &mut ids, items));
    causes.collect()
}

fn read_cause(reader: &mut Reader, node: &Node, ids: &mut Ids, items: &mut Items) -> Option<Cause> {
    let mut fields = Fields::open(reader, node, "a cause")?;
    let id = ids.take_of(reader, &mut fields);
    let [title, summary] = ["title", "summary"].map(|key| fields.text(reader, key));
    let finding = fields.optional_text(reader, "finding");
    let questions = fields.required(reader, "questions");
    let (scale, rankings) = questions
        .map(|node| items.read(reader, node, "a cause"))
        .unwrap_or_default();
    fields.close(reader);
    Some(Cause {
        id: id?,
        title: title?,
        summary: summary?,
        finding,
        scale,
        rankings,
    })
}

pub(super) fn read_symptoms(
    reader: &mut Reader,
    node: &Node,
    items: &mut Items,
) -> Option<Symptoms> {
    let mut fields = Fields::open(reader, node, "the block of symptoms")?;
    let title = fields.text(reader, "title");
    let scale = fields.required(reader, "questions");
    let scale = scale.map(|node| items.read_scale_only(reader, node, "the symptoms"));
    let bands = fields.read(reader, "bands", read_bands);
    fields.close(reader);
    Some(Symptoms {
        title: title?,
        scale: scale?,
        bands: bands?,
    })
}

pub(super) fn read_debate(reader: &mut Reader, node: &Node, items: &mut Items) -> Option<Debate> {
    let read = |reader: &mut Reader, node: &Node| items.read_scale_only(reader, node, "the debate");
    let (title, scale) = read_block(reader, node, "the block of debate questions", read)?;
    Some(Debate { title, scale })
}

/// `labels` are what practices are answered with.
pub(super) fn read_practices(
    reader: &mut Reader,
    node: &Node,
    items: &mut Items,
    labels: &Arc<[String]>,
) -> Option<Practices> {
    let read = |reader: &mut Reader, node: &Node| items.read_practices(reader, node, labels);
    let (title, scale) = read_block(reader, node, "the block of practices", read)?;
    Some(Practices { title, scale })
}

/// A title and questions.
fn read_block(
    reader: &mut Reader,
    node: &Node,
    what: &'static str,
    read: impl FnOnce(&mut Reader, &Node) -> Range<usize>,
) -> Option<(String, Range<usize>)> {
    let mut fields = Fields::open(reader, node, what)?;
    let title = fields.text(reader, "title");
    let scale = fields.read(reader, "questions", read);
    fields.close(reader);
    Some((title?, scale?))
}

fn read_bands(reader: &mut Reader, node: &Node) -> Vec<Band> {
    let mut ids = Ids::new("band");
    let mut bands: Vec<Band> = Vec::new();
    let nodes = reader.items(node);
    for node in nodes {
        let Some(mut fields) = Fields::open(reader, node, "a band") else {
            continue;
        };
        let at = fields.required(reader, "upto");
        let upto = at.and_then(|node| percent(reader, node, "`upto`"));
        let id = ids.take_of(reader, &mut fields);
        let [title, text] = ["title", "text"].map(|key| fields.text(reader, key));
        fields.close(reader);
        let (Some(upto), Some(at)) = (upto, at) else {
            continue;
        };
        if let Some(before) = bands.last().filter(|before| before.upto >= upto) {
            let message = format!("the bands don't rise: {upto} after {}", before.upto);
            let label = format!("expected more than {}", before.upto);
            reader.report(Diagnostic::error("bands", message).label(label), &at.span);
        }
        bands.push(Band {
            upto,
            id: id.unwrap_or_default(),
            title: title.unwrap_or_default(),
            text: text.unwrap_or_default(),
        });
    }
    let last = bands.last().map(|band| band.upto);
    if last.is_none_or(|upto| upto < 100.0) {
        let message = "the bands don't reach 100, so a figure can fall into none";
        let problem = Diagnostic::error("bands", message);
        let problem = problem.label("the last one has to have `upto: 100`");
        reader.report(problem, &nodes.last().unwrap_or(node).span);
    }
    bands
}
