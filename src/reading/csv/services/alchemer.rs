//! Alchemer, once `SurveyGizmo`: an id, two times, and what has become of each response.

use super::states::YES;
use super::{Rule, Service, Why};
use crate::listed::listed;

pub(super) const SERVICE: Service = Service {
    name: "Alchemer",
    own: &OWN,
    rules: &[
        Rule {
            columns: &["status"],
            unless: &[],
            why: Why::Unfinished,
            holds: |cell| ["partial", "disqualified", "deleted"].contains(&cell),
            counts: |cell| cell == "complete",
        },
        Rule {
            columns: &["test data"],
            unless: &[],
            why: Why::Preview,
            holds: |cell| YES.contains(&cell),
            counts: |_| true,
        },
    ],
    ..Service::NONE
};

/// The columns that it adds by itself, folded.
const OWN: [&str; 12] = listed(
    "response id, time started, date submitted, status, contact id, legacy comments, referer, sessionid, \
    user agent, longitude, latitude, state/region",
);
