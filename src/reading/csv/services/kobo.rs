//! `KoboToolbox` and ODK: paths of groups, names in place of texts, and what the server knows of each submission.

use super::{Rule, Service, Why};
use crate::listed::listed;

pub(super) const SERVICE: Service = Service {
    name: "Kobo or ODK",
    own: &listed::<36>(
        "_id, _uuid, _submission_time, _validation_status, _notes, _status, _submitted_by, __version__, \
        _version_, _tags, _index, _attachments, _geolocation, _xform_id_string, _parent_index, parent_key, \
        _parent_table_name, formhub/uuid, meta/instanceid, meta-instanceid, meta/rootuuid, instanceid, \
        instancename, deviceid, subscriberid, simserial, phonenumber, submissiondate, key, submitterid, \
        submittername, attachmentspresent, attachmentsexpected, reviewstate, edits, formversion",
    ),
    rules: &[Rule {
        columns: &["_validation_status", "reviewstate"],
        why: Why::Rejected,
        holds: |cell| {
            ["not approved", "validation_status_not_approved", "rejected"].contains(&cell)
        },
        counts: |cell| UNDECIDED.contains(&cell) || cell.ends_with("approved"),
        ..Rule::NONE
    }],
    ..Service::NONE
};

/// What stands there of submissions that nobody has approved or rejected; the first is blank.
const UNDECIDED: [&str; 7] =
    listed(", on hold, validation_status_on_hold, received, hasissues, has issues, edited");

/// The columns that tell, in the sheet of a group that repeats, to which row of the main sheet each row belongs.
pub(super) const PARENTS: [&str; 2] = ["_parent_index", "parent_key"];
