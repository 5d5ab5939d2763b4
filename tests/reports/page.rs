//! The HTML report in a real browser.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::browser;
use crate::run::{acme, printed, run};

/// A reader's views: a desk, a phone, the dark, a narrow window, and paper.
fn views() -> Value {
    json!([
        {"name": "desktop", "width": 1280, "height": 900},
        {"name": "phone", "width": 360, "height": 740},
        {"name": "dark", "width": 1280, "height": 900, "colorScheme": "dark"},
        {"name": "dark-phone", "width": 360, "height": 740, "colorScheme": "dark"},
        {"name": "print", "width": 794, "height": 1123, "media": "print"}
    ])
}

/// The page looked at from every side: sound, and asking for nothing.
fn look(folder: &Path, file: &str) -> Option<Value> {
    let request = json!({
        "file": folder.join(file),
        "pdf": folder.join("page.pdf"),
        "views": views()
    });
    let seen = browser::look(&request)?;
    assert_eq!(seen["requests"], json!([]));
    assert_eq!(seen["errors"], json!([]));
    for view in seen["views"].as_array().expect("views") {
        assert_eq!(view["violations"], json!([]), "{}", view["name"]);
        assert_eq!(view["overflow"], json!(0), "{}", view["name"]);
        assert!(view["passes"].as_u64() > Some(10), "{}", view["name"]);
    }
    Some(seen)
}

#[test]
fn the_page_is_sound_on_every_screen_and_prints_on_few_sheets() {
    let folder = acme();
    run(folder.path(), &["report", "acme", "-o", "acme.html"]);
    let Some(seen) = look(folder.path(), "acme.html") else {
        return;
    };
    let sheets = seen["pdfPages"].as_u64().expect("a number");
    assert!((2..=5).contains(&sheets), "{sheets} sheets");
    let text = seen["views"][0]["text"].as_str().expect("text");
    assert!(text.contains("Acme Gears"));
    // Comments and open answers are quoted without names.
    assert!(text.contains("has been on the agenda since July"));
    for name in ["Dana", "Ming", "R2"] {
        assert!(!text.contains(name), "{name}");
    }
}

#[test]
fn the_detailed_page_is_sound_and_quotes_without_names() {
    let folder = acme();
    run(
        folder.path(),
        &["report", "acme", "--details", "-o", "acme.html"],
    );
    let Some(seen) = look(folder.path(), "acme.html") else {
        return;
    };
    let text = seen["views"][0]["text"].as_str().expect("text");
    assert!(text.contains("has been on the agenda since July"));
    for name in ["Dana", "Ming", "R2"] {
        assert!(!text.contains(name), "{name}");
    }
}

#[test]
fn no_result_makes_a_sound_page() {
    let folder = acme();
    let answers = "company: A\nside: sales\nanswers:\n  asked-first: 3\n";
    fs::write(folder.path().join("empty.yaml"), answers).expect("written");
    is_sound(folder.path(), "empty.yaml", "Nothing to report yet");
}

#[test]
fn one_sides_view_makes_a_sound_page() {
    let shown = "one side's view, that of Sales, and no verdict";
    is_sound(acme().path(), "acme/0.yaml", shown);
}

#[test]
fn calm_makes_a_sound_page() {
    let folder = acme();
    let calm = calm(folder.path());
    fs::write(folder.path().join("calm.yaml"), calm).expect("written");
    is_sound(folder.path(), "calm.yaml", "There is nothing to fix");
}

/// Whether the report on answers is sound as a page, and says this.
fn is_sound(folder: &Path, answers: &str, shown: &str) {
    run(folder, &["report", answers, "-o", "page.html"]);
    let Some(seen) = look(folder, "page.html") else {
        return;
    };
    let text = seen["views"][0]["text"].as_str().expect("text");
    assert!(text.contains(shown), "{answers}: {text}");
}

/// Two records in which everything is well.
fn calm(folder: &Path) -> String {
    let questionnaire = printed(folder, &["questionnaire", "export"]);
    let questionnaire: Value = serde_yaml::from_str(&questionnaire).expect("YAML");
    let causes = questionnaire["causes"].as_array().expect("causes");
    let groups = causes
        .iter()
        .chain([&questionnaire["symptoms"], &questionnaire["debate"]]);
    let mut answers = String::new();
    for question in groups.flat_map(|group| group["questions"].as_array().expect("questions")) {
        let id = question["id"].as_str().expect("an id");
        match question["agreeing"].as_str() {
            Some("conflict") => answers += &format!("  {id}: 1\n"),
            Some(_) => answers += &format!("  {id}: 5\n"),
            None => {}
        }
    }
    let record = |side| format!("company: A\nside: {side}\nanswers:\n{answers}");
    format!("{}---\n{}", record("sales"), record("operations"))
}

#[test]
fn the_page_needs_no_script_and_no_network() {
    let folder = acme();
    let page = printed(folder.path(), &["report", "acme", "-f", "html"]);
    for needed in [
        "<script", "http://", "https://", "@import", "url(", "<link", "<iframe",
    ] {
        assert!(!page.contains(needed), "{needed}");
    }
}
