//! The command line: one command a file, one writer, one place that turns errors into an exit status.

mod agenda;
mod batch;
mod check;
mod compare;
mod delivery;
mod demo;
mod edited;
mod exit_status;
mod folder;
mod form;
mod gate;
mod going_on;
mod inputs;
mod invited;
mod kept;
mod many;
mod map;
mod norms;
mod norms_arg;
mod one_company;
mod outcome;
mod output;
mod pager;
mod path;
mod proportion;
mod questionnaire;
mod reliability;
mod render;
mod report;
mod schema;
mod screening;
mod shell;
mod since;
mod spare;
mod survey;
mod template;
mod welcome;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use outcome::{Failure, Outcome};
use output::Console;

#[derive(Debug, Parser)]
#[command(
    name = "detente",
    version,
    about = "Finds out why sales and operations fight, and what to do first",
    after_help = "Examples:
  detente demo                             a report, from sample answers
  detente report acme/                     a report, from the answer files in a folder
  detente report acme/ -o acme.html        as a page to send or to print
  detente check acme/                      every mistake in answer files
  detente COMMAND --help                   more on a command, with examples

Answers never leave this machine."
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    console: output::Args,
}

#[derive(Debug, Subcommand)]
enum Command {
    Survey(survey::Args),
    Report(report::Args),
    Agenda(agenda::Args),
    Compare(compare::Args),
    Batch(batch::Args),
    Norms(norms::Args),
    Reliability(reliability::Args),
    Demo(demo::Args),
    Form(form::Args),
    Check(check::Args),
    Map(map::Args),
    #[command(subcommand)]
    Questionnaire(questionnaire::QuestionnaireCommand),
    Schema(schema::Args),
    Template(template::Args),
    Completions(shell::CompletionsArgs),
    Man(shell::ManArgs),
}

/// The program's commands, with the meaning of its exit statuses.
fn commands() -> clap::Command {
    exit_status::explained(Cli::command())
}

fn arguments() -> Result<Cli, clap::Error> {
    let matches = commands().try_get_matches()?;
    Cli::from_arg_matches(&matches)
}

/// Runs the program with the process's arguments.
pub fn run() -> ExitCode {
    let cli = match arguments() {
        Ok(cli) => cli,
        Err(refused) => return output::refuse(&refused),
    };
    let console = Console::new(&cli.console);
    let outcome = match &cli.command {
        None => welcome::run(&console),
        Some(Command::Survey(args)) => survey::run(args, &console),
        Some(Command::Report(args)) => report::run(args, &console),
        Some(Command::Agenda(args)) => agenda::run(args, &console),
        Some(Command::Compare(args)) => compare::run(args, &console),
        Some(Command::Batch(args)) => batch::run(args, &console),
        Some(Command::Norms(args)) => norms::run(args, &console),
        Some(Command::Reliability(args)) => reliability::run(args, &console),
        Some(Command::Demo(args)) => demo::run(args, &console),
        Some(Command::Form(args)) => form::run(args, &console),
        Some(Command::Check(args)) => check::run(args, &console),
        Some(Command::Map(args)) => map::run(args, &console),
        Some(Command::Questionnaire(command)) => questionnaire::run(command, &console),
        Some(Command::Schema(args)) => schema::run(args, &console),
        Some(Command::Template(args)) => template::run(args, &console),
        Some(Command::Completions(args)) => shell::completions(args, Cli::command(), &console),
        Some(Command::Man(args)) => shell::man(args, Cli::command(), &console),
    };
    let status = match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Refused) => ExitCode::from(1),
        Ok(Outcome::Failed) => ExitCode::from(2),
        Err(diagnostics) => {
            console.fail(&diagnostics);
            return ExitCode::from(2);
        }
    };
    console.finish();
    status
}
