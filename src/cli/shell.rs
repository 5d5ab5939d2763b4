//! `detente completions` and `detente man`: what a shell and a manual know of the commands.

use std::path::Path;

use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::delivery::{make_folder, write_file};
use super::exit_status::MEANINGS;
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

/// A manual page, or all of them
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  detente man | man -l -
  detente man report > detente-report.1
  detente man --out ~/.local/share/man/man1")]
pub(super) struct ManArgs {
    /// A command's page instead of the overview, as in report, or questionnaire show
    command: Vec<String>,
    /// Write the overview and the page of every command into this folder
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    out: Option<String>,
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
    if let Some(folder) = &args.out {
        make_folder(folder)?;
        write_pages(&cli, folder)?;
        return Ok(Outcome::Done);
    }
    let mut names = args.command.iter();
    let command = names.try_fold(cli, |cli, name| subcommand(&cli, name))?;
    let page = page(command);
    console.print(&String::from_utf8_lossy(&page))?;
    Ok(Outcome::Done)
}

/// Writes a command's page and those of its subcommands.
fn write_pages(command: &Command, folder: &str) -> Result<(), Failure> {
    let path = Path::new(folder).join(Man::new(command.clone()).get_filename());
    write_file(&path.to_string_lossy(), [page(command.clone())])?;
    let mut commands = command.get_subcommands();
    commands.try_for_each(|command| write_pages(command, folder))
}

/// A page in the usual order of sections. The library's own puts all that stands below the options under "EXTRA".
fn page(command: Command) -> Vec<u8> {
    let mut end = Roff::new();
    end.control("SH", ["EXIT STATUS"]);
    for (status, meaning) in MEANINGS {
        end.control("TP", []);
        end.text([bold(status.to_string())]);
        end.text([roman(meaning)]);
    }
    if let Some(examples) = command.get_after_help() {
        end.control("SH", ["EXAMPLES"]);
        end.control("nf", []);
        let examples = examples.to_string();
        let lines = examples.lines().filter(|line| *line != "Examples:");
        for line in lines {
            end.text([roman(line)]);
        }
        end.control("fi", []);
    }
    let has_options = command.get_arguments().next().is_some();
    let has_subcommands = command.has_subcommands();
    let man = Man::new(command).source(concat!("detente ", env!("CARGO_PKG_VERSION")));
    let mut page = Vec::new();
    // A text in memory takes everything.
    let _ = man.render_title(&mut page);
    let _ = man.render_name_section(&mut page);
    let _ = man.render_synopsis_section(&mut page);
    let _ = man.render_description_section(&mut page);
    if has_options {
        let _ = man.render_options_section(&mut page);
    }
    if has_subcommands {
        let _ = man.render_subcommands_section(&mut page);
    }
    let _ = end.to_writer(&mut page);
    page
}

fn subcommand(cli: &Command, name: &str) -> Result<Command, Failure> {
    if let Some(found) = cli.find_subcommand(name) {
        return Ok(found.clone());
    }
    let known: Vec<&str> = cli.get_subcommands().map(Command::get_name).collect();
    let problem = Diagnostic::error("unknown-command", format!("there is no command `{name}`"));
    let near = suggest::nearest(name, &known).map(|near| format!("did you mean `{near}`?"));
    let all = || format!("commands are {}", list::and(&known));
    Err(vec![problem.help(near.unwrap_or_else(all))])
}
