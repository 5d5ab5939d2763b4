//! A questionnaire file to a [`Questionnaire`], with every mistake in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::check::{Ids, Names};
use super::read_items::{Items, read_scales};
use super::{
    Action, Band, Cause, Debate, FORMAT, OpenQuestion, Party, Questionnaire, Solution, Symptoms,
    Thresholds, wording,
};
use crate::diagnostic::{Diagnostic, list, suggest};
use crate::source::{Fields, Node, Reader, Source, parse};

/// Reads a questionnaire, or tells every mistake in it.
pub fn read(source: &Arc<Source>) -> Result<Questionnaire, Vec<Diagnostic>> {
    let documents = parse(source)?;
    let [node] = documents.as_slice() else {
        let problem = Diagnostic::error(
            "not-one-document",
            format!(
                "expected one questionnaire, found {}",
                list::count(documents.len(), "document", "documents")
            ),
        );
        return Err(vec![problem.in_file(&source.name)]);
    };
    let mut reader = Reader::new(source);
    let questionnaire = read_node(&mut reader, node);
    let diagnostics = reader.finish();
    match questionnaire {
        Some(questionnaire) if diagnostics.is_empty() => Ok(questionnaire),
        _ => Err(diagnostics),
    }
}

/// A field that couldn't be read leaves a mistake in the reader, so what stands in for it is never used.
fn read_node(reader: &mut Reader, node: &Node) -> Option<Questionnaire> {
    let mut fields = Fields::open(reader, node, "a questionnaire")?;
    read_format(reader, &mut fields);
    let mut questions = Ids::new("question");
    let id = fields
        .required(reader, "id")
        .and_then(|node| Ids::new("questionnaire").take(reader, node));
    let text = |reader: &mut Reader, fields: &mut Fields, key| {
        fields.text(reader, key).unwrap_or_default()
    };
    let version = text(reader, &mut fields, "version");
    let language = text(reader, &mut fields, "language");
    let title = text(reader, &mut fields, "title");
    let intro = text(reader, &mut fields, "intro");
    let (sides, observer) = read_parties(reader, &mut fields);
    let scales = fields
        .required(reader, "scales")
        .map(|node| read_scales(reader, node))
        .unwrap_or_default();
    let mut roles: Vec<String> = sides.iter().map(|side| side.id.clone()).collect();
    roles.extend(observer.iter().map(|observer| observer.id.clone()));
    let mut items = Items::new(&scales, &roles, &mut questions);
    let causes = fields
        .required(reader, "causes")
        .map(|node| read_causes(reader, node, &mut items))
        .unwrap_or_default();
    let symptoms = fields
        .required(reader, "symptoms")
        .and_then(|node| read_symptoms(reader, node, &mut items));
    let debate = fields
        .optional("debate")
        .and_then(|node| read_debate(reader, node, &mut items));
    let (scale_questions, ranking_questions) = items.finish();
    let names = Names::new("cause", causes.iter().map(|cause| cause.id.as_str()));
    let solutions = fields
        .required(reader, "solutions")
        .map(|node| read_solutions(reader, node, &names))
        .unwrap_or_default();
    let open = fields
        .optional("open")
        .map(|node| read_open(reader, node, &mut questions))
        .unwrap_or_default();
    let thresholds = fields
        .optional("thresholds")
        .map_or_else(Thresholds::default, |node| read_thresholds(reader, node));
    let words = fields
        .optional("words")
        .map(|node| read_words(reader, node))
        .unwrap_or_default();
    fields.close(reader);
    Some(Questionnaire {
        id: id?,
        version,
        language,
        title,
        intro,
        sides: sides.try_into().ok()?,
        observer,
        scale_questions,
        ranking_questions,
        causes,
        symptoms: symptoms?,
        debate,
        solutions,
        open,
        thresholds,
        words,
    })
}

fn read_format(reader: &mut Reader, fields: &mut Fields) {
    let Some(node) = fields.required(reader, "format") else {
        return;
    };
    if reader.text(node).is_some_and(|format| format != FORMAT) {
        let problem = Diagnostic::error(
            "wrong-format",
            "this program can't read this questionnaire format",
        )
        .label(format!("expected `{FORMAT}`"));
        reader.report(problem, &node.span);
    }
}

