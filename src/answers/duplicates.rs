//! What only shows between records: a respondent who stands twice, answers that seem to, and names that are alike
//! but for a slip. Every command tells them in the same way.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::companies::{Companies, RecordAt};
use super::free_text::hash_of;
use super::halves::{self, Halves};
use super::look::{self, unlike, with_company_look, with_person_look};
use super::nobody;
use super::numbers::Key;
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::Questionnaire;
use crate::source::Source;

/// How many answers have to be the same before that is no chance.
const TELLING: usize = 10;

/// The names that a record has, and what to do where two of them are alike.
const NAMES: [(&str, &str); 3] = [
    ("company", "spell the company the same where it is the same"),
    ("wave", "spell the wave the same where it is the same"),
    (
        "respondent",
        "where both are one person, take one of the records out",
    ),
];

/// What to do about somebody whose answers stand in two records.
pub(crate) const HALVES: &str = "each holds answers that the other lacks, and none stands against another: if these are two halves of one person's answers, join them in one record";
const TAKE_OUT: &str = "if both are of one person, take one of them out; which rows of tables count, `keep: latest by HEADING` says in a map of columns, with `--columns`";

/// Which records have to do with each other.
#[derive(Debug, Default)]
pub(crate) struct Duplicates {
    /// Respondents that stand twice, by company: the first record, and another one.
    pub(crate) twice: Vec<(usize, Twins)>,
    /// The first records of those that stand in most of a side's.
    of_most: HashSet<RecordAt>,
    /// Records of companies, of waves and of respondents whose names are alike but for a slip.
    near: [Vec<Twins>; 3],
    /// Records that hold the same answers, and name nobody.
    answers: Vec<Twins>,
    /// What seems to be two halves of one survey.
    halves: Vec<Halves>,
}

/// What is needed to tell of them.
pub(crate) struct Telling<'a> {
    pub(crate) companies: &'a Companies,
    pub(crate) questionnaire: &'a Questionnaire,
    /// Where the records stand that have to do with each other.
    pub(crate) places: &'a HashMap<RecordAt, Whereabouts>,
}

/// A record, behind the one before it that it is held against.
pub(crate) type Twins = [RecordAt; 2];

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
    pub(crate) fn find(companies: &Companies) -> Self {
        let mut found = Self::default();
        let suspects = (0..companies.len()).into_par_iter();
        let suspects = suspects.map_init(Vec::new, |seen, company| {
            is_suspect(companies, company, seen).then_some(company)
        });
        let suspects: Vec<usize> = suspects.flatten_iter().collect();
        for company in suspects {
            found.look_at(companies, company);
        }
        found.of_most = nobody::of_most(companies, &found.twice);
        found.answers.sort_by_key(|[_, second]| *second);
        let all = (0..companies.len()).into_par_iter();
        let halves = all.flat_map_iter(|company| halves::find(companies, company));
        found.halves = halves.collect();
        let (company, wave) = (
            |name: &str| with_company_look(name, |look| hash_of(look)),
            |name: &str| hash_of(look::of_wave(name)),
        );
        found.near[0] = slips(companies, |key| Some(key.read().0), company);
        found.near[1] = slips(companies, |key| key.read().1, wave);
        found
    }

    /// The records whose places are wanted.
    pub(crate) fn records(&self) -> Vec<RecordAt> {
        let twice = self.twice.iter().map(|(_, pair)| pair);
        let near = self.near.iter().flatten();
        let pairs = twice.chain(near).chain(self.answers.first());
        let pairs = pairs.chain(self.halves.iter().map(|halves| &halves.firsts));
        let mut records: Vec<RecordAt> = pairs.flatten().copied().collect();
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
                    let key = (part.role(at), identity, part.scale(at));
                    let first = *answers.entry(key).or_insert(second);
                    self.answers.extend(twins(first, second));
                }
                continue;
            }
            let first = *names.entry(identity).or_insert(second);
            if let Some(pair) = twins(first, second) {
                self.twice.push((company, pair));
            } else {
                let first = *looks.entry(alike).or_insert(second);
                self.near[2].extend(twins(first, second));
            }
        }
    }
}

