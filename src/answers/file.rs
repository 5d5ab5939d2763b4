//! What an answer file holds, as types: its JSON Schema is made from them. With a questionnaire at hand the
//! schema knows its questions too, so that an editor can offer them.
#![expect(
    dead_code,
    reason = "the fields are there to be described, not to be read"
)]

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde_json::{Map, Value, json};

use crate::diagnostic::list;
use crate::questionnaire::{Asked, Choice, Questionnaire, Role, Scalar, Text};

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
    let parties = questionnaire.parties();
    let parties = parties.flat_map(|(_, party)| [party.id.as_str(), party.name.as_str()]);
    let parties: Vec<&str> = parties.collect();
    let fields = &mut record["properties"];
    fields["questionnaire"]["enum"] = json!([questionnaire.id, null]);
    fields["side"]["enum"] = json!(parties);
    let ids = questionnaire.answer_ids();
    let comments = ids.map(|id| (id.to_owned(), words()));
    fields["answers"] = fields_of(answers(questionnaire), "The answers, by the question's id.");
    fields["comments"] = fields_of(comments, "Comments, by the question's id.");
    fields["open"] = fields_of(open(questionnaire), "Answers to open questions.");
    if let Some(observer) = &questionnaire.observer {
        record["if"] = json!({
            "properties": {"side": {"enum": [observer.id, observer.name]}},
            "required": ["side"]
        });
        let not_asked = questionnaire.by_kind();
        let not_asked =
            not_asked.filter(|asked| !questionnaire.wording(*asked).is_asked(Role::Observer));
        let not_asked = not_asked.map(|asked| questionnaire.question_id(asked).to_owned());
        let not_asked: Map<String, Value> =
            not_asked.map(|id| (id, json!({"type": "null"}))).collect();
        record["then"] = json!({"properties": {"answers": {"properties": not_asked}}});
    }
}

fn fields_of(schemas: impl Iterator<Item = (String, Value)>, description: &str) -> Value {
    let properties: Map<String, Value> = schemas.collect();
    json!({
        "description": description,
        "type": ["object", "null"],
        "properties": properties,
        "additionalProperties": false
    })
}

fn answers(questionnaire: &Questionnaire) -> impl Iterator<Item = (String, Value)> {
    questionnaire.by_kind().map(|asked| {
        let text = questionnaire.neutral_text(questionnaire.wording(asked));
        let schema = match asked {
            Asked::Scale(at) => scale(&text, &questionnaire.scale_questions[at].labels),
            Asked::Ranking(at) => order(&text, &questionnaire.ranking_questions[at].options),
        };
        (questionnaire.question_id(asked).to_owned(), schema)
    })
}

fn scale(text: &str, labels: &[String]) -> Value {
    let numbers = (1..=labels.len()).map(|number| json!(number));
    let words = labels.iter().map(|label| json!(label));
    let answers: Vec<Value> = numbers.chain(words).chain([Value::Null]).collect();
    json!({"description": format!("{text} ({})", list::numbered(labels)), "enum": answers})
}

fn order(text: &str, options: &[Choice]) -> Value {
    let names = options.iter().flat_map(|option| [&option.id, &option.text]);
    let order = json!({
        "type": "array",
        "items": {"enum": names.collect::<Vec<_>>()},
        "uniqueItems": true,
        "maxItems": options.len(),
        // A blank form holds an empty list, which is a missing answer.
        "anyOf": [{"maxItems": 0}, {"minItems": options.len()}]
    });
    let missing = json!({"type": ["array", "null"], "maxItems": 0});
    json!({"description": text, "anyOf": [order, missing]})
}

fn open(questionnaire: &Questionnaire) -> impl Iterator<Item = (String, Value)> {
    questionnaire.open.iter().map(|question| {
        let mut schema = words();
        schema["description"] = json!(question.text);
        (question.id.clone(), schema)
    })
}

fn words() -> Value {
    json!({"type": ["string", "number", "boolean", "null"]})
}
