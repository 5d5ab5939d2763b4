//! How well a questionnaire measures: against pingouin and R's psych (`tests/reference/`), and as the program tells it.

mod command;

use std::fs;
use std::path::Path;

use command::{detente, detente_with};
use detente::questionnaire::Keying;
use detente::reliability::{Products, alpha, alpha_without, interval, item_rest};
use detente::score::severity;
use serde_json::{Value, json};

const VECTORS: &str = include_str!("reference/reliability.json");

fn numbers(list: &Value) -> Vec<f64> {
    let list = list.as_array().expect("a list").iter();
    list.map(|number| number.as_f64().expect("a number"))
        .collect()
}

/// The answers of those who answered everything, as severities; every other question is worded the other way round.
fn products(case: &Value) -> Products {
    let labels: Vec<usize> = serde_json::from_value(case["labels"].clone()).expect("labels");
    let rows: Vec<Vec<Option<u8>>> = serde_json::from_value(case["rows"].clone()).expect("rows");
    let mut products = Products::new(labels.len());
    for row in rows {
        let answers = row
            .iter()
            .zip(&labels)
            .zip([Keying::Direct, Keying::Reversed].iter().cycle());
        let whole: Option<Vec<u32>> = answers
            .map(|((answer, labels), keying)| Some(severity((*answer)?, *labels, *keying)))
            .collect();
        if let Some(row) = whole {
            products.add(&row);
        }
    }
    products
}

#[test]
fn alpha_and_items_are_those_of_pingouin_and_psych() {
    let vectors: Value = serde_json::from_str(VECTORS).expect("JSON");
    let mut held = 0;
    for case in vectors["cases"].as_array().expect("cases") {
        let mut assert_near = |found: &[f64], expected: &[f64]| {
            assert_eq!(found.len(), expected.len());
            for (found, expected) in found.iter().zip(expected) {
                held += 1;
                let name = &case["name"];
                assert!(
                    (found - expected).abs() < 1e-9,
                    "{name}: {found} {expected}"
                );
            }
        };
        let products = products(case);
        let count = products.figures();
        let found = alpha(&products, 0..count).expect("an alpha");
        assert_near(&[found], &[case["alpha"].as_f64().expect("an alpha")]);
        let bounds = interval(found, products.people(), count);
        assert_near(&bounds, &numbers(&case["interval"]));
        let questions = &case["questions"];
        let all = |of: fn(&Products, usize) -> Option<f64>| -> Vec<f64> {
            (0..count).filter_map(|at| of(&products, at)).collect()
        };
        if questions.is_null() {
            // The first question is constant: it has no correlation, and the others do.
            assert_eq!(all(item_rest).len(), count - 1);
            continue;
        }
        assert_near(&all(item_rest), &numbers(&questions["item_total"]));
        let without = &questions["alpha_without"];
        let without = if without.is_null() {
            Vec::new()
        } else {
            numbers(without)
        };
        assert_near(&all(alpha_without), &without);
    }
    assert!(held > 50, "{held}");
}

/// Of an answer the company-side, the cause (5 for the symptoms), the question and the leader.
type At = [usize; 4];

/// A table of so many companies with so many leaders a side. How much an answer speaks of conflict, 0 to 4, hangs on where
/// it stands, unless `severity` says otherwise; 9 is no answer.
fn table(companies: usize, leaders: usize, severity: impl Fn(At) -> Option<usize>) -> String {
    let questionnaire = detente::questionnaire::EMBEDDED[0]
        .read()
        .expect("it reads");
    let scored = &questionnaire.scale_questions[..questionnaire.debate_scale().start];
    let ids: Vec<&str> = scored.iter().map(|asked| asked.id.as_str()).collect();
    let mut text = format!("company,side,respondent,{}\n", ids.join(","));
    for (side, leader) in
        (0..2 * companies).flat_map(|side| (0..leaders).map(move |leader| (side, leader)))
    {
        let name = ["sales", "operations"][side % 2];
        text += &format!("C{},{name},R{leader}", side / 2);
        for (question, asked) in scored.iter().enumerate() {
            let mut causes = questionnaire.causes.iter();
            let part = causes
                .position(|cause| cause.scale.contains(&question))
                .unwrap_or(5);
            let at = [side, part, question, leader];
            text += &match (severity(at).unwrap_or_else(|| usual(at)), asked.keying) {
                (9, _) => ",".to_owned(),
                (steps, Keying::Direct) => format!(",{}", 1 + steps),
                (steps, Keying::Reversed) => format!(",{}", 5 - steps),
            };
        }
        text.push('\n');
    }
    text
}

/// Leaders of a side nearly agree on a cause, and causes have nothing in common.
fn usual([side, part, question, leader]: At) -> usize {
    let mixed = |number: usize| number.wrapping_mul(2_654_435_761) >> 11;
    mixed(side * 131 + part * 977) % 4 + mixed(side * 7919 + question * 104_729 + leader * 1301) % 2
}

