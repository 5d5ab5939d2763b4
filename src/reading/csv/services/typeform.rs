//! Typeform: an id, times in UTC, and whether somebody came to the end.

use super::{Rule, Service, Why};
use crate::listed::listed;

pub(super) const SERVICE: Service = Service {
    name: "Typeform",
    own: &OWN,
    rules: &[Rule {
        columns: &["response type", "antworttyp", "type de réponse"],
        unless: &[],
        why: Why::Unfinished,
        holds: |cell| cell == "partial" || cell == "started",
        counts: |cell| cell == "completed",
    }],
    ..Service::NONE
};

/// The columns that it adds by itself, folded.
const OWN: [&str; 14] = listed(
    "#, response type, start date (utc), stage date (utc), submit date (utc), network id, ending, \
    antworttyp, type de réponse, startdatum (utc), absendedatum (utc), date de début (utc), \
    date de soumission (utc), netzwerk-id",
);
