//! One HTML page that needs no network and no script: the built-in template, filled in.

pub(super) mod view;

use super::template;
use crate::diagnosis::Diagnosis;

/// Renders a report as a page of its own. Comments and open answers are in it only with its details.
pub fn render(diagnosis: &Diagnosis, has_details: bool) -> String {
    template::render_built_in(diagnosis, has_details)
}
