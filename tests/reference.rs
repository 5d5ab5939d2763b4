//! Every figure against a second implementation, written from the specification alone in another
//! language with exact fractions (`tests/reference/`).

use std::sync::Arc;

use detente::answers::{self, Group};
use detente::diagnosis::{Options, diagnose_with};
use detente::questionnaire;
use detente::source::Source;
use serde_json::Value;

const VECTORS: &str = include_str!("reference/vectors.json");

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

fn report(questionnaire: &Value, records: &Value, name: &str, options: Options) -> Value {
    let source = Arc::new(Source::new("questionnaire.json", questionnaire.to_string()));
    let questionnaire =
        questionnaire::read(&source).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
    let mut diagnostics = Vec::new();
    let source = Arc::new(Source::new("answers.json", records.to_string()));
    let documents = if records
        .as_array()
        .is_some_and(|records| !records.is_empty())
    {
        answers::parse_all(&[source], &mut diagnostics)
    } else {
        Vec::new()
    };
    let answers = answers::read(&documents, &questionnaire);
    diagnostics.extend(answers.diagnostics);
    let mut errors = diagnostics.iter().filter(|problem| problem.is_error());
    assert!(errors.next().is_none(), "{name}: {diagnostics:#?}");
    let groups = answers::group(&answers.records);
    let nobody = Group {
        company: "Nobody",
        wave: None,
        records: Vec::new(),
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
