//! Both ways of reading a record, held against each other.

use std::sync::Arc;

use super::*;
use crate::answers::{open_list, read};
use crate::questionnaire;
use crate::source::{Source, parse};

const HEAD: &str = "questionnaire: sales-vs-operations\ncompany: Acme Gears\nside: sales\n";

/// What an answer, a comment and an open answer may look like in a file.
const ODD: [&str; 44] = [
    "4",
    "Agree",
    "agree",
    "\"Agree\"",
    "'Agree'",
    "4 Agree",
    "04",
    "+4",
    "4.0",
    "0x4",
    "0o4",
    "4e0",
    "9",
    "-4",
    "\"4\"",
    "~",
    "null",
    "Null",
    "",
    "\"\"",
    "yes",
    "true",
    "[4]",
    "{a: 4}",
    "&a 4",
    "*a",
    "!!str 4",
    "!!int \"4\"",
    "!odd 4",
    "|\n    Agree",
    ">-\n    Agree",
    "Agree # or not",
    "Agree #1",
    "Agree#1",
    "\"a # b\"",
    "Agree\n    # why",
    "Agree\n    strongly",
    "rule: one",
    "a\\b",
    "\"a\\tb\"",
    "\"\u{1b}[2J\"",
    "2026-11-25",
    ".inf",
    "@x",
];

/// Records of one answer, comment or open answer each, and heads of all kinds.
fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    for odd in ODD {
        texts.push(format!(
            "{HEAD}answers:\n  goals-known: {odd}\n  targets-collide: 2\n"
        ));
        texts.push(format!(
            "{HEAD}answers:\n  goals-known: 3\n  goals-order: {odd}\n"
        ));
        texts.push(format!(
            "{HEAD}answers:\n  goals-known: 3\ncomments:\n  goals-known: {odd}\n"
        ));
        texts.push(format!(
            "{HEAD}answers:\n  goals-known: 3\nopen:\n  first-change: {odd}\n"
        ));
        texts.push(format!(
            "{HEAD}answers:\n  goals-known: 3\n  goals-known: {odd}\n"
        ));
        texts.push(format!(
            "{HEAD}wave: {odd}\nrespondent: {odd}\nanswers: {{goals-known: 3}}\n"
        ));
        texts.push(format!(
            "company: {odd}\nside: {odd}\nanswers: {{goals-known: 3}}\n"
        ));
        texts.push(format!(
            "{HEAD}version: {odd}\nanswers: {{goals-known: 3}}\n"
        ));
        texts.push(format!("{HEAD}answers: {odd}\n"));
        texts.push(format!("{HEAD}{odd}: 1\nanswers: {{goals-known: 3}}\n"));
        texts.push(format!(
            "company: A\nside: ceo\nanswers: {{goals-known: {odd}, vision-guides: 3}}\n"
        ));
    }
    for order in [
        "revenue, growth, on-time-delivery, quality, cost",
        "revenue, growth",
        "revenue, revenue, a, b, c",
    ] {
        texts.push(format!(
            "{HEAD}answers: {{goals-known: 3, goals-order: [{order}]}}\n"
        ));
    }
    let record = format!("{HEAD}answers: {{goals-known: 3}}\n");
    texts.extend([
        format!("# a form\n---\n{record}"),
        format!("%YAML 1.2\n---\n{record}...\n"),
        format!("\u{feff}{record}"),
        format!("{record}---\n{record}"),
        format!("{record}{record}"),
        format!("{record}<<: {{wave: Q4}}\n"),
        format!("- {}", record.trim_end().replace('\n', "\n  ")),
        "{\"company\": \"A\", \"side\": \"Sales\", \"answers\": {\"goals-known\": 3}}".to_owned(),
        "{\n  \"company\": \"A\", \"side\": \"sales\",\n \"answers\": {\"goals-known\": null}}"
            .to_owned(),
        String::new(),
    ]);
    texts
}

/// What is packed, but for the respondent's name.
fn packed(asked: &Questionnaire, reader: impl FnOnce(&mut Packed)) -> Option<String> {
    let mut packed = Packed::new("a.yaml", asked, true, &Arc::default());
    reader(&mut packed);
    let (company, wave) = packed.only_company()?;
    let found = packed.respondent(0);
    let line = packed.line[0];
    Some(format!("{company:?} {wave:?} {line} {found:?}"))
}

#[test]
fn what_is_read_plainly_is_what_the_slow_way_reads_without_a_remark() {
    let questionnaire = questionnaire::embedded("sales-vs-operations")
        .unwrap()
        .read()
        .unwrap();
    let mut plain = 0;
    for text in texts() {
        let quick = packed(&questionnaire, |packed| {
            if PlainReader::new(&questionnaire)
                .yaml(&text, packed)
                .is_none()
            {
                packed.abandon();
            }
        });
        let Some(quick) = quick else { continue };
        plain += 1;
        let source = Arc::new(Source::new("a.yaml", text.clone()));
        let slow = packed(&questionnaire, |packed| {
            let nodes: Vec<_> = parse(&source)
                .unwrap()
                .into_iter()
                .flat_map(open_list)
                .collect();
            assert_eq!(nodes.len(), 1, "{text}");
            let (record, remarks) = read::record(&source, &nodes[0], &questionnaire);
            assert!(remarks.is_empty(), "{text}: {remarks:?}");
            let record = record.unwrap();
            let (line, _) = source.line_column(record.origin.1.start);
            packed.push(&record, line);
        });
        assert_eq!(Some(quick), slow, "{text}");
    }
    assert!(plain > 80, "{plain} of {} are plain", texts().len());
}
