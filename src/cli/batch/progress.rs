//! How far a long run has come: on standard error, on a terminal alone, and not in the first second.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A run is long from here on.
const LONG: Duration = Duration::from_secs(1);

/// The bytes read so far, of all.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
    start: Instant,
    /// Whether there is a terminal to draw on, which it costs a call to the system to ask.
    is_seen: bool,
}

impl Progress {
    /// Nothing read so far of these files.
    pub(super) fn new(files: &[String]) -> Self {
        let sizes = files.iter().filter_map(|file| std::fs::metadata(file).ok());
        let is_seen = io::stderr().is_terminal();
        let total = if is_seen {
            sizes.map(|found| found.len()).sum()
        } else {
            0
        };
        let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("Reading {bar:30} {percent}%, {eta} left");
        Self {
            bar: bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())),
            start: Instant::now(),
            is_seen,
        }
    }

    /// So many bytes more. It draws on nothing but a terminal.
    pub(super) fn add(&self, bytes: u64) {
        if !self.is_seen {
            return;
        }
        self.bar.inc(bytes);
        if self.bar.is_hidden() && self.start.elapsed() > LONG {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Takes it off the screen.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
