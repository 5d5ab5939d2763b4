//! What has to hold for any answers and any texts, in every format.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use clap::ValueEnum;
use detente::answers::{Company, FreeText, Record};
use detente::diagnosis::{Options, diagnose_with};
use detente::plan;
use detente::questionnaire::{EMBEDDED, Questionnaire, Role};
use detente::report::{Format, Layout, render};
use detente::score::{Resampler, SEED};
use detente::source::Source;
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser};

static QUESTIONNAIRE: LazyLock<Questionnaire> =
    LazyLock::new(|| EMBEDDED[0].read().expect("valid"));

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    jsonschema::validator_for(&detente::schema::report()).expect("a schema that is one")
});

fn record(role: Role) -> impl Strategy<Value = Record> {
    let scale = prop::collection::vec(
        prop::option::weighted(0.6, 1..=5_u8).prop_map(Option::unwrap_or_default),
        QUESTIONNAIRE.scale_questions.len(),
    );
    let order = Just(vec![0, 1, 2, 3, 4]).prop_shuffle();
    let orders = prop::collection::vec(
        prop::option::weighted(0.6, order),
        QUESTIONNAIRE.ranking_questions.len(),
    );
    (scale, orders, any::<String>()).prop_map(move |(mut scale, orders, words)| {
        for (answer, question) in scale.iter_mut().zip(&QUESTIONNAIRE.scale_questions) {
            let is_answer = usize::from(*answer) <= question.labels.len();
            if !is_answer || !question.wording.is_asked(role) {
                *answer = 0;
            }
        }
        Record {
            company: String::new(),
            wave: None,
            role,
            respondent: None,
            scale,
            words: FreeText {
                orders,
                comments: BTreeMap::from([("targets-collide".to_owned(), words.clone())]),
                open: vec![Some(words); QUESTIONNAIRE.open.len()],
            },
        }
    })
}

fn records() -> impl Strategy<Value = Vec<Record>> {
    let side = |role| prop::collection::vec(record(role), 0..3);
    (side(Role::First), side(Role::Second), side(Role::Observer))
        .prop_map(|(a, b, c)| [a, b, c].concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_format_is_sound(
        records in records(),
        company in any::<String>(),
        width in 0..200_usize,
        has_details in any::<bool>(),
        confidence in any::<bool>(),
    ) {
        let group = Company {
            name: &company,
            wave: Some(&company),
            respondents: records.iter().map(Record::respondent).collect(),
            numbered: Vec::new(),
        masked: [0; 2],
        groups: [0; 2],
        };
        let resampler = Resampler::new(&QUESTIONNAIRE, 50, SEED);
        let options = Options {
            resampler: confidence.then_some(&resampler),
            ..Options::default()
        };
        let diagnosis = diagnose_with(&QUESTIONNAIRE, &group, options);
        for &format in Format::value_variants() {
            let report = render(&diagnosis, format, Layout { width, has_details, ..Layout::default() });
            let file = report.into_file();
            let bare = format.text_of(&file);
            prop_assert!(!bare.is_empty());
            let bad = bare.chars().find(|c| c.is_control() && *c != '\n');
            prop_assert_eq!(bad, None, "{:?}", format);
            match format {
                Format::Text => {
                    let most = width.clamp(24, 160);
                    let is_plain = company.is_ascii() && records.iter().all(|record| record.words.comments["targets-collide"].is_ascii());
                    for line in bare.lines().filter(|_| is_plain) {
                        prop_assert!(line.chars().count() <= most, "{} at {}", line, most);
                    }
                }
                Format::Json => {
                    let report: serde_json::Value = serde_json::from_str(&bare)?;
                    prop_assert!(SCHEMA.is_valid(&report));
                }
                Format::Csv => {
                    for row in csv::Reader::from_reader(bare.as_bytes()).records() {
                        row.map_err(|error| TestCaseError::fail(error.to_string()))?;
                    }
                }
                Format::Markdown => {
                    let is_html = |event: Event| matches!(event, Event::Html(_) | Event::InlineHtml(_));
                    prop_assert!(!Parser::new(&bare).any(is_html));
                }
                // No company is without a name.
                Format::Plan if company.trim().is_empty() => {}
                Format::Plan => {
                    let source = Arc::new(Source::new("plan.yaml", bare));
                    let plan = plan::read(&source).map_err(|_| TestCaseError::fail(source.text.clone()))?;
                    prop_assert_eq!(plan.company, company.split_whitespace().collect::<Vec<_>>().join(" "));
                }
                Format::Html => prop_assert!(bare.ends_with("</html>\n")),
                Format::Docx => prop_assert!(file.starts_with(b"PK")),
            }
        }
    }
}
