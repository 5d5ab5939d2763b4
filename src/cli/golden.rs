//! `--check`: is a report still the one in a file?

use std::io::ErrorKind;

use similar::TextDiff;

use super::output::Console;
use super::render::RenderArgs;
use super::{Failure, Outcome};
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
    if kept.replace("\r\n", "\n") == report {
        problem = problem.help("only the line ends differ: the file has Windows ones; in Git, `* -text` in .gitattributes keeps files as they are");
    } else {
        console.print(&diff(file, &kept, &report))?;
    }
    console.tell(&[problem]);
    Ok(Outcome::Refused)
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
