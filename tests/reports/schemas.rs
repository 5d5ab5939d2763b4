//! The schemas agree with the readers and with what the program writes.

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::run::{acme, printed, records, run};

fn schema(folder: &Path, arguments: &[&str]) -> Validator {
    let text = printed(folder, &[&["schema"], arguments].concat());
    let schema = serde_json::from_str(&text).expect("JSON");
    jsonschema::meta::validate(&schema).expect("a schema that is one");
    jsonschema::validator_for(&schema).expect("a schema")
}

fn complaints(schema: &Validator, value: &Value) -> Vec<String> {
    schema
        .iter_errors(value)
        .map(|error| error.to_string())
        .collect()
}

fn from_yaml(text: &str) -> Value {
    serde_yaml::from_str(text).expect("YAML")
}

/// Writes a value to a file and lets the program read it.
fn is_read(folder: &Path, value: &Value, more: &[&str]) -> bool {
    // A questionnaire is told by its format, which people write first.
    let mut rest = value.clone();
    let format = rest
        .as_object_mut()
        .and_then(|fields| fields.remove("format"));
    let first = format.map_or(String::new(), |format| format!("\"format\": {format},\n"));
    let text = format!("{rest:#}").replacen("{\n", &format!("{{\n{first}"), 1);
    fs::write(folder.join("tried.yaml"), text).expect("written");
    let run = run(folder, &[&["check", "tried.yaml"], more].concat());
    assert!(run.status == 0 || run.status == 2, "{}", run.err);
    run.status == 0
}

