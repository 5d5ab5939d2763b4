//! A document as a page that needs no network and no script: the built-in template filled in.

use super::document::Document;
use super::template;

pub(super) fn render(document: &Document) -> String {
    template::render_built_in(document)
}
