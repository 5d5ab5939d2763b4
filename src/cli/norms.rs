//! `detente norms`: what the figures of many companies are, to hold others against.

use super::inputs;
use super::many::ManyArgs;
use super::norms_arg::nothing_to_compare;
use super::output::{self, Console};
use super::{Failure, Outcome};
use crate::answers::Company;
use crate::diagnostic::{Diagnostic, list};
use crate::norms::{FEWEST, KeptNorms, Unfit};
use crate::reading::Answers;

/// What the figures of many companies are, to hold others against
///
/// Reads the answers of ten companies or more, and writes how their figures are spread: of each cause, of
/// the symptoms and of each question. No company stands in it by name or with a figure of its own. `detente
/// report --norms=FILE` holds a company against it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  detente norms clients/ -o norms.json
  detente norms clients/ --wave 2026-Q4 -o norms.json
  detente report acme/ --norms=norms.json
  detente batch clients/ --norms=norms.json --out reports")]
pub(super) struct Args {
    #[command(flatten)]
    answers: ManyArgs,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<String>,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let output = output::file(args.output.as_ref());
    let (inputs, questionnaire) = args.answers.open(output)?;
    let answers = inputs.read_scales(&questionnaire);
    let told = inputs::told(&inputs.found.diagnostics, &answers);
    let is_whole = !told.iter().any(Diagnostic::is_error);
    let excludes = args.answers.excludes_straight_lining();
    let norms = match KeptNorms::gather(&questionnaire, sound(&answers), excludes) {
        Ok(norms) => norms,
        // Where nothing could be read, that there are too few follows from it.
        Err(Unfit::TooFew(0)) if !is_whole => return Err(told),
        Err(unfit) => return Err(told.into_iter().chain([refusal(unfit)]).collect()),
    };
    console.emit(&told);
    if norms.norms(&questionnaire).is_empty() {
        console.emit(&[nothing_to_compare()]);
    }
    let text = serde_json::to_string_pretty(&norms).unwrap_or_default();
    console.deliver(&(text + "\n"), output)?;
    let failures = inputs::failures("Left out of the norms", &answers, |_| true);
    console.summarise(&failures);
    Ok(Outcome::of_whole(is_whole))
}

/// The companies without mistakes.
fn sound<'a>(answers: &'a Answers) -> impl Iterator<Item = Company<'a>> {
    let all = 0..answers.companies.len();
    let sound = all.filter(|at| !answers.failures.contains_key(at));
    sound.map(|at| answers.companies.company(at))
}

fn refusal(unfit: Unfit) -> Diagnostic {
    match unfit {
        Unfit::SeveralWaves(company) => {
            let message = format!("norms count each company once, and {company} has several waves");
            Diagnostic::error("several-waves", message).help("pick one with `--wave`")
        }
        Unfit::TooFew(companies) => {
            let found = list::count(companies, "company", "companies");
            let message =
                format!("norms take {FEWEST} companies or more, and these answers are of {found}");
            let help = "fewer would tell too much of each, and too little of all";
            Diagnostic::error("too-few-companies", message).help(help)
        }
    }
}
