//! `detente reliability`: how well the questionnaire measures, over many companies.

use super::inputs::{self, AnswerInputs, CsvArgs, QuestionnaireArg};
use super::output::Console;
use super::render::OutputArgs;
use super::screening::ExcludeArgs;
use super::{Failure, Outcome};
use crate::cli::path;
use crate::cli::spare;
use crate::diagnostic::Diagnostic;
use crate::reading::Answers;
use crate::reliability::Reliability;
use crate::report::{Format, Layout, reliability};
use crate::source::find;

/// How well the questionnaire measures, over many companies
///
/// Reads the answers of many companies and tells how far the questions of each cause hang together, how surely two causes
/// are told apart, how far people of one side agree, and which questions to look at. No company and nobody is named.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  detente reliability clients/
  detente reliability clients/ --wave 2026-Q4 -o reliability.html
  detente reliability export.csv --exclude straight-lining
  detente reliability clients/ -f json")]
pub(super) struct Args {
    /// Answer files, folders of them, or - for standard input
    #[arg(required = true, value_name = "PATH", value_parser = path::as_text())]
    paths: Vec<String>,
    #[command(flatten)]
    questionnaire: QuestionnaireArg,
    /// Only the answers of this wave; an empty one means those without a wave
    #[arg(long, value_name = "WAVE")]
    wave: Option<String>,
    #[command(flatten)]
    csv: CsvArgs,
    #[command(flatten)]
    exclude: ExcludeArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let place = &args.output.place;
    let format = args.output.format(place.file())?;
    if format == Format::Plan {
        let problem = Diagnostic::error("unknown-format", "this report holds no plan");
        return Err(vec![
            problem.help("it is written as text, markdown, html, docx, csv or json"),
        ]);
    }
    let found = find(&args.paths);
    let beside = [args.questionnaire.file(), args.csv.map()];
    spare::output(
        place.file(),
        found.files().chain(beside.into_iter().flatten()),
    )?;
    let wave = args.wave.as_ref();
    let inputs = AnswerInputs::open(found, &args.questionnaire, &args.csv, None, wave)?;
    let questionnaire = inputs.questionnaire(&args.questionnaire)?;
    let answers = inputs.read_scales(&questionnaire);
    let mut told = inputs::told(&inputs.found.diagnostics, &answers);
    if !has_answers(&answers) {
        told.extend(nothing(&answers, &told));
        return Err(told);
    }
    let excludes = args.exclude.straight_lining();
    let found = Reliability::new(&questionnaire, &answers, excludes);
    console.emit(&told);
    let layout = Layout::of_width(place.width(console));
    place.deliver(&reliability::render(&found, format, layout), console)?;
    console.summarise(&inputs::failures("Left out", &answers, |_| true));
    let is_whole = !told.iter().any(Diagnostic::is_error);
    Ok(Outcome::of_whole(is_whole))
}

fn has_answers(answers: &Answers) -> bool {
    let companies = 0..answers.companies.len();
    let mut sound = companies.filter(|at| !answers.failures.contains_key(at));
    sound.any(|at| !answers.companies.members(at).is_empty())
}

/// Says that there is nothing to look at, where nothing else that was told does.
fn nothing(answers: &Answers, told: &[Diagnostic]) -> Option<Diagnostic> {
    let left_out = &answers.companies.left_out;
    if !left_out.is_empty() {
        return Some(left_out.nothing_left());
    }
    let is_told = told.iter().any(Diagnostic::is_error);
    (!is_told).then(|| Diagnostic::error("no-records", "there are no answers to look at"))
}
