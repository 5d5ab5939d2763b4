//! `detente agenda`: an hour with both leaders.

use super::inputs::{self, AnswerInputs, CsvArgs, QuestionnaireArg};
use super::invited::InvitedArgs;
use super::one_company::the_one_company;
use super::output::Console;
use super::render::{OutputArgs, StartArgs};
use super::report::left_out;
use super::screening::ScreeningArgs;
use super::{Failure, Outcome};
use crate::cli::{path, spare};
use crate::diagnosis::{Options, diagnose_with};
use crate::diagnostic::Diagnostic;
use crate::report::{Layout, agenda};
use crate::score::Resampler;
use crate::source::find;

/// The agenda of an hour with both leaders, made from their answers
///
/// What to ask each leader alone, what works, what both sides see alike, where they differ, what comes
/// first, the first actions, and when to ask again. Both leaders can be given it: it quotes nobody, and
/// shows nothing that one person of several answered.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  detente agenda acme/
  detente agenda acme/ --start 2026-12-01  with due dates, counted from that day
  detente agenda acme/ -o agenda.html      a page to print, or to send to both leaders
  detente agenda clients/ --company \"Acme Gears\" --wave 2026-Q4")]
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
    start: StartArgs,
    #[command(flatten)]
    csv: CsvArgs,
    #[command(flatten)]
    screening: ScreeningArgs,
    #[command(flatten)]
    invited: InvitedArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let format = args.output.format(args.output.place.file())?;
    if !format.is_for_people() {
        return Err(vec![for_people()]);
    }
    let found = find(&args.paths);
    let beside = [args.questionnaire.file(), args.csv.map()];
    let beside = beside.into_iter().flatten();
    spare::output(args.output.place.file(), found.files(), beside)?;
    let (company, wave) = (args.company.as_ref(), args.wave.as_ref());
    let inputs = AnswerInputs::open(found, &args.questionnaire, &args.csv, company, wave)?;
    let questionnaire = inputs.questionnaire(&args.questionnaire)?;
    let invitations = args.invited.of_one(&inputs.mapping, &questionnaire)?;
    let mut answers = inputs.read(&questionnaire);
    let masked = args.screening.mask(&questionnaire, &mut answers.companies);
    let remarks = inputs::sound(&inputs.found.diagnostics, &answers)?;
    let company = the_one_company(&answers)?;
    console.emit(&remarks);
    console.emit(left_out(&answers, company, &inputs.all()).as_slice());
    let resampler = Resampler::of_reports(&questionnaire);
    let options = Options {
        // Nobody is quoted, so nobody's words are needed.
        leave_out_words: true,
        unread: answers.unread(company),
        invited: invitations.of(answers.companies.name(company).0),
        ..args.screening.options(&resampler)
    };
    let told = invitations.told(&questionnaire, &answers.companies, company);
    let company = answers.companies.company(company);
    let diagnosis = diagnose_with(&questionnaire, &company, options);
    if let Some(reason) = args.screening.withheld(&questionnaire, company.groups) {
        console.emit_verdict(&[reason]);
        return Ok(Outcome::Refused);
    }
    console.emit(&told);
    console.emit(masked.as_slice());
    let layout = Layout {
        start: args.start.start,
        ..Layout::of_width(args.output.place.width(console))
    };
    let agenda = agenda::render(&diagnosis, format, layout);
    let agenda = agenda.ok_or_else(|| vec![for_people()])?;
    args.output.place.deliver(&agenda, console)?;
    Ok(Outcome::Done)
}

/// Refuses the formats that hold figures.
fn for_people() -> Diagnostic {
    let message = "an agenda is written as text, markdown, html or docx";
    let problem = Diagnostic::error("unknown-format", message);
    problem.help("`detente report` writes figures, as csv or json")
}
