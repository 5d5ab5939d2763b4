//! What an answer file holds, as types: its JSON Schema is made from them. With a questionnaire at hand the
//! schema knows its questions too, so that an editor can offer them.
#![expect(
    dead_code,
    reason = "the fields are there to be described, not to be read"
)]

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde_json::{Map, Value, json};

use crate::questionnaire::{Questionnaire, Role, Scalar, Text, Wording};

/// Answers: one respondent's record, or a list of records.
#[derive(JsonSchema)]
#[schemars(untagged, title = "detente answers")]
pub(crate) enum AnswerFile {
    One(Box<RecordFile>),
    Several(Vec<RecordFile>),
}

/// One respondent's answers.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Record")]
pub(crate) struct RecordFile {
    /// The id of the questionnaire.
    questionnaire: Option<Scalar>,
    /// The version of the questionnaire.
    version: Option<Scalar>,
    /// The company.
    company: Text,
    /// The respondent's side, or the observer.
    side: Text,
    /// A name or an alias. It never gets into a report.
    respondent: Option<Scalar>,
    /// When it was asked, as in 2026-Q4.
    wave: Option<Scalar>,
    /// The answers, by the question's id: a number from 1, a label, or the options in order.
    #[schemars(required)]
    answers: Option<BTreeMap<String, Answer>>,
    /// Comments, by the question's id.
    comments: Option<BTreeMap<String, Option<Scalar>>>,
    /// Answers to open questions, by the question's id.
    open: Option<BTreeMap<String, Option<Scalar>>>,
}

/// An answer; none is a missing one.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Answer {
    Scale(Scalar),
    Order(Vec<Scalar>),
    Missing(()),
}

/// Puts a questionnaire's sides, questions, labels and options into the schema of answers to any.
pub(crate) fn narrow(schema: &mut Value, questionnaire: &Questionnaire) {
    if let Some(definitions) = schema["$defs"].as_object_mut() {
        // Every question gets a schema of its own.
        definitions.remove("Answer");
    }
    let record = &mut schema["$defs"]["Record"];
    let parties: Vec<&str> = questionnaire
        .parties()
        .flat_map(|(_, party)| [party.id.as_str(), party.name.as_str()])
        .collect();
    let fields = &mut record["properties"];
    fields["questionnaire"]["enum"] = json!([questionnaire.id, null]);
    fields["side"]["enum"] = json!(parties);
    let answers = fields_of(
        &answers(questionnaire),
        "The answers, by the question's id.",
    );
    let comments = fields_of(&comments(questionnaire), "Comments, by the question's id.");
    let open = fields_of(&open(questionnaire), "Answers to open questions.");
    fields["answers"] = answers;
    fields["comments"] = comments;
    fields["open"] = open;
    if let Some(observer) = &questionnaire.observer {
        record["if"] = json!({
            "properties": {"side": {"enum": [observer.id, observer.name]}},
            "required": ["side"]
        });
        let none = json!({"type": "null"});
        let not_asked: Map<String, Value> = not_asked(questionnaire)
            .map(|id| (id.to_owned(), none.clone()))
            .collect();
        record["then"] = json!({"properties": {"answers": {"properties": not_asked}}});
    }
}

fn fields_of(properties: &Map<String, Value>, description: &str) -> Value {
    json!({
        "description": description,
        "type": ["object", "null"],
        "properties": properties,
        "additionalProperties": false
    })
}

fn answers(questionnaire: &Questionnaire) -> Map<String, Value> {
    let scale = questionnaire.scale_questions.iter().map(|question| {
        let numbers = (1..=question.labels.len()).map(|number| json!(number));
        let labels = question.labels.iter().map(|label| json!(label));
        let answers: Vec<Value> = numbers.chain(labels).chain([Value::Null]).collect();
        let legend: Vec<String> = (1..)
            .zip(question.labels.iter())
            .map(|(number, label)| format!("{number} {label}"))
            .collect();
        let description = format!(
            "{} ({})",
            questionnaire.neutral_text(&question.wording),
            legend.join(", ")
        );
        let schema = json!({"description": description, "enum": answers});
        (question.id.clone(), schema)
    });
    let rankings = questionnaire.ranking_questions.iter().map(|question| {
        let names: Vec<&str> = question
            .options
            .iter()
            .flat_map(|option| [option.id.as_str(), option.text.as_str()])
            .collect();
        let order = json!({
            "type": "array",
            "items": {"enum": names},
            "uniqueItems": true,
            "maxItems": question.options.len(),
            // A blank form holds an empty list, which is a missing answer.
            "anyOf": [{"maxItems": 0}, {"minItems": question.options.len()}]
        });
        let missing = json!({"type": ["array", "null"], "maxItems": 0});
        let schema = json!({
            "description": questionnaire.neutral_text(&question.wording),
            "anyOf": [order, missing]
        });
        (question.id.clone(), schema)
    });
    scale.chain(rankings).collect()
}

fn comments(questionnaire: &Questionnaire) -> Map<String, Value> {
    let ids = wordings(questionnaire).map(|(id, _)| (id.to_owned(), words()));
    ids.collect()
}

fn open(questionnaire: &Questionnaire) -> Map<String, Value> {
    let questions = questionnaire.open.iter().map(|question| {
        let mut schema = words();
        schema["description"] = json!(question.text);
        (question.id.clone(), schema)
    });
    questions.collect()
}

fn words() -> Value {
    json!({"type": ["string", "number", "boolean", "null"]})
}

fn not_asked(questionnaire: &Questionnaire) -> impl Iterator<Item = &str> {
    wordings(questionnaire)
        .filter(|(_, wording)| !wording.is_asked(Role::Observer))
        .map(|(id, _)| id)
}

fn wordings(questionnaire: &Questionnaire) -> impl Iterator<Item = (&str, &Wording)> {
    let scale = questionnaire.scale_questions.iter();
    let rankings = questionnaire.ranking_questions.iter();
    scale
        .map(|question| (question.id.as_str(), &question.wording))
        .chain(rankings.map(|question| (question.id.as_str(), &question.wording)))
}
