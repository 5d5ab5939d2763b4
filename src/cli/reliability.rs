//! `detente reliability`: how well the questionnaire measures, over many companies.

use super::inputs;
use super::many::ManyArgs;
use super::output::Console;
use super::render::OutputArgs;
use super::{Failure, Outcome};
use crate::diagnostic::Diagnostic;
use crate::reading::Answers;
use crate::reliability::Reliability;
use crate::report::{Format, Layout, reliability};

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
    #[command(flatten)]
    answers: ManyArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let place = &args.output.place;
    let format = args.output.format(place.file())?;
    if format == Format::Plan {
        let problem = Diagnostic::error("unknown-format", "this report holds no plan");
        let help = "it is written as text, markdown, html, docx, csv or json";
        return Err(vec![problem.help(help)]);
    }
    let (inputs, questionnaire) = args.answers.open(place.file())?;
    let answers = inputs.read_scales(&questionnaire);
    let mut told = inputs::told(&inputs.found.diagnostics, &answers);
    if !has_answers(&answers) {
        told.extend(nothing(&answers, &told));
        return Err(told);
    }
    let excludes = args.answers.excludes_straight_lining();
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
