//! The formats of a portfolio and of the reports beside it: which were asked for, and printing in them.

use std::path::Path;
use std::sync::LazyLock;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::Args;
use crate::cli::delivery;
use crate::cli::kept::{Now, OneFile, party_names};
use crate::cli::output::{self, Console};
use crate::cli::{Failure, Outcome};
use crate::diagnostic::Diagnostic;
use crate::portfolio::Portfolio;
use crate::report::{self, Layout, Rendered, portfolio};

/// Each format of a report, and those that a portfolio alone has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PortfolioFormat {
    Report(report::Format),
    /// A company's full report a line.
    Ndjson,
    /// A workbook of companies, causes and questions.
    Xlsx,
}

static FORMATS: LazyLock<Vec<PortfolioFormat>> = LazyLock::new(|| {
    let reports = report::Format::value_variants().iter().copied();
    let others = [PortfolioFormat::Ndjson, PortfolioFormat::Xlsx];
    reports.map(PortfolioFormat::Report).chain(others).collect()
});

impl ValueEnum for PortfolioFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &FORMATS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let value = match self {
            Self::Report(format) => format.to_possible_value()?,
            Self::Ndjson => PossibleValue::new("ndjson"),
            Self::Xlsx => PossibleValue::new("xlsx"),
        };
        let help = match self {
            Self::Report(report::Format::Csv) => {
                "A row a company and cause; as a report, a row a cause, question and solution"
            }
            Self::Report(report::Format::Plan) => {
                "What comes first, in a file to follow it up in; reports only"
            }
            Self::Report(report::Format::Json) => "Everything, for other programs; reports only",
            Self::Report(_) => return Some(value),
            Self::Ndjson => "A company's full report a line; portfolio only",
            Self::Xlsx => "A workbook of companies, causes and questions; portfolio only",
        };
        Some(value.help(help))
    }
}

impl PortfolioFormat {
    /// Whether it is a table or a line a company, which are for programs.
    pub(super) fn has_rows(self) -> bool {
        matches!(self, Self::Report(report::Format::Csv) | Self::Ndjson)
    }
    /// The same format of a report; none where reports have no such format.
    fn of_report(self) -> Option<report::Format> {
        match self {
            Self::Report(format) => Some(format),
            Self::Ndjson | Self::Xlsx => None,
        }
    }

    /// The format of a portfolio's files with this ending.
    fn of_ending(ending: &str) -> Option<Self> {
        match ending {
            "ndjson" => Some(Self::Ndjson),
            "xlsx" => Some(Self::Xlsx),
            _ => report::Format::of_ending(ending)
                .filter(|format| !matches!(format, report::Format::Json | report::Format::Plan))
                .map(Self::Report),
        }
    }
}

impl Args {
    /// The file to write the portfolio to; none for standard output.
    pub(super) fn file(&self) -> Option<&str> {
        output::file(self.output.as_ref())
    }

    pub(super) fn reports(&self) -> Result<Vec<report::Format>, Failure> {
        let mut formats = Vec::new();
        for format in &self.format {
            match format.of_report() {
                Some(format) if formats.contains(&format) => {}
                Some(format) => formats.push(format),
                None if self.folder.out.is_some() => {
                    let value = format.to_possible_value();
                    let name = value.map_or(String::new(), |value| value.get_name().to_owned());
                    let message = format!("a report can't be written as `{name}`");
                    let help = "with `--out`, `-f` is the reports' format; `-o FILE` writes the portfolio by its ending";
                    return Err(vec![
                        Diagnostic::error("unknown-format", message).help(help),
                    ]);
                }
                None => {}
            }
        }
        if formats.is_empty() {
            formats.push(report::Format::Html);
        }
        Ok(formats)
    }

