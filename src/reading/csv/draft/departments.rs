//! Columns that may tell the side of those who answered, by their headings. What stands in them doesn't: a column of the
//! department that somebody works with, or rates, holds both sides as well.

use crate::answers::normalize::heading as folded;
use crate::listed::listed;
use crate::questionnaire::Questionnaire;
use crate::reading::csv::headings::likeness::{Likeness, words};

/// Words for what a side is in headings.
const SIDE: [&str; 19] = listed(
    "side, department, dept, division, team, seite, abteilung, département, équipe, côté, departamento, \
    equipo, lado, equipe, reparto, dipartimento, squadra, afdeling, kant",
);

/// Words that may be for it, or for something else.
const PERHAPS: [&str; 25] = [
    "role", "service", "function", "group", "area", "unit", "rolle", "funktion", "gruppe",
    "bereich", "rôle", "fonction", "groupe", "rol", "función", "grupo", "área", "papel", "função",
    "ruolo", "funzione", "gruppo", "functie", "groep", "lato",
];

/// Words beside them that say nothing else than that it is the respondent's own.
const BESIDE: [&str; 52] = listed(
    "name, the, of, your, own, my, what, which, is, are, you, in, do, does, work, for, from, belong, to, \
    best, describes, der, des, die, dein, deine, ihr, ihre, eigene, meine, welche, welcher, welchem, bist, \
    sind, sie, du, arbeiten, arbeitest, de, la, l, le, votre, nom, su, tu, sua, seu, il, tuo, uw",
);

/// How like one of the respondent's own side a column is, by its heading. The program's own forms have one, too.
pub(in crate::reading::csv) fn likeness(heading: &str, questionnaire: &Questionnaire) -> Likeness {
    if folded(heading) == folded(questionnaire.word("side")) {
        return Likeness::Sure;
    }
    let words = words(heading);
    let rest = words.iter().map(String::as_str);
    let mut rest = rest.filter(|word| !BESIDE.contains(word));
    match (rest.next(), rest.next()) {
        (Some(one), None) if SIDE.contains(&one) => Likeness::Sure,
        (Some(one), None) if PERHAPS.contains(&one) => Likeness::Perhaps,
        _ => Likeness::None,
    }
}
