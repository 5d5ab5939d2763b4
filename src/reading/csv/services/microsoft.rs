//! Microsoft Forms: a number, when somebody began and ended, and who it was; orders as `A;B;C;`.

use super::Service;
use crate::listed::listed;

pub(super) const SERVICE: Service = Service {
    name: "Microsoft Forms",
    own: &listed::<19>(
        "start time, completion time, last modified time, startzeit, fertigstellungszeit, \
        uhrzeit der letzten änderung, zeitpunkt der letzten änderung, heure de début, heure de fin, \
        heure de la dernière modification, hora de inicio, hora de finalización, \
        hora de la última modificación, hora de início, hora de conclusão, ora di inizio, ora di completamento, \
        begintijd, tijd van voltooien",
    ),
    ..Service::NONE
};