fn run(table: &str, more: &[&str]) -> String {
    let run = detente_with(&[&["reliability", "-"], more].concat(), table, &[]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    run.stdout
}

fn json(table: &str) -> Value {
    let value = serde_json::from_str(&run(table, &["-f", "json"])).expect("JSON");
    hold_to_schema(&value);
    hold_to_reasons(&value);
    value
}

fn hold_to_schema(value: &Value) {
    let schema = detente(&["schema", "reliability"]).report();
    let schema = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let complaints: Vec<String> = validator
        .iter_errors(value)
        .map(|it| it.to_string())
        .collect();
    assert_eq!(complaints, [""; 0]);
}

/// Every null has its reason, on itself or on a whole that it is in, and nothing else has.
fn hold_to_reasons(value: &Value) {
    let mut nulls = Vec::new();
    find_nulls(value, String::new(), &mut nulls);
    let missing = value["missing"].as_array().expect("a list");
    let missing: Vec<&str> = missing
        .iter()
        .map(|it| it["what"].as_str().expect("a path"))
        .collect();
    let covers = |what: &str, null: &str| {
        null.strip_prefix(what)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    for null in &nulls {
        assert!(
            missing.iter().any(|what| covers(what, null)),
            "{null} has no reason"
        );
    }
    for what in missing {
        assert!(
            nulls.iter().any(|null| covers(what, null)),
            "{what} isn't missing"
        );
    }
}

fn find_nulls(value: &Value, path: String, nulls: &mut Vec<String>) {
    let below = |key: &str| {
        if path.is_empty() {
            key.to_owned()
        } else {
            format!("{path}.{key}")
        }
    };
    match value {
        Value::Null => nulls.push(path),
        Value::Object(fields) => {
            for (key, value) in fields {
                find_nulls(value, below(key), nulls);
            }
        }
        Value::Array(list) => {
            for value in list {
                let id = value["id"].as_str().map(str::to_owned);
                let pair = || {
                    Some(format!(
                        "{}.{}",
                        value["causes"][0].as_str()?,
                        value["causes"][1].as_str()?
                    ))
                };
                find_nulls(value, below(&id.or_else(pair).unwrap_or_default()), nulls);
            }
        }
        _ => (),
    }
}

fn advice(value: &Value) -> Vec<(&str, &str)> {
    let advice = value["advice"].as_array().expect("a list").iter();
    advice
        .map(|it| {
            (
                it["id"].as_str().expect("an id"),
                it["text"].as_str().expect("a text"),
            )
        })
        .collect()
}

#[test]
fn the_same_answers_give_the_same_bytes_whatever_their_order_and_the_threads() {
    let text = table(12, 3, |_| None);
    let mut rows: Vec<&str> = text.lines().collect();
    rows[1..].reverse();
    let turned = rows
        .join("\n")
        .replace("C1,", "Zebra,")
        .replace(",R0,", ",Ann,");
    for format in ["text", "html", "csv", "json"] {
        let found = run(&text, &["-f", format]);
        assert!(found.len() > 1000 && !found.contains("C1,"), "{format}");
        assert_eq!(found, run(&turned, &["-f", format]), "{format}");
    }
    let arguments = ["reliability", "-", "-f", "json"];
    let [one, many] = ["1", "7"]
        .map(|threads| detente_with(&arguments, &text, &[("RAYON_NUM_THREADS", threads)]));
    assert_eq!(one, many);
}

#[test]
fn a_word_document_and_a_file_by_its_ending_are_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = table(12, 3, |_| None);
    for ending in ["docx", "csv"] {
        let file = folder.path().join(format!("found.{ending}"));
        assert_eq!(run(&table, &["-o", file.to_str().expect("text")]), "");
        assert!(Path::new(&file).exists() && fs::metadata(&file).expect("a file").len() > 1000);
    }
}

#[test]
fn figures_are_those_worked_by_hand() {
    // On the first cause one leader of each side is at 0 and the other at 100. Of the second all leave out all but one
    // question, which all answer in the middle.
    let found = json(&table(10, 2, |[_, part, question, leader]| match part {
        0 => Some(4 * leader),
        1 => Some(if question == 5 { 2 } else { 9 }),
        _ => None,
    }));
    let cause = &found["causes"][0];
    let whole = json!({"value": 1.0, "low": 1.0, "high": 1.0});
    assert_eq!(cause["both"]["alpha"], whole);
    let first = &cause["both"]["questions"][0];
    let spread = json!({"floor": 0.5, "ceiling": 0.5, "most_alike": 0.5});
    assert_eq!(first["answers"], spread);
    assert_eq!(first["item_total"], 1.0);
    // Two at 0 and 100 have a variance of 5000; 1.645 times the root of 2 * 5000 / n.
    let components = &cause["between"]["components"];
    assert_eq!(components["variance_within"], 5000.0);
    assert_eq!(
        components["reliability"],
        json!({"usual": 0.0, "1": 0.0, "2": 0.0, "3": 0.0})
    );
    assert_eq!(
        components["side_change"],
        json!({"usual": 116.3191, "1": 164.5, "2": 116.3191, "3": 94.9741})
    );
    assert_eq!(components["company_change"]["2"], 82.25);
    // Five questions of five labels, picked by chance.
    assert_eq!(
        cause["agreement"],
        json!({"distance": 100.0, "by_chance": 17.8664})
    );
    let second = &found["causes"][1];
    assert_eq!(second["both"]["respondents"], 0);
    assert_eq!(second["both"]["questions"][0]["answers"]["most_alike"], 1.0);
    assert_eq!(second["both"]["questions"][1]["missing"], 1.0);
    let leaders = json!({"company_sides": 20, "with_several": 20, "usual": 2.0});
    assert_eq!(found["leaders"], leaders);
    let mut texts = advice(&found).into_iter().map(|(_, text)| text);
    assert!(texts.any(|text| text.contains("100 % of the answers are the same")));
}

#[test]
fn what_is_too_little_is_null_with_its_reason() {
    let one_company = json(&table(1, 40, |_| None));
    assert!(one_company["causes"][0]["both"]["alpha"]["value"].is_number());
    assert!(one_company["causes"][0]["between"]["components"].is_null());
    let single = json(&table(20, 1, |_| None));
    assert!(single["causes"][0]["between"]["components"].is_null());
    assert_eq!(single["leaders"]["usual"], 1.0);
    let few = json(&table(3, 2, |_| None));
    let text = "These answers are too few to say anything of the questionnaire.";
    assert_eq!(advice(&few), [("too-few", text)]);
    let constant = table(15, 2, |_| Some(2));
    assert!(json(&constant)["causes"][0]["both"]["alpha"].is_null());
    let told = run(&constant, &[]);
    assert!(
        told.contains("Between company-sides (16 figures): not told"),
        "{told}"
    );
    let nothing = json(&table(15, 2, |_| Some(9)));
    assert_eq!(nothing["causes"][0]["both"]["questions"][0]["missing"], 1.0);
}

#[test]
fn answers_at_random_are_no_ground_for_a_ranking() {
    // Each answer hangs on nothing else.
    let drawn = |[side, _, question, leader]: At| {
        // The last steps of splitmix64.
        let mut bits = ((side * 100 + question) * 10 + leader) as u64;
        bits = (bits ^ bits >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ bits >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((bits ^ bits >> 31) % 5).expect("small")
    };
    let found = json(&table(30, 2, |at| Some(drawn(at))));
    assert_eq!(
        advice(&found),
        [(
            "loose-questions",
            "Of no cause do the questions hang together: each alpha is below 0.50, so that chance makes more than half of what people's figures differ by. Which cause comes first says next to nothing."
        )]
    );
}

#[test]
fn advice_is_given_where_the_figures_carry_it() {
    let noise = |[side, _, question, leader]: At| {
        (side * 7 + question * 5 + leader * 3 + side * side % 11) % 5
    };
    // The second cause's answers are the first's, of whose questions the last is noise.
    let found = json(&table(30, 2, |at| match at {
        [_, 0, 4, _] => Some(noise(at)),
        [side, 0 | 1, _, leader] => Some((side % 4 + (side / 4 + leader) % 2).min(4)),
        [side, 2, 10, _] => Some(if side < 2 { 0 } else { 2 }),
        _ => None,
    }));
    let found = advice(&found);
    let has = |id: &str, part: &str| {
        found
            .iter()
            .any(|(other, text)| *other == id && text.contains(part))
    };
    assert!(
        has("alpha-rises", "alpha of “Conflicting goals” would rise"),
        "{found:#?}"
    );
    assert!(
        has("answered-alike", ": 97 % of the answers are the same"),
        "{found:#?}"
    );
    assert!(
        has(
            "not-told-apart",
            "“Conflicting goals” and “Conflicting incentives” can't"
        ),
        "{found:#?}"
    );
    let sound = json(&table(30, 2, |_| None));
    assert_eq!(
        advice(&sound),
        [("nothing-stands-out", "Nothing stands out.")]
    );
}

#[test]
fn a_plan_and_answers_that_are_none_are_refused() {
    let plan = detente_with(
        &["reliability", "-", "-f", "plan"],
        &table(2, 2, |_| None),
        &[],
    );
    assert_eq!(plan.status, Some(2));
    assert!(
        plan.stderr.contains("this report holds no plan"),
        "{}",
        plan.stderr
    );
    let none = detente_with(&["reliability", "-"], &table(0, 2, |_| None), &[]);
    assert_eq!((none.status, none.stdout.as_str()), (Some(2), ""));
}
