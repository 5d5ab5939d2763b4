//! `JotForm`: `Prompt >> Statement` for each row of a matrix.

use super::Service;

pub(super) const SERVICE: Service = Service {
    name: "JotForm",
    own: &[
        "submission date",
        "submission id",
        "submission ip",
        "last update date",
    ],
    ..Service::NONE
};
