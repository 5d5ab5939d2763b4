//! `REDCap`: a record for each person, with a row for each event, and `<form>_complete`.

use super::{Rule, Service};
use crate::listed::listed;

/// What the headings end in that tell the state of each form, also where no other column tells that a table is of it.
pub(super) const OF_A_FORM: &str = "*_complete";

pub(super) const SERVICE: Service = Service {
    name: "REDCap",
    // By their names and their labels.
    own: &listed::<11>(
        "record_id, redcap_event_name, redcap_repeat_instrument, redcap_repeat_instance, \
        redcap_survey_identifier, redcap_data_access_group, event name, repeat instrument, repeat instance, \
        survey identifier, data access group",
    ),
    // 0 is incomplete, 1 unverified. Who enters answers may leave it as it is, so that no row is left out by it.
    rules: &[Rule {
        columns: &[OF_A_FORM, "complete"],
        counts: |cell| ["", "2", "complete"].contains(&cell),
        ..Rule::NONE
    }],
    ..Service::NONE
};
