//! Draws diagnostics for people; the one place that touches the snippet crate.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anstream::adapter::strip_str;

use std::ops::Range;

use super::message::{Diagnostic, Place, Severity};
use crate::sanitise::visible;
use crate::source::{SheetCell, Source};

/// The most bytes of a source line that are handed to the renderer, which cuts to the width.
const LONGEST: usize = 400;

/// Draws one diagnostic, with a newline at its end. Colours are escape codes for a later writer to strip.
pub fn render(diagnostic: &Diagnostic, width: usize) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(visible(&diagnostic.message));
    let mut group = Group::with_title(title.id(diagnostic.code));
    group = match &diagnostic.place {
        None => group,
        Some(Place::File(name)) => group.element(Origin::path(visible(name))),
        Some(Place::Span(source, span)) => match source.cell(span.start) {
            Some(cell) => draw_cell(group, &source.name, &cell, diagnostic.label.as_deref()),
            None => draw(group, source, span, diagnostic.label.as_deref()),
        },
    };
    for help in &diagnostic.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    let renderer = Renderer::styled()
        .decor_style(DecorStyle::Ascii)
        .term_width(width);
    let drawn = renderer.render(&[group]);
    // What is drawn under a place that is given apart is marked as a second place, which it isn't.
    let is_mark = |line: &&str| strip_str(line).to_string().trim() == ":::";
    let lines = drawn.lines().filter(|line| !is_mark(line));
    lines.map(|line| line.to_owned() + "\n").collect()
}

/// The same without colours, for a width that hardly any line has.
pub(super) fn plain(diagnostic: &Diagnostic) -> String {
    strip_str(&render(diagnostic, 140)).to_string()
}

/// Draws what stands in a cell of a workbook, with the cell's name for its place.
fn draw_cell<'a>(group: Group<'a>, file: &str, cell: &SheetCell, label: Option<&str>) -> Group<'a> {
    let text = visible(&cell.text);
    let text = text[..text.floor_char_boundary(LONGEST)].to_owned();
    let place = format!("{}:{}, cell {}", visible(file), cell.row, cell.name);
    let mark = AnnotationKind::Primary.span(0..text.len());
    let snippet = Snippet::source(text)
        .line_start(cell.row)
        .annotation(mark.label(label.map(visible)));
    group.element(Origin::path(place)).element(snippet)
}

/// Draws the line of the mistake alone: handing over the whole text would make each error cost the
/// file's length. A monstrous line is cut, and its place is given apart, since it no longer shows.
fn draw<'a>(
    group: Group<'a>,
    source: &'a Source,
    span: &Range<usize>,
    label: Option<&str>,
) -> Group<'a> {
    let text = &source.text;
    let start = text.floor_char_boundary(span.start.min(text.len()));
    let (number, whole) = source.line(start);
    // What is wrong with a line's end is shown where the line ends.
    let start = start.min(whole.end);
    let end = span.end.clamp(start, whole.end.max(start));
    let end = text.ceil_char_boundary(end.min(start + LONGEST));
    let is_cut = whole.len() > LONGEST;
    let shown = if is_cut {
        text.floor_char_boundary(start.saturating_sub(LONGEST).max(whole.start))
            ..text.ceil_char_boundary((end + LONGEST).min(whole.end))
    } else {
        whole.clone()
    };
    let mark = AnnotationKind::Primary.span(start - shown.start..end - shown.start);
    let snippet = Snippet::source(&text[shown])
        .line_start(number)
        .annotation(mark.label(label.map(visible)));
    let path = visible(&source.name);
    if is_cut {
        let (line, column) = source.line_column(start);
        let origin = Origin::path(path).line(line).char_column(column);
        group.element(origin).element(snippet)
    } else {
        group.element(snippet.path(path))
    }
}
