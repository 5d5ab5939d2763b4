//! Which records belong to one diagnosis: those of one company and one wave.

use std::collections::{HashMap, HashSet};

use super::Record;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Questionnaire;

/// The records of one company and wave.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// The company.
    pub company: &'a str,
    /// The wave.
    pub wave: Option<&'a str>,
    /// Its records, in the files' order.
    pub records: Vec<&'a Record>,
}

/// Groups records by company and wave, sorted by both.
pub fn group(records: &[Record]) -> Vec<Group<'_>> {
    let mut at: HashMap<(&str, Option<&str>), usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for record in records {
        let (company, wave) = (record.company.as_str(), record.wave.as_deref());
        let index = *at.entry((company, wave)).or_insert_with(|| {
            groups.push(Group {
                company,
                wave,
                records: Vec::new(),
            });
            groups.len() - 1
        });
        groups[index].records.push(record);
    }
    groups.sort_by_key(|group| (group.company, group.wave));
    groups
}

/// Reports respondents that stand twice, and companies and waves that differ by a slip alone.
pub(super) fn check(
    records: &[Record],
    questionnaire: &Questionnaire,
    diagnostics: &mut Vec<Diagnostic>,
) {
    check_twice(records, questionnaire, diagnostics);
    check_near(
        records,
        "company",
        |record| Some(&record.company),
        diagnostics,
    );
    check_near(
        records,
        "wave",
        |record| record.wave.as_deref(),
        diagnostics,
    );
}

fn check_twice(
    records: &[Record],
    questionnaire: &Questionnaire,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut seen = HashMap::new();
    for record in records {
        let Some(name) = &record.respondent else {
            continue;
        };
        let key = (&record.company, &record.wave, record.role, name);
        let Some(first) = seen.insert(key, record) else {
            continue;
        };
        let (source, span) = &first.origin;
        let (line, _) = source.line_column(span.start);
        let party = questionnaire
            .party(record.role)
            .map_or("observer", |party| party.name.as_str());
        let problem = Diagnostic::error(
            "respondent-twice",
            format!("the same respondent of {party} answers a second time"),
        )
        .at(&record.origin.0, record.origin.1.clone())
        .label("expected one record for each respondent, company and wave")
        .help(format!("the first record starts at {}:{line}", source.name))
        .help("take one of them out, or give them different names under `respondent`");
        diagnostics.push(problem);
        seen.insert(key, first);
    }
}

fn check_near<'a>(
    records: &'a [Record],
    what: &str,
    name: impl Fn(&'a Record) -> Option<&'a str>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut seen: HashMap<String, &str> = HashMap::new();
    let mut told: HashSet<&str> = HashSet::new();
    for record in records {
        let Some(found) = name(record) else { continue };
        let folded = found
            .to_lowercase()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let first = *seen.entry(folded).or_insert(found);
        if first == found || !told.insert(found) {
            continue;
        }
        let warning = Diagnostic::warning(
            "near-match",
            format!("the {what} `{found}` is another one than `{first}`"),
        )
        .at(&record.origin.0, record.origin.1.clone())
        .label(format!(
            "in this record; spell the {what} the same where it is the same"
        ));
        diagnostics.push(warning);
    }
}
