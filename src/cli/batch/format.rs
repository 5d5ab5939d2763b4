//! The formats of a portfolio and of the reports beside it: which were asked for, and printing in them.

use std::path::Path;

use clap::ValueEnum;

use super::Args;
use crate::cli::Failure;
use crate::cli::output::{self, Console};
use crate::diagnostic::Diagnostic;
use crate::portfolio::Portfolio;
use crate::report::{self, portfolio};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PortfolioFormat {
    /// For a terminal
    Text,
    /// For an issue, a wiki or a mail
    #[value(alias = "md")]
    Markdown,
    /// One page for a browser or for paper
    Html,
    /// A row a company and cause; as a report, a row a cause, question and solution
    Csv,
    /// Everything, for other programs; reports only
    Json,
    /// A company's full report a line; portfolio only
    Ndjson,
    /// A workbook of companies, causes and questions; portfolio only
    Xlsx,
}

impl PortfolioFormat {
    /// The same format of a report; none where reports have no such format.
    fn of_report(self) -> Option<report::Format> {
        match self {
            Self::Text => Some(report::Format::Text),
            Self::Markdown => Some(report::Format::Markdown),
            Self::Html => Some(report::Format::Html),
            Self::Csv => Some(report::Format::Csv),
            Self::Json => Some(report::Format::Json),
            Self::Ndjson | Self::Xlsx => None,
        }
    }
}

impl Args {
    /// The file to write the portfolio to; none for standard output.
    pub(super) fn file(&self) -> Option<&str> {
        output::file(self.output.as_ref())
    }

    /// The formats of the reports that `--out` asks for.
    pub(super) fn reports(&self) -> Result<Vec<report::Format>, Failure> {
        let mut formats = Vec::new();
        for format in &self.format {
            match format.of_report() {
                Some(format) if formats.contains(&format) => {}
                Some(format) => formats.push(format),
                None if self.out.is_some() => {
                    let value = format.to_possible_value();
                    let name = value.map_or(String::new(), |value| value.get_name().to_owned());
                    let message = format!("a report can't be written as `{name}`");
                    let problem = Diagnostic::error("unknown-format", message);
                    return Err(vec![problem.help(
                        "with `--out`, `-f` is the reports' format; `-o FILE` writes the portfolio by its ending",
                    )]);
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
        match self.format[..] {
            [PortfolioFormat::Json] if self.out.is_none() => {
                let problem =
                    Diagnostic::error("unknown-format", "a portfolio can't be written as JSON");
                return Err(vec![
                    problem.help("`-f ndjson` writes a company's full report a line"),
                ]);
            }
            [one] if self.out.is_none() => return Ok(one),
            [_, _, ..] if self.out.is_none() => {
                let problem = Diagnostic::error("several-formats", "a portfolio has one format");
                return Err(vec![
                    problem.help("reports have several where `--out` says into which folder"),
                ]);
            }
            _ => {}
        }
        let output = self.file().unwrap_or("");
        let ending = Path::new(output).extension();
        let ending = ending.map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            None | Some("txt" | "text") => Ok(PortfolioFormat::Text),
            Some("md" | "markdown") => Ok(PortfolioFormat::Markdown),
            Some("html" | "htm") => Ok(PortfolioFormat::Html),
            Some("xlsx") => Ok(PortfolioFormat::Xlsx),
            Some("csv") => Ok(PortfolioFormat::Csv),
            Some("ndjson") => Ok(PortfolioFormat::Ndjson),
            Some(other) => {
                let message = format!("no portfolio format ends in `.{other}`");
                let problem = Diagnostic::error("unknown-format", message);
                Err(vec![problem.help(
                    "endings are `.txt`, `.md`, `.html`, `.csv`, `.ndjson` and `.xlsx`; else say the format with `-f`",
                )])
            }
        }
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
        PortfolioFormat::Text | PortfolioFormat::Json => {
            let width = if output.is_some() {
                console.file_width()
            } else {
                console.width()
            };
            console.deliver(&portfolio::text::render(portfolio, width), output)
        }
        PortfolioFormat::Markdown => {
            console.deliver(&portfolio::markdown::render(portfolio), output)
        }
        PortfolioFormat::Html => console.deliver(&portfolio::html::render(portfolio), output),
        PortfolioFormat::Xlsx => {
            let bytes = workbook(portfolio)?;
            output::deliver_bytes(&bytes, output)
        }
        PortfolioFormat::Csv => output::deliver_parts(portfolio::csv::render(portfolio), output),
        PortfolioFormat::Ndjson => {
            output::deliver_parts(portfolio::ndjson::render(portfolio), output)
        }
    }
}

fn workbook(portfolio: &Portfolio) -> Result<Vec<u8>, Failure> {
    if !portfolio::xlsx::fits(portfolio) {
        let problem = Diagnostic::error("too-large", "a sheet can't hold so many companies");
        return Err(vec![
            problem.help("show fewer with `--top N`, or write a table with `-f csv`"),
        ]);
    }
    portfolio::xlsx::render(portfolio).map_err(|error| {
        let message = format!("the workbook can't be made: {error}");
        vec![Diagnostic::error("unwritable", message)]
    })
}
