//! Files beside the answers: questionnaires, maps of columns and templates.

use std::sync::{Arc, LazyLock};

use detente::answers::mapping::ColumnMapping;
use detente::answers::{Company, Record};
use detente::diagnosis::{Diagnosis, diagnose};
use detente::form::{self, Form, Medium};
use detente::questionnaire::{self, Questionnaire};
use detente::reading::{self, Input};
use detente::report::{Layout, template};
use detente::source::Source;

use super::answers::{self, told_of};
use super::draw;

/// Stands between a map and the table that it is of.
const BEFORE_TABLE: char = '\x1c';

/// A table for maps that bring none of their own.
const TABLE: &str = include_str!("table.csv");

/// A questionnaire; a sound one is made into forms, which are read back.
pub fn questionnaire(bytes: &[u8]) {
    let Some(source) = source("questionnaire.yaml", bytes) else {
        return;
    };
    match questionnaire::read(&source) {
        Ok(questionnaire) => forms(&questionnaire),
        Err(problems) => drop(draw(&problems)),
    }
}

fn forms(questionnaire: &Questionnaire) {
    for (role, _) in questionnaire.parties() {
        let form = Form {
            questionnaire,
            role,
            company: "Acme".to_owned(),
            wave: None,
            respondent: None,
        };
        form::render(&form, Medium::Html);
        let mapping = ColumnMapping::default();
        for (name, medium) in [("a.yaml", Medium::Yaml), ("a.csv", Medium::Csv)] {
            let text = form::render(&form, medium);
            told_of(
                &[Input::Text(name, text.as_bytes())],
                questionnaire,
                &mapping,
            );
        }
    }
}

/// A map of columns, held against its table.
pub fn columns(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let (map, table) = text.split_once(BEFORE_TABLE).unwrap_or((text, TABLE));
    let mapping = match ColumnMapping::read(&Arc::new(Source::new("map.yaml", map))) {
        Ok(mapping) => mapping,
        Err(problems) => return drop(draw(&problems)),
    };
    let inputs = [Input::Text("answers.csv", table.as_bytes())];
    let chosen = answers::questionnaire(&inputs, &mapping);
    let problems = match &chosen {
        Ok(questionnaire) => mapping.problems(questionnaire),
        Err(problems) => problems.clone(),
    };
    draw(&problems);
    if let Some(questionnaire) = chosen.ok().filter(|_| problems.is_empty()) {
        told_of(&inputs, &questionnaire, &mapping);
    }
}

/// A template of a report.
pub fn template(bytes: &[u8]) {
    let Some(source) = source("template.html", bytes) else {
        return;
    };
    if let Err(problems) = template::render(&source, &*DEMO, Layout::default()) {
        draw(&problems);
    }
}

fn source(name: &str, bytes: &[u8]) -> Option<Arc<Source>> {
    let text = str::from_utf8(bytes).ok()?;
    Some(Arc::new(Source::new(name, text)))
}

/// The report of a made-up company, for templates to show.
static DEMO: LazyLock<Diagnosis> = LazyLock::new(|| {
    static RECORDS: LazyLock<Vec<Record>> = LazyLock::new(|| {
        let demo = include_bytes!("../../src/demo/acme-gears.yaml");
        reading::records(&[Input::Text("demo.yaml", demo)], &answers::DEFAULT).0
    });
    let company = Company {
        name: "Acme Gears",
        wave: None,
        respondents: RECORDS.iter().map(Record::respondent).collect(),
        numbered: Vec::new(),
        masked: [0; 2],
        groups: [0; 2],
    };
    diagnose(&answers::DEFAULT, &company)
});
