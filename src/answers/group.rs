//! Which records belong to one diagnosis: those of one company and one wave.

use std::collections::HashMap;

use super::{Company, Record};

/// Groups records by company and wave, sorted by both.
pub fn group(records: &[Record]) -> Vec<Company<'_>> {
    let mut at: HashMap<(&str, Option<&str>), usize> = HashMap::new();
    let mut companies: Vec<Company> = Vec::new();
    for record in records {
        let (company, wave) = (record.company.as_str(), record.wave.as_deref());
        let index = *at.entry((company, wave)).or_insert_with(|| {
            companies.push(Company {
                name: company,
                wave,
                respondents: Vec::new(),
            });
            companies.len() - 1
        });
        companies[index].respondents.push(record.respondent());
    }
    companies.sort_by_key(|company| (company.name, company.wave));
    companies
}
