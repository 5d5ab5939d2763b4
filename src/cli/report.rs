//! `detente report`: one company's ranked report.

use super::gate::{self, Rule};
use super::inputs::{self, AnswerInputs, CsvArgs, QuestionnaireArg};
use super::output::Console;
use super::render::RenderArgs;
use super::screening::ScreeningArgs;
use super::{Failure, Outcome, golden};
use crate::answers::companies::Companies;
use crate::cli::path;
use crate::diagnosis::{Options, diagnose_with};
use crate::diagnostic::{Diagnostic, list};
use crate::reading::{Answers, Input};
use crate::score::Resampler;
use crate::source::find;

/// One company's ranked report
///
/// Reads the answers of a company's leaders, scores both sides, and prints the causes of their
/// conflict ranked by what both sides say, with the solutions that match.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  detente report acme/                     every answer file in a folder
  detente report sales.yaml ops.yaml       two files
  detente report acme/ -o acme.html        a page to send, to print, to keep
  detente report acme/ --details           every answer, with what was said
  detente report clients/ --company \"Acme Gears\" --wave 2026-Q4
  detente report acme/ --check acme.md     in CI: has the report moved?
  detente report acme/ --fail-over any-cause=70 --fail-over symptoms=50")]
pub(super) struct Args {
    /// Answer files, folders of them, or - for standard input
    #[arg(required = true, value_name = "PATH", value_parser = path::as_text())]
    paths: Vec<String>,
    #[command(flatten)]
    questionnaire: QuestionnaireArg,
    /// Only the answers of this company; the company, too, of tables without a column for it
    #[arg(long, value_name = "NAME")]
    company: Option<String>,
    /// Only the answers of this wave; an empty one means those without a wave
    #[arg(long, value_name = "WAVE")]
    wave: Option<String>,
    #[command(flatten)]
    csv: CsvArgs,
    #[command(flatten)]
    screening: ScreeningArgs,
    #[command(flatten)]
    render: RenderArgs,
    /// Write nothing, compare with this file, print what differs, and exit with 1 if anything does
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with = "output",
        help_heading = "For CI"
    )]
    check: Option<String>,
    /// Exit with 1 where a figure is over a number: symptoms=50, any-cause=70, gap=40, or a cause's id;
    /// may be given several times
    #[arg(long, value_name = "RULE", help_heading = "For CI")]
    fail_over: Vec<Rule>,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let found = find(&args.paths);
    let beside = [
        args.questionnaire.file(),
        args.csv.map(),
        args.render.template(),
    ];
    inputs::spare(
        args.render.file(),
        found.files().chain(beside.into_iter().flatten()),
    )?;
    let (company, wave) = (args.company.as_ref(), args.wave.as_ref());
    let inputs = AnswerInputs::open(found, &args.questionnaire, &args.csv, company, wave)?;
    let questionnaire = inputs.questionnaire(&args.questionnaire)?;
    let answers = inputs.read(&questionnaire);
    let remarks = inputs::sound(&inputs.found.diagnostics, &answers)?;
    gate::check_rules(&args.fail_over, &questionnaire)?;
    console.emit(&remarks);
    let company = the_one_company(&answers.companies)?;
    console.emit(left_out(&answers, company, &inputs.all()).as_slice());
    let company = answers.companies.company(company);
    let resampler = Resampler::of_reports(&questionnaire);
    let options = Options {
        leave_out_words: args.render.leaves_out_words(),
        ..args.screening.options(&resampler)
    };
    let diagnosis = diagnose_with(&questionnaire, &company, options);
    if let Some(reason) = args.screening.withheld(&diagnosis) {
        console.emit_verdict(&[reason]);
        return Ok(Outcome::Refused);
    }
    let same = match &args.check {
        Some(file) => golden::compare(file, &args.render, &diagnosis, console)?,
        None => args.render.deliver(&diagnosis, console)?,
    };
    let tripped = gate::tripped(&args.fail_over, &diagnosis);
    console.emit_verdict(&tripped);
    Ok(if tripped.is_empty() {
        same
    } else {
        Outcome::Refused
    })
}

/// So many companies are listed where one has to be picked.
const LISTED: usize = 20;

/// The company to report on; there has to be one.
fn the_one_company(companies: &Companies) -> Result<usize, Failure> {
    match companies.len() {
        1 => Ok(0),
        0 if companies.left_out.is_empty() => {
            let problem = Diagnostic::error("no-records", "there are no answers to report on");
            Err(vec![problem])
        }
        0 => Err(vec![companies.left_out.nothing_left()]),
        _ => Err(vec![several(companies)]),
    }
}

/// Says whose records a filter leaves out, and how to mend it where one without a wave may be meant.
fn left_out(answers: &Answers, company: usize, inputs: &[Input]) -> Option<Diagnostic> {
    let companies = &answers.companies;
    let (name, wave) = companies.name(company);
    let note = companies.left_out.note(name)?;
    let (Some(wave), Some(number)) = (wave, companies.left_out.without_wave(name)) else {
        return Some(note);
    };
    let first = companies.first_records(&[number].into_iter().collect());
    let start = answers.start_of(*first.get(&number)?, inputs)?;
    Some(note.help(format!(
        "no wave may be a slip: where it belongs to this report, fill in `wave: {wave}`, as at {start}"
    )))
}

fn several(companies: &Companies) -> Diagnostic {
    let mut problem = Diagnostic::error(
        "several-companies",
        "these answers are of several companies or waves, and a report is about one",
    );
    for company in 0..companies.len().min(LISTED) {
        let (name, wave) = companies.name(company);
        let wave = wave.map_or("no wave".to_owned(), |wave| format!("wave {wave}"));
        let count = companies.members(company).len();
        let respondents = list::count(count, "respondent", "respondents");
        problem = problem.help(format!("found: {name}, {wave}, {respondents}"));
    }
    if companies.len() > LISTED {
        problem = problem.help(format!("and {} more", companies.len() - LISTED));
    }
    problem.help("pick one with `--company` and `--wave`, or score them all with `detente batch`")
}
