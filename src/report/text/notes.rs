//! What is not known, as a list.

use crate::diagnosis::Diagnosis;
use crate::report::page::Page;
use crate::report::sentences;

pub(super) fn write(page: &mut Page, diagnosis: &Diagnosis) {
    page.heading(sentences::NOT_TOLD);
    for note in sentences::notes(diagnosis) {
        page.item(&note);
    }
}
