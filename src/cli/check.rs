//! `detente check`: validates questionnaires and answer files.

use std::collections::HashSet;
use std::sync::Arc;

use super::inputs::{self, CsvArgs, QuestionnaireArg, TABLES};
use super::output::Console;
use super::{Failure, Outcome};
use crate::answers::mapping::ColumnMapping;
use crate::answers::records::{Keeps, Records};
use crate::answers::selection::Selection;
use crate::cli::path;
use crate::diagnostic::{self, Diagnostic, list};
use crate::questionnaire::{self, Questionnaire};
use crate::reading::{Answers, Input};
use crate::sanitise::visible;
use crate::source::{Source, find};

/// Find every mistake in questionnaires and answer files
///
/// Tells what each file holds. Exits with 2 where a file has mistakes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Questionnaires, answer files, folders of them, or - for standard input
    #[arg(required = true, value_name = "PATH", value_parser = path::as_text())]
    paths: Vec<String>,
    #[command(flatten)]
    questionnaire: QuestionnaireArg,
    /// The company, for tables without a column for it
    #[arg(long, value_name = "NAME", help_heading = TABLES)]
    company: Option<String>,
    /// The wave, for tables without a column for it
    #[arg(long, value_name = "WAVE", help_heading = TABLES)]
    wave: Option<String>,
    #[command(flatten)]
    csv: CsvArgs,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let csv = &args.csv;
    let mapping = csv.mapping(args.company.as_ref(), args.wave.as_ref())?;
    let mut found = find(&args.paths);
    inputs::pass_by(&mut found.files, csv.map());
    let texts = csv.texts(&found, &args.questionnaire, &mapping)?;
    let all = Input::of(&found.files, &texts);
    let mut diagnostics = found.diagnostics;
    diagnostics.extend(texts.told.iter().cloned());
    let mut summary = String::new();
    let mut answers = Vec::with_capacity(all.len());
    for input in &all {
        match input.questionnaire() {
            Some(source) => summary += &check_questionnaire(&source, &mut diagnostics),
            None => answers.push(*input),
        }
    }
    if !answers.is_empty() {
        summary += &check_answers(&answers, args, &mapping, &mut diagnostics);
    }
    diagnostic::sort(&mut diagnostics);
    if summary.is_empty() && !diagnostics.iter().any(Diagnostic::is_error) {
        let message = "there are no answers or questionnaires to check";
        diagnostics.push(Diagnostic::error("no-records", message));
    }
    console.print(&summary)?;
    if diagnostics.iter().any(Diagnostic::is_error) {
        return Err(diagnostics);
    }
    console.emit(&diagnostics);
    Ok(Outcome::Done)
}

fn check_questionnaire(source: &Arc<Source>, diagnostics: &mut Vec<Diagnostic>) -> String {
    match questionnaire::read(source) {
        Ok(questionnaire) => format!("{}: {}\n", visible(&source.name), about(&questionnaire)),
        Err(problems) => {
            diagnostics.extend(problems);
            String::new()
        }
    }
}

fn about(questionnaire: &Questionnaire) -> String {
    let scored = questionnaire.count_scored();
    format!(
        "questionnaire {} version {}, {}, {}, {}",
        questionnaire.id,
        visible(&questionnaire.version),
        list::count(questionnaire.causes.len(), "cause", "causes"),
        list::count(scored, "scale question", "scale questions"),
        list::count(questionnaire.ranking_questions.len(), "ranking", "rankings")
    )
}

/// Tells each record of the files without mistakes in a line.
fn check_answers(
    files: &[Input],
    args: &Args,
    mapping: &ColumnMapping,
    diagnostics: &mut Vec<Diagnostic>,
) -> String {
    let all = Selection::default();
    let questionnaire = match args.questionnaire.choose(files, mapping, &all) {
        Ok(questionnaire) => questionnaire,
        Err(problems) => {
            diagnostics.extend(problems);
            return String::new();
        }
    };
    let reading = inputs::reading(&questionnaire, mapping, Keeps::Nothing);
    let answers = reading.read(files, &all);
    let broken: HashSet<usize> = answers.files_with_mistakes().collect();
    let sound = answers.in_order();
    let sound = sound.filter(|(_, (part, _))| !broken.contains(&part.file));
    let tell = |(company, (part, at))| describe(&answers, company, part, at, &questionnaire);
    let lines: String = sound.map(tell).collect();
    diagnostics.extend(answers.mistakes());
    diagnostics.extend(answers.remarks);
    lines
}

fn describe(
    answers: &Answers,
    company: usize,
    part: &Records,
    at: usize,
    questionnaire: &Questionnaire,
) -> String {
    let role = part.role(at);
    let (name, wave) = answers.companies.name(company);
    let side = visible(questionnaire.party_name(role));
    let wave = wave.map_or(String::new(), |wave| format!(", {}", visible(wave)));
    format!(
        "{}: {}{wave}, {side}: {} of {} questions answered\n",
        visible(answers.file_of(part)),
        visible(name),
        part.answered(at),
        questionnaire.count_asked(role)
    )
}
