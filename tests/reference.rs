//! Every figure against a second implementation, written from the specification alone in another
//! language with exact fractions (`tests/reference/`).

mod companies;

use std::sync::Arc;

use detente::answers::{Company, Record};
use detente::comparison::{self, Both, Shared};
use detente::diagnosis::{Options, diagnose_with};
use detente::questionnaire::{self, Questionnaire};
use detente::reading::{self, Input};
use detente::score::{Resampler, SEED, Share};
use detente::source::Source;
use serde_json::{Value, json};

const VECTORS: &str = include_str!("reference/vectors.json");
const WAVES: &str = include_str!("reference/compare.json");
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
        let found = report(questionnaire, &case["records"], name, false);
        compare(&case["expected"], &found, name);
        assert_eq!(case["do_first"], found["do_first"], "{name}");
    }
}

#[test]
fn what_changes_the_first_place_is_that_of_the_reference() {
    let vectors: Value = serde_json::from_str(VECTORS).expect("vectors.json is JSON");
    for case in vectors["cases"].as_array().expect("cases") {
        let name = case["name"].as_str().expect("a name");
        let id = case["questionnaire"].as_str().expect("an id");
        let questionnaire = &vectors["questionnaires"][id];
        let found = report(questionnaire, &case["records"], name, true);
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
        let found = report(questionnaire, &records, &name, false);
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

#[test]
fn which_headline_holds_is_as_the_reference_says_for_every_share_of_the_first_place() {
    let vectors: Value = serde_json::from_str(VECTORS).expect("vectors.json is JSON");
    let cases = vectors["cases"].as_array().expect("cases");
    let mut count = 0;
    for case in cases.iter().filter(|case| case["headlines"].is_object()) {
        let name = case["name"].as_str().expect("a name");
        let id = case["questionnaire"].as_str().expect("an id");
        let (questionnaire, records) = read(&vectors["questionnaires"][id], &case["records"], name);
        let group = company(&records);
        let resampler = Resampler::new(&questionnaire, 10, SEED);
        for (share, expected) in case["headlines"].as_object().expect("headlines") {
            let options = Options::whole(&resampler);
            let mut diagnosis = diagnose_with(&questionnaire, &group, options);
            if let Some(confidence) = &mut diagnosis.causes[0].confidence {
                confidence.first = share.parse().ok().map(Share::new);
            }
            diagnosis.write_headline();
            let found = serde_json::to_value(diagnosis.headline.id).expect("an id");
            assert_eq!(expected, &found, "{name} at {share}");
            count += 1;
        }
    }
    assert!(count > 50, "{count}");
}

fn report(questionnaire: &Value, records: &Value, name: &str, has_confidence: bool) -> Value {
    let (questionnaire, records) = read(questionnaire, records, name);
    let group = company(&records);
    // What doesn't hang on what is drawn is the same of a few resamples.
    let resampler = Resampler::new(&questionnaire, 10, SEED);
    let options = Options {
        resampler: has_confidence.then_some(&resampler),
        ..Options::default()
    };
    serde_json::to_value(diagnose_with(&questionnaire, &group, options)).expect("a report is JSON")
}

fn read(questionnaire: &Value, records: &Value, name: &str) -> (Questionnaire, Vec<Record>) {
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
    (questionnaire, records)
}

/// The company of all records.
fn company(records: &[Record]) -> Company<'_> {
    companies::group(records).pop().unwrap_or(Company {
        name: "Nobody",
        wave: None,
        respondents: Vec::new(),
        numbered: Vec::new(),
        masked: [0; 2],
        groups: [0; 2],
    })
}

#[test]
fn what_changes_between_two_waves_is_that_of_the_reference() {
    let waves: Value = serde_json::from_str(WAVES).expect("compare.json is JSON");
    let pairs = waves["waves"].as_array().expect("waves");
    assert!(pairs.len() >= 25);
    for pair in pairs {
        let name = pair["name"].as_str().expect("a name");
        let [old, new] = ["old", "new"].map(|wave| {
            let id = pair[wave]["questionnaire"].as_str().expect("an id");
            read(&waves["questionnaires"][id], &pair[wave]["records"], name)
        });
        let asked = Both {
            old: &old.0,
            new: &new.0,
        };
        let shared = Shared::new(asked);
        let Some(shared) = shared else {
            let causes = pair["expected"]["causes"].as_array().expect("causes");
            assert!(
                causes.iter().all(|cause| cause["change"].is_null()),
                "{name}"
            );
            continue;
        };
        let (old, new) = (company(&old.1), company(&new.1));
        let (old, new) = (shared.old(&old), shared.new_wave(&new));
        let found = serde_json::to_value(comparison::compare(&shared, &old, &new));
        let found = found.expect("a comparison is JSON");
        let causes = found["causes"].as_array().expect("causes");
        for expected in pair["expected"]["causes"].as_array().expect("causes") {
            let mut same = causes.iter().filter(|found| found["id"] == expected["id"]);
            let what = format!("{name} / {}", expected["id"]);
            match same.next() {
                Some(found) => compare_change(expected, found, &what),
                None => assert_eq!(expected["reason"], "no-shared-question", "{what}"),
            }
        }
        compare_change(
            &pair["expected"]["symptoms"],
            &found["symptoms"],
            &format!("{name} / symptoms"),
        );
    }
}

fn compare_change(expected: &Value, found: &Value, path: &str) {
    let figure = |figure: &Value| figure.as_f64();
    for (key, found) in [
        ("change", &found["mean_change"]),
        ("low", &found["low"]),
        ("high", &found["high"]),
        ("p", &found["p"]),
        ("p_adjusted", &found["p_adjusted"]),
    ] {
        let (expected, found) = (figure(&expected[key]), figure(found));
        let is_same = match (expected, found) {
            (Some(expected), Some(found)) => (expected - found).abs() < 1e-9,
            (expected, found) => expected == found,
        };
        assert!(
            is_same,
            "{path} / {key}: expected {expected:?}, found {found:?}"
        );
    }
    for wave in ["old", "new"] {
        compare(
            &expected["severity"][wave],
            &found["severity"][wave],
            &format!("{path} / severity"),
        );
        compare(
            &expected["priority"][wave],
            &found[wave],
            &format!("{path} / priority"),
        );
    }
    let real = match expected["verdict"].as_str() {
        Some("real") => Value::Bool(true),
        Some("noise") if !found["real"].is_null() => Value::Bool(false),
        _ => Value::Null,
    };
    assert_eq!(real, found["real"], "{path}: {}", expected["verdict"]);
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
