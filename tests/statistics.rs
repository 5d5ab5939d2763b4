//! Kendall's tau and the test of change against scipy and statsmodels (`tests/reference/`).

use detente::score::{holm, tau_b, two_sided_p};
use serde_json::Value;

const KENDALL: &str = include_str!("reference/kendall.json");
const COMPARE: &str = include_str!("reference/compare.json");

fn cases(text: &str) -> Vec<Value> {
    let vectors: Value = serde_json::from_str(text).expect("JSON");
    let cases = vectors["cases"].as_array().expect("cases").clone();
    assert!(cases.len() > 25);
    cases
}

fn numbers(list: &Value) -> Vec<f64> {
    let list = list.as_array().expect("a list");
    list.iter()
        .map(|number| number.as_f64().expect("a number"))
        .collect()
}

fn assert_equal(found: f64, expected: f64, what: &str) {
    let close = (found - expected).abs() <= 1e-9 * expected.abs().max(1.0);
    assert!(close, "{what}: {found} is not {expected}");
}

#[test]
fn tau_is_that_of_scipy() {
    for case in cases(KENDALL) {
        let found = tau_b(&numbers(&case["x"]), &numbers(&case["y"]));
        let what = case.to_string();
        match (case["tau"].as_f64(), found) {
            (Some(expected), Some(found)) => assert_equal(found, expected, &what),
            (expected, found) => assert_eq!(expected, found, "{what}"),
        }
    }
}

#[test]
fn p_and_holms_adjustment_are_those_of_scipy_and_statsmodels() {
    for case in cases(COMPARE) {
        let causes: Vec<Vec<f64>> = case["causes"]
            .as_array()
            .expect("causes")
            .iter()
            .map(numbers)
            .collect();
        let freedom: usize = causes.iter().map(|changes| changes.len() - 1).sum();
        let expected = |key| numbers(&case["expected"][key]);
        let what = case.to_string();
        let chances: Vec<Option<f64>> = expected("t")
            .into_iter()
            .map(|t| Some(two_sided_p(t, freedom as f64)))
            .collect();
        for (found, expected) in chances.iter().zip(expected("p")) {
            assert_equal(found.expect("a chance"), expected, &what);
        }
        for (found, expected) in holm(&chances).iter().zip(expected("p_adjusted")) {
            assert_equal(found.expect("a chance"), expected, &what);
        }
    }
}
