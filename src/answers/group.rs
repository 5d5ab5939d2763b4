//! Which records belong to one diagnosis: those of one company and one wave.

use std::collections::HashMap;

use super::Record;

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
