//! `LimeSurvey`: questions by their codes, their texts or both; answers that were never sent lack the day on which they were.

use super::{Rule, Service, Why, is_numbered};

pub(super) const SERVICE: Service = Service {
    name: "LimeSurvey",
    own: &OWN,
    rules: &[Rule {
        columns: &[
            "submitdate",
            "date submitted",
            "datum abgeschickt",
            "date de soumission",
            "fecha de envío",
        ],
        unless: None,
        why: Why::Unfinished,
        holds: str::is_empty,
        counts: |cell| !cell.is_empty(),
    }],
    is_code: |heading| {
        let code = heading.split(['[', '_']).next().unwrap_or(heading);
        let is_statement = heading.contains("[sq") && !heading.contains(' ');
        let group = code.strip_prefix('g').and_then(|code| code.split_once('q'));
        let is_number =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        is_statement
            || is_numbered(code)
            || group.is_some_and(|(group, question)| is_number(group) && is_number(question))
    },
    ..Service::NONE
};

/// The columns that it adds by itself, folded.
const OWN: [&str; 40] = [
    "submitdate",
    "lastpage",
    "startlanguage",
    "seed",
    "token",
    "startdate",
    "datestamp",
    "ipaddr",
    "refurl",
    "response id",
    "date submitted",
    "last page",
    "start language",
    "date started",
    "date last action",
    "referrer url",
    "access code",
    "antwort id",
    "antwort-id",
    "datum abgeschickt",
    "letzte seite",
    "start-sprache",
    "startsprache",
    "zufallsstartwert",
    "datum gestartet",
    "datum letzte aktivität",
    "zugangscode",
    "zugangsschlüssel",
    "id de la réponse",
    "date de soumission",
    "dernière page",
    "langue de départ",
    "date de lancement",
    "date de la dernière action",
    "id de respuesta",
    "fecha de envío",
    "última página",
    "lenguaje inicial",
    "idioma inicial",
    "fecha de la última acción",
];
