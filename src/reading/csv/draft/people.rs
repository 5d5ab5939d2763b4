//! Columns that may tell who answered, by their headings and by what stands in them.

use std::collections::BTreeSet;

use crate::answers::nobody;
use crate::answers::normalize::heading as folded;
use crate::listed::listed;
use crate::reading::csv::headings::likeness::{Likeness, words};
use crate::reading::csv::services;

/// Their headings, folded.
const NAMES: [&str; 43] = listed(
    "name, names, your name, what is your name, full name, first name, last name, first and last name, \
    name or alias, your name or an alias, participant, user, username, user name, respondent name, \
    recipientemail, recipientlastname, recipientfirstname, dein name, ihr name, vorname, nachname, \
    vor- und nachname, vollständiger name, teilnehmer, nutzername, benutzername, nom, prénom, votre nom, \
    nom et prénom, nom d'utilisateur, nombre, apellido, apellidos, su nombre, nombre completo, \
    nombre de usuario, nome, cognome, sobrenome, naam, uw naam",
);

/// What the headings of columns of addresses hold.
const MAIL: [&str; 6] =
    listed("email, e-mail, mail address, mailadresse, courriel, correo electrónico");

/// Words for somebody who answers, beside which a word for a name, a number or an id may stand.
const SOMEBODY: [&str; 29] = listed(
    "employee, staff, person, personnel, participant, respondent, user, worker, member, mitarbeiter, \
    mitarbeiterin, personal, teilnehmer, nutzer, benutzer, employé, salarié, utilisateur, répondant, \
    empleado, usuario, participante, funcionário, colaborador, dipendente, utente, medewerker, deelnemer, \
    gebruiker",
);

/// Words for what stands for somebody.
const STANDS_FOR: [&str; 19] = listed(
    "id, ids, no, nr, number, code, key, pseudonym, alias, name, nummer, kennung, kürzel, identifiant, \
    numéro, matricule, número, código, numero",
);

/// Both in one word.
const IDS: [&str; 7] = listed(
    "personalnummer, mitarbeiternummer, mitarbeitername, teilnehmernummer, matricule, personeelsnummer, \
    employeeid",
);

/// Words beside them that say nothing else.
const BESIDE: [&str; 10] = [
    "your", "ihre", "deine", "de", "d", "votre", "su", "of", "the", "uw",
];

/// Ids of people that services add, folded; others are of answers.
const OF_SERVICES: [&str; 4] = ["respondent id", "respondent_id", "record_id", "token"];

/// How like one of those who answered a column is, by its heading and some of its texts.
pub(in crate::reading::csv) fn likeness(heading: &str, texts: &BTreeSet<String>) -> Likeness {
    if (is_name(heading) || is_address_or_id(heading)) && texts.iter().any(|text| is_somebody(text))
    {
        Likeness::Sure
    } else {
        Likeness::None
    }
}

/// Whether a column is headed as one of names of people.
pub(in crate::reading::csv) fn is_name(heading: &str) -> bool {
    NAMES.contains(&folded(heading).as_str())
}

/// Whether a column is headed as one of addresses or ids of people.
fn is_address_or_id(heading: &str) -> bool {
    let words = words(heading);
    let heading = folded(heading);
    let is_short = heading.split_whitespace().count() <= Likeness::MOST_WORDS;
    let is_mail = is_short && MAIL.iter().any(|word| heading.contains(word));
    is_mail || stands_for_somebody(&words) && !services::is_own(&heading)
}

/// Whether a text that isn't blank names somebody.
pub(in crate::reading::csv) fn is_somebody(text: &str) -> bool {
    !text.trim().is_empty() && !nobody::is_word(text)
}

/// Whether a text is an address of somebody, whatever its column is headed.
pub(in crate::reading::csv) fn is_address(text: &str) -> bool {
    let parts: Vec<&str> = text.split('@').collect();
    let is_plain = !text.contains(char::is_whitespace) && is_somebody(text);
    matches!(parts[..], [name, host] if is_plain && !name.is_empty() && host.contains('.'))
}

/// Whether a column is headed as one of addresses or ids of people, by a service or anybody.
pub(in crate::reading::csv) fn is_id(heading: &str) -> bool {
    is_address_or_id(heading) || OF_SERVICES.contains(&folded(heading).as_str())
}

/// Whether a column holds ids of people that a service adds, where no other tells who answered.
pub(super) fn is_of_service(heading: &str, texts: &BTreeSet<String>) -> bool {
    OF_SERVICES.contains(&folded(heading).as_str()) && !texts.is_empty()
}

/// Whether the words of a heading are of an id or a name of people, as in `Employee ID`.
fn stands_for_somebody(words: &[String]) -> bool {
    let is_beside = |word: &&str| BESIDE.contains(word);
    let words = words.iter().map(String::as_str);
    let words: Vec<&str> = words.filter(|word| !is_beside(word)).collect();
    match words.as_slice() {
        [one] => IDS.contains(one) || SOMEBODY.contains(one),
        [one, other] => {
            let is_both = |one, other| SOMEBODY.contains(one) && STANDS_FOR.contains(other);
            is_both(one, other) || is_both(other, one)
        }
        _ => false,
    }
}
