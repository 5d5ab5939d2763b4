//! Made-up questionnaires and companies, from plain numbers.

// Each test file uses what it needs of these.
#![allow(dead_code)]

use std::collections::HashMap;
use std::sync::Arc;

use detente::answers::{self, FreeText, Record};
use detente::questionnaire::{self, Questionnaire, Role};
use detente::source::Source;

/// A questionnaire whose causes have so many scale questions of five labels each, where agreeing is a
/// sign of conflict, and one symptom.
pub fn questionnaire(causes: &[usize]) -> Questionnaire {
    let mut text = String::from(
        "format: detente/questionnaire@1
id: made-up
version: '1'
language: en
title: Made up
intro: Please answer.
sides: [{id: sales, name: Sales}, {id: operations, name: Operations}]
scales: [{id: agree, labels: [Never, Rarely, Sometimes, Often, Always]}]
causes:
",
    );
    for (cause, &questions) in (1..).zip(causes) {
        text +=
            &format!("- id: cause-{cause}\n  title: Cause {cause}\n  summary: S.\n  questions:\n");
        for question in 1..=questions {
            text += &format!(
                "  - {{id: q-{cause}-{question}, text: Question {question} of cause {cause}., scale: agree, agreeing: conflict}}\n"
            );
        }
    }
    text += "symptoms:
  title: Symptoms
  questions: [{id: symptom, text: A sign., scale: agree, agreeing: conflict}]
  bands: [{upto: 50, id: calm, title: Calm, text: Fine.}, {upto: 100, id: bad, title: Bad, text: Not fine.}]
solutions:
- {id: talk, title: Talk, summary: S., evidence: None., addresses: {cause-1: 1}, actions: [{id: a, text: Do it., owner: CEO}]}
";
    let source = Arc::new(Source::new("made-up.yaml", text));
    questionnaire::read(&source).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// A company's respondents, each an answer a scale question, 0 for one left out.
#[derive(Clone, Debug, Default)]
pub struct Company {
    respondents: Vec<(Role, Vec<u8>)>,
    prefix: &'static str,
}

impl Company {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn sales(self, answers: &[u8]) -> Self {
        self.with(Role::First, answers)
    }

    pub fn operations(self, answers: &[u8]) -> Self {
        self.with(Role::Second, answers)
    }

    pub fn with(mut self, role: Role, answers: &[u8]) -> Self {
        self.respondents.push((role, answers.to_vec()));
        self
    }

    /// Under other names, in another file.
    pub fn renamed(mut self) -> Self {
        self.prefix = "zz-";
        self
    }

    pub fn reversed(mut self) -> Self {
        self.respondents.reverse();
        self
    }

    /// The records, those left out filled in for the symptoms.
    pub fn records(&self, questionnaire: &Questionnaire) -> Vec<Record> {
        let scale = |answers: &[u8]| {
            let mut scale = answers.to_vec();
            scale.resize(questionnaire.scale_questions.len(), 0);
            scale
        };
        (1..)
            .zip(&self.respondents)
            .map(|(number, (role, answers))| Record {
                company: "Acme".to_owned(),
                wave: None,
                role: *role,
                respondent: Some(format!("{}{number}", self.prefix)),
                scale: scale(answers),
                words: FreeText::new(questionnaire),
            })
            .collect()
    }
}

/// Two and three leaders on five causes of five questions, close enough to be in doubt.
pub fn lifelike() -> Company {
    Company::new()
        .sales(&[
            4, 5, 3, 4, 2, 3, 4, 4, 2, 3, 2, 1, 3, 2, 2, 4, 4, 3, 5, 3, 1, 2, 2, 3, 1,
        ])
        .sales(&[
            5, 3, 4, 4, 3, 4, 4, 3, 3, 2, 1, 2, 2, 3, 1, 3, 4, 4, 4, 2, 2, 1, 3, 2, 2,
        ])
        .operations(&[
            3, 4, 4, 5, 3, 5, 4, 3, 4, 4, 2, 3, 2, 2, 3, 4, 5, 3, 4, 4, 3, 2, 2, 1, 2,
        ])
        .operations(&[
            4, 4, 3, 3, 2, 4, 5, 4, 4, 3, 3, 2, 1, 2, 2, 3, 4, 3, 3, 3, 1, 1, 2, 2, 3,
        ])
        .operations(&[
            4, 2, 4, 4, 4, 3, 3, 5, 4, 2, 2, 2, 3, 1, 2, 5, 3, 4, 4, 3, 2, 3, 1, 2, 2,
        ])
}

/// Groups records by company and wave, sorted by both.
pub fn group(records: &[Record]) -> Vec<answers::Company<'_>> {
    let mut at: HashMap<(&str, Option<&str>), usize> = HashMap::new();
    let mut companies: Vec<answers::Company> = Vec::new();
    for record in records {
        let (company, wave) = (record.company.as_str(), record.wave.as_deref());
        let index = *at.entry((company, wave)).or_insert_with(|| {
            companies.push(answers::Company {
                name: company,
                wave,
                respondents: Vec::new(),
                numbered: Vec::new(),
                masked: [0; 2],
                groups: [0; 2],
            });
            companies.len() - 1
        });
        companies[index].respondents.push(record.respondent());
    }
    companies.sort_by_key(|company| (company.name, company.wave));
    companies
}