impl Telling<'_> {
    /// Tells of a respondent that stands twice.
    pub(crate) fn twice(&self, pair: Twins, found: &Duplicates) -> Option<Diagnostic> {
        let [first, second] = self.places(pair)?;
        let side = self.side(pair[1]);
        let message = format!("the same respondent of {side} answers a second time");
        let first = first.start_beside(second);
        let problem = Diagnostic::error("respondent-twice", message)
            .label("expected one record for each respondent, company and wave")
            .help(format!("the first record starts at {first}"));
        let name = second.names[2].as_ref();
        let is_nobody = name.is_some_and(|(_, name)| nobody::is_word(name));
        let may_be = is_nobody || found.of_most.contains(&pair[0]);
        let help = [
            may_be.then_some(nobody::HELP),
            (!is_nobody).then(|| if self.are_halves(pair) { HALVES } else { TAKE_OUT }),
            (!is_nobody).then_some("if they are of two waves, say which under `wave`; if of two people, give them different names under `respondent`"),
        ];
        let problem = help.into_iter().flatten().fold(problem, Diagnostic::help);
        Some(second.point(problem, 2))
    }

    /// Warns of all else.
    pub(crate) fn warnings(&self, found: &Duplicates) -> Vec<Diagnostic> {
        let mut warnings = Vec::from_iter(self.same_answers(&found.answers));
        for (name, pairs) in found.near.iter().enumerate() {
            warnings.extend(pairs.iter().filter_map(|pair| self.near(*pair, name)));
        }
        let halves = found.halves.iter();
        warnings.extend(halves.filter_map(|halves| self.halves(halves)));
        warnings
    }

    /// Records that name nobody, and other ones that may be the same people's.
    fn halves(&self, halves: &Halves) -> Option<Diagnostic> {
        let pair = halves.firsts;
        let [first, second] = self.places(pair)?;
        let message = halves.say(self.side(pair[1]), &first.source.name);
        let warning = Diagnostic::warning("split-answers", message)
            .help("if these are parts of the same people's answers, put all that one person answers into one row");
        if halves.are_files {
            return Some(warning.in_file(&second.source.name));
        }
        let label = format!("others than the record at {}", first.start_beside(second));
        let warning = warning.at(&second.source, second.start.clone());
        Some(warning.label(label))
    }

    /// Two names that are alike but for a slip.
    fn near(&self, pair: Twins, name: usize) -> Option<Diagnostic> {
        let [one, other] = self.places(pair)?;
        let (_, first) = one.names[name].as_ref()?;
        let (_, second) = other.names[name].as_ref()?;
        // They were found by short numbers, of which two names may have the same by chance.
        let looks = match name {
            0 => [first, second].map(|name| look::of_company(name)),
            1 => [first, second].map(|name| look::of_wave(name)),
            _ => [first, second].map(|name| with_person_look(name, str::to_owned)),
        };
        if looks[0] != looks[1] {
            return None;
        }
        let (what, mut label) = NAMES[name];
        if name == 2 && self.are_halves(pair) {
            label = "where both are one person, join the halves of the answers in one record";
        }
        let message = format!("the {what} `{second}` is another one than `{first}`");
        let mut warning = Diagnostic::warning("near-match", message).label(label);
        for name in [second, first] {
            if let Some(unlike) = unlike(name) {
                warning = warning.help(format!("in `{name}`, {unlike}"));
            }
        }
        Some(other.point(warning, name))
    }

    /// Records without a respondent that hold the same answers: perhaps one person's file, sent twice.
    fn same_answers(&self, pairs: &[Twins]) -> Option<Diagnostic> {
        let (pair, others) = pairs.split_first()?;
        let [first, second] = self.places(*pair)?;
        let side = self.side(pair[1]);
        let message =
            format!("two records of {side} hold the same answers, and neither names a respondent");
        let mut warning = Diagnostic::warning("same-answers", message)
            .label(format!("the same as the record at {}", first.start_beside(second)))
            .help("if somebody's answers stand here twice, take one of the records out; else tell them apart under `respondent`");
        if !others.is_empty() {
            let others = list::count(others.len(), "other record", "other records");
            warning = warning.help(format!("the same goes for {others}"));
        }
        Some(warning.at(&second.source, second.start.clone()))
    }

    fn are_halves(&self, pair: Twins) -> bool {
        halves::are_of_one(self.companies, pair)
    }

    fn places(&self, pair: Twins) -> Option<[&Whereabouts; 2]> {
        let [first, second] = pair.map(|at| self.places.get(&at));
        Some([first?, second?])
    }

    fn side(&self, record: RecordAt) -> &str {
        let (part, at) = self.companies.record(record);
        let party = self.questionnaire.party(part.role(at));
        party.map_or("the observer", |party| &party.name)
    }
}

fn twins(first: RecordAt, second: RecordAt) -> Option<Twins> {
    (first != second).then_some([first, second])
}

/// Whether some records of a company may have to do with each other; most companies are done with here. What stands
/// for the records takes the room that one company leaves to the next.
fn is_suspect(companies: &Companies, company: usize, seen: &mut Vec<u64>) -> bool {
    seen.clear();
    // The look of each name, and the answers of those who name nobody.
    let records = companies.records(company);
    seen.extend(records.map(|(part, at)| match part.alike[at] {
        0 => hash_of((part.identity[at], part.scale(at))),
        alike => u64::from(alike),
    }));
    seen.sort_unstable();
    seen.windows(2).any(|pair| pair[0] == pair[1])
}

/// The first records of names that are alike but for a slip, each with the first record of the name that was met
/// before. Of names of which none was asked for nothing is told.
fn slips(
    companies: &Companies,
    name: fn(&Key) -> Option<&str>,
    look: fn(&str) -> u64,
) -> Vec<Twins> {
    let keys: Vec<_> = companies.all_keys().collect();
    let names = keys.par_iter().filter_map(|(key, number, is_asked_for)| {
        let text = name(key)?;
        Some(Name {
            look: look(text),
            text,
            number: *number,
            is_asked_for: *is_asked_for,
        })
    });
    let mut names: Vec<Name> = names.collect();
    names.par_sort_unstable_by_key(|name| name.look);
    let same = names.chunk_by(|one, other| one.look == other.look);
    let differ = |names: &[Name]| names.iter().any(|name| name.text != names[0].text);
    let are_asked_for = |names: &[Name]| names.iter().any(|name| name.is_asked_for);
    let slips = same.filter(|names| differ(names) && are_asked_for(names));
    let slips: Vec<&[Name]> = slips.collect();
    let numbers = slips.iter().copied().flatten().map(|name| name.number);
    let records = companies.first_records(&numbers.collect());
    let slips = slips.into_iter();
    let mut pairs: Vec<Twins> = slips.flat_map(|names| pairs_of(names, &records)).collect();
    pairs.sort_by_key(|[_, second]| *second);
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
    let seconds = firsts.iter();
    let pairs = seconds.filter_map(|second| twins(firsts[0], *second));
    pairs.collect()
}
