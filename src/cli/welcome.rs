//! `detente` alone: what it is and where to start.

use super::outcome::{Failure, Outcome};
use super::output::Console;

const WELCOME: &str = "\
detente finds out why sales and operations fight, and what to do first.

Leaders of both sides answer one questionnaire; the report ranks five causes by what both say.
The program sends nothing anywhere.

  detente survey                     ask both leaders here, one after the other
  detente demo                       see a report, from sample answers
  detente questionnaire show         read the questions
  detente form --help                make forms that leaders fill in without a terminal
  detente report FOLDER              score answer files and print the ranked report
  detente batch FOLDER               score many companies side by side
  detente check FOLDER               find every mistake in answer files
  detente --help                     everything else
";

pub(super) fn run(console: &Console) -> Result<Outcome, Failure> {
    console.print(WELCOME)?;
    Ok(Outcome::Done)
}
