//! Qualtrics: a row of short names, one of the questions' texts, one of import ids; and rows that are no answers of
//! people: previews, test data, spam, and answers that were never sent.

use super::{FoundHeader, LongHeader, Rule, Service, Why, folded_text, is_numbered};
use crate::reading::csv::heading::Heading;

pub(super) const SERVICE: Service = Service {
    name: "Qualtrics",
    own: &OWN,
    header,
    rules: &RULES,
    is_code: is_numbered,
};

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

/// What `Finished` holds of answers that were never sent, also where a spreadsheet has put it in its own language.
const UNFINISHED: [&str; 7] = ["false", "0", "falsch", "faux", "falso", "onwaar", "falskt"];

const RULES: [Rule; 4] = [
    Rule {
        columns: &["status"],
        unless: None,
        why: Why::Preview,
        holds: is_no_status_of_people,
    },
    Rule {
        columns: &["distributionchannel"],
        unless: None,
        why: Why::Preview,
        holds: |cell| cell == "preview" || cell == "test",
    },
    Rule {
        columns: &["finished"],
        unless: None,
        why: Why::Unfinished,
        holds: |cell| UNFINISHED.contains(&cell),
    },
    Rule {
        columns: &["progress"],
        unless: Some("finished"),
        why: Why::Unfinished,
        holds: |cell| cell.parse().is_ok_and(|done: f64| done < 100.0),
    },
];

fn is_no_status_of_people(cell: &str) -> bool {
    // The bits of the number: 1 a preview, 2 test data, 8 spam.
    let is_set = |number: u32| number & 0b1011 != 0;
    let mut words = cell.split_whitespace();
    cell.parse().is_ok_and(is_set) || words.any(|word| ["preview", "test", "spam"].contains(&word))
}

/// The header of an export whose second or third row holds import ids.
#[expect(
    clippy::unnecessary_wraps,
    reason = "other services have headers that are unclear"
)]
fn header(rows: &[Vec<Heading>]) -> FoundHeader {
    let mut below = rows.iter().skip(1);
    let (Some(first), Some(ids)) = (rows.first(), below.position(|row| holds_import_ids(row)))
    else {
        return Ok(None);
    };
    let ids = ids + 1;
    let headings = match &rows[1..ids] {
        [texts] if texts.len() == first.len() => first.iter().zip(texts).map(with_text).collect(),
        _ => first.clone(),
    };
    Ok(Some(LongHeader {
        service: &SERVICE,
        headings,
        rows: ids + 1,
    }))
}

fn holds_import_ids(row: &[Heading]) -> bool {
    let mut filled = row.iter().filter(|cell| !cell.text.is_empty()).peekable();
    filled.peek().is_some() && filled.all(|cell| cell.text.starts_with("{\"ImportId\""))
}

/// A column goes by its question's text, and by its short name as well.
fn with_text((name, text): (&Heading, &Heading)) -> Heading {
    let is_own = OWN.contains(&folded_text(name).as_str());
    if is_own || text.text.is_empty() || folded_text(name) == folded_text(text) {
        return name.clone();
    }
    Heading {
        also: Some(name.text.clone()),
        ..text.clone()
    }
}
