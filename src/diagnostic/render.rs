//! Draws diagnostics for people; the one place that touches the snippet crate.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Place, Severity};
use crate::sanitise::visible;
use crate::source::Source;

/// The most characters of a source line that are drawn on either side of a mistake.
const CONTEXT: usize = 160;

/// Draws one diagnostic, with a newline at its end. Colours are escape codes for a later writer to strip.
pub fn render(diagnostic: &Diagnostic, width: usize) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(
        level
            .primary_title(visible(&diagnostic.message))
            .id(diagnostic.code),
    );
    group = match &diagnostic.place {
        None => group,
        Some(Place::File(name)) => group.element(Origin::path(visible(name))),
        Some(Place::Span(source, span)) => {
            group.element(snippet(source, span.clone(), diagnostic.label.as_deref()))
        }
    };
    for help in &diagnostic.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    let renderer = Renderer::styled()
        .decor_style(DecorStyle::Ascii)
        .term_width(width);
    renderer.render(&[group]) + "\n"
}

/// The line of the mistake alone: handing over the whole text would make each error cost the file's length.
fn snippet<'a>(
    source: &'a Source,
    span: std::ops::Range<usize>,
    label: Option<&str>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let text = &source.text;
    let start = text.floor_char_boundary(span.start.min(text.len()));
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..]
        .find(['\n', '\r'])
        .map_or(text.len(), |at| start + at);
    let end = text.ceil_char_boundary(span.end.clamp(start, line_end));
    // A cut line would show a wrong column, so the whole line is given unless it is monstrous.
    let shown = if line_end - line_start > 100_000 {
        text.floor_char_boundary(start.saturating_sub(CONTEXT).max(line_start))
            ..text.ceil_char_boundary((end + CONTEXT).min(line_end))
    } else {
        line_start..line_end
    };
    let line = text[..line_start].matches('\n').count() + 1;
    let mark = AnnotationKind::Primary.span(start - shown.start..end - shown.start);
    Snippet::source(&text[shown])
        .line_start(line)
        .path(visible(&source.name))
        .annotation(mark.label(label.map(visible)))
}
