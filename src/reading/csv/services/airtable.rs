//! Airtable: a table that somebody has made, with few columns that are its own.

use super::Service;

pub(super) const SERVICE: Service = Service {
    name: "Airtable",
    own: &OWN,
    ..Service::NONE
};

/// The columns that it adds by itself, folded.
const OWN: [&str; 2] = ["record id", "created"];
