//! What only shows between records: a respondent who stands twice, answers that seem to, and names that are alike
//! but for a slip. Every command tells them in the same way.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::companies::{Companies, RecordAt};
use super::free_text::hash_of;
use super::normalize::fold;
use super::numbers::Key;
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::Questionnaire;
use crate::source::Source;

/// How many answers have to be the same before that is no chance.
const TELLING: usize = 10;

/// Which records have to do with each other.
#[derive(Debug, Default)]
pub(crate) struct Duplicates {
    /// Respondents that stand twice, by company: the first record, and another one.
    pub(crate) twice: Vec<(usize, Twins)>,
    /// Records of companies whose names are alike but for a slip.
    companies: Vec<Twins>,
    /// Records of waves whose names are so.
    waves: Vec<Twins>,
    /// Records of respondents whose names are so.
    respondents: Vec<Twins>,
    /// Records that hold the same answers, and name nobody.
    answers: Vec<Twins>,
}

/// A record, and the one before it that it is held against.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Twins {
    pub(crate) first: RecordAt,
    pub(crate) second: RecordAt,
}

/// Where a record stands, and where in it the names; none where they are told beside its file.
#[derive(Clone, Debug)]
pub(crate) struct Whereabouts {
    pub(crate) source: Arc<Source>,
    pub(crate) start: Range<usize>,
    /// Company, wave and respondent: the place, and the name as it reads.
    pub(crate) names: [Option<(Range<usize>, String)>; 3],
}

impl Whereabouts {
    /// Points at a name, or at the record where the name stands elsewhere.
    fn point(&self, diagnostic: Diagnostic, name: usize) -> Diagnostic {
        if self.source.text.is_empty() {
            return diagnostic.in_file(self.start());
        }
        let place = self.names[name].as_ref();
        let span = place.map_or(&self.start, |(span, _)| span);
        diagnostic.at(&self.source, span.clone())
    }

    /// The file and the line that it starts at.
    pub(crate) fn start(&self) -> String {
        let (line, _) = self.source.line_column(self.start.start);
        format!("{}:{line}", self.source.name)
    }

    /// The same, and the column too where another record starts on that line.
    fn start_beside(&self, other: &Self) -> String {
        let start = self.start();
        if start != other.start() {
            return start;
        }
        let (_, column) = self.source.line_column(self.start.start);
        format!("{start}:{column}")
    }
}

impl Duplicates {
    /// Looks for them in all companies.
    pub(crate) fn find(companies: &Companies) -> Self {
        let mut found = Self::default();
        let suspects: Vec<usize> = (0..companies.len())
            .into_par_iter()
            .map_init(Looks::default, |seen, company| {
                is_suspect(companies, company, seen).then_some(company)
            })
            .flatten_iter()
            .collect();
        for company in suspects {
            found.look_at(companies, company);
        }
        found.answers.sort_by_key(|pair| pair.second);
        found.companies = slips(companies, |key| Some(key.read().0));
        found.waves = slips(companies, |key| key.read().1);
        found
    }

    /// The records whose places are wanted.
    pub(crate) fn records(&self) -> Vec<RecordAt> {
        let twice = self.twice.iter().map(|(_, pair)| pair);
        let names = self
            .companies
            .iter()
            .chain(&self.waves)
            .chain(&self.respondents);
        let pairs = twice.chain(names).chain(self.answers.first());
        let mut records: Vec<RecordAt> = pairs.flat_map(|pair| [pair.first, pair.second]).collect();
        records.sort_unstable();
        records.dedup();
        records
    }

    fn look_at(&mut self, companies: &Companies, company: usize) {
        // Of each name the first record, of each look of a name the first name's, of each set of answers the first.
        let (mut names, mut looks) = (HashMap::new(), HashMap::new());
        let mut answers = HashMap::new();
        for &second in companies.members(company) {
            let (part, at) = companies.record(second);
            let (identity, alike) = (part.identity[at], part.alike[at]);
            if alike == 0 {
                if part.answered(at) >= TELLING {
                    let key = (part.role[at], identity, part.scale(at));
                    let first = *answers.entry(key).or_insert(second);
                    self.answers.extend(Twins::of(first, second));
                }
                continue;
            }
            let first = *names.entry(identity).or_insert(second);
            if let Some(pair) = Twins::of(first, second) {
                self.twice.push((company, pair));
            } else {
                let first = *looks.entry(alike).or_insert(second);
                self.respondents.extend(Twins::of(first, second));
            }
        }
    }

    /// Tells of a respondent that stands twice.
    pub(crate) fn tell_twice(
        pair: Twins,
        companies: &Companies,
        questionnaire: &Questionnaire,
        places: &HashMap<RecordAt, Whereabouts>,
    ) -> Option<Diagnostic> {
        let (first, second) = (places.get(&pair.first)?, places.get(&pair.second)?);
        let side = side(pair.second, companies, questionnaire);
        let message = format!("the same respondent of {side} answers a second time");
        let problem = Diagnostic::error("respondent-twice", message)
            .label("expected one record for each respondent, company and wave")
            .help(format!(
                "the first record starts at {}",
                first.start_beside(second)
            ))
            .help("take one of them out, or give them different names under `respondent`");
        Some(second.point(problem, 2))
    }

