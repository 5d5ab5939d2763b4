//! Slips that only show between records: a respondent who stands twice, and names that nearly match.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::ops::Range;

use super::alike::fold;
use super::{Record, field};
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::Questionnaire;
use crate::source::Node;

/// How many answers have to be the same before that is no chance.
const TELLING: usize = 10;

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
        let place = |name: &str| field(node, name).map(|value| value.span.clone());
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

/// Reports respondents that stand twice, answers that seem to, and names that differ by a slip alone.
pub(super) fn check(
    records: &[Placed],
    questionnaire: &Questionnaire,
    diagnostics: &mut Vec<Diagnostic>,
) {
    check_twice(records, questionnaire, diagnostics);
    diagnostics.extend(same_answers(records, questionnaire));
    check_near(
        records,
        "company",
        "spell the company the same where it is the same",
        |Placed { record, places }| Some((&record.company, (), places.company.as_ref())),
        diagnostics,
    );
    check_near(
        records,
        "wave",
        "spell the wave the same where it is the same",
        |Placed { record, places }| Some((record.wave.as_deref()?, (), places.wave.as_ref())),
        diagnostics,
    );
    check_near(
        records,
        "respondent",
        "where both are one person, take one of the records out",
        |Placed { record, places }| {
            let among = (&record.company, &record.wave, record.role);
            Some((
                record.respondent.as_deref()?,
                among,
                places.respondent.as_ref(),
            ))
        },
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

/// Records without a respondent that hold the same answers: perhaps one person's file, sent twice.
fn same_answers(records: &[Placed], questionnaire: &Questionnaire) -> Option<Diagnostic> {
    let mut seen = HashMap::new();
    let mut same: Vec<(&Placed, &Placed)> = Vec::new();
    for placed in records {
        let record = &placed.record;
        let answers = record.answered();
        if record.respondent.is_some() || answers < TELLING {
            continue;
        }
        let whose = (&record.company, &record.wave, record.role);
        let key = (whose, &record.scale, &record.words);
        match seen.entry(key) {
            Entry::Occupied(first) => same.push((*first.get(), placed)),
            Entry::Vacant(place) => {
                place.insert(placed);
            }
        }
    }
    let (first, second) = same.first()?;
    let party = questionnaire.party(second.record.role);
    let side = party.map_or("the observer", |party| party.name.as_str());
    let warning = Diagnostic::warning(
        "same-answers",
        format!("two records of {side} hold the same answers, and neither names a respondent"),
    )
    .label(format!("the same as the record at {}", first.start()))
    .help("if somebody's answers stand here twice, take one of the records out; else tell them apart under `respondent`");
    let warning = match same.len() - 1 {
        0 => warning,
        more => warning.help(format!(
            "the same goes for {}",
            list::count(more, "other record", "other records")
        )),
    };
    Some(second.point(warning, None))
}

/// Tells of names that are alike but for a slip, among those that are to be told apart at all.
fn check_near<'a, Among: Copy + Eq + Hash>(
    records: &'a [Placed],
    what: &str,
    label: &str,
    name: impl Fn(&'a Placed) -> Option<(&'a str, Among, Option<&'a Range<usize>>)>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut seen: HashMap<(Among, String), &str> = HashMap::new();
    let mut told: HashSet<(Among, &str)> = HashSet::new();
    for placed in records {
        let Some((found, among, place)) = name(placed) else {
            continue;
        };
        let mut folded = String::new();
        fold(found, &mut folded);
        let first = *seen.entry((among, folded)).or_insert(found);
        if first == found || !told.insert((among, found)) {
            continue;
        }
        let warning = Diagnostic::warning(
            "near-match",
            format!("the {what} `{found}` is another one than `{first}`"),
        )
        .label(label);
        diagnostics.push(placed.point(warning, place));
    }
}
