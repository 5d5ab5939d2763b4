//! Qualtrics: a row of short names, one of the questions' texts, one of import ids; and rows that are no answers of
//! people: previews, test data, spam, and answers that were never sent.

use super::states::{NO, YES};
use super::{ENOUGH, FoundHeader, LongHeader, Rule, Service, Why, folded_text, is_numbered};
use crate::listed::listed;
use crate::reading::csv::headings::heading::Heading;

pub(super) const SERVICE: Service = Service {
    name: "Qualtrics",
    own: &OWN,
    header,
    rules: &RULES,
    is_code: is_numbered,
};

/// The columns that it adds by itself, folded.
const OWN: [&str; 62] = listed(
    "startdate, enddate, status, ipaddress, progress, duration (in seconds), finished, recordeddate, \
    responseid, recipientlastname, recipientfirstname, recipientemail, externalreference, \
    externaldatareference, locationlatitude, locationlongitude, distributionchannel, userlanguage, \
    q_recaptchascore, recorded date, recipient last name, recipient first name, recipient email, \
    external data reference, location latitude, location longitude, distribution channel, user language, \
    antworttyp, fortschritt, dauer (in sekunden), beendet, abgeschlossen, aufgezeichnetes datum, \
    antwort-id, nachname des empfängers, vorname des empfängers, e-mail des empfängers, verteilungskanal, \
    benutzersprache, type de réponse, progression, progrès, durée (en secondes), terminé, \
    date d'enregistrement, date enregistrée, id de réponse, nom du destinataire, prénom du destinataire, \
    canal de distribution, langue de l'utilisateur, tipo de respuesta, progreso, duración (en segundos), \
    finalizado, terminado, fecha registrada, fecha de registro, id de respuesta, canal de distribución, \
    idioma del usuario",
);

/// The headings that tell whether answers were sent.
const FINISHED_COLUMNS: [&str; 6] =
    listed("finished, beendet, abgeschlossen, terminé, finalizado, terminado");

/// Words in what `Status` says of previews, tests and spam.
const NO_PEOPLE: [&str; 9] =
    listed("preview, test, spam, vorschau, aperçu, vista previa, anteprima, prueba, voorbeeld");

/// Words in what it says of answers.
const PEOPLE: [&str; 13] = listed(
    "ip address, ip-adresse, adresse ip, dirección ip, indirizzo ip, endereço ip, ip-adres, imported, \
    importiert, importé, importado, offline, ex",
);

const RULES: [Rule; 4] = [
    Rule {
        columns: &listed::<5>(
            "status, response type, antworttyp, type de réponse, tipo de respuesta",
        ),
        why: Why::Preview,
        holds: is_no_status_of_people,
        counts: |cell| {
            // Who imports answers may leave it blank.
            cell.is_empty()
                || cell.parse::<u32>().is_ok()
                || PEOPLE.iter().any(|words| has_words(cell, words))
        },
        ..Rule::NONE
    },
    Rule {
        columns: &listed::<5>(
            "distributionchannel, distribution channel, verteilungskanal, canal de distribution, \
            canal de distribución",
        ),
        why: Why::Preview,
        holds: |cell| cell == "preview" || cell == "test",
        ..Rule::NONE
    },
    Rule {
        columns: &FINISHED_COLUMNS,
        holds: |cell| NO.contains(&cell),
        counts: |cell| YES.contains(&cell),
        ..Rule::NONE
    },
    Rule {
        columns: &listed::<5>("progress, fortschritt, progression, progrès, progreso"),
        unless: &FINISHED_COLUMNS,
        holds: |cell| cell.parse().is_ok_and(|done: f64| done < 100.0),
        counts: |cell| cell.parse().is_ok_and(|done: f64| done >= 100.0),
        ..Rule::NONE
    },
];

fn is_no_status_of_people(cell: &str) -> bool {
    // The bits of the number: 1 a preview, 2 test data, 8 spam.
    let is_set = |number: u32| number & 0b1011 != 0;
    cell.parse().is_ok_and(is_set) || NO_PEOPLE.iter().any(|words| has_words(cell, words))
}

/// Whether a text has words in it, or a compound that ends with them, as in `Umfragevorschau`.
fn has_words(text: &str, words: &str) -> bool {
    let ends_word = |end: usize| !text[end..].starts_with(char::is_alphanumeric);
    let mut found = text.match_indices(words);
    found.any(|(at, _)| ends_word(at + words.len()))
}

/// The header of an export whose second or third row holds import ids, or whose second names its own columns again
/// where the ids were taken out.
#[expect(
    clippy::unnecessary_wraps,
    reason = "other services have headers that are unclear"
)]
fn header(rows: &[Vec<Heading>]) -> FoundHeader {
    let Some((first, below)) = rows.split_first() else {
        return Ok(None);
    };
    let texts = below.first().filter(|texts| texts.len() == first.len());
    let (texts, rows) = match below.iter().position(|row| holds_import_ids(row)) {
        Some(ids) => (texts.filter(|_| ids == 1), ids + 2),
        None if texts.is_some_and(|texts| names_own_columns(first, texts)) => (texts, 2),
        None => return Ok(None),
    };
    let headings = match texts {
        Some(texts) => first.iter().zip(texts).map(with_text).collect(),
        None => first.clone(),
    };
    Ok(Some(LongHeader {
        service: &SERVICE,
        headings,
        rows,
    }))
}

/// Whether a row names columns that Qualtrics adds, below their short names, as `Start Date` below `StartDate`.
fn names_own_columns(first: &[Heading], second: &[Heading]) -> bool {
    let bare = |heading: &Heading| folded_text(heading).replace(' ', "");
    let is_again = |(name, text): &(&Heading, &Heading)| {
        OWN.contains(&folded_text(name).as_str()) && bare(name) == bare(text)
    };
    first.iter().zip(second).filter(is_again).count() >= ENOUGH
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