fn read_parties(reader: &mut Reader, fields: &mut Fields) -> (Vec<Party>, Option<Party>) {
    let mut ids = Ids::new("side");
    let mut sides = Vec::new();
    if let Some(node) = fields.required(reader, "sides") {
        let items = reader.list(node);
        sides.extend(
            items
                .iter()
                .filter_map(|item| read_party(reader, item, &mut ids)),
        );
        if items.len() != 2 {
            let problem = Diagnostic::error(
                "not-two-sides",
                format!(
                    "a questionnaire has two sides, this one has {}",
                    items.len()
                ),
            )
            .label("expected exactly two");
            reader.report(problem, &node.span);
        }
    }
    let observer = fields
        .optional("observer")
        .and_then(|node| read_party(reader, node, &mut ids));
    (sides, observer)
}

fn read_party(reader: &mut Reader, node: &Node, ids: &mut Ids) -> Option<Party> {
    let mut fields = Fields::open(reader, node, "a side or the observer")?;
    let id = fields
        .required(reader, "id")
        .and_then(|node| ids.take(reader, node));
    let name = fields.text(reader, "name");
    fields.close(reader);
    Some(Party {
        id: id?,
        name: name?,
    })
}

fn read_causes(reader: &mut Reader, node: &Node, items: &mut Items) -> Vec<Cause> {
    let mut ids = Ids::new("cause");
    let nodes = reader.list(node);
    if nodes.is_empty() {
        reader.report(
            Diagnostic::error("empty-list", "a questionnaire needs at least one cause"),
            &node.span,
        );
    }
    nodes
        .iter()
        .filter_map(|node| read_cause(reader, node, &mut ids, items))
        .collect()
}

fn read_cause(reader: &mut Reader, node: &Node, ids: &mut Ids, items: &mut Items) -> Option<Cause> {
    let mut fields = Fields::open(reader, node, "a cause")?;
    let id = fields
        .required(reader, "id")
        .and_then(|node| ids.take(reader, node));
    let title = fields.text(reader, "title");
    let summary = fields.text(reader, "summary");
    let questions = fields.required(reader, "questions");
    let (scale, rankings) = questions
        .map(|node| items.read(reader, node, "a cause"))
        .unwrap_or_default();
    fields.close(reader);
    Some(Cause {
        id: id?,
        title: title?,
        summary: summary?,
        scale,
        rankings,
    })
}

fn read_symptoms(reader: &mut Reader, node: &Node, items: &mut Items) -> Option<Symptoms> {
    let mut fields = Fields::open(reader, node, "the block of symptoms")?;
    let title = fields.text(reader, "title");
    let scale = fields
        .required(reader, "questions")
        .map(|node| items.read_scale_only(reader, node, "the symptoms"));
    let bands = fields
        .required(reader, "bands")
        .map(|node| read_bands(reader, node));
    fields.close(reader);
    Some(Symptoms {
        title: title?,
        scale: scale?,
        bands: bands?,
    })
}

fn read_debate(reader: &mut Reader, node: &Node, items: &mut Items) -> Option<Debate> {
    let mut fields = Fields::open(reader, node, "the block of debate questions")?;
    let title = fields.text(reader, "title");
    let scale = fields
        .required(reader, "questions")
        .map(|node| items.read_scale_only(reader, node, "the debate"));
    fields.close(reader);
    Some(Debate {
        title: title?,
        scale: scale?,
    })
}

