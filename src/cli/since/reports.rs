//! Reports that are kept from then, in the place of answers.

use serde_json::Deserializer;

use super::Failure;
use crate::comparison::KeptReport;
use crate::diagnosis::FORMAT;
use crate::diagnostic::Diagnostic;
use crate::source::{Found, Source, load_file};

/// The reports, where all that is found are JSON reports, or NDJSON files of them.
pub(super) fn read(found: &Found) -> Result<Option<Vec<KeptReport>>, Failure> {
    let sources: Vec<_> = found
        .files()
        .map_while(|file| load_file(file).ok())
        .collect();
    let is_all = sources.len() == found.files.len() && !sources.is_empty();
    if !is_all || !sources.iter().all(|source| is_report(source)) {
        return Ok(None);
    }
    let mut reports = Vec::new();
    let mut problems = Vec::new();
    for source in &sources {
        for report in Deserializer::from_str(source.text.trim_start_matches('\u{feff}')).into_iter()
        {
            match report {
                Ok(report) => reports.push(report),
                Err(error) => {
                    problems.push(unreadable(source, &error.to_string()));
                    break;
                }
            }
        }
        if reports.iter().any(|report: &KeptReport| !report.is_sound()) {
            problems.push(unreadable(source, "it holds figures that no report has"));
            reports.clear();
        }
    }
    if problems.is_empty() {
        Ok(Some(reports))
    } else {
        Err(problems)
    }
}

/// Whether a file starts as a JSON report does.
fn is_report(source: &Source) -> bool {
    let text = source.text.trim_start_matches('\u{feff}').trim_start();
    let after = |text: &'_ str, mark: &str| -> Option<usize> {
        let rest = text.trim_start();
        rest.starts_with(mark)
            .then(|| text.len() - rest.len() + mark.len())
    };
    let mut rest = text;
    for mark in ["{", "\"format\"", ":", &format!("\"{FORMAT}\"")] {
        let Some(end) = after(rest, mark) else {
            return false;
        };
        rest = &rest[end..];
    }
    true
}

fn unreadable(source: &Source, why: &str) -> Diagnostic {
    let message = format!("this report can't be compared with: {why}");
    Diagnostic::error("kept-report", message)
        .in_file(&source.name)
        .help("keep a report as `-f json` wrote it")
}