    /// Warns of all else.
    pub(crate) fn warnings(
        &self,
        companies: &Companies,
        questionnaire: &Questionnaire,
        places: &HashMap<RecordAt, Whereabouts>,
    ) -> Vec<Diagnostic> {
        let mut warnings = Vec::new();
        warnings.extend(self.same_answers(companies, questionnaire, places));
        let kinds = [
            (
                &self.companies,
                "company",
                "spell the company the same where it is the same",
            ),
            (
                &self.waves,
                "wave",
                "spell the wave the same where it is the same",
            ),
            (
                &self.respondents,
                "respondent",
                "where both are one person, take one of the records out",
            ),
        ];
        for (name, (pairs, what, label)) in kinds.into_iter().enumerate() {
            let warning = |pair: &Twins| {
                let places = [places.get(&pair.first)?, places.get(&pair.second)?];
                let [first, second] = places.map(|place| place.names[name].as_ref());
                let message = format!(
                    "the {what} `{}` is another one than `{}`",
                    second?.1, first?.1
                );
                let warning = Diagnostic::warning("near-match", message).label(label);
                Some(places[1].point(warning, name))
            };
            warnings.extend(pairs.iter().filter_map(warning));
        }
        warnings
    }

    /// Records without a respondent that hold the same answers: perhaps one person's file, sent twice.
    fn same_answers(
        &self,
        companies: &Companies,
        questionnaire: &Questionnaire,
        places: &HashMap<RecordAt, Whereabouts>,
    ) -> Option<Diagnostic> {
        let pair = self.answers.first()?;
        let (first, second) = (places.get(&pair.first)?, places.get(&pair.second)?);
        let side = side(pair.second, companies, questionnaire);
        let message =
            format!("two records of {side} hold the same answers, and neither names a respondent");
        let mut warning = Diagnostic::warning("same-answers", message)
            .label(format!("the same as the record at {}", first.start_beside(second)))
            .help("if somebody's answers stand here twice, take one of the records out; else tell them apart under `respondent`");
        if self.answers.len() > 1 {
            let others = list::count(self.answers.len() - 1, "other record", "other records");
            warning = warning.help(format!("the same goes for {others}"));
        }
        Some(warning.at(&second.source, second.start.clone()))
    }
}

impl Twins {
    fn of(first: RecordAt, second: RecordAt) -> Option<Self> {
        (first != second).then_some(Self { first, second })
    }
}

/// Whether some records of a company may have to do with each other; most companies are done with here.
fn is_suspect(companies: &Companies, company: usize, seen: &mut Looks) -> bool {
    seen.looks.clear();
    seen.answers.clear();
    for (part, at) in companies.records(company) {
        match part.alike[at] {
            0 => seen
                .answers
                .push(hash_of((part.identity[at], part.scale(at)))),
            alike => seen.looks.push(alike),
        }
    }
    has_equal(&mut seen.looks) || has_equal(&mut seen.answers)
}

/// What stands for a company's records: room that one company leaves to the next.
#[derive(Default)]
struct Looks {
    /// The look of each name.
    looks: Vec<u32>,
    /// The answers of those who name nobody.
    answers: Vec<u64>,
}

fn has_equal<T: Ord>(numbers: &mut [T]) -> bool {
    numbers.sort_unstable();
    numbers.windows(2).any(|pair| pair[0] == pair[1])
}

/// The first records of names that are alike but for a slip, each with the first record of the name that was met
/// before. Of names of which none was asked for nothing is told.
fn slips(companies: &Companies, name: fn(&Key) -> Option<&str>) -> Vec<Twins> {
    let keys: Vec<_> = companies.all_keys().collect();
    let mut names: Vec<Name> = keys
        .par_iter()
        .filter_map(|(key, number, is_asked_for)| {
            Some(Name::new(name(key)?, *number, *is_asked_for))
        })
        .collect();
    names.par_sort_unstable_by_key(|name| name.look);
    let same = names.chunk_by(|one, other| one.look == other.look);
    let slips: Vec<&[Name]> = same
        .filter(|names| names.iter().any(|name| name.text != names[0].text))
        .filter(|names| names.iter().any(|name| name.is_asked_for))
        .collect();
    let numbers = slips.iter().copied().flatten().map(|name| name.number);
    let records = companies.first_records(&numbers.collect());
    let mut pairs: Vec<Twins> = slips
        .into_iter()
        .flat_map(|names| pairs_of(names, &records))
        .collect();
    pairs.sort_by_key(|pair| pair.second);
    pairs
}

/// A company's or a wave's name.
struct Name<'k> {
    /// The same for names that look the same.
    look: u64,
    text: &'k str,
    number: u32,
    is_asked_for: bool,
}

impl<'k> Name<'k> {
    fn new(name: &'k str, number: u32, is_asked_for: bool) -> Self {
        let mut folded = String::with_capacity(64);
        fold(name, &mut folded);
        Self {
            look: hash_of(folded),
            text: name,
            number,
            is_asked_for,
        }
    }
}

/// The first record of each name, held against the first of all.
fn pairs_of(names: &[Name], records: &HashMap<u32, RecordAt>) -> Vec<Twins> {
    let mut firsts: HashMap<&str, RecordAt> = HashMap::new();
    for name in names {
        if let Some(&record) = records.get(&name.number) {
            let first = firsts.entry(name.text).or_insert(record);
            *first = record.min(*first);
        }
    }
    let mut firsts: Vec<RecordAt> = firsts.into_values().collect();
    firsts.sort_unstable();
    let pairs = firsts
        .iter()
        .filter_map(|second| Twins::of(firsts[0], *second));
    pairs.collect()
}

fn side<'q>(record: RecordAt, companies: &Companies, questionnaire: &'q Questionnaire) -> &'q str {
    let (part, at) = companies.record(record);
    let party = questionnaire.party(part.role[at]);
    party.map_or("the observer", |party| &party.name)
}
