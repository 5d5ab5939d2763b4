//! `detente template`: the built-in HTML template, to be changed.

use super::outcome::{Failure, Outcome};
use super::output::{self, Console};
use crate::report::template::BUILT_IN;

/// The template of the HTML report, to be changed and used with report --template
///
/// It is a Jinja template over the JSON report: every field of it can be used.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  detente template -o brand.html
  detente report acme/ --template brand.html -o acme.html")]
pub(super) struct Args {
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<String>,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    console.deliver(BUILT_IN, output::file(args.output.as_ref()))?;
    Ok(Outcome::Done)
}