#[test]
fn every_shipped_questionnaire_is_valid() {
    let folder = acme();
    let schema = schema(folder.path(), &["questionnaire"]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("questionnaires");
    let mut seen = 0;
    for entry in fs::read_dir(root).expect("the folder") {
        let path = entry.expect("a file").path();
        let value = from_yaml(&fs::read_to_string(&path).expect("text"));
        assert_eq!(complaints(&schema, &value), [""; 0], "{}", path.display());
        assert!(is_read(folder.path(), &value, &[]), "{}", path.display());
        seen += 1;
    }
    assert!(seen >= 2);
}

#[test]
fn what_breaks_a_questionnaire_for_the_reader_breaks_it_for_the_schema() {
    let folder = acme();
    let schema = schema(folder.path(), &["questionnaire"]);
    let good = from_yaml(&printed(folder.path(), &["questionnaire", "export"]));
    let broken: &[(&str, Value)] = &[
        ("/format", json!("detente/questionnaire@2")),
        ("/id", json!("Not Kebab")),
        ("/title", json!("  ")),
        ("/title", Value::Null),
        ("/sides", json!([{"id": "sales", "name": "Sales"}])),
        ("/sides/0/name", json!(["Sales"])),
        ("/scales/0/labels", json!(["only"])),
        ("/scales/0/labels/0", json!("1")),
        (
            "/scales/0/labels",
            json!(["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"]),
        ),
        ("/causes", json!([])),
        ("/causes/0/questions", json!([])),
        ("/causes/0/questions/0/agreeing", json!("both")),
        ("/causes/0/questions/0/text", json!("")),
        (
            "/causes/0/questions/2/options",
            json!([{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]),
        ),
        ("/symptoms/bands/0/upto", json!(101)),
        ("/symptoms/bands/0/title", json!({})),
        ("/solutions", json!([])),
        ("/solutions/0/addresses/conflicting-goals", json!(1.5)),
        ("/solutions/0/actions/0/owner", Value::Null),
        ("/causes/0/finding", json!([])),
        ("/causes/1/questions/0/absent", json!({})),
        ("/practices/questions", json!([])),
        ("/practices/questions/0/text", json!("")),
        ("/practices/title", Value::Null),
        ("/solutions/0/actions/0/when", json!("soon")),
        ("/solutions/0/actions/0/sign", json!(["x"])),
        ("/solutions/0/actions/1/practice", json!("Not Kebab")),
        ("/open/1/about", json!("weakness")),
        ("/open/0/id", json!("a--b")),
        ("/thresholds/high", json!(-1)),
        ("/thresholds/high", json!("50")),
    ];
    for (pointer, value) in broken {
        let mut mutated = good.clone();
        *mutated.pointer_mut(pointer).expect(pointer) = value.clone();
        assert_ne!(complaints(&schema, &mutated), [""; 0], "{pointer} {value}");
        assert!(!is_read(folder.path(), &mutated, &[]), "{pointer} {value}");
    }
}

/// Every field of the file, taken out, or joined by one that isn't known.
#[test]
fn fields_are_as_required_and_as_known_to_the_schema_as_to_the_reader() {
    let folder = acme();
    let schema = schema(folder.path(), &["questionnaire"]);
    let good = from_yaml(&printed(
        folder.path(),
        &["questionnaire", "export", "pulse"],
    ));
    let first_of_each = [
        "",
        "/sides/0",
        "/observer",
        "/scales/0",
        "/causes/0",
        "/causes/0/questions/0",
        "/symptoms",
        "/symptoms/bands/0",
        "/practices",
        "/practices/questions/0",
        "/solutions/0",
        "/solutions/0/actions/0",
        "/open/0",
        "/thresholds",
    ];
    for pointer in first_of_each {
        let Some(fields) = good.pointer(pointer).and_then(Value::as_object) else {
            continue;
        };
        for field in fields.keys() {
            // Taking out a side's or cause's id leaves others pointing at nothing, which no schema sees.
            let mut mutated = good.clone();
            let object = mutated.pointer_mut(pointer).and_then(Value::as_object_mut);
            object.expect("an object").remove(field);
            let is_valid = complaints(&schema, &mutated).is_empty();
            let is_read = is_read(folder.path(), &mutated, &[]);
            if ["observer", "practices"].contains(&field.as_str()) {
                // Wordings for it, and what names a practice, are left pointing at nothing.
                assert!(is_valid && !is_read);
            } else {
                assert_eq!(is_valid, is_read, "without {pointer}/{field}");
            }
        }
        let mut mutated = good.clone();
        mutated.pointer_mut(pointer).expect("there")["no-such-field"] = json!("x");
        assert_ne!(complaints(&schema, &mutated), [""; 0], "{pointer}");
        assert!(!is_read(folder.path(), &mutated, &[]), "{pointer}");
    }
}

#[test]
fn every_sample_answer_is_valid_for_any_questionnaire_and_for_its_own() {
    let folder = acme();
    let any = schema(folder.path(), &["answers"]);
    let own = schema(folder.path(), &["answers", "-q", "sales-vs-operations"]);
    let all: Vec<Value> = records(folder.path())
        .iter()
        .map(|text| from_yaml(text))
        .collect();
    for record in &all {
        assert_eq!(complaints(&any, record), [""; 0]);
        assert_eq!(complaints(&own, record), [""; 0]);
    }
    assert_eq!(complaints(&own, &Value::Array(all)), [""; 0]);
}

/// A text form names the schema in its first line, so an editor checks it from the start.
#[test]
fn a_blank_form_is_valid_before_anything_is_filled_in() {
    let folder = acme();
    let schema = schema(folder.path(), &["answers", "-q", "sales-vs-operations"]);
    for side in ["sales", "operations", "ceo"] {
        let form = printed(folder.path(), &["form", "--company", "A", "--side", side]);
        assert!(
            form.starts_with("# yaml-language-server: $schema="),
            "{form}"
        );
        assert_eq!(complaints(&schema, &from_yaml(&form)), [""; 0], "{side}");
    }
}

#[test]
fn what_breaks_a_record_for_the_reader_breaks_it_for_its_questionnaires_schema() {
    let folder = acme();
    let schema = schema(folder.path(), &["answers", "-q", "sales-vs-operations"]);
    let all = records(folder.path());
    let (leader, ceo) = (from_yaml(&all[0]), from_yaml(&all[5]));
    assert_eq!(ceo["side"], "ceo");
    let set = |record: &Value, parent: &str, key: &str, value: Value| {
        let mut mutated = record.clone();
        mutated.pointer_mut(parent).expect(parent)[key] = value;
        mutated
    };
    let order = [
        "revenue",
        "new-customers",
        "cost",
        "quality",
        "on-time-delivery",
    ];
    let good = [
        set(&leader, "/answers", "targets-collide", json!("Often")),
        set(&leader, "/answers", "targets-collide", Value::Null),
        set(&leader, "/answers", "quarter-order", json!(order)),
        set(&leader, "", "side", json!("Operations")),
        set(&leader, "", "wave", json!(2026)),
        set(&leader, "", "respondent", Value::Null),
        set(&ceo, "/answers", "objections-kept", Value::Null),
    ];
    for record in good {
        assert_eq!(complaints(&schema, &record), [""; 0]);
        assert!(is_read(
            folder.path(),
            &record,
            &["-q", "sales-vs-operations"]
        ));
    }
    let broken = [
        set(&leader, "", "side", json!("marketing")),
        set(&leader, "", "company", Value::Null),
        set(&leader, "", "sied", json!("sales")),
        set(&leader, "", "questionnaire", json!("pulse")),
        set(&leader, "/answers", "targets-collide", json!(0)),
        set(&leader, "/answers", "targets-collide", json!(6)),
        set(&leader, "/answers", "targets-collide", json!("Perhaps")),
        set(&leader, "/answers", "goals-knwon", json!(3)),
        set(&leader, "/answers", "quarter-order", json!(&order[1..])),
        set(
            &leader,
            "/answers",
            "quarter-order",
            json!(["cost", "cost", "new-customers", "quality", "revenue"]),
        ),
        set(
            &leader,
            "/answers",
            "quarter-order",
            json!(["x", "cost", "new-customers", "quality", "revenue"]),
        ),
        set(&leader, "/comments", "no-question", json!("x")),
        set(&leader, "/open", "no-question", json!("x")),
        set(&ceo, "/answers", "objections-kept", json!(3)),
    ];
    for record in broken {
        assert_ne!(complaints(&schema, &record), [""; 0], "{record}");
        assert!(
            !is_read(folder.path(), &record, &["-q", "sales-vs-operations"]),
            "{record}"
        );
    }
}

#[test]
fn every_kind_of_report_is_valid() {
    let folder = acme();
    let schema = schema(folder.path(), &["report"]);
    let company = "company: A\nside: sales\nanswers:\n  asked-first: 3\n";
    fs::write(folder.path().join("empty.yaml"), company).expect("written");
    let pulse = "questionnaire: pulse\ncompany: A\nside: sales\nanswers:\n  asked-first: 3\n";
    fs::write(folder.path().join("pulse.yaml"), pulse).expect("written");
    for paths in [
        "acme",
        "acme/0.yaml",
        "acme/5.yaml",
        "empty.yaml",
        "pulse.yaml",
    ] {
        let report = printed(folder.path(), &["report", paths, "-f", "json"]);
        let report: Value = serde_json::from_str(&report).expect("JSON");
        assert_eq!(complaints(&schema, &report), [""; 0], "{paths}");
        for field in ["causes", "symptoms", "headline", "missing"] {
            let mut mutated = report.clone();
            mutated.as_object_mut().expect("an object").remove(field);
            assert_ne!(complaints(&schema, &mutated), [""; 0]);
        }
        let mut mutated = report.clone();
        mutated["causes"][0]["priority"] = json!("high");
        assert_ne!(complaints(&schema, &mutated), [""; 0]);
    }
}

#[test]
fn only_answers_depend_on_a_questionnaire() {
    let folder = acme();
    let wrong = run(folder.path(), &["schema", "report", "-q", "pulse"]);
    assert_eq!((wrong.status, wrong.out.as_str()), (2, ""));
    let unknown = run(folder.path(), &["schema", "answers", "-q", "pluse"]);
    assert!(
        unknown.err.contains("did you mean `pulse`?"),
        "{}",
        unknown.err
    );
}

#[test]
fn what_breaks_a_map_of_columns_for_the_reader_breaks_it_for_the_schema() {
    let folder = acme();
    let schema = schema(folder.path(), &["columns"]);
    let good = json!({
        "format": "detente/columns@1",
        "columns": {"How do you know the goals?": "targets-collide"},
        "ignore": ["Timestamp", 7],
        "company": "Acme",
        "side": "sales",
        "wave": 2026,
        "missing": ["N/A", 9],
        "invited": {"Acme": {"sales": 3, "ceo": 1}},
        "files": {"sales.csv": {"side": "sales", "company": "Acme", "wave": null}},
    });
    let table = "How do you know the goals?,quarter-order\n4,\n";
    fs::write(folder.path().join("sales.csv"), table).expect("written");
    let agrees = |map: &Value| {
        fs::write(folder.path().join("columns.yaml"), format!("{map:#}")).expect("written");
        let run = run(
            folder.path(),
            &["check", "sales.csv", "--columns", "columns.yaml"],
        );
        let is_valid = complaints(&schema, map).is_empty();
        assert_eq!(run.status == 0, is_valid, "{map:#} {}", run.err);
        is_valid
    };
    assert!(agrees(&good));
    for field in ["columns", "ignore", "missing", "invited", "files", "wave"] {
        let mut fewer = good.clone();
        fewer[field] = Value::Null;
        assert!(field == "columns" || agrees(&fewer), "{field}");
    }
    let broken: &[(&str, Value)] = &[
        ("/format", json!("detente/columns@2")),
        ("/columns", json!(["targets-collide"])),
        ("/columns/How do you know the goals?", Value::Null),
        ("/ignore", json!("Timestamp")),
        ("/ignore/0", Value::Null),
        ("/company", json!(["Acme"])),
        ("/invited", json!([])),
        ("/invited/Acme", json!(3)),
        ("/invited/Acme/sales", json!(0)),
        ("/invited/Acme/sales", json!(100_001)),
        ("/invited/Acme/sales", json!(1.5)),
        ("/invited/Acme/sales", json!("3")),
        ("/invited/Acme/sales", Value::Null),
        ("/files", json!([])),
        ("/files/sales.csv", json!("sales")),
        ("/files/sales.csv/side", json!({})),
    ];
    for (pointer, value) in broken {
        let mut mutated = good.clone();
        *mutated.pointer_mut(pointer).expect(pointer) = value.clone();
        assert!(!agrees(&mutated), "{pointer} {value}");
    }
    for pointer in ["", "/files/sales.csv"] {
        let mut joined = good.clone();
        joined.pointer_mut(pointer).expect(pointer)["sied"] = json!("sales");
        assert!(!agrees(&joined), "{pointer}");
    }
    let mut without = good.clone();
    without.as_object_mut().expect("an object").remove("format");
    assert!(!agrees(&without));
}
