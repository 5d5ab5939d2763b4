//! Typeform: an id, times in UTC, and whether somebody came to the end.

use super::{Rule, Service};
use crate::listed::listed;

pub(super) const SERVICE: Service = Service {
    name: "Typeform",
    own: &listed::<14>(
        "#, response type, start date (utc), stage date (utc), submit date (utc), network id, ending, \
        antworttyp, type de réponse, startdatum (utc), absendedatum (utc), date de début (utc), \
        date de soumission (utc), netzwerk-id",
    ),
    rules: &[Rule {
        columns: &["response type", "antworttyp", "type de réponse"],
        holds: |cell| cell == "partial" || cell == "started",
        counts: |cell| cell == "completed",
        ..Rule::NONE
    }],
    ..Service::NONE
};
