//! `--since`: the answers of an earlier wave, or reports kept from then, that reports are set against.

mod reports;

use std::collections::HashSet;

use super::Failure;
use super::compare::pairs::{pair, warnings};
use super::compare::{Wave, groups, shared};
use super::inputs::{self, AnswerInputs, CsvArgs, QuestionnaireArg};
use super::path;
use crate::answers::Company;
use crate::comparison::{Counting, Earlier, KeptReport};
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Questionnaire;
use crate::reading::Answers;
use crate::report::Format;
use crate::source::{Found, find};

/// What to set a report against.
#[derive(Debug, clap::Args)]
pub(super) struct SinceArgs {
    /// Say what has changed since these earlier answers, or since JSON reports kept from then: a file or a folder
    #[arg(long, value_name = "OLD", value_parser = path::as_text(), help_heading = "Since last time")]
    since: Option<String>,
    /// Only this wave of OLD; an empty one means the answers without a wave
    #[arg(
        long,
        value_name = "WAVE",
        requires = "since",
        help_heading = "Since last time"
    )]
    since_wave: Option<String>,
}

/// What reports are set against, opened.
pub(super) struct OldWave<'a> {
    args: &'a SinceArgs,
    kind: Kind,
}

enum Kind {
    /// Answers, and what they answer.
    Answers(Box<(AnswerInputs, Questionnaire)>),
    /// Reports that are kept from then.
    Reports(Vec<KeptReport>),
}

impl SinceArgs {
    /// Whether a change was asked for.
    pub(super) fn is_asked(&self) -> bool {
        self.since.is_some()
    }

    /// Refuses to write what a format has no place for.
    pub(super) fn check(&self, formats: &[Format]) -> Result<(), Failure> {
        if !self.is_asked() || !formats.contains(&Format::Csv) {
            return Ok(());
        }
        let message = "a CSV report has no place for what has changed";
        let problem = Diagnostic::error("wrong-argument", message);
        Err(vec![problem.help(
            "leave out `--since`, or choose another format; `detente compare OLD NEW -f csv` writes a row a cause",
        )])
    }

    /// Finds the earlier answers, which nothing is to be written over.
    pub(super) fn find(&self, paths: &[String]) -> Result<Option<Found>, Failure> {
        let is_input = |path: &String| path == "-";
        if self.since.as_ref().is_some_and(is_input) && paths.iter().any(is_input) {
            let message = "the answers and the earlier ones can't both be standard input";
            let problem = Diagnostic::error("one-input", message);
            return Err(vec![problem.help("give one of them as a file or a folder")]);
        }
        Ok(self
            .since
            .as_ref()
            .map(|path| find(std::slice::from_ref(path))))
    }

    /// Opens the earlier answers or reports.
    pub(super) fn open(
        &self,
        found: Option<Found>,
        asked: &QuestionnaireArg,
        csv: &CsvArgs,
        company: Option<&String>,
    ) -> Result<Option<OldWave<'_>>, Failure> {
        let open = |found| {
            let kind = if let Some(reports) = reports::read(&found)? {
                Kind::Reports(reports)
            } else {
                let wave = self.since_wave.as_ref();
                let inputs = AnswerInputs::open(found, asked, csv, company, wave)?;
                let questionnaire = inputs.questionnaire(asked)?;
                Kind::Answers(Box::new((inputs, questionnaire)))
            };
            Ok(OldWave { args: self, kind })
        };
        found.map(open).transpose()
    }

    fn wave(&self) -> Wave<'_> {
        Wave {
            name: "OLD",
            option: "--since-wave",
            path: self.since.as_deref().unwrap_or_default(),
            wanted: self.since_wave.as_ref(),
        }
    }
}

impl OldWave<'_> {
    /// Reads the earlier answers, where there are such.
    pub(super) fn read(&self) -> Option<Answers<'_>> {
        match &self.kind {
            Kind::Answers(old) => Some(old.0.read(&old.1)),
            Kind::Reports(_) => None,
        }
    }

    /// What to know of the earlier answers, and their mistakes.
    pub(super) fn told(&self, answers: Option<&Answers>) -> Vec<Diagnostic> {
        match (&self.kind, answers) {
            (Kind::Answers(old), Some(answers)) => inputs::told(&old.0.found.diagnostics, answers),
            _ => Vec::new(),
        }
    }

    /// What each company's report is set against, of one wave, and whose there is none or of whom there are no answers
    /// now.
    pub(super) fn earlier<'a>(
        &'a self,
        answers: Option<&'a Answers>,
        now: (&'a Questionnaire, &[Company]),
        counting: Counting,
    ) -> Result<(Earlier<'a>, Vec<Diagnostic>), Failure> {
        let (asked, news) = now;
        let wave = self.args.wave();
        let (Kind::Answers(old), Some(answers)) = (&self.kind, answers) else {
            let reports = one_wave(self.reports(), &wave)?;
            let names: Vec<&str> = reports.iter().map(|one| one.company.as_str()).collect();
            let apart = apart(&names, &HashSet::new(), news)?;
            return Ok((Earlier::of_reports(asked, &reports, counting), apart));
        };
        let shared = shared(&old.1, asked)?;
        let companies: Vec<Company> = groups(answers, answers, &wave)?;
        let failing = answers.failures.keys();
        let unread: HashSet<&str> = failing.map(|at| answers.companies.name(*at).0).collect();
        let names: Vec<&str> = companies.iter().map(|company| company.name).collect();
        let apart = apart(&names, &unread, news)?;
        let earlier = Earlier::of_answers(shared, companies, unread, counting);
        Ok((earlier, apart))
    }

    fn reports(&self) -> &[KeptReport] {
        match &self.kind {
            Kind::Answers(_) => &[],
            Kind::Reports(reports) => reports,
        }
    }
}

/// The companies that are in one wave alone, those of which not all could be read aside.
fn apart(
    olds: &[&str],
    unread: &HashSet<&str>,
    news: &[Company],
) -> Result<Vec<Diagnostic>, Failure> {
    let company = |name| Company {
        name,
        wave: None,
        respondents: Vec::new(),
        numbered: Vec::new(),
    };
    let names = news.iter().map(|company| company.name);
    let news: Vec<Company> = names
        .filter(|name| !unread.contains(name))
        .map(company)
        .collect();
    if news.is_empty() {
        return Ok(Vec::new());
    }
    let olds: Vec<Company> = olds.iter().copied().map(company).collect();
    Ok(warnings(&pair(&olds, &news)?.alone))
}

/// The kept reports of the wave that was asked for, one a company.
fn one_wave<'r>(reports: &'r [KeptReport], wave: &Wave) -> Result<Vec<&'r KeptReport>, Failure> {
    let is_wanted = |report: &&KeptReport| {
        let given = report.wave.as_deref().unwrap_or_default();
        wave.wanted.is_none_or(|wanted| wanted.trim() == given)
    };
    let mut wanted: Vec<&KeptReport> = reports.iter().filter(is_wanted).collect();
    wanted.sort_by_key(|report| (&report.company, &report.wave));
    let several = wanted.chunk_by(|one, other| one.company == other.company);
    let problems: Failure = several
        .filter(|reports| reports.len() > 1)
        .map(|reports| {
            let waves = reports.iter().map(|report| report.wave.as_deref());
            wave.several(&reports[0].company, waves)
        })
        .collect();
    if problems.is_empty() {
        Ok(wanted)
    } else {
        Err(problems)
    }
}
