//! Text from files can't break out of any format.

use std::fs;
use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::json;

use crate::browser;
use crate::run::{acme, printed};

/// What somebody could put into a company's name, a comment or an answer.
const TEXTS: [&str; 10] = [
    "<script>alert(1)</script><img src=http://localhost:9/x onerror=alert(2)>",
    "\"><svg onload=alert(3)> ' & &amp; {{ 7*7 }} {% raw %}",
    "=HYPERLINK(\"http://localhost:9\",\"x\")",
    "+1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "\u{1b}]0;title\u{7}\u{1b}[2Jred\u{9b}31m",
    "left \u{202e}thgir\u{2066} and \u{200f}mark",
    "[a](http://localhost:9) ![b](x.png) `code` **bold** _it_ ~~no~~ https://localhost:9/ www.example.com",
    "| a | b |\n|---|---|\n# heading\n\n```\n</details></body>",
    "@someone #12 $x$ <!-- -->",
];

/// The demo's answers with hostile texts in every place that takes text, and a questionnaire of such texts.
pub fn folder() -> tempfile::TempDir {
    let folder = acme();
    let path = folder.path();
    let questionnaire = printed(path, &["questionnaire", "export"]);
    let quote = |text: &str| {
        let quoted = json!(text).to_string();
        let plain = |c: char| {
            if c.is_ascii() {
                c.to_string()
            } else {
                format!("\\u{:04x}", u32::from(c))
            }
        };
        quoted.chars().map(plain).collect::<String>()
    };
    let questionnaire = questionnaire
        .replace(
            "title: Conflict avoidance",
            &format!("title: {}", quote(TEXTS[0])),
        )
        .replace(
            "title: Conflicting goals",
            &format!("title: {}", quote(TEXTS[2])),
        )
        .replace("text: Low cost", &format!("text: {}", quote(TEXTS[4])))
        .replace("owner: CEO", &format!("owner: {}", quote(TEXTS[7])))
        .replace("title: Friction", &format!("title: {}", quote(TEXTS[8])))
        .replace(
            "finding: the CEO leaves their disputes open",
            &format!("finding: {}", quote(&TEXTS.join(" "))),
        )
        .replace(
            "sign: Both leaders come back to a second talk of their own accord.",
            &format!("sign: {}", quote(&TEXTS.join(" "))),
        )
        .replace(
            "text: \"{own} and {other} own one or two figures together, and both see them.\"",
            &format!("text: {}", quote(TEXTS[0])),
        )
        .replace("name: Operations", &format!("name: {}", quote(TEXTS[1])));
    fs::write(path.join("q.yaml"), questionnaire).expect("written");
    for at in 0..6 {
        let file = path.join(format!("acme/{at}.yaml"));
        let record = fs::read_to_string(&file).expect("text");
        let company = format!("company: {}", quote(&TEXTS.join(" ")));
        let mut record = record.replace("company: Acme Gears", &company);
        record = record.replace("wave: 2026-Q4", &format!("wave: {}", quote(TEXTS[6])));
        let comments: Vec<String> = [
            "targets-collide",
            "trusted-word",
            "objections-kept",
            "rush-upset-plans",
        ]
        .iter()
        .zip(TEXTS.iter().skip(at))
        .map(|(id, text)| format!("  {id}: {}", quote(text)))
        .collect();
        record = record
            .split("\ncomments:")
            .next()
            .expect("a part")
            .to_owned();
        record = record.split("\nopen:").next().expect("a part").to_owned();
        let open = format!("open:\n  works-well: {}", quote(TEXTS[9 - at]));
        fs::write(
            &file,
            format!("{record}\ncomments:\n{}\n{open}\n", comments.join("\n")),
        )
        .expect("written");
    }
    folder
}

fn report(folder: &Path, format: &str) -> String {
    printed(
        folder,
        &["report", "acme", "-q", "q.yaml", "--details", "-f", format],
    )
}

#[test]
fn no_format_holds_what_steers_a_terminal_or_reorders_a_line() {
    let folder = folder();
    for format in ["text", "markdown", "html", "csv", "json"] {
        let report = report(folder.path(), format);
        let bad = report.chars().find(|c| {
            c.is_control() && *c != '\n'
                || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        });
        assert_eq!(bad, None, "{format}");
    }
}

#[test]
fn json_gives_back_the_very_texts() {
    let folder = folder();
    let report: serde_json::Value =
        serde_json::from_str(&report(folder.path(), "json")).expect("JSON");
    assert_eq!(report["company"], TEXTS.join(" "));
    assert_eq!(report["wave"], TEXTS[6]);
}

#[test]
fn markdown_makes_no_links_no_html_no_images_and_no_mentions() {
    let folder = folder();
    let markdown = report(folder.path(), "markdown");
    let mut headings = 0;
    for event in Parser::new_ext(&markdown, Options::all()) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => panic!("HTML: {html}"),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                panic!("a link: {dest_url}")
            }
            Event::Start(Tag::Strikethrough) => panic!("struck through"),
            Event::InlineMath(math) | Event::DisplayMath(math) => panic!("mathematics: {math}"),
            Event::Code(code) => panic!("code: {code}"),
            Event::Start(Tag::Heading { .. }) => headings += 1,
            _ => {}
        }
    }
    // The title, nine sections, what to do first, a cause with an order and one without, three solutions, seven groups
    // of questions with two orders.
    assert_eq!(headings, 1 + 9 + 1 + (2 + 1) + 3 + (7 + 2));
    assert!(!markdown.contains("@someone") && !markdown.contains("#12"));
    // The chart is shown as it stands, so nothing in it is a link.
    let (before, chart) = markdown.split_once("```text\n").expect("a chart");
    let (_, after) = chart.split_once("\n```\n").expect("its end");
    let markdown = format!("{before}{after}");
    let urls = markdown.matches("http://").count() + markdown.matches("https://").count();
    assert_eq!(urls + markdown.matches("www.e").count(), 0);
}

#[test]
fn no_cell_of_the_csv_is_a_formula() {
    let folder = folder();
    let report = report(folder.path(), "csv");
    let mut rows = 0;
    for row in csv::Reader::from_reader(report.as_bytes()).records() {
        for cell in &row.expect("a row of as many cells as the first") {
            let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
            assert!(!is_formula || cell.parse::<f64>().is_ok(), "{cell}");
        }
        rows += 1;
    }
    assert!(rows > 50);
}

#[test]
fn a_page_shows_hostile_text_as_text() {
    let folder = folder();
    let file = folder.path().join("page.html");
    fs::write(&file, report(folder.path(), "html")).expect("written");
    let Some(seen) = browser::look(&json!({"file": file})) else {
        return;
    };
    assert_eq!(seen["requests"], json!([]));
    assert_eq!(seen["errors"], json!([]));
    let view = &seen["views"][0];
    assert_eq!(view["dialogs"], json!([]));
    assert_eq!(view["violations"], json!([]));
    let text = view["text"].as_str().expect("text");
    for shown in [
        TEXTS[0],
        "{{ 7*7 }} {% raw %}",
        "[a](http://localhost:9)",
        r"left \u{202e}thgir",
    ] {
        assert!(text.contains(shown), "{shown}");
    }
}
