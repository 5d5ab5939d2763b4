//! A report longer than the screen goes through a pager, as git's output does.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};

use terminal_size::{Height, Width, terminal_size_of};
use unicode_width::UnicodeWidthStr;

/// How less behaves where `LESS` doesn't say otherwise: it passes colours through and leaves the text on the
/// screen, and its last line says which keys help somebody who has never met it.
const LESS: &str = "-FRX -Ps?ePress q to leave:Press space to see more, q to leave.";

/// A line with one of these is for a shell to understand, not just a program and its arguments.
const SHELL: &str = "|&;<>()$`\\\"'*?[#~=%";

/// Shows a text in the pager and waits until it is left. False where nobody needs a pager or there is none:
/// then nothing was shown.
pub(super) fn shows(text: &str) -> bool {
    let is_watched =
        io::stdin().is_terminal() && io::stdout().is_terminal() && io::stderr().is_terminal();
    is_watched && fills_screen(text) && pager().is_some_and(|pager| run(pager, text))
}

/// Whether the text and the prompt after it don't fit the screen together.
fn fills_screen(text: &str) -> bool {
    let Some((Width(columns), Height(height))) = terminal_size_of(io::stdout()) else {
        return false;
    };
    columns > 0 && height > 0 && rows(text, columns.into()) >= height.into()
}

/// So many rows of the screen a text takes.
fn rows(text: &str, columns: usize) -> usize {
    let text = anstream::adapter::strip_str(text).to_string();
    let rows = |line: &str| line.width().div_ceil(columns).max(1);
    text.lines().map(rows).sum()
}

/// The pager that `PAGER` names, else less; none where it is empty, or cat.
fn pager() -> Option<Command> {
    let line = match env::var_os("PAGER") {
        Some(line) => line.to_string_lossy().trim().to_owned(),
        None if cfg!(windows) => return None,
        None => "less".to_owned(),
    };
    if line == "cat" {
        return None;
    }
    if cfg!(unix) && line.contains(|c| SHELL.contains(c)) {
        let mut shell = Command::new("sh");
        shell.args(["-c", &line]);
        return Some(shell);
    }
    // Without a shell in between, a program that isn't there is known before anything is printed.
    let mut words = line.split_whitespace();
    let mut program = Command::new(words.next()?);
    program.args(words);
    Some(program)
}

/// Runs a pager to its end, however early that is. False where it couldn't be started.
fn run(mut pager: Command, text: &str) -> bool {
    if env::var_os("LESS").is_none() {
        pager.env("LESS", LESS);
    }
    // What is shown is UTF-8 whatever the locale, and less writes bytes as `<E2>` where that doesn't say so.
    if env::var_os("LESSCHARSET").is_none() {
        pager.env("LESSCHARSET", "utf-8");
    }
    let Ok(mut pager) = pager.stdin(Stdio::piped()).spawn() else {
        return false;
    };
    // Before this the pager has nothing to show, and Ctrl-C may end both. Blocked signals are inherited, so
    // it can't be done before the pager is there.
    leave_keys_to_pager();
    if let Some(mut input) = pager.stdin.take() {
        // Whoever leaves the pager early has read enough.
        let _ = input.write_all(text.as_bytes());
    }
    let status = pager.wait();
    // So a shell says that it can't run what it was given.
    !status.is_ok_and(|status| matches!(status.code(), Some(126 | 127)))
}

/// Lets the pager alone answer Ctrl-C and Ctrl-\: if this program died of them, the shell would take the
/// terminal back from a pager that still runs.
#[cfg(unix)]
fn leave_keys_to_pager() {
    use nix::sys::signal::{SigSet, Signal};
    let keys = SigSet::from_iter([Signal::SIGINT, Signal::SIGQUIT]);
    let block = || {
        let _ = keys.thread_block();
    };
    block();
    // A signal ends the program through any thread that doesn't block it.
    rayon::broadcast(|_| block());
}

/// There are no signals to block.
#[cfg(not(unix))]
fn leave_keys_to_pager() {}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn rows_are_counted_as_a_terminal_wraps_them() {
        assert_eq!(rows("", 10), 0);
        assert_eq!(rows("one\n\ntwo\n", 10), 3);
        assert_eq!(rows("1234567890\n", 10), 1);
        assert_eq!(rows("12345678901\n", 10), 2);
        assert_eq!(rows("汉字汉字汉字\n", 10), 2);
        assert_eq!(rows("\u{1b}[1m1234567890\u{1b}[0m\n", 10), 1);
    }
}
