//! Alchemer, once `SurveyGizmo`: an id, two times, and what has become of each response.

use super::states::YES;
use super::{Rule, Service, Why};
use crate::listed::listed;

pub(super) const SERVICE: Service = Service {
    name: "Alchemer",
    own: &listed::<12>(
        "response id, time started, date submitted, status, contact id, legacy comments, referer, sessionid, \
        user agent, longitude, latitude, state/region",
    ),
    rules: &[
        Rule {
            columns: &["status"],
            holds: |cell| ["partial", "disqualified", "deleted"].contains(&cell),
            counts: |cell| cell == "complete",
            ..Rule::NONE
        },
        Rule {
            columns: &["test data"],
            why: Why::Preview,
            holds: |cell| YES.contains(&cell),
            ..Rule::NONE
        },
    ],
    ..Service::NONE
};
