//! Columns that tell the state of a row in files of any service, and the words in them for what is no finished answer
//! of a person. Such rows count, and are asked about: anybody may head a column so.

use super::Rule;
use super::redcap::OF_A_FORM;
use crate::answers::instant::Instant;
use crate::answers::normalize::heading as folded;
use crate::listed::listed;

/// The rules for columns that the service's own don't know.
pub(super) static RULES: [Rule; 5] = [
    Rule {
        columns: &STATES,
        counts: |cell| !is_one_of(cell, &UNFINISHED),
        ..Rule::NONE
    },
    Rule {
        columns: &FINISHED,
        counts: |cell| !is_one_of(cell, &NO) && !is_one_of(cell, &UNFINISHED),
        ..Rule::NONE
    },
    Rule {
        columns: &TESTS,
        counts: |cell| !is_one_of(cell, &YES) && !is_one_of(cell, &UNFINISHED) && cell != "x",
        ..Rule::NONE
    },
    Rule {
        columns: &[OF_A_FORM],
        counts: |cell| !is_one_of(cell, &NO) && !is_one_of(cell, &UNFINISHED),
        ..Rule::NONE
    },
    // Unipark's: 31 and 32 are interviews that came to their end.
    Rule {
        columns: &["dispcode"],
        counts: |cell| ["", "31", "32"].contains(&cell),
        ..Rule::NONE
    },
];

/// Headings of columns that say in words what has become of a row, folded.
const STATES: [&str; 41] = listed(
    "status, state, mode, response status, response state, response type, entry_status, entry status, \
    form status, submission status, submission state, survey status, interview status, \
    participation status, completion status, completion, antwortstatus, antworttyp, bearbeitungsstatus, \
    statut, état, statut de la réponse, estado, estado de la respuesta, estado da resposta, situação, \
    stato, stato risposta, review_status, review status, review state, reviewstate, approval, \
    approval status, survey mode, submission type, collector, source, response quality, quality, \
    freigabestatus",
);

/// Headings of columns that say whether a row was finished.
const FINISHED: [&str; 29] = listed(
    "finished, is finished, is_finished, complete, is complete, is_complete, completed, is completed, \
    is_completed, submitted, beendet, abgeschlossen, vollständig, terminé, complet, achevé, finalizado, \
    terminado, completado, concluído, completato, voltooid, approved, is approved, consent, consented, \
    einwilligung, consentement, consentimiento",
);

/// Headings of columns that say whether a row is a test, or doesn't count for another reason.
const TESTS: [&str; 23] = listed(
    "test, is test, is_test, test data, test response, tester, pretest, preview, testdaten, testdatensatz, \
    vorschau, aperçu, prueba, partial, is partial, deleted, is deleted, rejected, excluded, exclude, spam, \
    bogus, gelöscht",
);

/// What a column of states holds of rows that are unfinished, or none of people; `_` and `-` as spaces.
const UNFINISHED: [&str; 86] = listed(
    "partial, partially, partial response, partially complete, partially completed, incomplete, \
    not complete, not completed, not finished, not submitted, unfinished, unsubmitted, in progress, \
    started, draft, saved, abandoned, dropped out, dropout, terminated, disqualified, screened out, \
    screen out, over quota, deleted, spam, test, test data, test response, testing, pretest, preview, \
    survey preview, debug, unvollständig, teilweise, abgebrochen, begonnen, in bearbeitung, \
    nicht abgeschlossen, nicht beendet, entwurf, vorschau, gelöscht, partiel, partielle, incomplet, \
    incomplète, en cours, commencé, commencée, abandonné, brouillon, aperçu, parcial, incompleto, \
    incompleta, en curso, iniciado, abandonado, borrador, prueba, em andamento, rascunho, parziale, \
    in corso, bozza, onvolledig, rejected, not approved, declined, denied, pending, pending approval, \
    awaiting approval, excluded, invalid, unverified, abgelehnt, ausgeschlossen, ungültig, rejeté, refusé, \
    rechazado, rejeitado, rifiutato",
);

/// What stands for no where a column says whether a row was finished, also where a spreadsheet has put it in its own
/// language.
pub(super) const NO: [&str; 14] =
    listed("false, 0, falsch, faux, falso, onwaar, falskt, no, nein, non, não, nee, n, unchecked");

/// The same of yes.
pub(super) const YES: [&str; 17] = listed(
    "true, 1, wahr, vrai, verdadero, verdadeiro, vero, waar, sant, yes, ja, oui, sí, sim, sì, y, checked",
);

/// What a column of states holds of rows that are finished answers.
const DONE: [&str; 54] = listed(
    "complete, completed, fully completed, finished, full, done, submitted, sent, final, finalized, \
    finalised, closed, vollständig, abgeschlossen, beendet, fertig, komplett, erledigt, abgesendet, \
    abgeschickt, eingereicht, complet, complète, terminé, terminée, achevé, achevée, fini, soumis, envoyé, \
    envoyée, completo, completa, completado, completada, finalizado, finalizada, terminado, terminada, \
    enviado, enviada, concluído, concluída, completato, completata, finito, inviato, concluso, voltooid, \
    afgerond, volledig, compleet, verzonden, ingediend",
);

/// Whether a cell says, in words or by the day on which it was, that a row was finished.
pub(super) fn is_finished(cell: &str) -> bool {
    is_one_of(cell, &DONE) || Instant::read(cell).is_some()
}

fn is_one_of(cell: &str, words: &[&str]) -> bool {
    let cell = folded(&cell.replace(['_', '-'], " "));
    words.contains(&cell.as_str())
}
