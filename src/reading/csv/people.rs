//! Columns that may tell who answered, by their headings and by what stands in them.

use std::collections::BTreeSet;

use crate::answers::normalize::heading as folded;

/// Their headings, folded.
const NAMES: [&str; 43] = [
    "name",
    "names",
    "your name",
    "what is your name",
    "full name",
    "first name",
    "last name",
    "first and last name",
    "name or alias",
    "your name or an alias",
    "participant",
    "user",
    "username",
    "user name",
    "respondent name",
    "recipientemail",
    "recipientlastname",
    "recipientfirstname",
    "dein name",
    "ihr name",
    "vorname",
    "nachname",
    "vor- und nachname",
    "vollständiger name",
    "teilnehmer",
    "nutzername",
    "benutzername",
    "nom",
    "prénom",
    "votre nom",
    "nom et prénom",
    "nom d'utilisateur",
    "nombre",
    "apellido",
    "apellidos",
    "su nombre",
    "nombre completo",
    "nombre de usuario",
    "nome",
    "cognome",
    "sobrenome",
    "naam",
    "uw naam",
];

/// What the headings of columns of addresses hold.
const MAIL: [&str; 6] = [
    "email",
    "e-mail",
    "mail address",
    "mailadresse",
    "courriel",
    "correo electrónico",
];

/// How many words such a heading has at most: more are a question.
const MOST_WORDS: usize = 6;

/// What services put there where nobody was asked who they are.
const NOBODY: [&str; 7] = [
    "anonymous",
    "anonym",
    "anonyme",
    "anónimo",
    "anônimo",
    "anonimo",
    "anoniem",
];

/// Whether a column may tell who answered, by its heading and some of its texts.
pub(super) fn may_tell(heading: &str, texts: &BTreeSet<String>) -> bool {
    let heading = folded(heading);
    let is_short = heading.split_whitespace().count() <= MOST_WORDS;
    let is_mail = is_short && MAIL.iter().any(|word| heading.contains(word));
    let is_somebody = |text: &String| !NOBODY.contains(&folded(text).as_str());
    (is_mail || NAMES.contains(&heading.as_str())) && texts.iter().any(is_somebody)
}
