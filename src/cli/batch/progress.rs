//! How far a long run has come: on standard error, on a terminal alone, and not in the first second.

use std::borrow::Cow;
use std::fs::Metadata;
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::output::Console;
use crate::source::path_of;

const LONG: Duration = Duration::from_secs(1);

/// How much of a step is done.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
    start: Instant,
    /// Whether there is a terminal to draw on, which it costs a call to the system to ask.
    is_seen: bool,
}

impl Progress {
    /// The bytes read of these files. Of a pipe it can't be told how many there will be.
    pub(super) fn reading(files: &[String], console: &Console) -> Self {
        Self::new("Reading", console, || {
            let sizes = files.iter().map(|file| {
                let found = std::fs::metadata(path_of(file)).ok()?;
                found.is_file().then_some(found).as_ref().map(Metadata::len)
            });
            sizes.sum()
        })
    }

    /// The number of companies or reports of which something is done.
    pub(super) fn counting(
        what: impl Into<Cow<'static, str>>,
        total: usize,
        console: &Console,
    ) -> Self {
        Self::new(what, console, || Some(total as u64))
    }

    fn new(
        what: impl Into<Cow<'static, str>>,
        console: &Console,
        total: impl FnOnce() -> Option<u64>,
    ) -> Self {
        let is_seen = !console.is_quiet() && io::stderr().is_terminal();
        let total = if is_seen { total() } else { None };
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
        let template = match total {
            Some(_) => "{msg} {bar:30} {percent}%, {eta} left",
            None => "{msg}, {bytes} so far",
        };
        let style = ProgressStyle::with_template(template);
        Self {
            bar: bar
                .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
                .with_message(what),
            start: Instant::now(),
            is_seen,
        }
    }

    /// So much more. It draws on nothing but a terminal.
    pub(super) fn add(&self, more: u64) {
        if !self.is_seen {
            return;
        }
        self.bar.inc(more);
        if self.bar.is_hidden() && self.start.elapsed() > LONG {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Takes it off the screen.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
