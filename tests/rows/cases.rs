//! What Microsoft Forms and Google Forms let one download, as it is.

use std::path::Path;

use super::{detente, figures};

/// What the demo's answers of version 1.0 come to.
const FIGURES: [(&str, f64); 6] = [
    ("symptoms", 56.385),
    ("conflict-avoidance", 76.342),
    ("conflicting-goals", 56.875),
    ("communication-disconnect", 41.7),
    ("conflicting-incentives", 39.105),
    ("ideological-differences", 31.711),
];

/// Reports on a side's file and another's, and on all of a folder, with a map that says whose each is.
fn assert_right(folder: &str, [sales, operations, ceo]: [&str; 3], paths: &[&str]) {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(folder);
    let map = format!(
        "format: detente/columns@1\ncompany: Acme Gears\nfiles:\n  {sales}: {{side: sales}}\n  {operations}: {{side: operations}}\n  {ceo}: {{side: ceo}}\n"
    );
    let elsewhere = tempfile::tempdir().expect("a folder");
    let file = elsewhere.path().join("map.yaml");
    std::fs::write(&file, map).expect("a map");
    let file = file.to_string_lossy();
    let arguments = ["report", "-f", "csv", "--columns", &file];
    let found = figures(&detente(&here, &[&arguments[..], paths].concat()));
    for (id, figure) in FIGURES {
        let told: f64 = found[id].parse().expect("a figure");
        assert!((told - figure).abs() < 0.001, "{id}: {told}, not {figure}");
    }
}

#[test]
fn workbooks_of_microsoft_forms_are_read_as_they_are() {
    let names = ["sales.xlsx", "operations.xlsx", "ceo.xlsx"];
    assert_right("microsoft-workbooks", names, &names);
}

#[test]
fn a_workbook_that_libreoffice_saved_is_read_as_it_is() {
    let names = ["sales.ods", "operations.xlsx", "ceo.xlsx"];
    assert_right("microsoft-workbooks", names, &names);
}

#[test]
fn archives_of_google_forms_are_read_as_they_are() {
    let names = ["sales.csv", "operations.csv", "ceo.csv"];
    assert_right("google-zips", names, &["."]);
}