    pub(super) fn format(&self) -> Result<PortfolioFormat, Failure> {
        let own = self.format.iter().filter(|_| self.folder.out.is_none());
        let refused = match own.collect::<Vec<_>>()[..] {
            [PortfolioFormat::Report(report::Format::Json)] => {
                let problem = "a portfolio can't be written as JSON";
                let help = "`-f ndjson` writes a company's full report a line";
                Some(("unknown-format", problem, help))
            }
            [PortfolioFormat::Report(report::Format::Plan)] => {
                let help = "`--out DIR -f plan` writes one of each company into a folder";
                Some(("unknown-format", "a plan is of one company", help))
            }
            [one] => return Ok(*one),
            [_, _, ..] => {
                let help = "reports have several where `--out` says into which folder";
                Some(("several-formats", "a portfolio has one format", help))
            }
            [] => None,
        };
        if let Some((code, problem, help)) = refused {
            return Err(vec![Diagnostic::error(code, problem).help(help)]);
        }
        let output = self.file().unwrap_or("");
        let ending = Path::new(output).extension();
        let ending = ending.map(|ending| ending.to_string_lossy().to_lowercase());
        let Some(ending) = ending else {
            return Ok(PortfolioFormat::Report(report::Format::Text));
        };
        PortfolioFormat::of_ending(&ending).ok_or_else(|| {
            let message = format!("no portfolio format ends in `.{ending}`");
            let help = "endings are `.txt`, `.md`, `.html`, `.docx`, `.csv`, `.ndjson` and `.xlsx`; else say the format with `-f`";
            vec![Diagnostic::error("unknown-format", message).help(help)]
        })
    }
}

/// Prints a portfolio, or writes it to the output file.
pub(super) fn print(
    args: &Args,
    format: PortfolioFormat,
    portfolio: &Portfolio,
    console: &Console,
) -> Result<(), Failure> {
    let output = args.file();
    match format {
        PortfolioFormat::Xlsx => delivery::deliver_bytes(&workbook(portfolio)?, output),
        PortfolioFormat::Ndjson => {
            delivery::deliver_parts(portfolio::ndjson::render(portfolio), output)
        }
        PortfolioFormat::Report(format) => {
            let layout = Layout::of_width(console.width_for(output));
            match portfolio::render(portfolio, format, layout) {
                Some(page) => console.deliver_report(&page, output),
                None => delivery::deliver_parts(portfolio::csv::render(portfolio), output),
            }
        }
    }
}

/// Holds the portfolio against the file that is kept, or writes that anew.
pub(super) fn hold(
    args: &Args,
    format: PortfolioFormat,
    portfolio: &Portfolio,
    console: &Console,
) -> Result<Outcome, Failure> {
    let Some(file) = args.file() else {
        return Ok(Outcome::Done);
    };
    let (format, bytes) = match format {
        PortfolioFormat::Xlsx => (None, workbook(portfolio)?),
        PortfolioFormat::Ndjson => {
            let lines: String = portfolio::ndjson::render(portfolio).collect();
            (Some(report::Format::Json), lines.into())
        }
        PortfolioFormat::Report(format) => {
            let layout = Layout::of_width(console.file_width());
            let page = portfolio::render(portfolio, format, layout).map(Rendered::into_file);
            let pieces = portfolio::csv::render(portfolio);
            let table = || pieces.collect::<Vec<_>>().concat();
            (Some(format), page.unwrap_or_else(table))
        }
    };
    let one = OneFile {
        now: Now {
            file,
            format,
            wave: portfolio.wave(),
            bytes: &bytes,
        },
        what: "portfolio",
        way: "`--update`",
        parties: Some(party_names(portfolio.questionnaire)),
        hidden: portfolio.hidden().collect(),
    };
    if args.update.update {
        one.update(args.update, console)
    } else {
        one.check(&args.how, console)
    }
}

fn workbook(portfolio: &Portfolio) -> Result<Vec<u8>, Failure> {
    if !portfolio::xlsx::fits(portfolio) {
        let problem = Diagnostic::error("too-large", "a sheet can't hold so many companies");
        let help = "show fewer with `--top N`, or write a table with `-f csv`";
        return Err(vec![problem.help(help)]);
    }
    portfolio::xlsx::render(portfolio).map_err(|error| {
        let message = format!("the workbook can't be made: {error}");
        vec![Diagnostic::error("unwritable", message)]
    })
}
