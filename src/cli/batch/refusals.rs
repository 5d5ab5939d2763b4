//! What a batch refuses before anything is read.

use super::Args;
use super::format::PortfolioFormat;
use crate::cli::outcome::wrong_argument;
use crate::cli::{Failure, spare};
use crate::report;
use crate::source::Found;

impl Args {
    /// Refuses what asks for nothing that is kept, or can't be done with it.
    pub(super) fn check_kept(&self) -> Result<(), Failure> {
        let option = if self.check { "--check" } else { "--update" };
        let is_nowhere = self.folder.out.is_none() && self.file().is_none();
        if self.is_held() && is_nowhere {
            let message = format!("`{option}` is about what is kept, and nothing is named");
            let help = "name a folder of reports with `--out`, or a portfolio's file with `-o`";
            Err(wrong_argument(message, help))
        } else if self.folder.prune && self.is_check() {
            let message = "`--check` writes nothing, and `--prune` removes";
            let help = "put `--update` beside them, or in the place of `--check`";
            Err(wrong_argument(message, help))
        } else if self.folder.prune && self.is_filtered() {
            let message = "`--prune` has to know all companies";
            Err(wrong_argument(
                message,
                "leave out `--company` and `--wave`",
            ))
        } else {
            Ok(())
        }
    }

    /// Refuses what belongs to the report of each company where there is none, or none that has a place for it.
    pub(super) fn check_of_reports(
        &self,
        format: PortfolioFormat,
        formats: &[report::Format],
    ) -> Result<(), Failure> {
        if self.folder.out.is_some() && self.folder.template.is_none() {
            self.since.check(formats)?;
        }
        let is_of_plans = self.folder.out.is_some() && self.folder.template.is_none();
        self.start.check(if is_of_plans { formats } else { &[] })?;
        let option = match (self.norms.is_asked(), self.since.is_asked()) {
            (true, _) => "--norms",
            (_, true) => "--since",
            _ => return Ok(()),
        };
        if self.folder.out.is_some() || format == PortfolioFormat::Ndjson {
            return Ok(());
        }
        let message = format!("`{option}` belongs to the report of each company");
        let help = "write reports with `--out DIR` or `-f ndjson`; the portfolio compares companies by itself";
        Err(wrong_argument(message, help))
    }

    /// Refuses to write the portfolio over what is read.
    pub(super) fn spare(&self, found: &Found, then: [Option<&Found>; 2]) -> Result<(), Failure> {
        let template = self.folder.template.as_deref();
        let beside = [
            self.questionnaire.file(),
            self.csv.map(),
            template,
            self.norms.file(),
        ];
        let then = then.into_iter().flatten().flat_map(Found::files);
        let beside = then.chain(beside.into_iter().flatten());
        spare::output(self.file(), found.files(), beside)
    }
}
