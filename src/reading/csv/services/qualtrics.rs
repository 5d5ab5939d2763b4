//! Qualtrics: a row of short names, one of the questions' texts, one of import ids; and rows that are no answers of
//! people: previews, test data, spam, and answers that were never sent.

use super::{LongHeader, folded_text};
use crate::reading::csv::cells::Cells;
use crate::reading::csv::heading::Heading;

/// The columns that it adds by itself, folded.
const OWN: [&str; 19] = [
    "startdate",
    "enddate",
    "status",
    "ipaddress",
    "progress",
    "duration (in seconds)",
    "finished",
    "recordeddate",
    "responseid",
    "recipientlastname",
    "recipientfirstname",
    "recipientemail",
    "externalreference",
    "externaldatareference",
    "locationlatitude",
    "locationlongitude",
    "distributionchannel",
    "userlanguage",
    "q_recaptchascore",
];

/// How many of them tell that a file is an export of this service.
const ENOUGH: usize = 2;

/// What `Finished` holds of answers that were never sent, also where a spreadsheet has put it in its own language.
const UNFINISHED: [&str; 7] = ["false", "0", "falsch", "faux", "falso", "onwaar", "falskt"];

pub(super) fn is_own(heading: &str) -> bool {
    OWN.contains(&heading)
}

/// The header of an export whose second or third row holds import ids.
pub(super) fn header(rows: &[Vec<Heading>]) -> Option<LongHeader> {
    let ids = rows.iter().skip(1).position(|row| holds_import_ids(row))? + 1;
    let first = rows.first()?;
    let headings = match &rows[1..ids] {
        [texts] if texts.len() == first.len() => first.iter().zip(texts).map(with_text).collect(),
        _ => first.clone(),
    };
    Some(LongHeader {
        service: "Qualtrics",
        headings,
        rows: ids + 1,
    })
}

fn holds_import_ids(row: &[Heading]) -> bool {
    let mut filled = row.iter().filter(|cell| !cell.text.is_empty()).peekable();
    filled.peek().is_some() && filled.all(|cell| cell.text.starts_with("{\"ImportId\""))
}

/// A column goes by its question's text, and by its short name as well.
fn with_text((name, text): (&Heading, &Heading)) -> Heading {
    let is_own = is_own(&folded_text(name));
    if is_own || text.text.is_empty() || folded_text(name) == folded_text(text) {
        return name.clone();
    }
    Heading {
        also: Some(name.text.clone()),
        ..text.clone()
    }
}

/// Tells rows that aren't the finished answers of a person, by the service's own columns.
#[derive(Debug, Default)]
pub(in crate::reading::csv) struct Unfinished {
    rules: Vec<(usize, Rule)>,
}

/// Why a row is no finished answer of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    Status,
    Channel,
    Finished,
    Progress,
}

impl Unfinished {
    /// The columns that tell, of those that hold nothing else. One named `Finished` that the user leaves out says
    /// that unfinished answers count.
    pub(in crate::reading::csv) fn new(
        headings: &[Heading],
        is_free: impl Fn(usize) -> bool,
        is_ignored: impl Fn(&Heading) -> bool,
    ) -> Self {
        let names: Vec<String> = headings.iter().map(folded_text).collect();
        let own = names.iter().filter(|name| is_own(name)).count();
        let has_finished = names.iter().any(|name| name == "finished");
        let rule = |(at, name): (usize, &String)| {
            let rule = match name.as_str() {
                "status" => Rule::Status,
                "distributionchannel" => Rule::Channel,
                "finished" => Rule::Finished,
                "progress" if !has_finished => Rule::Progress,
                _ => return None,
            };
            let is_said = matches!(rule, Rule::Finished | Rule::Progress);
            let is_told = own >= ENOUGH && !(is_said && is_ignored(&headings[at]));
            (is_told && is_free(at)).then_some((at, rule))
        };
        Self {
            rules: names.iter().enumerate().filter_map(rule).collect(),
        }
    }

    /// Whether no row can be one, as in files of other services.
    #[inline]
    pub(in crate::reading::csv) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// The column that tells which answers were never finished.
    pub(in crate::reading::csv) fn finished(&self) -> &'static str {
        let is_progress = |(_, rule): &(usize, Rule)| *rule == Rule::Progress;
        if self.rules.iter().any(is_progress) {
            "Progress"
        } else {
            "Finished"
        }
    }

    /// Counts a row that is one, as a preview or as never finished; false where it isn't.
    pub(in crate::reading::csv) fn count(&self, cells: &Cells, counts: &mut [usize; 2]) -> bool {
        let holds = |(at, rule): &&(usize, Rule)| rule.holds(cells.lossy(*at).trim());
        let Some((_, rule)) = self.rules.iter().find(holds) else {
            return false;
        };
        counts[usize::from(matches!(rule, Rule::Finished | Rule::Progress))] += 1;
        true
    }
}

impl Rule {
    fn holds(self, cell: &str) -> bool {
        let cell = cell.to_lowercase();
        match self {
            // The bits of the number: 1 a preview, 2 test data, 8 spam.
            Self::Status => {
                let is_set = |number: u32| number & 0b1011 != 0;
                let mut words = cell.split_whitespace();
                cell.parse().is_ok_and(is_set)
                    || words.any(|word| ["preview", "test", "spam"].contains(&word))
            }
            Self::Channel => cell == "preview" || cell == "test",
            Self::Finished => UNFINISHED.contains(&cell.as_str()),
            Self::Progress => cell.parse().is_ok_and(|done: f64| done < 100.0),
        }
    }
}
