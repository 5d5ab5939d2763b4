//! `SurveyMonkey`: a second row with `Response` below a question, or a statement or an option below each of the columns
//! that share one. Its words are in the survey's language.

use super::{FoundHeader, LongHeader, Service, Unclear, folded_text};
use crate::diagnostic::Diagnostic;
use crate::listed::listed;
use crate::reading::csv::headings::heading::Heading;
use crate::reading::field::Field;

pub(super) const SERVICE: Service = Service {
    name: "SurveyMonkey",
    // As far as hardly any other service has them.
    own: &listed::<17>(
        "respondent id, respondent_id, respondentid, befragten-id, id du répondant, id del encuestado, \
        collector id, collector_id, collectorid, collector-id, id du collecteur, id del recopilador, \
        date created, date modified, custom data, custom data 1, custom_1",
    ),
    header,
    ..Service::NONE
};

/// What stands below a question that has one column, in some languages.
const RESPONSE: [&str; 15] = listed(
    "response, open-ended response, antwort, offene antwort, réponse, réponse ouverte, respuesta, \
    respuesta abierta, risposta, risposta aperta, resposta, resposta aberta, antwoord, svar, odpowiedź",
);

/// What the second row is.
enum Second {
    Header,
    Answers,
    Either,
}

fn header(rows: &[Vec<Heading>]) -> FoundHeader {
    let [first, second, ..] = rows else {
        return Ok(None);
    };
    if first.len() != second.len() || first.iter().all(|heading| heading.text.is_empty()) {
        return Ok(None);
    }
    let third = rows.get(2).map_or(&[][..], Vec::as_slice);
    let is_sure = names_no_respondent(first, second, third);
    let found = if is_sure {
        Second::Header
    } else {
        unsure(first, second)
    };
    match found {
        Second::Answers => Ok(None),
        Second::Either => Err(either(second)),
        Second::Header => Ok(Some(LongHeader {
            service: &SERVICE,
            headings: merge(first, second),
            rows: 2,
        })),
    }
}

/// Whether the second row has none of the ids that each row of answers has, of the respondent and the collector,
/// and nothing that looks like an answer either.
fn names_no_respondent(first: &[Heading], second: &[Heading], third: &[Heading]) -> bool {
    let is_filled = |heading: &Heading| !heading.text.is_empty();
    let ids: Vec<usize> = (0..first.len()).filter(|at| is_id(&first[*at])).collect();
    let is_blank = |at: &usize| !is_filled(&second[*at]);
    let in_third = |at: usize| third.get(at).filter(|heading| is_filled(heading));
    let is_third = third.is_empty() || ids.iter().any(|at| in_third(*at).is_some());
    let is_answer = |(at, below): (usize, &Heading)| {
        let name = folded_text(&first[at]);
        let is_field = Field::OF_COLUMNS.iter().any(|field| field.name() == name);
        // Where a choice has a column of its own, the label is the answer of whoever chose it.
        let is_part =
            first[at].text.is_empty() || first.get(at + 1).is_some_and(|next| next.text.is_empty());
        let is_again = !is_part && in_third(at).is_some_and(|third| third.text == below.text);
        is_filled(below)
            && !is_response(below)
            && (is_field || is_again || below.text.parse::<f64>().is_ok())
    };
    let is_named = ids.len() > 1 && ids.iter().all(is_blank) && is_third;
    is_named && second.iter().any(is_filled) && !second.iter().enumerate().any(is_answer)
}

/// Whether a heading is one of an id, as in `Respondent ID`, `ID du collecteur`, `respondent_id`.
fn is_id(heading: &Heading) -> bool {
    let name = folded_text(heading);
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    words.any(|word| ["id", "respondentid", "collectorid"].contains(&word))
}

/// The same where no ids tell: every cell has to be blank, to say `Response`, or to stand below a question of
/// several columns.
fn unsure(first: &[Heading], second: &[Heading]) -> Second {
    let (mut responses, mut parts) = (0, 0);
    for (at, below) in second.iter().enumerate() {
        let is_part = first[at].text.is_empty();
        let opens = first.get(at + 1).is_some_and(|next| next.text.is_empty());
        if below.text.is_empty() {
            continue;
        }
        if is_response(below) {
            responses += 1;
        } else if !(is_part || opens) || below.text.parse::<f64>().is_ok() {
            return Second::Answers;
        } else if is_part {
            parts += 1;
        }
    }
    match (responses, parts) {
        (0, 0) => Second::Answers,
        (0, _) | (1, 0) => Second::Either,
        _ => Second::Header,
    }
}

fn either(second: &[Heading]) -> Unclear {
    let message = "row 2 may be a second row of headings, or answers";
    let problem = Diagnostic::error("unclear-header", message)
        .label("it can't be told which")
        .help("if these are headings, put them into row 1 and take row 2 out; or export again with the columns of the service, such as the respondent's id")
        .help("if these are answers, give every column a heading in row 1");
    let filled = second.iter().find(|heading| !heading.text.is_empty());
    let cell = filled.or(second.first());
    let span = cell.map_or(0..0, |cell| cell.span.clone());
    (problem.into(), span)
}

fn is_response(heading: &Heading) -> bool {
    RESPONSE.contains(&folded_text(heading).as_str())
}

/// A question with one column goes by its text, whatever stands below it, and by both: a matrix may have one line.
fn merge(first: &[Heading], second: &[Heading]) -> Vec<Heading> {
    let mut question = "";
    let mut merged = Vec::with_capacity(first.len());
    for (at, (above, below)) in first.iter().zip(second).enumerate() {
        if !above.text.is_empty() {
            question = &above.text;
        }
        let is_single =
            !above.text.is_empty() && first.get(at + 1).is_none_or(|next| !next.text.is_empty());
        let both = format!("{question} [{}]", below.text);
        merged.push(if below.text.is_empty() || is_response(below) {
            above.clone()
        } else if is_single {
            Heading {
                also: Some(both),
                ..above.clone()
            }
        } else {
            Heading {
                text: both,
                ..below.clone()
            }
        });
    }
    merged
}
