//! `detente completions` and `detente man`: what a shell and a manual know of the commands.

use clap::Command;
use clap_complete::Shell;

use super::outcome::{Failure, Outcome};
use super::output::Console;
use crate::diagnostic::{Diagnostic, list, suggest};

/// A completion script for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  detente completions bash > ~/.local/share/bash-completion/completions/detente
  detente completions zsh > ~/.zfunc/_detente          with ~/.zfunc in fpath
  detente completions fish > ~/.config/fish/completions/detente.fish
  detente completions powershell >> $PROFILE")]
pub(super) struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

/// A manual page
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  detente man | man -l -
  detente man report > detente-report.1")]
pub(super) struct ManArgs {
    /// A command's page instead of the overview
    command: Option<String>,
}

pub(super) fn completions(
    args: &CompletionsArgs,
    mut cli: Command,
    console: &Console,
) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut cli, "detente", &mut script);
    console.print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Done)
}

pub(super) fn man(args: &ManArgs, cli: Command, console: &Console) -> Result<Outcome, Failure> {
    let mut cli = cli.disable_help_subcommand(true);
    cli.build();
    let command = match &args.command {
        None => cli,
        Some(name) => subcommand(&cli, name)?,
    };
    let mut page = Vec::new();
    // A text in memory takes everything.
    let _ = clap_mangen::Man::new(command).render(&mut page);
    console.print(&String::from_utf8_lossy(&page))?;
    Ok(Outcome::Done)
}

fn subcommand(cli: &Command, name: &str) -> Result<Command, Failure> {
    if let Some(found) = cli.find_subcommand(name) {
        return Ok(found.clone());
    }
    let known: Vec<&str> = cli.get_subcommands().map(Command::get_name).collect();
    let problem = Diagnostic::error("unknown-command", format!("there is no command `{name}`"));
    let problem = match suggest::nearest(name, &known) {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem.help(format!("commands are {}", list::and(&known))),
    };
    Err(vec![problem])
}
