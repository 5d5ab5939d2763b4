//! `detente map`: drafts the map of columns of a form service's export.

mod answers;
mod draft;
mod files;
mod names;

use super::inputs::{AnswerInputs, CsvArgs, QuestionnaireArg};
use super::output::{self, Console};
use super::{Failure, Outcome};
use crate::cli::{path, spare};
use crate::diagnostic::Diagnostic;
use crate::reading;
use crate::source::find;
use draft::Writer;

/// Draft the map of columns of a form service's export
///
/// Tells by the headings and the cells what each column holds. What it can't tell is marked with a question mark in the
/// draft, with what it may be beside it: reports are refused until you have decided.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  detente map export.csv -o map.yaml
  detente report export.csv --columns map.yaml")]
pub(super) struct Args {
    /// Exports, or - for standard input
    #[arg(required = true, value_name = "EXPORT", value_parser = path::as_text())]
    paths: Vec<String>,
    #[command(flatten)]
    questionnaire: QuestionnaireArg,
    /// The sheet of a workbook that holds the answers [default: the one with most headings that are known]
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<String>,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let found = find(&args.paths);
    if found.diagnostics.iter().any(Diagnostic::is_error) {
        return Err(found.diagnostics);
    }
    let output = output::file(args.output.as_ref());
    spare::output(output, found.files(), args.questionnaire.file())?;
    let csv = CsvArgs::of_sheet(args.sheet.as_ref());
    let inputs = AnswerInputs::open(found, &args.questionnaire, &csv, None, None)?;
    let told = &inputs.found.diagnostics;
    if told.iter().any(Diagnostic::is_error) {
        return Err(told.clone());
    }
    let questionnaire = inputs.questionnaire(&args.questionnaire)?;
    let drafts = reading::draft(&inputs.all(), &questionnaire)?;
    let text = Writer::new(&drafts, &questionnaire).write();
    console.emit(told);
    console.deliver(&text, output)?;
    Ok(Outcome::Done)
}
