//! Form services as values: the columns that each adds by itself, the headers it writes, and which of its rows are no
//! finished answers of people. A new service is a file here and its line in [`SERVICES`].

mod airtable;
mod alchemer;
mod google;
mod jotform;
mod kobo;
mod lime_survey;
mod microsoft;
mod qualtrics;
mod redcap;
mod rule;
mod states;
mod survey_monkey;
mod tally;
mod typeform;
mod unfinished;

use std::ops::Range;

use super::headings::heading::Heading;
use crate::answers::normalize::heading as folded;
use crate::diagnostic::Diagnostic;

use crate::listed::listed;
use rule::{Rule, Why};
pub(super) use unfinished::{LeftOut, Unfinished, in_map};

/// A form service, as far as its exports tell it from others.
#[derive(Debug)]
pub(super) struct Service {
    pub(super) name: &'static str,
    /// The headings of the columns that it adds by itself, folded.
    own: &'static [&'static str],
    /// The header that the first rows of a file make up, where it writes several.
    header: fn(&[Vec<Heading>]) -> FoundHeader,
    /// Which rows are no finished answers of people.
    rules: &'static [Rule],
    /// Whether a folded heading is a code that it gives to a question of its own accord.
    is_code: fn(&str) -> bool,
}

const SERVICES: [&Service; 12] = [
    &google::SERVICE,
    &microsoft::SERVICE,
    &qualtrics::SERVICE,
    &survey_monkey::SERVICE,
    &lime_survey::SERVICE,
    &typeform::SERVICE,
    &jotform::SERVICE,
    &tally::SERVICE,
    &kobo::SERVICE,
    &airtable::SERVICE,
    &alchemer::SERVICE,
    &redcap::SERVICE,
];

/// How many of its own columns tell that a file is an export of a service.
const ENOUGH: usize = 2;

/// Columns that services add as well, and by which alone none can be told: whoever makes a table may head one so.
const PLAIN: [&str; 55] = listed(
    "email, e-mail, name, nom, nombre, nome, naam, first name, last name, vorname, nachname, prénom, id, ip, \
    ip address, ip-adresse, adresse ip, dirección ip, start date, end date, startdatum, enddatum, \
    date de début, date de fin, fecha de inicio, fecha de finalización, start, end, today, tags, score, \
    language, status, progress, finished, fortschritt, beendet, abgeschlossen, progression, progrès, \
    terminé, progreso, finalizado, terminado, longitude, latitude, state/region, key, edits, token, \
    created, ending, #, date submitted, access code",
);

impl Service {
    /// What services have that do nothing else than to add columns.
    const NONE: Self = Self {
        name: "",
        own: &[],
        header: |_| Ok(None),
        rules: &[],
        is_code: |_| false,
    };

    /// Whether a heading is a code that it has given to a question, which doesn't say what was asked.
    pub(super) fn gives_code(&self, heading: &Heading) -> bool {
        heading.texts().all(|text| (self.is_code)(&folded(text)))
    }

    /// Whether it adds a column that is headed so. Where names and texts of questions share a cell, as in
    /// `submitdate. Date submitted`, the name tells.
    fn adds(&self, heading: &str) -> bool {
        let has = |name: &str| self.own.contains(&name);
        let code = heading.split_once(". ").map(|(code, _)| code);
        has(heading) || code.is_some_and(|code| !code.contains(' ') && has(code))
    }
}

/// The service that a file is an export of, where that is sure: it has more of that one's own columns than of any
/// other's, enough of them, and one at least that nobody else would head so.
pub(super) fn recognised(headings: &[Heading]) -> Option<&'static Service> {
    let names: Vec<String> = headings.iter().map(folded_text).collect();
    let own = |service: &Service| names.iter().filter(|name| service.adds(name)).count();
    let counts = SERVICES.map(|service| (own(service), service));
    let (most, first) = counts.iter().max_by_key(|(count, _)| *count)?;
    let is_only = counts.iter().filter(|(count, _)| count == most).count() == 1;
    let mut own = names.iter().filter(|name| first.adds(name));
    let is_telling = own.any(|name| !PLAIN.contains(&name.as_str()));
    (*most >= ENOUGH && is_only && is_telling).then_some(*first)
}

/// Whether a folded heading is one that services add by themselves, so that it is no misspelt name of anything.
pub(super) fn is_own(heading: &str) -> bool {
    PLAIN.contains(&heading) || SERVICES.iter().any(|service| service.adds(heading))
}

/// What to do with the sheet of a group that repeats.
pub(super) const JOIN: &str = "these rows are of a group that repeats, and what is told of each person may stand in the main sheet: put those columns beside the answers, by the index that this column holds";

/// Whether a column tells to which row of another sheet each row belongs.
pub(super) fn is_parent(heading: &Heading) -> bool {
    heading.is(|name| kobo::PARENTS.contains(&name))
}

/// Whether a folded text is a number of a question, or a code that a service gives it.
pub(super) fn is_code(text: &str) -> bool {
    let is_number = text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number || SERVICES.iter().any(|service| (service.is_code)(text))
}

/// A header of several rows.
#[derive(Clone, Debug)]
pub(super) struct LongHeader {
    /// The service that writes it.
    pub(super) service: &'static Service,
    pub(super) headings: Vec<Heading>,
    /// How many rows it takes.
    pub(super) rows: usize,
}

/// What is said of a header that can't be told from answers, and where.
pub(super) type Unclear = (Box<Diagnostic>, Range<usize>);

/// A header of several rows, none, or that it can't be told.
pub(super) type FoundHeader = Result<Option<LongHeader>, Unclear>;

/// The header that the first rows of a file make up; none where it is the first row alone. Where the second may
/// be a header or answers, that is a mistake, at a cell of it.
pub(super) fn header(rows: &[Vec<Heading>]) -> FoundHeader {
    let mut found = SERVICES.iter().map(|service| (service.header)(rows));
    let found = found.find(|found| !matches!(found, Ok(None)));
    found.unwrap_or(Ok(None))
}

fn folded_text(heading: &Heading) -> String {
    folded(&heading.text)
}

/// Whether a folded heading is a number of a question, as in `q12` or `q3_1`.
fn is_numbered(heading: &str) -> bool {
    let number = heading.strip_prefix('q').unwrap_or_default();
    let is_part = |c: char| c.is_ascii_digit() || c == '_';
    number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().all(is_part)
}
