//! Every figure against a second implementation, written from the specification alone in another
//! language with exact fractions (`tests/reference/`).

mod companies;

use std::sync::Arc;

use detente::answers::Company;
use detente::diagnosis::{Options, diagnose_with};
use detente::questionnaire;
use detente::reading::{self, Input};
use detente::source::Source;
use serde_json::{Value, json};

const VECTORS: &str = include_str!("reference/vectors.json");
const ORDERS: &str = include_str!("reference/orders.json");

#[test]
fn every_figure_is_that_of_the_reference() {
    let vectors: Value = serde_json::from_str(VECTORS).expect("vectors.json is JSON");
    let cases = vectors["cases"].as_array().expect("cases");
    assert!(cases.len() >= 40);
    for case in cases {
        let name = case["name"].as_str().expect("a name");
        let id = case["questionnaire"].as_str().expect("an id");
        let questionnaire = &vectors["questionnaires"][id];
        let found = report(questionnaire, &case["records"], name, Options::default());
        compare(&case["expected"], &found, name);
    }
}

#[test]
fn what_changes_the_first_place_is_that_of_the_reference() {
    let vectors: Value = serde_json::from_str(VECTORS).expect("vectors.json is JSON");
    let with_confidence = Options {
        confidence: true,
        ..Options::default()
    };
    for case in vectors["cases"].as_array().expect("cases") {
        let name = case["name"].as_str().expect("a name");
        let id = case["questionnaire"].as_str().expect("an id");
        let questionnaire = &vectors["questionnaires"][id];
        let found = report(questionnaire, &case["records"], name, with_confidence);
        assert_eq!(
            case["expected"]["sensitivity"], found["sensitivity"],
            "{name}"
        );
    }
}

#[test]
fn orders_and_ranks_of_nearly_equal_figures_are_those_of_the_reference() {
    let vectors: Value = serde_json::from_str(VECTORS).expect("vectors.json is JSON");
    let orders: Value = serde_json::from_str(ORDERS).expect("orders.json is JSON");
    let cases = orders["cases"].as_array().expect("cases");
    assert!(cases.len() >= 150);
    for case in cases {
        let id = case["questionnaire"].as_str().expect("an id");
        let questionnaire = &vectors["questionnaires"][id];
        let records = spelled_out(questionnaire, &case["people"]);
        let name = case["people"].to_string();
        let found = report(questionnaire, &records, &name, Options::default());
        let causes = list(&found["causes"], |cause| {
            let questions = list(&cause["questions"], |question| question["id"].clone());
            json!([cause["id"], cause["rank"], questions, cause["solutions"]])
        });
        assert_eq!(case["causes"], causes, "{name}");
        let solutions = list(&found["solutions"], |solution| {
            let actions = list(&solution["actions"], |action| action["id"].clone());
            json!([solution["id"], solution["rank"], actions])
        });
        assert_eq!(case["solutions"], solutions, "{name}");
    }
}

fn list(values: &Value, each: impl Fn(&Value) -> Value) -> Value {
    values
        .as_array()
        .expect("a list")
        .iter()
        .map(each)
        .collect()
}

/// Records from a side and a digit a scale question each, `a` and `b` for 10 and 11, 0 for no answer.
fn spelled_out(questionnaire: &Value, people: &Value) -> Value {
    let causes = questionnaire["causes"].as_array().expect("causes").iter();
    let parts = causes.chain([&questionnaire["symptoms"], &questionnaire["debate"]]);
    let questions = parts.flat_map(|part| part["questions"].as_array().into_iter().flatten());
    let scale: Vec<&str> = questions
        .filter(|question| question["scale"].is_string())
        .map(|question| question["id"].as_str().expect("an id"))
        .collect();
    list(people, |person| {
        let digits = person[1].as_str().expect("digits").chars();
        let answers = digits.map(|digit| digit.to_digit(12).expect("a digit"));
        let given: serde_json::Map<String, Value> = scale
            .iter()
            .zip(answers)
            .filter(|(_, answer)| *answer > 0)
            .map(|(id, answer)| ((*id).to_owned(), answer.into()))
            .collect();
        json!({"questionnaire": questionnaire["id"], "company": "Acme", "side": person[0], "answers": given})
    })
}

fn report(questionnaire: &Value, records: &Value, name: &str, options: Options) -> Value {
    let source = Arc::new(Source::new("questionnaire.json", questionnaire.to_string()));
    let questionnaire =
        questionnaire::read(&source).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
    let text = records.to_string();
    let input = [Input::Text("answers.json", text.as_bytes())];
    let (records, diagnostics) = match records.as_array() {
        Some(records) if !records.is_empty() => reading::records(&input, &questionnaire),
        _ => (Vec::new(), Vec::new()),
    };
    let mut errors = diagnostics.iter().filter(|problem| problem.is_error());
    assert!(errors.next().is_none(), "{name}: {diagnostics:#?}");
    let groups = companies::group(&records);
    let nobody = Company {
        name: "Nobody",
        wave: None,
        respondents: Vec::new(),
    };
    let group = groups.first().unwrap_or(&nobody);
    serde_json::to_value(diagnose_with(&questionnaire, group, options)).expect("a report is JSON")
}

/// Everything the reference says has to be said by the report; the report may say more.
fn compare(expected: &Value, found: &Value, path: &str) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (key, expected) in expected {
                // Sensitivity has a test of its own.
                if key == "sensitivity" {
                    continue;
                }
                let found = found.get(key).unwrap_or(&Value::Null);
                compare(expected, found, &format!("{path} / {key}"));
            }
        }
        (Value::Array(expected), Value::Array(found)) => {
            assert_eq!(
                expected.len(),
                found.len(),
                "{path}: {expected:?} {found:?}"
            );
            for (at, (expected, found)) in expected.iter().zip(found).enumerate() {
                compare(expected, found, &format!("{path} / {at}"));
            }
        }
        (Value::Number(expected), Value::Number(found)) => {
            let (expected, found) = (
                expected.as_f64().expect("finite"),
                found.as_f64().expect("finite"),
            );
            assert!(
                (expected - found).abs() < 1e-9,
                "{path}: expected {expected}, found {found}"
            );
        }
        // Where the observer or the debate isn't asked for, the reference has null.
        (Value::Null, Value::Object(found)) => {
            assert!(
                found.values().all(Value::is_null),
                "{path}: expected nothing, found {found:?}"
            );
        }
        _ => assert_eq!(expected, found, "{path}"),
    }
}
