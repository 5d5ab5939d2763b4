//! `detente demo`: a report from built-in sample answers.

use super::inputs;
use super::outcome::{Failure, Outcome};
use super::output::Console;
use super::render::RenderArgs;
use crate::answers::mapping::ColumnMapping;
use crate::answers::selection::Selection;
use crate::cli::spare;
use crate::diagnosis::{Options, diagnose_with};
use crate::reading::{self, Input};
use crate::score::Resampler;

/// The answers of a made-up company.
const ANSWERS: &str = include_str!("../demo/acme-gears.yaml");

/// A report from built-in sample answers
///
/// Shows what a report looks like: two leaders of sales, three of operations and the CEO of a made-up
/// company have answered.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Print the sample answers instead, as a file to try things with
    #[arg(long)]
    answers: bool,
    #[command(flatten)]
    render: RenderArgs,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    spare::output(args.render.file(), None, args.render.template())?;
    args.render.check_start(args.render.file())?;
    if args.answers {
        return args.render.deliver_raw(ANSWERS.to_owned(), console);
    }
    let input = [Input::Text("<demo>", ANSWERS.as_bytes())];
    let (mapping, everyone) = (ColumnMapping::default(), Selection::default());
    let questionnaire = reading::choose(&input, &mapping, &everyone)?;
    let answers = inputs::read(&input, &questionnaire, &mapping, &everyone);
    let company = answers.companies.company(0);
    let resampler = Resampler::of_reports(&questionnaire);
    let options = Options {
        leave_out_words: args.render.leaves_out_words(),
        ..Options::whole(&resampler)
    };
    let diagnosis = diagnose_with(&questionnaire, &company, options);
    args.render.deliver((&diagnosis).into(), console)
}
