//! Columns that may hold the company's name, by their headings and by what stands in them.

use std::collections::BTreeSet;

use crate::listed::listed;
use crate::reading::csv::headings::likeness::{Likeness, words};

/// Words for a company in headings, also as parts of other words.
const COMPANY: [&str; 18] = listed(
    "company, organisation, organization, organización, organização, organizzazione, organisatie, firm, \
    client, unternehmen, entreprise, société, empresa, compañía, companhia, azienda, società, bedrijf",
);

/// Such words with one for a name in them.
const NAMED: [&str; 13] = listed(
    "companyname, clientname, firma, firmenname, unternehmensname, bedrijfsnaam, cliente, kunde, employer, \
    arbeitgeber, employeur, mandant, werkgever",
);

/// Words beside them that say nothing else.
const BESIDE: [&str; 40] = [
    "name", "names", "the", "of", "your", "our", "what", "which", "is", "in", "do", "you", "work",
    "for", "der", "des", "die", "ihr", "ihre", "ihres", "dein", "deine", "nom", "de", "la", "l",
    "le", "votre", "nombre", "del", "su", "tu", "nome", "da", "dell", "naam", "van", "het", "uw",
    "s",
];

/// Words beside numbers in what is a size or a length of time.
const MEASURES: [&str; 50] = listed(
    "to, and, or, more, less, fewer, than, over, under, up, about, employees, people, staff, years, year, \
    months, month, k, m, small, medium, mid, large, size, sized, bis, über, unter, mehr, als, weniger, \
    mitarbeiter, jahre, monate, klein, mittel, groß, à, ans, mois, plus, moins, salariés, años, meses, \
    empleados, más, menos, anni",
);

/// How like one of the company's name a column is, by its heading and some of its texts.
pub(in crate::reading::csv) fn likeness(heading: &str, texts: &BTreeSet<String>) -> Likeness {
    let words = words(heading);
    let is_word = |word: &&String| {
        let word = word.as_str();
        COMPANY.contains(&word) || NAMED.contains(&word)
    };
    let has_word = |word: &String| COMPANY.iter().any(|part| word.contains(part));
    let is_beside = |word: &&String| BESIDE.contains(&word.as_str());
    if texts.iter().all(|text| is_measure(text)) {
        return Likeness::None;
    }
    let rest: Vec<&String> = words.iter().filter(|word| !is_beside(word)).collect();
    match rest.as_slice() {
        [one] if is_word(one) => Likeness::Sure,
        _ if words.len() > Likeness::MOST_WORDS => Likeness::None,
        _ if words.iter().any(|word| has_word(word) || is_word(&word)) => Likeness::Perhaps,
        _ => Likeness::None,
    }
}

/// Whether a text is a number, a range, a size or a time.
fn is_measure(text: &str) -> bool {
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let mut words = words(text).into_iter();
    words.all(|word| is_number(&word) || MEASURES.contains(&word.as_str()))
}