fn read_bands(reader: &mut Reader, node: &Node) -> Vec<Band> {
    let mut ids = Ids::new("band");
    let mut bands: Vec<Band> = Vec::new();
    let nodes = reader.list(node);
    for node in nodes {
        let Some(mut fields) = Fields::open(reader, node, "a band") else {
            continue;
        };
        let at = fields.required(reader, "upto");
        let upto = at.and_then(|node| percent(reader, node, "`upto`"));
        let id = fields
            .required(reader, "id")
            .and_then(|node| ids.take(reader, node));
        let title = fields.text(reader, "title");
        let text = fields.text(reader, "text");
        fields.close(reader);
        let (Some(upto), Some(at)) = (upto, at) else {
            continue;
        };
        if let Some(before) = bands.last().filter(|before| before.upto >= upto) {
            let problem = Diagnostic::error(
                "bands",
                format!("the bands don't rise: {upto} after {}", before.upto),
            )
            .label(format!("expected more than {}", before.upto));
            reader.report(problem, &at.span);
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
        let problem = Diagnostic::error(
            "bands",
            "the bands don't reach 100, so a figure can fall into none",
        )
        .label("the last one has to have `upto: 100`");
        reader.report(problem, &nodes.last().unwrap_or(node).span);
    }
    bands
}

fn percent(reader: &mut Reader, node: &Node, what: &str) -> Option<f64> {
    in_range(reader, node, what, 100.0)
}

fn in_range(reader: &mut Reader, node: &Node, what: &str, most: f64) -> Option<f64> {
    let number = reader.number(node)?;
    if (0.0..=most).contains(&number) {
        return Some(number);
    }
    let problem = Diagnostic::error("out-of-range", format!("{what} is {number}"))
        .label(format!("expected 0 to {most}"));
    reader.report(problem, &node.span);
    None
}

fn read_solutions(reader: &mut Reader, node: &Node, causes: &Names) -> Vec<Solution> {
    let (mut ids, mut actions) = (Ids::new("solution"), Ids::new("action"));
    let nodes = reader.list(node);
    if nodes.is_empty() {
        reader.report(
            Diagnostic::error("empty-list", "a questionnaire needs at least one solution"),
            &node.span,
        );
    }
    nodes
        .iter()
        .filter_map(|node| read_solution(reader, node, &mut ids, &mut actions, causes))
        .collect()
}

fn read_solution(
    reader: &mut Reader,
    node: &Node,
    ids: &mut Ids,
    action_ids: &mut Ids,
    causes: &Names,
) -> Option<Solution> {
    let mut fields = Fields::open(reader, node, "a solution")?;
    let id = fields
        .required(reader, "id")
        .and_then(|node| ids.take(reader, node));
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
    causes: &Names,
) -> Option<Action> {
    let mut fields = Fields::open(reader, node, "an action")?;
    let id = fields
        .required(reader, "id")
        .and_then(|node| ids.take(reader, node));
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

fn read_weights(reader: &mut Reader, node: &Node, causes: &Names) -> Vec<f64> {
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

fn read_open(reader: &mut Reader, node: &Node, ids: &mut Ids) -> Vec<OpenQuestion> {
    let mut open = Vec::new();
    for node in reader.list(node) {
        let Some(mut fields) = Fields::open(reader, node, "an open question") else {
            continue;
        };
        let id = fields
            .required(reader, "id")
            .and_then(|node| ids.take(reader, node));
        let text = fields.text(reader, "text");
        fields.close(reader);
        if let (Some(id), Some(text)) = (id, text) {
            open.push(OpenQuestion { id, text });
        }
    }
    open
}

fn read_thresholds(reader: &mut Reader, node: &Node) -> Thresholds {
    let default = Thresholds::default();
    let Some(mut fields) = Fields::open(reader, node, "the block of thresholds") else {
        return default;
    };
    let mut field = |reader: &mut Reader, key, default| {
        let node = fields.optional(key);
        node.and_then(|node| percent(reader, node, "the threshold"))
            .unwrap_or(default)
    };
    let thresholds = Thresholds {
        high: field(reader, "high", default.high),
        gap: field(reader, "gap", default.gap),
        divided: field(reader, "divided", default.divided),
    };
    fields.close(reader);
    thresholds
}

fn read_words(reader: &mut Reader, node: &Node) -> BTreeMap<String, String> {
    let known = wording::keys();
    let mut words = BTreeMap::new();
    for (name, key, value) in reader.entries(node) {
        if known.contains(&name.as_str()) {
            words.extend(reader.text(value).map(|text| (name, text)));
        } else {
            let problem =
                Diagnostic::error("unknown-word", format!("the program has no words `{name}`"))
                    .label(suggest::label(&name, &known))
                    .help(format!("the keys are {}", list::and(&known)));
            reader.report(problem, &key.span);
        }
    }
    words
}
