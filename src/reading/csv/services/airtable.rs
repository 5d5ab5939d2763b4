//! Airtable: a table that somebody has made, with few columns that are its own.

use super::Service;

pub(super) const SERVICE: Service = Service {
    name: "Airtable",
    own: &["record id", "created"],
    ..Service::NONE
};
