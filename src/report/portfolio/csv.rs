//! A portfolio as CSV: a row a company and cause.

use rayon::prelude::*;

use super::sentences::notes;
use crate::answers::unread::Unread;
use crate::diagnosis::METHOD;
use crate::portfolio::Portfolio;
use crate::portfolio::ScoredCompany;
use crate::questionnaire::Role;
use crate::sanitise::{guard, visible};
use crate::score::{self, CauseScore, Classification, Points};

/// How many companies are written side by side.
const PART: usize = 8192;

/// The header, then the rows, in pieces of a text: bytes, since it is millions of single digits that are written.
pub fn render<'p>(portfolio: &'p Portfolio) -> impl Iterator<Item = Vec<u8>> + 'p {
    let has_turnout = portfolio.has_turnout();
    let of_part = move |part: &[ScoredCompany]| -> Vec<Vec<u8>> {
        let pieces = part.par_chunks(256).map(|piece| {
            let mut text = Vec::new();
            for company in piece {
                rows(portfolio, company, has_turnout, &mut text);
            }
            text
        });
        pieces.collect()
    };
    let header = header(portfolio).into_bytes();
    [header]
        .into_iter()
        .chain(portfolio.shown().chunks(PART).flat_map(of_part))
        .chain([failed(portfolio).into_bytes()])
}

/// A row for each company that failed, of a part of a larger portfolio: its name, and what is wrong.
fn failed(portfolio: &Portfolio) -> String {
    let columns = header(portfolio).split(',').count();
    let failed = portfolio.part.iter().flatten().map(|failed| {
        let (company, wave) = failed.at.map_or(("", None), |at| portfolio.all.name(at));
        let head = [company, wave.unwrap_or("")].map(cell).join(",");
        let mistakes = failed.mistakes.iter().map(|mistake| {
            let times = match mistake.places {
                1 => String::new(),
                many => format!(" ({many} times)"),
            };
            format!("{}{times}", mistake.message)
        });
        let mistakes: Vec<String> = mistakes.collect();
        let blank = ",".repeat(columns - 2);
        format!("{head}{blank}{}\n", cell(&mistakes.join("; ")))
    });
    failed.collect()
}

fn header(portfolio: &Portfolio) -> String {
    let questionnaire = portfolio.questionnaire;
    let mut names: Vec<String> = ["company", "wave"].map(str::to_owned).into();
    names.extend(
        questionnaire
            .parties()
            .map(|(_, party)| format!("respondents-{}", party.id)),
    );
    if portfolio.has_turnout() {
        let parties = questionnaire.parties();
        let columns = parties
            .flat_map(|(_, party)| ["answered", "invited"].map(|it| format!("{it}-{}", party.id)));
        names.extend(columns);
    }
    names.extend(
        [
            "symptoms", "band", "margin", "cause", "rank", "priority", "severity",
        ]
        .map(str::to_owned),
    );
    names.extend(questionnaire.sides.iter().map(|side| side.id.clone()));
    names.extend(["gap", "reading"].map(str::to_owned));
    if portfolio.has_confidence {
        names.push("first".to_owned());
    }
    if portfolio.norms.is_some() {
        names.extend(["portfolio-mean", "difference", "percentile"].map(str::to_owned));
    }
    names.extend(["notes", "answers", "unread", "method"].map(str::to_owned));
    if portfolio.part.is_some() {
        names.push("error".to_owned());
    }
    names.join(",") + "\n"
}

fn rows(portfolio: &Portfolio, company: &ScoredCompany, has_turnout: bool, text: &mut Vec<u8>) {
    let questionnaire = portfolio.questionnaire;
    let (name, wave) = portfolio.name(company);
    let mut head = (cell(name) + "," + &cell(wave.unwrap_or(""))).into_bytes();
    for (role, _) in questionnaire.parties() {
        head.push(b',');
        whole(
            u64::from(company.score.respondents[role.index()]),
            &mut head,
        );
    }
    if has_turnout {
        turnout(portfolio, company, &mut head);
    }
    let symptoms = company.score.symptoms_priority();
    figure(symptoms, &mut head);
    head.push(b',');
    let band = symptoms.map_or("", |figure| &portfolio.band(figure).id);
    head.extend_from_slice(band.as_bytes());
    figure(company.score.margin(), &mut head);
    let mut end = cell(&notes(portfolio, company).join(" ")).into_bytes();
    let unread = portfolio.unread(company).map_or(0, Unread::count);
    for count in [company.answers, unread, METHOD as usize] {
        end.push(b',');
        whole(count as u64, &mut end);
    }
    if portfolio.part.is_some() {
        end.push(b',');
    }
    for (at, cause) in company.score.causes.iter().enumerate() {
        text.extend_from_slice(&head);
        text.push(b',');
        text.extend_from_slice(questionnaire.causes[at].id.as_bytes());
        row(cause, text);
        if portfolio.has_confidence {
            figure(company.first.get(at).copied().flatten(), text);
        }
        comparison(portfolio, at, cause, text);
        text.push(b',');
        text.extend_from_slice(&end);
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

/// A comma and a figure with up to four decimals; nothing after the comma where it can't be had.
#[expect(clippy::cast_possible_truncation, reason = "a figure is -100 to 100")]
fn figure(figure: Option<Points>, text: &mut Vec<u8>) {
    text.push(b',');
    let Some(figure) = figure else { return };
    let scaled = (figure.nearest() * 1e4).round() as i64;
    if scaled < 0 {
        text.push(b'-');
    }
    let scaled = scaled.unsigned_abs();
    whole(scaled / 10_000, text);
    let decimals = scaled % 10_000;
    if decimals > 0 {
        let digits = [1000, 100, 10, 1].map(|unit| digit(decimals / unit % 10));
        let zeros = digits.iter().rev().take_while(|digit| **digit == b'0');
        text.push(b'.');
        text.extend_from_slice(&digits[..digits.len() - zeros.count()]);
    }
}

fn digit(number: u64) -> u8 {
    b'0' + u8::try_from(number).unwrap_or(0)
}

/// A whole number. There are millions of these in a large portfolio, and formatting is what takes time.
fn whole(number: u64, text: &mut Vec<u8>) {
    if number >= 10 {
        whole(number / 10, text);
    }
    text.push(digit(number % 10));
}

/// A text as a cell: quoted where it has to be, and never read as a formula by a spreadsheet.
fn cell(text: &str) -> String {
    let text = guard(visible(text));
    if text.contains([',', '"', '\n', '\r', ';']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_up_to_four_decimals() {
        let of = |number: f64| {
            let mut text = Vec::new();
            figure(Some(Points::new(number)), &mut text);
            String::from_utf8(text).unwrap()
        };
        assert_eq!(of(100.0 / 3.0), ",33.3333");
        assert_eq!(of(-24.0), ",-24");
        assert_eq!(of(0.05), ",0.05");
        assert_eq!(of(-0.000_01), ",0");
        assert_eq!(of(99.99995), ",100");
    }

    #[test]
    fn cells_are_quoted_and_are_no_formulas() {
        assert_eq!(cell("Acme, Inc"), "\"Acme, Inc\"");
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("a \"b\""), "\"a \"\"b\"\"\"");
    }
}
