//! Slips that only show between records: a respondent who stands twice, and names that nearly match.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::Record;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Questionnaire;
use crate::source::{Node, Value};

/// A record, and where it says whose it is.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) record: Record,
    pub(super) places: Places,
}

/// Where a record says whose it is; none where it doesn't, or where that is told beside its file.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) company: Option<Range<usize>>,
    pub(super) wave: Option<Range<usize>>,
    pub(super) respondent: Option<Range<usize>>,
}

impl Places {
    /// The places in a record as it stands in a file.
    pub(super) fn in_node(node: &Node) -> Self {
        let Value::Map(entries) = &node.value else {
            return Self::default();
        };
        let place = |field: &str| {
            let is_field = |key: &Node| matches!(&key.value, Value::Text(text) if text == field);
            let found = entries.iter().find(|(key, _)| is_field(key));
            found.map(|(_, value)| value.span.clone())
        };
        Self {
            company: place("company"),
            wave: place("wave"),
            respondent: place("respondent"),
        }
    }
}

impl Placed {
    /// Points at a name, or at the record where the name stands elsewhere.
    fn point(&self, diagnostic: Diagnostic, place: Option<&Range<usize>>) -> Diagnostic {
        let (source, start) = &self.record.origin;
        diagnostic.at(source, place.unwrap_or(start).clone())
    }

    /// The file and the line that it starts at.
    fn start(&self) -> String {
        let (source, span) = &self.record.origin;
        format!("{}:{}", source.name, source.line_column(span.start).0)
    }
}

/// Reports respondents that stand twice, and companies and waves that differ by a slip alone.
pub(super) fn check(
    records: &[Placed],
    questionnaire: &Questionnaire,
    diagnostics: &mut Vec<Diagnostic>,
) {
    check_twice(records, questionnaire, diagnostics);
    check_near(
        records,
        "company",
        |placed| Some((&placed.record.company, placed.places.company.as_ref())),
        diagnostics,
    );
    check_near(
        records,
        "wave",
        |placed| Some((placed.record.wave.as_deref()?, placed.places.wave.as_ref())),
        diagnostics,
    );
}

fn check_twice(
    records: &[Placed],
    questionnaire: &Questionnaire,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut seen = HashMap::new();
    for placed in records {
        let record = &placed.record;
        let Some(name) = &record.respondent else {
            continue;
        };
        let key = (&record.company, &record.wave, record.role, name);
        let first: &Placed = seen.entry(key).or_insert(placed);
        if std::ptr::eq(first, placed) {
            continue;
        }
        let party = questionnaire
            .party(record.role)
            .map_or("observer", |party| party.name.as_str());
        let problem = Diagnostic::error(
            "respondent-twice",
            format!("the same respondent of {party} answers a second time"),
        )
        .label("expected one record for each respondent, company and wave")
        .help(format!("the first record starts at {}", first.start()))
        .help("take one of them out, or give them different names under `respondent`");
        diagnostics.push(placed.point(problem, placed.places.respondent.as_ref()));
    }
}

fn check_near<'a>(
    records: &'a [Placed],
    what: &str,
    name: impl Fn(&'a Placed) -> Option<(&'a str, Option<&'a Range<usize>>)>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut seen: HashMap<String, &str> = HashMap::new();
    let mut told: HashSet<&str> = HashSet::new();
    for placed in records {
        let Some((found, place)) = name(placed) else {
            continue;
        };
        let first = *seen.entry(folded(found)).or_insert(found);
        if first == found || !told.insert(found) {
            continue;
        }
        let warning = Diagnostic::warning(
            "near-match",
            format!("the {what} `{found}` is another one than `{first}`"),
        )
        .label(format!("spell the {what} the same where it is the same"));
        diagnostics.push(placed.point(warning, place));
    }
}

/// A name without what a slip changes: capitals and spaces.
fn folded(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}
