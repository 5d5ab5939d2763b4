//! The one writer of what commands print: standard output, standard error and output files.

use std::borrow::Cow;
use std::fs::{self, OpenOptions};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anstream::adapter::strip_str;
use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;

use super::outcome::Failure;
use super::pager;
use super::proportion::Proportion;
use crate::diagnostic::{self, Diagnostic, list};
use crate::report::DEFAULT_WIDTH;
use crate::sanitise::visible_lines;
use crate::save::{Access, Existing, clear_away, folder_of, unwritable, whole};

/// How the program talks.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Whether to colour the output
    #[arg(long, value_enum, default_value_t = Color::Auto, global = true, value_name = "WHEN", help_heading = "Output")]
    color: Color,
    /// Lay out for this many columns [default: the terminal's, else 80]
    #[arg(long, global = true, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..), help_heading = "Output")]
    width: Option<u16>,
    /// Show every error, warning and note, and not the first 20 of each alone
    #[arg(long, global = true, help_heading = "Output")]
    all_errors: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Where everything is printed.
#[derive(Clone, Debug)]
pub(super) struct Console {
    color: ColorChoice,
    width: Option<u16>,
    proportion: Arc<Proportion>,
}

impl Console {
    pub(super) fn new(args: &Args) -> Self {
        let color = match args.color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self {
            color,
            width: args.width,
            proportion: Arc::new(Proportion::new(args.all_errors)),
        }
    }

    /// The columns to lay out for: those asked for, else the terminal's, else 80.
    pub(super) fn width(&self) -> usize {
        let terminal = || {
            let size = io::stdout()
                .is_terminal()
                .then(terminal_size::terminal_size)
                .flatten();
            size.map(|(width, _)| usize::from(width.0))
                .filter(|width| *width > 0)
        };
        self.width
            .map(usize::from)
            .or_else(terminal)
            .unwrap_or(DEFAULT_WIDTH)
    }

    /// The columns to lay out a file for: those asked for, else 80.
    pub(super) fn file_width(&self) -> usize {
        self.width.map_or(DEFAULT_WIDTH, usize::from)
    }

    /// Prints to standard output. A reader that has gone away is no error.
    pub(super) fn print(&self, text: &str) -> Result<(), Failure> {
        let mut stream = AutoStream::new(io::stdout().lock(), self.color);
        let written = stream.write_all(text.as_bytes());
        printed(written.and_then(|()| stream.flush()))
    }

    /// Prints to standard output, through a pager where a person sits at it and the screen is too small.
    pub(super) fn page(&self, text: &str) -> Result<(), Failure> {
        let shown = match self.color_on(&io::stdout()) {
            ColorChoice::Never => Cow::Owned(strip_str(text).to_string()),
            _ => Cow::Borrowed(text),
        };
        if pager::shows(&shown) {
            Ok(())
        } else {
            self.print(text)
        }
    }

    /// Prints to a file where one is given, else to standard output.
    pub(super) fn deliver(&self, text: &str, output: Option<&str>) -> Result<(), Failure> {
        match output {
            None => self.print(text),
            Some(path) => write_file(path, [strip_str(text).to_string()]),
        }
    }

    /// Prints how a run went on standard error, wrapped for its terminal.
    pub(super) fn summarise(&self, text: &str) {
        let text = visible_lines(text);
        let terminal = || {
            let (width, _) = terminal_size::terminal_size_of(io::stderr())?;
            Some(usize::from(width.0)).filter(|width| *width > 0)
        };
        match self.width.map(usize::from).or_else(terminal) {
            Some(width) => self.write_stderr(&wrapped(&text, width)),
            None => self.write_stderr(&text),
        }
    }

    /// Prints diagnostics to standard error, one after the other, as long as they aren't too many for a run.
    pub(super) fn emit(&self, diagnostics: &[Diagnostic]) {
        self.draw(&self.proportion.of(diagnostics));
    }

    /// Prints what a command came to, all of it, however much was told before.
    pub(super) fn emit_verdict(&self, diagnostics: &[Diagnostic]) {
        self.draw(&diagnostics.iter().collect::<Vec<_>>());
    }

    fn draw(&self, diagnostics: &[&Diagnostic]) {
        let width = self.width.map_or(140, usize::from).max(60);
        let text: String = diagnostics
            .iter()
            .map(|diagnostic| diagnostic::render(diagnostic, width) + "\n")
            .collect();
        self.write_stderr(&text);
    }

