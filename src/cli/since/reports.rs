//! Reports that are kept from then, in the place of answers.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::Deserializer;

use crate::cli::outcome::{Failure, unless};
use crate::cli::spare::regular_file;
use crate::comparison::KeptReport;
use crate::diagnosis::FORMAT;
use crate::diagnostic::{Diagnostic, list};
use crate::source::{Found, Source, load_file};

/// What is found where answers or reports may be.
pub(super) struct Kept {
    /// The files that hold JSON reports.
    sources: Vec<Arc<Source>>,
    pub(super) others: Vec<String>,
}

impl Kept {
    /// Tells reports from other files. What can be read once only is left for whoever reads answers.
    pub(super) fn find(found: &Found) -> Self {
        let mut kept = Self {
            sources: Vec::new(),
            others: Vec::new(),
        };
        for file in found.files() {
            let is_regular = regular_file(file).is_some();
            let source = is_regular.then(|| load_file(file).ok()).flatten();
            match source.filter(|source| is_report(&source.text)) {
                Some(source) => kept.sources.push(source),
                None => kept.others.push(file.to_owned()),
            }
        }
        kept
    }

    /// Whether all that is found are reports.
    pub(super) fn is_all(&self) -> bool {
        self.others.is_empty() && !self.sources.is_empty()
    }

    /// Says which files keep the others from being read as the reports that they are.
    pub(super) fn mixed(&self) -> Option<Diagnostic> {
        let first = self.sources.first()?;
        let message = format!(
            "OLD holds reports, such as this one, and {} that hold none: {}",
            list::count(self.others.len(), "file", "files"),
            list::plain(self.others.iter().take(NAMED))
        );
        let problem = Diagnostic::error("kept-report", message).in_file(&first.name);
        Some(problem.help("give JSON reports that are compared with a folder of their own"))
    }

    /// Reads the reports: each file is one, or one a line.
    pub(super) fn read(&self) -> Result<Vec<KeptReport>, Failure> {
        let mut reports: Vec<KeptReport> = Vec::new();
        let mut problems = Vec::new();
        for source in &self.sources {
            for report in Deserializer::from_str(text(source)).into_iter::<KeptReport>() {
                let why = match report {
                    Ok(report) if report.is_sound() => {
                        reports.push(report);
                        continue;
                    }
                    Ok(report) => {
                        format!("its figures of {} can't be of one report", report.company)
                    }
                    Err(error) if error.is_eof() => "it is cut off".to_owned(),
                    Err(error) => {
                        let (line, column) = (error.line(), error.column());
                        format!("line {line}, column {column} isn't as a report has it")
                    }
                };
                problems.push(unreadable(source, &why));
                break;
            }
        }
        unless(problems, reports)
    }
}

/// So many files that are no reports are named.
const NAMED: usize = 3;

/// What tells a report from other files.
#[derive(Deserialize)]
struct Head {
    format: Option<String>,
}

/// Whether a text is a JSON report, or starts as one does.
fn is_report(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('{') {
        return false;
    }
    // One that is cut off still is one.
    let letters = text.chars().filter(|at| !at.is_whitespace());
    let start: String = letters.take(START).collect();
    let first = Deserializer::from_str(text).into_iter::<Head>().next();
    let format = first.and_then(Result::ok).and_then(|head| head.format);
    format.is_some_and(|format| format == FORMAT)
        || start.starts_with(&format!("{{\"format\":\"{FORMAT}\""))
}

/// So many characters hold a report's first field.
const START: usize = 64;

fn text(source: &Source) -> &str {
    source.text.trim_start_matches('\u{feff}')
}

fn unreadable(source: &Source, why: &str) -> Diagnostic {
    let message = format!("this report can't be compared with: {why}");
    Diagnostic::error("kept-report", message)
        .in_file(&source.name)
        .help("keep a report as `-f json` wrote it")
}
