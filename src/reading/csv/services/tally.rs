//! Tally: two ids and a time; orders as `A, B, C`.

use super::Service;

pub(super) const SERVICE: Service = Service {
    name: "Tally",
    own: &["submission id", "respondent id", "submitted at"],
    ..Service::NONE
};
