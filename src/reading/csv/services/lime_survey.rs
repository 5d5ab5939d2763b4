//! `LimeSurvey`: questions by their codes, their texts or both; answers that were never sent lack the day on which they were.

use super::{Rule, Service, is_numbered};
use crate::listed::listed;

pub(super) const SERVICE: Service = Service {
    name: "LimeSurvey",
    own: &listed::<113>(
        "submitdate, lastpage, startlanguage, seed, token, startdate, datestamp, ipaddr, refurl, response id, \
        date submitted, last page, start language, date started, date last action, referrer url, access code, \
        antwort id, antwort-id, datum abgeschickt, letzte seite, start-sprache, startsprache, zufallsstartwert, \
        datum gestartet, datum letzte aktivität, zugangscode, zugangsschlüssel, id de la réponse, \
        date de soumission, dernière page, langue de départ, date de lancement, date de la dernière action, \
        id de respuesta, fecha de envío, última página, lenguaje inicial, idioma inicial, \
        fecha de la última acción, id da resposta, data de envio, data de submissão, idioma de início, \
        data de início, toegangscode, data da última ação, código de acesso, id risposta, data di invio, \
        ultima pagina, lingua iniziale, data di inizio, data dell'ultima azione, codice di accesso, \
        antwoord id, antwoord-id, datum verstuurd, datum ingestuurd, datum verzonden, datum van verzending, \
        laatste pagina, starttaal, begintaal, datum laatste actie, \
        id odpowiedzi, data wysłania, data przesłania, ostatnia strona, język początkowy, \
        svars-id, datum skickat, datum för inskickning, sista sidan, startspråk, \
        id odpovědi, datum odeslání, poslední stránka, výchozí jazyk, \
        svar-id, dato indsendt, dato sendt, sidste side, startsprog, \
        respons-id, dato innsendt, innsendt dato, siste side, \
        id ответа, дата отправки, последняя страница, начальный язык, \
        yanıt id, gönderim tarihi, gönderilme tarihi, son sayfa, başlangıç dili, \
        vastauksen id, lähetyspäivä, viimeinen sivu, aloituskieli, \
        回答id, 送信日, 最終ページ, 開始言語, \
        válasz id, beküldés dátuma, utolsó oldal, kezdő nyelv, \
        id de la resposta, data de tramesa, data d'enviament, darrera pàgina",
    ),
    rules: &[Rule {
        columns: &SENT,
        holds: |cell| NO_DAY.contains(&cell),
        // Where no days are kept, that of what was sent is the first of 1980.
        counts: |cell| cell.starts_with(|c: char| c.is_ascii_digit()),
        ..Rule::NONE
    }],
    is_code: |heading| {
        let code = heading.split(['[', '_']).next().unwrap_or(heading);
        let is_statement = heading.contains("[sq") && !heading.contains(' ');
        let group = code.strip_prefix('g').and_then(|code| code.split_once('q'));
        let is_number =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        is_statement
            || is_numbered(code)
            || group.is_some_and(|(group, question)| is_number(group) && is_number(question))
    },
    ..Service::NONE
};

/// What stands in place of the day, where there is none; the first is blank.
const NO_DAY: [&str; 10] =
    listed(", n, n/a, #n/a, na, null, none, -, 0000-00-00, 0000-00-00 00:00:00");

/// Columns of the day on which answers were sent.
const SENT: [&str; 29] = listed(
    "submitdate, date submitted, datum abgeschickt, date de soumission, fecha de envío, data de envio, \
    data de submissão, data di invio, datum verstuurd, datum ingestuurd, datum verzonden, datum van verzending, \
    data wysłania, data przesłania, datum skickat, datum för inskickning, datum odeslání, dato indsendt, dato sendt, \
    dato innsendt, innsendt dato, дата отправки, gönderim tarihi, gönderilme tarihi, lähetyspäivä, 送信日, \
    beküldés dátuma, data de tramesa, data d'enviament",
);
