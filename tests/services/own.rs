//! The columns that services add by themselves before the answers and behind them: their headings in English and in
//! German, and the cells of two people.

use super::layouts::Service;

type Columns = (&'static [[&'static str; 4]], &'static [[&'static str; 4]]);

const TIME: &str = "2026-11-02 09:10:22";

/// The columns of a service.
pub(super) fn columns(service: Service) -> Columns {
    match service {
        Service::Google => GOOGLE,
        Service::Microsoft => MICROSOFT,
        Service::SurveyMonkey | Service::SurveyMonkeyExpanded => SURVEY_MONKEY,
        Service::Qualtrics => QUALTRICS,
        Service::LimeSurveyCodes => LIME_SURVEY_CODES,
        Service::LimeSurveyTexts => LIME_SURVEY_TEXTS,
        Service::LimeSurveyBoth => LIME_SURVEY_BOTH,
        Service::Typeform => TYPEFORM,
        Service::JotForm => JOTFORM,
        Service::Tally => TALLY,
        Service::KoboLabels | Service::KoboNames => KOBO_LABELS,
        Service::Odk => ODK,
        Service::Airtable => AIRTABLE,
    }
}

const GOOGLE: Columns = (
    &[
        [
            "Timestamp",
            "Zeitstempel",
            "2026/11/02 9:10:22 AM GMT+1",
            "2026/11/03 9:10:22 AM GMT+1",
        ],
        ["Email Address", "E-Mail-Adresse", "a@x.de", "b@x.de"],
    ],
    &[["Score", "Punktzahl", "0 / 10", "0 / 10"]],
);

const MICROSOFT: Columns = (
    &[
        ["ID", "ID", "1", "2"],
        [
            "Start time",
            "Startzeit",
            "11/2/26 9:10:22",
            "11/2/26 9:20:22",
        ],
        [
            "Completion time",
            "Fertigstellungszeit",
            "11/2/26 9:17:22",
            "11/2/26 9:27:22",
        ],
        ["Email", "E-Mail", "anonymous", "anonymous"],
        ["Name", "Name", "", ""],
    ],
    &[["Last modified time", "Uhrzeit der letzten Änderung", "", ""]],
);

const SURVEY_MONKEY: Columns = (
    &[
        ["Respondent ID", "Befragten-ID", "118", "119"],
        ["Collector ID", "Collector-ID", "42", "42"],
        ["Start Date", "Startdatum", TIME, TIME],
        ["IP Address", "IP-Adresse", "", ""],
    ],
    &[],
);

const QUALTRICS: Columns = (
    &[
        ["StartDate", "StartDate", TIME, TIME],
        ["Status", "Status", "IP Address", "IP Address"],
        ["Progress", "Progress", "100", "100"],
        ["Finished", "Finished", "True", "True"],
        ["ResponseId", "ResponseId", "R_1", "R_2"],
        [
            "DistributionChannel",
            "DistributionChannel",
            "anonymous",
            "anonymous",
        ],
    ],
    &[],
);

const LIME_SURVEY_CODES: Columns = (
    &[
        ["id", "id", "7", "8"],
        ["submitdate", "submitdate", TIME, TIME],
        ["lastpage", "lastpage", "3", "3"],
        ["startlanguage", "startlanguage", "en", "de"],
        ["seed", "seed", "55", "56"],
    ],
    &[],
);

const LIME_SURVEY_TEXTS: Columns = (
    &[
        ["Response ID", "Antwort ID", "7", "8"],
        ["Date submitted", "Datum Abgeschickt", TIME, TIME],
        ["Last page", "Letzte Seite", "3", "3"],
        ["Start language", "Start-Sprache", "en", "de"],
        ["Seed", "Zufallsstartwert", "55", "56"],
    ],
    &[],
);

const LIME_SURVEY_BOTH: Columns = (
    &[
        ["id. Response ID", "id. Antwort ID", "7", "8"],
        [
            "submitdate. Date submitted",
            "submitdate. Datum Abgeschickt",
            TIME,
            TIME,
        ],
        ["lastpage. Last page", "lastpage. Letzte Seite", "3", "3"],
        ["seed. Seed", "seed. Zufallsstartwert", "55", "56"],
    ],
    &[],
);

const TYPEFORM: Columns = (
    &[["#", "#", "x1", "x2"]],
    &[
        ["Response Type", "Response Type", "completed", "completed"],
        ["Start Date (UTC)", "Start Date (UTC)", TIME, TIME],
        ["Stage Date (UTC)", "Stage Date (UTC)", "", ""],
        ["Submit Date (UTC)", "Submit Date (UTC)", TIME, TIME],
        ["Network ID", "Network ID", "n1", "n2"],
        ["Tags", "Tags", "", ""],
        ["Ending", "Ending", "Thanks", "Danke"],
    ],
);

const JOTFORM: Columns = (
    &[["Submission Date", "Submission Date", TIME, TIME]],
    &[
        ["IP", "IP", "10.0.0.1", "10.0.0.2"],
        ["Submission ID", "Submission ID", "5001", "5002"],
    ],
);

const TALLY: Columns = (
    &[
        ["Submission ID", "Submission ID", "a1", "a2"],
        ["Respondent ID", "Respondent ID", "b1", "b2"],
        ["Submitted at", "Submitted at", TIME, TIME],
    ],
    &[],
);

const KOBO_LABELS: Columns = (
    &[["start", "start", TIME, TIME], ["end", "end", TIME, TIME]],
    &[
        ["_id", "_id", "31", "32"],
        ["_uuid", "_uuid", "u1", "u2"],
        ["_submission_time", "_submission_time", TIME, TIME],
        ["_validation_status", "_validation_status", "", ""],
        ["_notes", "_notes", "", ""],
        [
            "_status",
            "_status",
            "submitted_via_web",
            "submitted_via_web",
        ],
        ["_submitted_by", "_submitted_by", "", ""],
        ["__version__", "__version__", "v8", "v8"],
        ["_tags", "_tags", "", ""],
        ["_index", "_index", "1", "2"],
    ],
);

const ODK: Columns = (
    &[
        ["SubmissionDate", "SubmissionDate", TIME, TIME],
        ["deviceid", "deviceid", "d1", "d2"],
    ],
    &[
        ["meta-instanceID", "meta-instanceID", "uuid:1", "uuid:2"],
        ["KEY", "KEY", "uuid:1", "uuid:2"],
        ["ReviewState", "ReviewState", "", "approved"],
    ],
);

const AIRTABLE: Columns = (
    &[["Record ID", "Record ID", "rec1", "rec2"]],
    &[["Created", "Created", TIME, TIME]],
);
