//! A portfolio as CSV: a row a company and cause.

use rayon::prelude::*;

use super::figure::figure;
use super::sentences::notes;
use crate::answers::unread::Unread;
use crate::diagnosis::METHOD;
use crate::portfolio::{Portfolio, ScoredCompany};
use crate::questionnaire::Role;
use crate::sanitise::{guard, visible};
use crate::score::{self, CauseScore, Classification};

/// How many companies are written side by side.
const PART: usize = 8192;

/// The header, then the rows, in pieces of a text: bytes, since it is millions of single digits that are written.
pub fn render<'p>(portfolio: &'p Portfolio) -> impl Iterator<Item = Vec<u8>> + 'p {
    let has_turnout = portfolio.has_turnout();
    let of_part = move |part: &[ScoredCompany]| -> Vec<Vec<u8>> {
        let pieces = part.par_chunks(256).map(|piece| {
            let (mut text, mut shared) = (Vec::new(), Shared::default());
            for (at, company) in piece.iter().enumerate() {
                shared.fill(portfolio, company, has_turnout);
                rows(portfolio, company, &shared, &mut text);
                // Each company's rows are about as long: room for all of them is made once.
                if at == 0 {
                    text.reserve(text.len() * piece.len());
                }
            }
            text
        });
        pieces.collect()
    };
    let header = std::iter::once(header(portfolio).into_bytes());
    let rows = portfolio.shown().chunks(PART).flat_map(of_part);
    header.chain(rows).chain([failed(portfolio)])
}

/// A row for each company that failed, of a part of a larger portfolio: its name, and what is wrong.
fn failed(portfolio: &Portfolio) -> Vec<u8> {
    let columns = header(portfolio).split(',').count();
    let mut text = Vec::new();
    for failed in portfolio.part.iter().flatten() {
        let (company, wave) = failed.at.map_or(("", None), |at| portfolio.all.name(at));
        cell(company, &mut text);
        text.push(b',');
        cell(wave.unwrap_or(""), &mut text);
        text.extend(std::iter::repeat_n(b',', columns - 2));
        let mistakes = failed.mistakes.iter().map(|mistake| {
            let times = match mistake.places {
                1 => String::new(),
                many => format!(" ({many} times)"),
            };
            format!("{}{times}", mistake.message)
        });
        let mistakes: Vec<String> = mistakes.collect();
        cell(&mistakes.join("; "), &mut text);
        text.push(b'\n');
    }
    text
}

fn header(portfolio: &Portfolio) -> String {
    let questionnaire = portfolio.questionnaire;
    let mut names = "company,wave".to_owned();
    for id in questionnaire.party_ids() {
        names += &format!(",respondents-{id}");
    }
    if portfolio.has_turnout() {
        for id in questionnaire.party_ids() {
            names += &format!(",answered-{id},invited-{id}");
        }
    }
    names += ",symptoms,band,margin,cause,rank,priority,severity";
    let [first, second] = &questionnaire.sides;
    names += &format!(",{},{},gap,reading", first.id, second.id);
    if portfolio.has_confidence {
        names += ",first";
    }
    if portfolio.norms.is_some() {
        names += ",portfolio-mean,difference,percentile";
    }
    names += ",notes,answers,unread,method";
    if portfolio.part.is_some() {
        names += ",error";
    }
    names + "\n"
}

/// What all rows of a company have in common, the columns before the cause's and those after it.
#[derive(Default)]
struct Shared {
    head: Vec<u8>,
    end: Vec<u8>,
}

impl Shared {
    fn fill(&mut self, portfolio: &Portfolio, company: &ScoredCompany, has_turnout: bool) {
        self.head.clear();
        self.end.clear();
        self.fill_head(portfolio, company, has_turnout);
        self.fill_end(portfolio, company);
    }

    fn fill_head(&mut self, portfolio: &Portfolio, company: &ScoredCompany, has_turnout: bool) {
        let head = &mut self.head;
        let (name, wave) = portfolio.name(company);
        cell(name, head);
        head.push(b',');
        cell(wave.unwrap_or(""), head);
        for (role, _) in portfolio.questionnaire.parties() {
            head.push(b',');
            whole(u64::from(company.score.respondents[role.index()]), head);
        }
        if has_turnout {
            turnout(portfolio, company, head);
        }
        let symptoms = company.score.symptoms_priority();
        figure(symptoms, head);
        head.push(b',');
        let band = symptoms.map_or("", |figure| &portfolio.band(figure).id);
        head.extend_from_slice(band.as_bytes());
        figure(company.score.margin(), head);
    }

