//! `detente schema`: JSON Schemas, for editors and for programs.

use clap::ValueEnum;

use super::inputs::QuestionnaireArg;
use super::outcome::{Failure, Outcome, wrong_argument};
use super::output::{self, Console};
use crate::cli::spare;
use crate::schema;

/// The JSON Schema of a file format, for editors and for programs
///
/// An editor that knows the schema of answers offers the questions and their labels while you type.
/// Name it in an answer file's first line, as in `# yaml-language-server: $schema=answers.schema.json`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  detente schema answers -q sales-vs-operations -o answers.schema.json
  detente schema questionnaire
  detente schema report")]
pub(super) struct Args {
    /// The file format
    #[arg(value_enum)]
    format: Described,
    #[command(flatten)]
    questionnaire: QuestionnaireArg,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Described {
    /// Questionnaires
    Questionnaire,
    /// Answers; with -q, to one questionnaire, its questions, labels and options included
    Answers,
    /// Maps that tell what the columns of tables hold
    Columns,
    /// Plans, as `detente report -f plan` begins them
    Plan,
    /// Norms, as `detente norms` writes them
    Norms,
    /// The JSON report
    Report,
    /// The JSON of two waves compared
    Comparison,
    /// The JSON of how well a questionnaire measures
    Reliability,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let output = output::file(args.output.as_ref());
    spare::output(output, None, args.questionnaire.file())?;
    let questionnaire = args.questionnaire.read().transpose()?;
    if questionnaire.is_some() && args.format != Described::Answers {
        let message = "only the schema of answers depends on a questionnaire";
        return Err(wrong_argument(message, "leave out `-q`"));
    }
    let schema = match args.format {
        Described::Questionnaire => schema::questionnaire(),
        Described::Answers => schema::answers(questionnaire.as_ref()),
        Described::Columns => schema::columns(),
        Described::Plan => schema::plan(),
        Described::Norms => schema::norms(),
        Described::Report => schema::report(),
        Described::Comparison => schema::comparison(),
        Described::Reliability => schema::reliability(),
    };
    console.deliver(&format!("{schema:#}\n"), output)?;
    Ok(Outcome::Done)
}
