//! `--since`: the answers of an earlier wave that reports are set against.

use std::collections::HashSet;

use super::Failure;
use super::compare::{Wave, groups, shared};
use super::inputs::{self, AnswerInputs, CsvArgs, QuestionnaireArg};
use super::pairs::pair;
use super::path;
use crate::answers::Company;
use crate::comparison::{Counting, Earlier};
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Questionnaire;
use crate::reading::Answers;
use crate::report::Format;
use crate::source::{Found, find};

/// What to set a report against.
#[derive(Debug, clap::Args)]
pub(super) struct SinceArgs {
    /// Say what has changed since these earlier answers: a file or a folder
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

/// The earlier answers, opened, and what they answer.
pub(super) struct OldWave<'a> {
    args: &'a SinceArgs,
    inputs: AnswerInputs,
    questionnaire: Questionnaire,
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
        Ok(self.since.as_ref().map(|path| find(&[path.clone()])))
    }

    /// Opens the earlier answers.
    pub(super) fn open(
        &self,
        found: Option<Found>,
        asked: &QuestionnaireArg,
        csv: &CsvArgs,
        company: Option<&String>,
    ) -> Result<Option<OldWave<'_>>, Failure> {
        let open = |found| {
            let wave = self.since_wave.as_ref();
            let inputs = AnswerInputs::open(found, asked, csv, company, wave)?;
            let questionnaire = inputs.questionnaire(asked)?;
            Ok(OldWave {
                args: self,
                inputs,
                questionnaire,
            })
        };
        found.map(open).transpose()
    }
}

impl OldWave<'_> {
    /// Reads the earlier answers.
    pub(super) fn read(&self) -> Answers<'_> {
        self.inputs.read(&self.questionnaire)
    }

    /// What to know of the earlier answers, and their mistakes.
    pub(super) fn told(&self, answers: &Answers) -> Vec<Diagnostic> {
        inputs::told(&self.inputs.found.diagnostics, answers)
    }

    /// The earlier answers of each company, one wave of each, and whose there are none or of whom there are none now.
    pub(super) fn earlier<'a>(
        &'a self,
        answers: &'a Answers,
        now: (&'a Questionnaire, &[Company]),
        counting: Counting,
    ) -> Result<(Earlier<'a>, Vec<Diagnostic>), Failure> {
        let (now, news) = now;
        let shared = shared(&self.questionnaire, now)?;
        let wave = Wave {
            name: "OLD",
            option: "--since-wave",
            path: self.args.since.as_deref().unwrap_or_default(),
            wanted: self.args.since_wave.as_ref(),
        };
        let companies: Vec<Company> = groups(answers, answers, &wave)?;
        let failing = answers.failures.keys();
        let unread: HashSet<&str> = failing.map(|at| answers.companies.name(*at).0).collect();
        let news: Vec<Company> = news
            .iter()
            .filter(|company| !unread.contains(company.name))
            .cloned()
            .collect();
        let apart = if news.is_empty() {
            Vec::new()
        } else {
            pair(&companies, &news)?.1
        };
        Ok((Earlier::new(shared, companies, unread, counting), apart))
    }
}
