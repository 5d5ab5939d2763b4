//! Kendall's tau and the test of change against scipy and statsmodels (`tests/reference/`).

use detente::score::{changes, tau_b};
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
fn t_p_and_holms_adjustment_are_those_of_scipy_and_statsmodels() {
    for case in cases(COMPARE) {
        let causes: Vec<Vec<f64>> = case["causes"]
            .as_array()
            .expect("causes")
            .iter()
            .map(numbers)
            .collect();
        let found = changes(&causes).expect("degrees of freedom");
        let found: Vec<_> = found.into_iter().flatten().collect();
        assert_eq!(found.len(), causes.len());
        let expected = |key| numbers(&case["expected"][key]);
        let what = case.to_string();
        for (found, expected) in found.iter().zip(expected("t")) {
            assert_equal(found.t, expected, &what);
        }
        for (found, expected) in found.iter().zip(expected("p")) {
            assert_equal(found.p, expected, &what);
        }
        for (found, expected) in found.iter().zip(expected("p_adjusted")) {
            assert_equal(found.p_adjusted, expected, &what);
        }
    }
}
