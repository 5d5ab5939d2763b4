//! A questionnaire file to a [`Questionnaire`], with every mistake in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::check::{Ids, KnownNames};
use super::read_items::{Items, read_scales};
use super::read_scored::{read_causes, read_debate, read_practices, read_symptoms};
use super::read_solutions::{Named, read_solutions};
use super::read_values::{one_of, percent};
use super::read_words::read_words;
use super::wording::english;
use super::{
    Cause, FORMAT, OpenQuestion, Party, Practices, Questionnaire, Solution, Thresholds, Topic,
};
use crate::diagnostic::{Diagnostic, list};
use crate::source::{Fields, Node, Reader, Source};

/// Reads a questionnaire, or tells every mistake in it.
pub fn read(source: &Arc<Source>) -> Result<Questionnaire, Vec<Diagnostic>> {
    let not_one = |count| {
        let found = list::count(count, "document", "documents");
        let message = format!("expected one questionnaire, found {found}");
        Diagnostic::error("not-one-document", message)
    };
    Reader::read_one(source, not_one, read_node)
}

/// A field that couldn't be read leaves a mistake in the reader, so what stands in for it is never used.
fn read_node(reader: &mut Reader, node: &Node) -> Option<Questionnaire> {
    let mut fields = Fields::open(reader, node, "a questionnaire")?;
    read_format(reader, &mut fields);
    let mut questions = Ids::new("question");
    let id = Ids::new("questionnaire").take_of(reader, &mut fields);
    let [version, language, title, intro] = ["version", "language", "title", "intro"]
        .map(|key| fields.text(reader, key).unwrap_or_default());
    let (sides, observer) = read_parties(reader, &mut fields);
    let scales = fields.read(reader, "scales", read_scales);
    let scales = scales.unwrap_or_default();
    let parties = sides.iter().chain(&observer);
    let roles: Vec<String> = parties.map(|party| party.id.clone()).collect();
    let mut items = Items::new(&scales, &roles, &mut questions);
    let causes = fields.required(reader, "causes");
    let causes = causes.map_or(Vec::new(), |node| read_causes(reader, node, &mut items));
    let symptoms = fields.required(reader, "symptoms");
    let symptoms = symptoms.and_then(|node| read_symptoms(reader, node, &mut items));
    let debate = fields.optional("debate");
    let debate = debate.and_then(|node| read_debate(reader, node, &mut items));
    let words = fields.optional("words");
    let words = words.map_or(BTreeMap::new(), |node| read_words(reader, node));
    let (practices, solutions) = read_advice(reader, &mut fields, &causes, &mut items, &words);
    let (scale_questions, ranking_questions) = items.finish();
    let open = fields.optional("open");
    let open = open.map_or(Vec::new(), |node| read_open(reader, node, &mut questions));
    let thresholds = read_thresholds(reader, &mut fields);
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
        practices,
        solutions,
        open,
        thresholds,
        words,
    })
}

/// What is done already, and what can be done, which may name it.
fn read_advice(
    reader: &mut Reader,
    fields: &mut Fields,
    causes: &[Cause],
    items: &mut Items,
    words: &BTreeMap<String, String>,
) -> (Option<Practices>, Vec<Solution>) {
    let practices = fields.optional("practices");
    let labels = practice_labels(words);
    let practices = practices.and_then(|node| read_practices(reader, node, items, &labels));
    let named = names(causes, practices.as_ref(), items);
    let solutions = fields.required(reader, "solutions");
    let solutions = solutions.map_or(Vec::new(), |node| read_solutions(reader, node, &named));
    (practices, solutions)
}

/// What practices are answered with, from no to yes.
fn practice_labels(words: &BTreeMap<String, String>) -> Arc<[String]> {
    let label = |key| words.get(key).map_or(english(key), String::as_str);
    Arc::new(["practice-no", "practice-partly", "practice-yes"].map(|key| label(key).to_owned()))
}

/// What solutions and actions may name.
fn names(causes: &[Cause], practices: Option<&Practices>, items: &Items) -> Named {
    let scale = practices.map_or(0..0, |practices| practices.scale.clone());
    Named {
        causes: KnownNames::new("cause", causes.iter().map(|cause| cause.id.as_str())),
        practices: KnownNames::new("practice", items.scale_ids(scale)),
    }
}

fn read_format(reader: &mut Reader, fields: &mut Fields) {
    let Some(node) = fields.required(reader, "format") else {
        return;
    };
    if reader.text(node).is_some_and(|format| format != FORMAT) {
        let message = "this program can't read this questionnaire format";
        let problem = Diagnostic::error("wrong-format", message);
        reader.report(problem.label(format!("expected `{FORMAT}`")), &node.span);
    }
}

fn read_parties(reader: &mut Reader, fields: &mut Fields) -> (Vec<Party>, Option<Party>) {
    let mut ids = Ids::new("side");
    let mut sides: Vec<Party> = Vec::new();
    if let Some(node) = fields.required(reader, "sides") {
        let items = reader.items(node);
        let read = |item| read_party(reader, item, &mut ids);
        sides.extend(items.iter().filter_map(read));
        if let [one, other] = sides.as_slice()
            && one.name.to_lowercase() == other.name.to_lowercase()
        {
            let problem = Diagnostic::error("same-name", "both sides have the same name")
                .label("a reader couldn't tell them apart");
            reader.report(problem, &node.span);
        }
        if items.len() != 2 {
            let count = items.len();
            let message = format!("a questionnaire has two sides, this one has {count}");
            let problem = Diagnostic::error("not-two-sides", message);
            reader.report(problem.label("expected exactly two"), &node.span);
        }
    }
    let observer = fields.optional("observer");
    let observer = observer.and_then(|node| read_party(reader, node, &mut ids));
    (sides, observer)
}

fn read_party(reader: &mut Reader, node: &Node, ids: &mut Ids) -> Option<Party> {
    let mut fields = Fields::open(reader, node, "a side or the observer")?;
    let id = ids.take_of(reader, &mut fields);
    let name = fields.text(reader, "name");
    fields.close(reader);
    let (id, name) = (id?, name?);
    Some(Party { id, name })
}

fn read_open(reader: &mut Reader, node: &Node, ids: &mut Ids) -> Vec<OpenQuestion> {
    let nodes = reader.items(node).iter();
    let question = |node| {
        let mut fields = Fields::open(reader, node, "an open question")?;
        let id = ids.take_of(reader, &mut fields);
        let text = fields.text(reader, "text");
        let topics = [("strength", Topic::Strength)];
        let about = fields.optional("about");
        let about = about
            .and_then(|node| one_of(reader, node, "about", "what its answers tell of", &topics));
        fields.close(reader);
        let (id, text) = (id?, text?);
        Some(OpenQuestion { id, text, about })
    };
    nodes.filter_map(question).collect()
}

fn read_thresholds(reader: &mut Reader, questionnaire: &mut Fields) -> Thresholds {
    let default = Thresholds::default();
    let node = questionnaire.optional("thresholds");
    let fields = node.and_then(|node| Fields::open(reader, node, "the block of thresholds"));
    let Some(mut fields) = fields else {
        return default;
    };
    let mut field = |reader: &mut Reader, key, default| {
        let given = fields.optional(key);
        let given = given.and_then(|node| percent(reader, node, "the threshold"));
        given.unwrap_or(default)
    };
    let thresholds = Thresholds {
        high: field(reader, "high", default.high),
        gap: field(reader, "gap", default.gap),
        divided: field(reader, "divided", default.divided),
    };
    fields.close(reader);
    thresholds
}