    fn fill_end(&mut self, portfolio: &Portfolio, company: &ScoredCompany) {
        let end = &mut self.end;
        cell(&notes(portfolio, company).join(" "), end);
        let unread = portfolio.unread(company).map_or(0, Unread::count);
        for count in [company.answers, unread, METHOD as usize] {
            end.push(b',');
            whole(count as u64, end);
        }
        if portfolio.part.is_some() {
            end.push(b',');
        }
    }
}

fn rows(portfolio: &Portfolio, company: &ScoredCompany, shared: &Shared, text: &mut Vec<u8>) {
    let causes = portfolio.questionnaire.causes.iter();
    for (at, (cause, of)) in company.score.causes.iter().zip(causes).enumerate() {
        text.extend_from_slice(&shared.head);
        text.push(b',');
        text.extend_from_slice(of.id.as_bytes());
        row(cause, text);
        if portfolio.has_confidence {
            figure(company.first.get(at).copied().flatten(), text);
        }
        comparison(portfolio, at, cause, text);
        text.push(b',');
        text.extend_from_slice(&shared.end);
        text.push(b'\n');
    }
}

/// How many of each side, and of the observer, have answered, and of how many; nothing where that isn't told.
fn turnout(portfolio: &Portfolio, company: &ScoredCompany, text: &mut Vec<u8>) {
    let turnout = portfolio.turnout(company);
    for (role, _) in portfolio.questionnaire.parties() {
        let turnout = turnout[role.index()];
        for count in [turnout.map(|it| it.answered), turnout.map(|it| it.invited)] {
            text.push(b',');
            if let Some(count) = count {
                whole(count as u64, text);
            }
        }
    }
}

fn row(cause: &CauseScore, text: &mut Vec<u8>) {
    text.push(b',');
    if let Some(rank) = cause.rank {
        whole(u64::from(rank), text);
    }
    figure(cause.priority(), text);
    figure(score::average(cause.sides), text);
    for role in Role::SIDES {
        figure(cause.sides[role.index()], text);
    }
    figure(score::gap(cause.sides), text);
    text.push(b',');
    text.extend_from_slice(cause.reading.map_or("", Classification::id).as_bytes());
}

fn comparison(portfolio: &Portfolio, at: usize, cause: &CauseScore, text: &mut Vec<u8>) {
    let Some(norms) = &portfolio.norms else {
        return;
    };
    let place = norms.place(at, cause.comparable());
    figure(norms.mean(at), text);
    figure(place.map(|place| place.difference), text);
    figure(place.and_then(|place| place.percentile), text);
}

/// A whole number.
fn whole(number: u64, text: &mut Vec<u8>) {
    if number >= 10 {
        whole(number / 10, text);
    }
    text.push(b'0' + u8::try_from(number % 10).unwrap_or(0));
}

/// A text as a cell: quoted where it has to be, and never read as a formula by a spreadsheet.
fn cell(text: &str, to: &mut Vec<u8>) {
    // Most texts are plain, and there are millions of them in a large portfolio.
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b' ';
    if text.bytes().all(is_plain) {
        to.extend_from_slice(text.as_bytes());
        return;
    }
    let text = guard(visible(text));
    if text.contains([',', '"', '\n', '\r', ';']) {
        to.push(b'"');
        to.extend_from_slice(text.replace('"', "\"\"").as_bytes());
        to.push(b'"');
    } else {
        to.extend_from_slice(text.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_are_no_formulas() {
        let of = |text: &str| {
            let mut written = Vec::new();
            cell(text, &mut written);
            String::from_utf8(written).unwrap()
        };
        assert_eq!(of("Acme, Inc"), "\"Acme, Inc\"");
        assert_eq!(of("=1+1"), "'=1+1");
        assert_eq!(of("a \"b\""), "\"a \"\"b\"\"\"");
    }
}
