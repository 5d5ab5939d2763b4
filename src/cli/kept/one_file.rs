//! One kept file: told how it differs, or written anew.

use super::difference::Difference;
use super::loss::Loss;
use super::{Change, CheckArgs, Look, Now, Standing, UpdateArgs, other_method};
use crate::cli::delivery::write_file;
use crate::cli::outcome::{Failure, Outcome, wrong_argument};
use crate::cli::output::Console;
use crate::diagnostic::{Diagnostic, Severity};

/// A kept file, and what it would be now.
#[derive(Debug)]
pub(in crate::cli) struct OneFile<'a> {
    pub(in crate::cli) now: Now<'a>,
    /// What it is: "report", "portfolio", "comparison".
    pub(in crate::cli) what: &'static str,
    /// What writes it where it differs.
    pub(in crate::cli) way: &'static str,
    /// Of whom answers are counted; none where it isn't told what there is less of.
    pub(in crate::cli) parties: Option<Vec<&'a str>>,
    /// The companies that are there and that it doesn't show.
    pub(in crate::cli) hidden: Vec<&'a str>,
}

impl OneFile<'_> {
    /// Says how the file differs; where it does, the check says no.
    pub(in crate::cli) fn check(
        &self,
        how: &CheckArgs,
        console: &Console,
    ) -> Result<Outcome, Failure> {
        if how.figures_only && self.now.format.is_none() {
            let message = "figures alone can't be compared in a workbook";
            let help = "keep a table, as in `-o portfolio.csv`";
            return Err(wrong_argument(message, help));
        }
        let help = format!("if that is as it should be, {} writes it", self.way);
        let problem = match Standing::of(self.now, how.look()) {
            Standing::Same => return Ok(Outcome::Done),
            Standing::Unreadable(problem) => return Err(vec![*problem]),
            Standing::Missing => missing(self.what, self.now.file).help(help),
            Standing::Changed(change) => {
                let lines = change.difference.as_ref();
                console.print(&lines.map_or(String::new(), |lines| lines.shown(how.diff)))?;
                let loss = self.loss(&change).map(|loss| way_over(&loss));
                changed(self.what, self.now.file, &change).help(loss.unwrap_or(help))
            }
        };
        console.emit_verdict(&[problem]);
        Ok(Outcome::Refused)
    }

    fn loss(&self, change: &Change) -> Option<Loss> {
        let parties = self.parties.as_deref()?;
        match self.now.format {
            None => Some(Loss::Workbook),
            Some(_) => change.loss(parties, &self.hidden),
        }
    }

    /// Writes the file where it differs, and says so. What would come to hold fewer answers stays as it is.
    pub(in crate::cli) fn update(
        &self,
        how: UpdateArgs,
        console: &Console,
    ) -> Result<Outcome, Failure> {
        let file = self.now.file;
        match Standing::of(self.now, Look::Mark) {
            Standing::Same => {
                console.summarise(&format!("{file} is as it was.\n"));
                return Ok(Outcome::Done);
            }
            Standing::Unreadable(problem) => return Err(vec![*problem]),
            Standing::Changed(change) if !how.keep_going => {
                if let Some(loss) = self.loss(&change) {
                    return Err(vec![loss.tell(file, Severity::Error)]);
                }
            }
            Standing::Changed(_) | Standing::Missing => {}
        }
        write_file(file, [self.now.bytes])?;
        console.summarise(&format!("Wrote {file}.\n"));
        Ok(Outcome::Done)
    }
}

/// That a kept file isn't there.
pub(in crate::cli) fn missing(what: &str, file: &str) -> Diagnostic {
    Diagnostic::error("report-missing", format!("this {what} is missing")).in_file(file)
}

/// That a kept file is another one, and what is known of why.
pub(in crate::cli) fn changed(what: &str, file: &str, change: &Change) -> Diagnostic {
    let problem = Diagnostic::error("report-changed", format!("this {what} has changed"));
    let ends = change.difference.as_ref().and_then(Difference::ends);
    let method = change.method().and_then(other_method);
    problem.in_file(file).helps(method).helps(ends)
}

/// What a check says of a loss: what writes the report all the same.
pub(in crate::cli) fn way_over(loss: &Loss) -> String {
    let why = loss.tell("", Severity::Warning).message;
    format!("{why}; `--update` leaves it as it is, and `--update --keep-going` writes it")
}
