//! Google Forms: a time, an address where the form asks for it, and `Question [Statement]` for each row of a grid.

use super::Service;
use crate::listed::listed;

pub(super) const SERVICE: Service = Service {
    name: "Google Forms",
    own: &listed::<21>(
        "timestamp, zeitstempel, horodateur, marca temporal, carimbo de data/hora, informazioni cronologiche, \
        tijdstempel, email address, e-mail-adresse, adresse e-mail, dirección de correo electrónico, \
        endereço de e-mail, indirizzo email, e-mailadres, username, nutzername, nom d'utilisateur, \
        nombre de usuario, total score, total points, quiz feedback",
    ),
    ..Service::NONE
};
