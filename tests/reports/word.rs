//! A Word document says what Markdown says, word for word, and holds nothing but text.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use pulldown_cmark::{Event as Markdown, Options, Parser, Tag, TagEnd};
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::hostile;
use crate::run::{acme, ended, printed, program, run};

/// The parts of a document, by their names.
fn parts(file: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).expect("a package");
    let part = |at| {
        let mut part = zip.by_index(at).expect("a part");
        let mut xml = String::new();
        part.read_to_string(&mut xml).expect("UTF-8");
        (part.name().expect("a name").into_owned(), xml)
    };
    (0..9).map(part).collect()
}

/// A part's elements by their names, and the text of each paragraph with its style.
fn read(xml: &str) -> (Vec<String>, Vec<(String, String)>) {
    let mut reader = Reader::from_str(xml);
    let (mut elements, mut paragraphs) = (Vec::new(), Vec::new());
    let mut is_text = false;
    loop {
        let event = reader.read_event().expect("well-formed");
        if let Event::Start(tag) | Event::Empty(tag) = &event {
            let name = tag.name();
            let name: &str = name.as_ref();
            elements.push(name.to_owned());
            is_text = name == "w:t";
            match name {
                "w:p" => paragraphs.push((String::new(), String::new())),
                "w:pStyle" if !paragraphs.is_empty() => {
                    let style = tag.try_get_attribute("w:val").expect("sound");
                    let (paragraph, _) = paragraphs.last_mut().expect("a paragraph");
                    *paragraph = style.expect("a style").value.into_owned();
                }
                _ => {}
            }
        }
        let mut add = |more: &str| {
            if is_text {
                paragraphs.last_mut().expect("a paragraph").1.push_str(more);
            }
        };
        match event {
            Event::Text(text) => add(&text.xml10_content()),
            Event::GeneralRef(reference) => add(match reference.as_ref() {
                "lt" => "<",
                "gt" => ">",
                "amp" => "&",
                "quot" => "\"",
                "apos" => "'",
                other => panic!("&{other};"),
            }),
            Event::End(_) => is_text = false,
            Event::Eof => return (elements, paragraphs),
            _ => {}
        }
    }
}

/// The paragraphs of a document that the program writes, each with its style.
fn paragraphs(folder: &Path, arguments: &[&str]) -> Vec<(String, String)> {
    let file = written(folder, arguments);
    let (name, body) = parts(&file).pop().expect("parts");
    assert_eq!(name, "word/document.xml");
    let mut paragraphs = read(&body).1;
    paragraphs.retain(|(_, text)| !text.is_empty());
    paragraphs
}

fn written(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let arguments = [arguments, &["-o", "written.docx"]].concat();
    let run = run(folder, &arguments);
    assert_eq!(run.status, 0, "{}", run.err);
    fs::read(folder.join("written.docx")).expect("there")
}

