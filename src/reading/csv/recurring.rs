//! Columns that are left alone though they tell who answered, and the same stands in several rows of them.

use std::collections::{HashMap, HashSet};

use super::Opened;
use super::cells::Cells;
use super::columns::Columns;
use super::draft::people;
use super::headings::names::ColumnKind;
use super::left_out::LeftOutRows;
use super::services::{LeftOut, Unfinished, in_map};
use crate::answers::mapping::ColumnMapping;
use crate::answers::normalize::heading as folded;
use crate::diagnostic::{Diagnostic, list};
use crate::reading::field::Field;

/// Whether a text names one of those who answered.
type Is = fn(&str) -> bool;

/// Somebody, the company and the wave.
type Id = [String; 3];

/// So many rows tell what a column holds.
const LOOKED_AT: usize = 20;

/// The addresses in a column that is left alone.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    heading: String,
    held: HashSet<Id>,
}

impl Opened<'_> {
    /// Warns where nobody is named, and an address, an id or a full name stands in several rows of one company and wave. Where that is so
    /// of most, it is somebody else's, such as who entered the answers. Gives the addresses, to be held against other files'.
    pub(super) fn recurring(
        &self,
        columns: &Columns,
        mapping: &ColumnMapping,
        unfinished: &Unfinished,
        unwanted: &LeftOutRows,
    ) -> (Option<Diagnostic>, Addresses) {
        let mut found = Addresses::default();
        if columns
            .kinds
            .contains(&ColumnKind::Field(Field::Respondent))
        {
            return (None, found);
        }
        let headings = self.header.headings.iter().zip(&columns.kinds);
        let free = headings.enumerate().filter(|(_, (heading, kind))| {
            let is_free = **kind == ColumnKind::Nothing && !heading.text.is_empty();
            is_free && !heading.is_ignored(mapping)
        });
        let free: Vec<usize> = free.map(|(at, _)| at).collect();
        let is_out = |cells: &Cells| {
            unwanted.hold(cells) || unfinished.count(cells, &mut LeftOut::default())
        };
        let headed = |is_told: Is| {
            let mut free = free.iter().copied();
            free.find(|at| is_told(&self.header.headings[*at].text))
        };
        let addresses = self.addresses(&free);
        // First names alone may be of several people.
        let ways: [(Option<usize>, Is); 3] = [
            (addresses, people::is_address),
            (headed(people::is_id), people::is_somebody),
            (headed(people::is_name), |text| text.contains(' ')),
        ];
        let mut warning = None;
        for (way, (at, is_one)) in ways.into_iter().enumerate() {
            let Some(at) = at.filter(|_| warning.is_none()) else {
                continue;
            };
            let held = self.held(at, columns, is_one, is_out);
            let rows: usize = held.values().sum();
            let again = held.values().filter(|rows| **rows > 1).count();
            if rows > held.len() * 2 {
                continue;
            }
            let heading = &self.header.headings[at].text;
            warning =
                (again > 0).then(|| tell(again, heading, "in several rows of", &self.source.name));
            if way == 0 {
                found = Addresses {
                    heading: heading.clone(),
                    held: held.into_keys().collect(),
                };
            }
        }
        (warning, found)
    }

    /// The column that holds addresses, by the first rows.
    fn addresses(&self, free: &[usize]) -> Option<usize> {
        let (mut counts, mut rows) = (vec![0; free.len()], 0);
        self.rows_while(|cells| {
            for (at, count) in free.iter().zip(&mut counts) {
                *count += usize::from(people::is_address(cells.lossy(*at).trim()));
            }
            rows += 1;
            rows < LOOKED_AT
        });
        let mut counts = free.iter().zip(counts);
        let (at, _) = counts.find(|(_, count)| count * 2 > rows)?;
        Some(*at)
    }

    /// Who stands in a column, and in how many rows.
    fn held(
        &self,
        at: usize,
        columns: &Columns,
        is_one: Is,
        is_out: impl Fn(&Cells) -> bool,
    ) -> HashMap<Id, usize> {
        let beside = [
            (Field::Company, &columns.company),
            (Field::Wave, &columns.wave),
        ];
        let beside = beside.map(|(field, said)| {
            let mut kinds = columns.kinds.iter();
            let at = kinds.position(|kind| *kind == ColumnKind::Field(field));
            (at, folded(said.as_deref().unwrap_or_default()))
        });
        let mut held: HashMap<Id, usize> = HashMap::new();
        self.rows(|cells| {
            let cell = |at: usize| folded(&cells.lossy(at));
            let id = cell(at);
            if !is_out(cells) && is_one(&id) {
                let [company, wave] = beside
                    .each_ref()
                    .map(|(at, said)| at.map_or_else(|| said.clone(), cell));
                *held.entry([id, company, wave]).or_default() += 1;
            }
        });
        held
    }
}

fn tell(texts: usize, heading: &str, again: &str, file: &str) -> Diagnostic {
    let texts = list::count(texts, "text stands", "texts stand");
    let message = format!(
        "{texts} {again} `{heading}`, which is left alone, and each row counts as a person of its own"
    );
    let quoted = in_map(heading);
    let warning = Diagnostic::warning("recurring-ids", message).in_file(file);
    warning
        .help(format!("if it tells who answered, say `columns: {{{quoted}: respondent}}` in a map of columns, with `--columns`"))
        .help(format!("if it doesn't, say `ignore: [{quoted}]` there"))
}

/// Warns of addresses that stand in a file before as well, each with the index of its table, of the tables' names with
/// theirs.
pub(super) fn again<'t>(
    tables: impl Iterator<Item = (&'t str, &'t Addresses)>,
) -> Vec<(usize, Diagnostic)> {
    let mut seen: HashMap<&Id, &str> = HashMap::new();
    let mut told = Vec::new();
    for (at, (name, Addresses { heading, held })) in tables.enumerate() {
        let before: Vec<&str> = held.iter().filter_map(|id| seen.get(id).copied()).collect();
        if let Some(first) = before.iter().min() {
            let again = format!("in `{first}` and in");
            told.push((at, tell(before.len(), heading, &again, name)));
        }
        for id in held {
            seen.entry(id).or_insert(name);
        }
    }
    told
}