    /// Prints what a run failed by, and how many errors that are, where they are several.
    pub(super) fn fail(&self, diagnostics: &[Diagnostic]) {
        self.proportion.restart();
        self.emit(diagnostics);
        let others = self.proportion.others();
        self.write_stderr(&others);
        let errors = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.is_error())
            .count();
        if errors > 1 {
            self.write_stderr(&format!(
                "{} in all\n",
                list::count(errors, "error", "errors")
            ));
        }
        self.tell_way_to(&others);
    }

    /// Prints how many messages of each kind weren't shown.
    pub(super) fn finish(&self) {
        let others = self.proportion.others();
        self.write_stderr(&others);
        self.tell_way_to(&others);
    }

    fn tell_way_to(&self, others: &str) {
        if !others.is_empty() {
            self.write_stderr("`--all-errors` shows every one\n");
        }
    }

    /// Prints a message to the person at the terminal, on standard error, a line feed after it.
    pub(super) fn inform(&self, text: &str) {
        if !text.is_empty() {
            self.write_stderr(&(visible_lines(text) + "\n"));
        }
    }

    /// Standard error, for conversations.
    pub(super) fn stderr(&self) -> impl Write + use<> {
        AutoStream::new(io::stderr(), self.color)
    }

    /// Whether standard error has colours.
    pub(super) fn has_colors(&self) -> bool {
        self.color_on(&io::stderr()) != ColorChoice::Never
    }

    /// Whether a stream gets colours.
    fn color_on(&self, stream: &impl RawStream) -> ColorChoice {
        match self.color {
            ColorChoice::Auto => AutoStream::choice(stream),
            choice => choice,
        }
    }

    /// Nothing can be done about a standard error that can't be written to.
    fn write_stderr(&self, text: &str) {
        let _ = AutoStream::new(io::stderr().lock(), self.color).write_all(text.as_bytes());
    }
}

/// The file that an option names; none for standard output, which `-` stands for as well.
pub(super) fn file(output: Option<&String>) -> Option<&str> {
    output.map(String::as_str).filter(|output| *output != "-")
}

/// Lines no longer than this, the rest of a long one under its start.
fn wrapped(text: &str, width: usize) -> String {
    let lines = text.lines().flat_map(|line| {
        let indent = &line[..line.len() - line.trim_start().len()];
        let options = textwrap::Options::new(width)
            .subsequent_indent(indent)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        textwrap::wrap(line, options)
    });
    lines.map(|line| line.into_owned() + "\n").collect()
}

/// Makes a folder, and those above it, where there is none.
pub(super) fn make_folder(path: &str) -> Result<(), Failure> {
    std::fs::create_dir_all(path).map_err(|error| {
        let problem = if Path::new(path).is_file() {
            "there is a file where the folder is to be".to_owned()
        } else {
            format!("this folder can't be made: {error}")
        };
        vec![Diagnostic::error("unwritable", problem).in_file(path)]
    })
}

/// Writes what isn't text: to a file, or to standard output where no terminal would show it.
pub(super) fn deliver_bytes(bytes: &[u8], output: Option<&str>) -> Result<(), Failure> {
    if output.is_none() && io::stdout().is_terminal() {
        let problem = Diagnostic::error("unwritable", "a terminal can't show a workbook");
        return Err(vec![
            problem.help("write it to a file, as in `-o portfolio.xlsx`"),
        ]);
    }
    deliver_parts(std::iter::once(bytes), output)
}

/// Writes what has no colours and may be too long to be held at once: each part as soon as it is made.
pub(super) fn deliver_parts<B: AsRef<[u8]>>(
    parts: impl IntoIterator<Item = B>,
    output: Option<&str>,
) -> Result<(), Failure> {
    if let Some(path) = output {
        return write_file(path, parts);
    }
    let mut stdout = io::stdout().lock();
    let written = parts
        .into_iter()
        .try_for_each(|part| stdout.write_all(part.as_ref()))
        .and_then(|()| stdout.flush());
    printed(written)
}

/// How printing went: a reader that has gone away is no error.
fn printed(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let message = format!("the output can't be written: {error}");
            Err(vec![Diagnostic::error("unwritable", message)])
        }
        _ => Ok(()),
    }
}

/// Writes a file whole or not at all: into a file beside it first, which then takes its place.
fn write_file<B: AsRef<[u8]>>(
    path: &str,
    parts: impl IntoIterator<Item = B>,
) -> Result<(), Failure> {
    // What a link leads to is replaced, not the link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| PathBuf::from(path));
    let existing = fs::metadata(&target).ok();
    if existing.as_ref().is_some_and(fs::Metadata::is_dir) {
        let problem = Diagnostic::error("unwritable", "the output is a folder").in_file(path);
        return Err(vec![
            problem.help("give a file's name, as in `-o report.html`"),
        ]);
    }
    let written = match &existing {
        // A device or a pipe can't be replaced, only written to.
        Some(existing) if !existing.is_file() => {
            let file = OpenOptions::new().write(true).open(&target);
            file.and_then(|mut file| {
                let mut parts = parts.into_iter();
                parts.try_for_each(|part| file.write_all(part.as_ref()))
            })
        }
        _ => {
            clear_away(folder_of(&target));
            whole(&target, parts, Existing::Replace, Access::Umask)
        }
    };
    written.map_err(|error| vec![unwritable(path, &error)])
}
