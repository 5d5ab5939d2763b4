//! Tally: two ids and a time; orders as `A, B, C`.

use super::Service;

pub(super) const SERVICE: Service = Service {
    name: "Tally",
    own: &OWN,
    ..Service::NONE
};

/// The columns that it adds by itself, folded.
const OWN: [&str; 3] = ["submission id", "respondent id", "submitted at"];
