//! What the program's exit statuses mean, as help and manual pages tell it.

use clap::Command;

/// Each status, and what it means.
pub(super) const MEANINGS: [(u8, &str); 3] = [
    (0, "done"),
    (1, "done, and a check that was asked for said no"),
    (
        2,
        "an error: something could not be read, written or scored",
    ),
];

/// Adds them to the long help of a command and of all its subcommands.
pub(super) fn explained(command: Command) -> Command {
    let examples = command.get_after_help().map(ToString::to_string);
    let lines = MEANINGS.map(|(status, meaning)| format!("  {status}  {meaning}"));
    let mut help = examples.map_or(String::new(), |examples| examples + "\n\n");
    help += &format!("Exit status:\n{}", lines.join("\n"));
    command.after_long_help(help).mut_subcommands(explained)
}
