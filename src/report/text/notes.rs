//! What is not known, as a list.

use crate::diagnosis::Diagnosis;
use crate::report::page::TextPage;
use crate::report::sentences;

pub(super) fn write(page: &mut TextPage, diagnosis: &Diagnosis) {
    page.heading(sentences::NOT_TOLD);
    for note in sentences::notes(diagnosis) {
        page.item(&note);
    }
}
