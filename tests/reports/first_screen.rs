//! What a reader sees without scrolling: 24 rows of a terminal, a browser's window, a phone, a printed page.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::browser;
use crate::run::{printed, run};

fn fixtures() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures"))
}

/// What the first screen of the demo has to tell, in this order.
const TOLD: [&str; 10] = [
    "Acme Gears, 2026-Q4",
    "Answered: Sales 2, Operations 3, CEO",
    "Friction, 56 of 100",
    "The tension costs time and goodwill.",
    "the CEO leaves their disputes open",
    "30",
    "Also above the line of 50: conflicting goals (Operations 68, Sales 48).",
    "Do first",
    "Asked what works well: “The shop floor answers the phone. People there want to help.”",
    "How sure:",
];

/// The first rows of a report, joined as its reader reads them.
fn first_rows(arguments: &[&str]) -> (String, usize) {
    let report = printed(fixtures(), arguments);
    let rows: Vec<&str> = report.lines().take(24).collect();
    let end = report
        .lines()
        .position(|line| line == "Causes, ranked")
        .unwrap_or(0);
    (
        rows.join(" ")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        end,
    )
}

#[test]
fn the_first_24_rows_of_the_demo_tell_what_a_ceo_needs() {
    let (rows, _) = first_rows(&["demo", "--width", "80"]);
    let mut rest = rows.as_str();
    for told in TOLD {
        let at = rest.find(told);
        let at = at.unwrap_or_else(|| panic!("{told} isn't among the first rows: {rows}"));
        rest = &rest[at + told.len()..];
    }
    for action in [
        "1. CEO, this week: ",
        "2. CEO, this month: ",
        "3. CEO, this month: ",
    ] {
        assert!(rows.contains(action), "{action} isn't in: {rows}");
    }
    assert!(
        rows.contains("40 friction") && rows.contains("65 dysfunction"),
        "{rows}"
    );
}

#[test]
fn the_scale_of_the_levels_stays_on_one_line() {
    for width in ["60", "80", "120", "140", "200"] {
        let report = printed(fixtures(), &["demo", "--width", width]);
        let mut lines = report.lines();
        let scale = lines.find(|line| line.starts_with("0 healthy tension"));
        assert!(
            scale.is_some_and(|scale| scale.ends_with(" 100")),
            "{width}"
        );
    }
}

#[test]
fn every_hard_case_has_its_point_within_24_rows() {
    let cases = fs::read_dir(fixtures().join("first-screen")).expect("a folder");
    for case in cases {
        let case = case.expect("an entry").file_name();
        let case = case.to_str().expect("text").to_owned();
        let path = format!("first-screen/{case}");
        let (rows, end) = first_rows(&["report", &path, "--width", "80"]);
        // What follows is a heading with an empty line above it.
        assert!(end <= 26, "{case}: the causes' table begins in row {end}");
        let heads = ["Do first", "When you come to it", "What to do"];
        assert!(
            heads.iter().any(|head| rows.contains(head)),
            "{case}: {rows}"
        );
    }
}

#[test]
fn answers_without_worth_prescribe_nothing() {
    for case in [
        "all-4-against-all-2",
        "all-the-same-3",
        "nearly-uniform",
        "one-side",
    ] {
        let (rows, _) = first_rows(&["report", &format!("first-screen/{case}")]);
        assert!(rows.contains("Ask again"), "{case}: {rows}");
        for firm in ["The tension is real", "What fits best", "this week"] {
            assert!(!rows.contains(firm), "{case} says {firm}: {rows}");
        }
    }
}

#[test]
fn the_page_holds_it_in_a_window_on_a_phone_and_on_the_first_sheet() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = folder.path().join("demo.html");
    let page = page.to_str().expect("a path that is text");
    assert_eq!(run(folder.path(), &["demo", "-o", page]).status, 0);
    let views = [
        ("desktop", 1280, 900, 900.0, "screen"),
        // Two screens of a phone.
        ("phone", 390, 844, 1688.0, "screen"),
        // What an A4 sheet holds within its margins: 180 by 271 mm.
        ("print", 680, 1024, 1024.0, "print"),
    ];
    let asked: Vec<Value> = views
        .iter()
        .flat_map(|(name, width, height, _, media)| {
            ["light", "dark"].map(|scheme| {
                json!({"name": format!("{name}-{scheme}"), "width": width, "height": height, "media": media, "colorScheme": scheme})
            })
        })
        .collect();
    let steps = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reports/places.mjs");
    let request = json!({"file": page, "steps": steps, "views": asked});
    let Some(seen) = browser::look(&request) else {
        return;
    };
    for (at, view) in seen["views"].as_array().expect("views").iter().enumerate() {
        let (name, limit) = (view["name"].as_str().expect("a name"), views[at / 2].3);
        assert_eq!(view["violations"], json!([]), "{name}");
        assert_eq!(view["overflow"], json!(0), "{name}");
        let places = view["returned"].as_array().expect("places");
        for told in TOLD {
            let holds = |place: &&Value| {
                place["text"]
                    .as_str()
                    .is_some_and(|text| text.contains(told))
            };
            let place = places.iter().find(holds);
            let place = place.unwrap_or_else(|| panic!("{name} has no {told}"));
            let bottom = place["bottom"].as_f64().expect("a number");
            assert!(
                bottom <= limit,
                "{name}: {told} ends at {bottom} of {limit}"
            );
        }
    }
}
