//! Diagnostics for programs: one a line, as JSON or as annotations of a pull request.

use serde::Serialize;

use super::list;
use super::message::{Diagnostic, Place, Severity};
use crate::sanitise::{safe_json, visible, visible_lines};

/// A diagnostic as JSON.
#[derive(Serialize)]
struct Told<'d> {
    severity: &'static str,
    code: &'static str,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    /// The name of a workbook's cell.
    cell: Option<String>,
    message: &'d str,
    label: Option<&'d str>,
    help: &'d [String],
}

/// One object on one line, with a line feed at its end. What doesn't apply is null.
pub fn json(diagnostic: &Diagnostic) -> String {
    let at = Whereabouts::of(diagnostic);
    let told = Told {
        severity: diagnostic.severity.name(),
        code: diagnostic.code,
        file: diagnostic.place.as_ref().map(|place| visible(place.name())),
        line: at.line,
        column: at.column,
        cell: at.cell,
        message: &diagnostic.message,
        label: diagnostic.label.as_deref(),
        help: &diagnostic.help,
    };
    // Serialising fails only for maps with keys that are no text, and there are none.
    safe_json(&serde_json::to_string(&told).unwrap_or_default()) + "\n"
}

/// An annotation as GitHub's runner takes it from the output of a job, with a line feed at its end.
pub fn github(diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let at = Whereabouts::of(diagnostic);
    let file = diagnostic.place.as_ref().map(|place| visible(place.name()));
    let properties = [
        ("file", file),
        ("line", at.line.map(|line| line.to_string())),
        ("col", at.column.map(|column| column.to_string())),
        ("title", Some(diagnostic.code.to_owned())),
    ];
    let given = properties.into_iter();
    let given = given.filter_map(|(name, value)| Some(format!("{name}={}", property(&value?))));
    let properties = list::joined(given, ",");
    let mut parts = vec![diagnostic.message.clone()];
    parts.extend(at.cell.map(|cell| format!("cell {cell}")));
    parts.extend(diagnostic.label.clone());
    parts.extend(diagnostic.help.clone());
    let parts = parts.iter().map(|part| data(&visible_lines(part)));
    let parts = list::joined(parts, "%0A");
    format!("::{level} {properties}::{parts}\n")
}

/// A text in which no line is a command for GitHub's runner, which takes them from whatever a job prints, set in or not:
/// a backslash goes before what looks like one.
pub fn no_commands(text: &str) -> String {
    let line = |line: &str| {
        let start = line.len() - line.trim_start_matches(['+', '-', ' ', '\t']).len();
        let (before, rest) = line.split_at(start);
        if rest.starts_with("::") || rest.starts_with("##[") {
            format!("{before}\\{rest}")
        } else {
            line.to_owned()
        }
    };
    list::joined(text.split('\n').map(line), "\n")
}

/// Where a diagnostic points.
#[derive(Default)]
struct Whereabouts {
    line: Option<usize>,
    column: Option<usize>,
    cell: Option<String>,
}

impl Whereabouts {
    fn of(diagnostic: &Diagnostic) -> Self {
        let Some(Place::Span(source, span)) = &diagnostic.place else {
            return Self::default();
        };
        if let Some(cell) = source.cell(span.start) {
            return Self {
                line: Some(cell.row),
                cell: Some(cell.name),
                ..Self::default()
            };
        }
        let text = &source.text;
        let start = text.floor_char_boundary(span.start.min(text.len()));
        let (line, column) = source.line_column(start);
        Self {
            line: Some(line),
            column: Some(column),
            cell: None,
        }
    }
}

/// What would end a message.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// What would end a property as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::source::Source;

    #[test]
    fn no_line_of_a_text_is_a_command() {
        let text = "a ::b\n::stop-commands::x\n  ::x\n+ ##[error]y\n";
        let safe = "a ::b\n\\::stop-commands::x\n  \\::x\n+ \\##[error]y\n";
        assert_eq!(no_commands(text), safe);
    }

    #[test]
    fn a_message_is_one_line_whatever_is_in_it() {
        let source = Arc::new(Source::new("a,b:c.yaml", "x: 1\ny: ü 2\n"));
        let diagnostic = Diagnostic::error("off-scale", "100 % of\n::stop-commands::x")
            .at(&source, 11..12)
            .label("here")
            .help("mend it");
        assert_eq!(
            github(&diagnostic),
            "::error file=a%2Cb%3Ac.yaml,line=2,col=6,title=off-scale::100 %25 of%0A::stop-commands::x%0Ahere%0Amend it\n"
        );
        assert_eq!(
            json(&diagnostic),
            "{\"severity\":\"error\",\"code\":\"off-scale\",\"file\":\"a,b:c.yaml\",\"line\":2,\"column\":6,\"cell\":null,\"message\":\"100 % of\\n::stop-commands::x\",\"label\":\"here\",\"help\":[\"mend it\"]}\n"
        );
    }
}