/// What a text in Markdown says, without its charts and shades.
fn said(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    let (mut text, mut is_chart) = (String::new(), false);
    for event in Parser::new_ext(markdown, options) {
        match event {
            Markdown::Start(Tag::CodeBlock(_)) => is_chart = true,
            Markdown::End(TagEnd::CodeBlock) => is_chart = false,
            Markdown::Text(more) if !is_chart => text += &more,
            Markdown::End(TagEnd::Strong | TagEnd::Emphasis) => {}
            Markdown::End(_) | Markdown::SoftBreak => text.push(' '),
            _ => {}
        }
    }
    let text = text.replace("░ from 25, ▒ from 50, ▓ from 75.", "");
    let text = text.replace(['░', '▒', '▓', '\u{2060}'], "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_word_document_says_what_markdown_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let fixture = |name: &str| root.join(name).to_string_lossy().into_owned();
    let (now, later) = (fixture("two-leaders"), fixture("two-leaders-later"));
    let clients = fixture("clients.csv");
    let folder = acme();
    for arguments in [
        &["report", "acme", "--details"][..],
        &["report", &later, "--since", &now],
        &["compare", &now, &later],
        &["agenda", &now, "--start", "2026-12-01"],
        &["batch", &clients],
    ] {
        let markdown = run(folder.path(), &[arguments, &["-f", "markdown"]].concat());
        let paragraphs = paragraphs(folder.path(), arguments);
        let texts: Vec<&str> = paragraphs.iter().map(|(_, text)| text.as_str()).collect();
        let words = texts.join(" ");
        let words: Vec<&str> = words.split_whitespace().collect();
        assert_eq!(words.join(" "), said(&markdown.out), "{arguments:?}");
    }
}

#[test]
fn its_looks_are_styles() {
    let folder = acme();
    let paragraphs = paragraphs(folder.path(), &["report", "acme"]);
    let of = |style: &str| {
        let texts = paragraphs.iter().filter(|(found, _)| found == style);
        texts.map(|(_, text)| text.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(of("Title"), ["Acme Gears, 2026-Q4"]);
    assert_eq!(of("Subtitle"), ["How Sales and Operations work together"]);
    assert_eq!(of("Heading1")[..2], ["Causes, ranked", "How bad it is"]);
    assert!(of("Lead")[0].starts_with("Friction, 56 of 100"));
    assert_eq!(of("ListNumber").len(), 3);
    assert!(of("Quote")[0].starts_with('“'));
    assert_eq!(of("TableFigure")[..3], ["#", "Both", "Sales"]);
    let file = fs::read(folder.path().join("written.docx")).expect("there");
    let parts = parts(&file);
    let styles = &parts.iter().find(|(name, _)| name == "word/styles.xml");
    let styles = &styles.expect("a part").1;
    for (style, _) in &paragraphs {
        assert!(
            styles.contains(&format!("w:styleId=\"{style}\"")),
            "{style}"
        );
    }
}

#[test]
fn the_same_answers_give_the_same_document_however_wide_the_terminal_is() {
    let folder = acme();
    let plain = written(folder.path(), &["report", "acme"]);
    for (width, threads, zone) in [("40", "1", "UTC"), ("200", "7", "Asia/Tokyo")] {
        let arguments = ["report", "acme", "-f", "docx", "--width", width];
        let mut command = program(folder.path(), &arguments);
        command.env("RAYON_NUM_THREADS", threads).env("TZ", zone);
        let output = command.output().expect("it starts");
        assert_eq!(output.status.code(), Some(0));
        assert!(output.stdout == plain, "{width}");
    }
}

#[test]
fn hostile_text_stays_text() {
    let folder = hostile::folder();
    let path = folder.path();
    let long = format!(
        "{}]]></w:t>&amp;\u{fffe}\u{ffff}\u{1f600}",
        "x".repeat(10_000)
    );
    let record = fs::read_to_string(path.join("acme/0.yaml")).expect("text");
    let comment = serde_json::json!(long).to_string();
    let comment = comment
        .replace('\u{fffe}', "\\ufffe")
        .replace('\u{ffff}', "\\uffff");
    let open = record.find("open:\n").expect("a part");
    fs::write(
        path.join("acme/0.yaml"),
        format!("{}open:\n  works-well: {comment}\n", &record[..open]),
    )
    .expect("written");
    let report = ["report", "acme", "-q", "q.yaml", "--details"];
    let file = written(path, &report);
    let parts = parts(&file);
    for (name, xml) in &parts {
        let bad =
            |it: char| it.is_control() && it != '\n' || ('\u{fffe}'..='\u{ffff}').contains(&it);
        assert_eq!(xml.chars().find(|it| bad(*it)), None, "{name}");
        assert!(!xml.contains("TargetMode"), "{name}");
        for element in read(xml).0 {
            let does_something = ["fld", "instr", "hyperlink", "object", "drawing", "altChunk"];
            let found = does_something.iter().find(|it| element.contains(**it));
            assert_eq!(found, None, "{element}");
        }
    }
    let texts = read(&parts.last().expect("parts").1).1;
    let shown = long
        .replace('\u{fffe}', "\\u{fffe}")
        .replace('\u{ffff}', "\\u{ffff}");
    assert!(texts.iter().any(|(_, text)| text.contains(&shown)));
    let markdown = printed(path, &[&report[..], &["-f", "markdown"]].concat());
    assert!(markdown.contains("left \\\\u{202e}thgir"));
    assert!(
        texts
            .iter()
            .any(|(_, text)| text.contains("left \\u{202e}thgir"))
    );
}

#[test]
fn a_template_makes_no_word_document() {
    let folder = acme();
    fs::write(folder.path().join("t.txt"), "{{ company }}").expect("written");
    let arguments = ["report", "acme", "--template", "t.txt", "-o", "a.docx"];
    let output = program(folder.path(), &arguments).output();
    let refused = ended(&output.expect("it starts"));
    assert_eq!(refused.status, 2);
    let why = "a template makes text, and this file's ending promises a document";
    assert!(refused.err.contains(why), "{}", refused.err);
    assert!(!folder.path().join("a.docx").exists());
}
