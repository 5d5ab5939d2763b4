//! `--stream`: a part of many companies' answers, as an engine that divides the work hands one to each of its processes.

use super::Args;
use super::checking::why_withheld;
use super::format::PortfolioFormat;
use super::telling;
use crate::cli::outcome::{Failure, wrong_argument};
use crate::diagnostic::Diagnostic;
use crate::listed::listed;
use crate::portfolio::Portfolio;
use crate::reading::Answers;
use crate::source::Found;

/// What asks for all companies, or for a folder of files.
pub(super) const WHOLE: [&str; 9] =
    listed("out, check, update, top, sort, fail_over, columns, side, sheet");

impl Args {
    /// Refuses what a part of the answers can't be asked for.
    pub(super) fn check_stream(&self, format: PortfolioFormat) -> Result<(), Failure> {
        if !self.stream {
            Ok(())
        } else if self.paths != ["-"] {
            let help = "name `-`, and pipe in a JSON record a line";
            Err(wrong_argument("`--stream` reads standard input", help))
        } else if !format.has_rows() {
            let help = "say which with `-f ndjson` or `-f csv`";
            Err(wrong_argument("`--stream` writes rows", help))
        } else if !self.questionnaire.is_named() {
            let message =
                "each part of a stream would find out by itself which questionnaire is meant";
            Err(wrong_argument(message, "name it with `-q`"))
        } else if self.norms.is_of_run() {
            let help = "`detente norms` makes a file of them from all answers; name it as in `--norms=norms.json`";
            Err(wrong_argument("the companies of a part are no norms", help))
        } else {
            Ok(())
        }
    }

    /// Leaves out of a part's rows what hangs on the companies beside each, and gives those that fail a row.
    pub(super) fn make_part(&self, portfolio: &mut Portfolio) {
        if self.stream {
            let questionnaire = portfolio.questionnaire;
            let all = portfolio.all;
            portfolio.make_part(|company| why_withheld(self, questionnaire, all, company));
        }
    }

    /// That nothing could be read, where that is a mistake: a part may well hold nothing.
    pub(super) fn nothing_read(&self, found: &Found, answers: &Answers) -> Option<Failure> {
        let told = || telling::nothing_read(found, answers);
        (!self.stream).then(told).flatten()
    }

    /// Whether all could be read. In a part, a company that fails has a row that says so, and is no reason to run it again.
    pub(super) fn is_read(&self, answers: &Answers, portfolio: &Portfolio) -> bool {
        if self.stream {
            answers.broken_files() == 0 && !answers.remarks.iter().any(Diagnostic::is_error)
        } else {
            !portfolio.tally.has_failures()
        }
    }
}
