//! What a comparison is written as, and where: a page or a table of all companies, or a workbook.

use std::path::Path;

use super::Args;
use crate::cli::kept::{Now, OneFile};
use crate::cli::output::Console;
use crate::cli::render::format_of;
use crate::cli::{Failure, Outcome};
use crate::comparison::Comparison;
use crate::diagnostic::Diagnostic;
use crate::report::compare::{self, Alone};
use crate::report::{Format, Layout, Rendered};

/// What files of a workbook end in.
const WORKBOOK: &str = "xlsx";

impl Args {
    /// Refuses several formats where one is written, and those that a comparison doesn't have.
    pub(super) fn check_formats(&self) -> Result<(), Failure> {
        let output = self.place.file().filter(|_| self.format.is_empty());
        let by_ending = output.and_then(|file| format_of(file).ok());
        let mut formats = self.format.iter().chain(&by_ending);
        if formats.any(|it| *it == Format::Plan) {
            let problem = Diagnostic::error("unknown-format", "a comparison holds no plan");
            let help = "`detente report NEW -f plan` begins one";
            return Err(vec![problem.help(help)]);
        }
        if self.format.len() < 2 || self.pages.out.is_some() {
            return Ok(());
        }
        let problem = Diagnostic::error("several-formats", "a comparison has one format");
        let help = "pages have several where `--out` says into which folder";
        Err(vec![problem.help(help)])
    }

    /// The format of all companies together; none for a workbook.
    fn format(&self, file: Option<&str>) -> Result<Option<Format>, Failure> {
        match (&self.format[..], file) {
            ([format], _) if self.pages.out.is_none() => Ok(Some(*format)),
            (_, None) => Ok(Some(Format::Text)),
            (_, Some(file)) => {
                let ending = Path::new(file).extension();
                let is_workbook = ending.is_some_and(|it| it.eq_ignore_ascii_case(WORKBOOK));
                (!is_workbook).then(|| format_of(file)).transpose()
            }
        }
    }

    /// Writes the comparison, or holds it against the one that is kept.
    pub(super) fn deliver(
        &self,
        comparisons: &[Comparison],
        alone: &[Alone],
        console: &Console,
    ) -> Result<Outcome, Failure> {
        let file = self.kept.check.as_deref().or(self.place.file());
        let format = self.format(file)?;
        let width = match &self.kept.check {
            Some(_) => console.file_width(),
            None => self.place.width(console),
        };
        let layout = Layout::of_width(width);
        let report = match format {
            None => workbook(comparisons, alone)?,
            // Each has a page of its own.
            Some(_) if file.is_none() && self.pages.out.is_some() && comparisons.len() > 1 => {
                compare::overview(comparisons, alone, layout).into()
            }
            Some(format) => compare::render(comparisons, alone, format, layout),
        };
        let Some(file) = &self.kept.check else {
            self.place.deliver(&report, console)?;
            return Ok(Outcome::Done);
        };
        let one = OneFile {
            now: Now {
                file,
                format,
                wave: None,
                bytes: &report.into_file(),
            },
            what: "comparison",
            way: "`-o` in the place of `--check`",
            parties: None,
            hidden: Vec::new(),
        };
        one.check(&self.kept.how, console)
    }
}

fn workbook(comparisons: &[Comparison], alone: &[Alone]) -> Result<Rendered, Failure> {
    let workbook = compare::workbook(comparisons, alone).map(Rendered::from);
    workbook.map_err(|error| {
        let message = format!("the workbook can't be made: {error}");
        let problem = Diagnostic::error("unwritable", message);
        vec![problem.help("write a table instead, as in `-o changes.csv`")]
    })
}
