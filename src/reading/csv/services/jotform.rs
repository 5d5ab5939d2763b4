//! `JotForm`: `Prompt >> Statement` for each row of a matrix.

use super::Service;

pub(super) const SERVICE: Service = Service {
    name: "JotForm",
    own: &OWN,
    ..Service::NONE
};

/// The columns that it adds by itself, folded.
const OWN: [&str; 4] = [
    "submission date",
    "submission id",
    "submission ip",
    "last update date",
];
