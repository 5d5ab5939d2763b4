//! `--check`: is a report still the one in a file?

use std::io::ErrorKind;

use similar::TextDiff;

use super::outcome::{Failure, Outcome};
use super::output::Console;
use super::render::RenderArgs;
use crate::diagnosis::Diagnosis;
use crate::diagnostic::Diagnostic;
use crate::sanitise::visible;

/// Renders the report as the file holds it, and prints what differs.
pub(super) fn compare(
    file: &str,
    render: &RenderArgs,
    diagnosis: &Diagnosis,
    console: &Console,
) -> Result<Outcome, Failure> {
    let kept = read(file)?;
    let report = render.render(diagnosis, Some(file), console.file_width())?;
    let report = anstream::adapter::strip_str(&report).to_string();
    if kept == report {
        return Ok(Outcome::Done);
    }
    let mut problem = Diagnostic::error("report-differs", "the report is not the one in this file")
        .in_file(file)
        .help("if that is as it should be, write it anew with `-o` in the place of `--check`");
    match Difference::of(file, &kept, &report) {
        Difference::LineEnds => problem = problem.help(Difference::LINE_ENDS),
        Difference::Lines(lines) => console.print(&lines)?,
    }
    console.emit_verdict(&[problem]);
    Ok(Outcome::Refused)
}

/// How a report that is kept differs from the one that would be written now.
#[derive(Debug)]
pub(super) enum Difference {
    /// By the ends of its lines alone.
    LineEnds,
    /// By these lines, as a unified diff.
    Lines(String),
}

impl Difference {
    /// What to know where line ends alone differ.
    pub(super) const LINE_ENDS: &str = "only the line ends differ: the file has Windows ones; in Git, `* -text` in .gitattributes keeps files as they are";

    /// Compares a file's text with a report that isn't the same.
    pub(super) fn of(file: &str, kept: &str, report: &str) -> Self {
        if kept.replace("\r\n", "\n") == report {
            Self::LineEnds
        } else {
            Self::Lines(diff(file, kept, report))
        }
    }

    /// The same for a file that is yet to be read; none where it can't be.
    pub(super) fn of_file(file: &str, report: &str) -> Option<Self> {
        let kept = std::fs::read(file).ok()?;
        Some(Self::of(file, &String::from_utf8_lossy(&kept), report))
    }
}

fn read(file: &str) -> Result<String, Failure> {
    let bytes = std::fs::read(file).map_err(|error| {
        let problem = match error.kind() {
            ErrorKind::NotFound => Diagnostic::error("unreadable", "there is no such file")
                .help("write it with `-o` in the place of `--check` first"),
            ErrorKind::PermissionDenied => {
                Diagnostic::error("unreadable", "you may not read this file")
            }
            _ => Diagnostic::error("unreadable", format!("this can't be read: {error}")),
        };
        vec![problem.in_file(file)]
    })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A unified diff, its lines made safe to print.
fn diff(file: &str, kept: &str, report: &str) -> String {
    let diff = TextDiff::from_lines(kept, report);
    let mut unified = diff.unified_diff();
    let name = visible(file);
    let text = unified
        .context_radius(3)
        .header(&name, "the report now")
        .to_string();
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}
