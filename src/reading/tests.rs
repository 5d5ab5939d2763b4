//! Both ways of reading a record, held against each other.

use std::sync::Arc;

use super::broken::FilePart;
use super::check::Check;
use super::documents::DocumentReader;
use crate::answers::mapping::ColumnMapping;
use crate::answers::records::Keeps;
use crate::answers::selection::Selection;
use crate::listed::listed;
use crate::questionnaire;
use crate::source::Source;

const HEAD: &str = "questionnaire: sales-vs-operations\ncompany: Acme Gears\nside: sales\n";

/// What an answer, a comment and an open answer may look like in a file.
const ODD: [&str; 47] = listed(
    "4, Agree, agree, \"Agree\", 'Agree', 4 Agree, 04, +4, 4.0, 0x4, 0o4, 4e0, 9, -4, \"4\", ~, null, \
    Null, , \"\", yes, true, [4], {a: 4}, &a 4, *a, !!str 4, !!int \"4\", !odd 4, |\n    Agree, \
    >-\n    Agree, Agree # or not, Agree #1, Agree#1, \"a # b\", Agree\n    # why, Agree\n    strongly, \
    rule: one, a\\b, \"a\\tb\", \"\u{1b}[2J\", 2026-11-25, .inf, -.INF, 1e999, .nan, @x",
);

/// Records of one answer, comment or open answer each, and heads of all kinds.
const RECORDS: [&str; 11] = [
    "{HEAD}answers:\n  goals-known: {odd}\n  targets-collide: 2\n",
    "{HEAD}answers:\n  goals-known: 3\n  goals-order: {odd}\n",
    "{HEAD}answers:\n  goals-known: 3\ncomments:\n  goals-known: {odd}\n",
    "{HEAD}answers:\n  goals-known: 3\nopen:\n  first-change: {odd}\n",
    "{HEAD}answers:\n  goals-known: 3\n  goals-known: {odd}\n",
    "{HEAD}wave: {odd}\nrespondent: {odd}\nanswers: {goals-known: 3}\n",
    "company: {odd}\nside: {odd}\nanswers: {goals-known: 3}\n",
    "{HEAD}version: {odd}\nanswers: {goals-known: 3}\n",
    "{HEAD}answers: {odd}\n",
    "{HEAD}{odd}: 1\nanswers: {goals-known: 3}\n",
    "company: A\nside: ceo\nanswers: {goals-known: {odd}, vision-guides: 3}\n",
];

/// All of them with each of these.
fn texts() -> Vec<String> {
    let with = |odd| RECORDS.map(|text: &str| text.replace("{HEAD}", HEAD).replace("{odd}", odd));
    let mut texts: Vec<String> = ODD.into_iter().flat_map(with).collect();
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
        "{\"company\": “A”, \"side\": \"sales\", \"answers\": {\"goals-known\": “Agree”}}"
            .to_owned(),
        format!(
            "{record}open:\n  first-change: |\n    one=20\n    two=20\n    three=20\n    four\n"
        ),
        String::new(),
    ]);
    texts
}

/// All that is known of the one record that a text is.
fn read(text: &str, read: impl FnOnce(&mut DocumentReader, &mut FilePart)) -> Option<String> {
    let embedded = questionnaire::embedded("sales-vs-operations@1.0").unwrap();
    let questionnaire = embedded.read().unwrap();
    let check = Check::new(&questionnaire, &ColumnMapping::default());
    let keeps = Arc::new(Keeps::Of(Selection::default()));
    let mut part = FilePart::new(0, &questionnaire, &keeps, &Arc::default());
    read(&mut DocumentReader::new(&check), &mut part);
    let (company, wave) = part.records.only_company()?;
    let is_sound = part.remarks.is_empty() && part.broken.is_empty();
    assert!(is_sound, "{text}: {part:?}");
    let record = part.records.record(0, &company, wave.as_deref());
    let numbers = (
        &part.records.identity,
        &part.records.alike,
        &part.records.place,
    );
    Some(format!("{record:?} {numbers:?}"))
}

#[test]
fn what_is_read_as_it_goes_along_is_what_its_tree_holds() {
    let mut streamed = 0;
    for text in texts() {
        let source = Arc::new(Source::new("a.yaml", text.clone()));
        let quick = read(&text, |reader, part| {
            reader.streamed(&source, part);
        });
        let Some(quick) = quick else { continue };
        streamed += 1;
        let slow = read(&text, |reader, part| reader.in_tree(&source, part));
        assert_eq!(Some(quick), slow, "{text}");
    }
    let all = texts().len();
    assert!(streamed > 80, "{streamed} of {all} are streamed");
}
