//! The one writer of what commands print: standard output, and what they say on standard error.

use std::borrow::Cow;
use std::env;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anstream::adapter::strip_str;
use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;
use terminal_size::{Height, Width};

use super::delivery;
use super::outcome::Failure;
use super::pager;
use super::proportion::Proportion;
use crate::diagnostic::{self, Diagnostic, junit, machine};
use crate::report::{DEFAULT_WIDTH, Rendered};
use crate::sanitise::visible_lines;

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
    /// How messages are written: for people, as one JSON object a line, as annotations of a pull request on GitHub, or as
    /// a `JUnit` report
    #[arg(long, value_enum, default_value_t = MessageFormat::Human, global = true, value_name = "FORMAT", help_heading = "Output")]
    message_format: MessageFormat,
    /// Say nothing but errors and what a check found
    #[arg(long, global = true, help_heading = "Output")]
    quiet: bool,
}

/// Whom messages are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    /// For people
    Human,
    /// One object a line: severity, code, file, line, column, cell, message, label, help
    Json,
    /// Workflow commands
    Github,
    /// A report of test cases, when all is done: one an error
    Junit,
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
    messages: MessageFormat,
    /// What is told when all is done.
    collected: Arc<Mutex<Vec<Diagnostic>>>,
    is_quiet: bool,
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
            messages: args.message_format,
            collected: Arc::default(),
            is_quiet: args.quiet,
            // A program counts by itself.
            proportion: Arc::new(Proportion::new(
                args.all_errors || args.message_format != MessageFormat::Human,
            )),
        }
    }

    /// The columns to lay out for: those asked for, else the terminal's, else 80.
    pub(super) fn width(&self) -> usize {
        let has_terminal = io::stdout().is_terminal();
        let size = || terminal_size::terminal_size().filter(|_| has_terminal);
        self.asked_width(size).unwrap_or(DEFAULT_WIDTH)
    }

    /// The columns that were asked for, else those of a terminal of this size.
    fn asked_width(&self, size: impl FnOnce() -> Option<(Width, Height)>) -> Option<usize> {
        let terminal = || {
            let (width, _) = size()?;
            Some(usize::from(width.0)).filter(|width| *width > 0)
        };
        self.width.map(usize::from).or_else(terminal)
    }

    /// The columns to lay out a file for: those asked for, else 80.
    pub(super) fn file_width(&self) -> usize {
        self.width.map_or(DEFAULT_WIDTH, usize::from)
    }

    /// The columns to lay out what goes to a file, or else to standard output.
    pub(super) fn width_for(&self, file: Option<&str>) -> usize {
        file.map_or_else(|| self.width(), |_| self.file_width())
    }

    /// Prints to standard output. A reader that has gone away is no error.
    pub(super) fn print(&self, text: &str) -> Result<(), Failure> {
        let text = &*match self.messages {
            MessageFormat::Github => Cow::Owned(machine::no_commands(&strip_str(text).to_string())),
            _ => Cow::Borrowed(text),
        };
        let mut stream = AutoStream::new(io::stdout().lock(), self.color);
        let written = stream.write_all(text.as_bytes());
        delivery::printed(written.and_then(|()| stream.flush()))
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
            Some(path) => delivery::write_file(path, [strip_str(text).to_string()]),
        }
    }

    /// The same of a report, whatever its format.
    pub(super) fn deliver_report(
        &self,
        report: &Rendered,
        output: Option<&str>,
    ) -> Result<(), Failure> {
        match report {
            Rendered::Text(text) => self.deliver(text, output),
            Rendered::Bytes(bytes) => delivery::deliver_bytes(bytes, output),
        }
    }

    /// Prints how a run went on standard error, wrapped for its terminal.
    pub(super) fn summarise(&self, text: &str) {
        if self.is_quiet || text.is_empty() {
            return;
        }
        if self.messages != MessageFormat::Human {
            return self.draw(&[&Diagnostic::note("summary", text.trim_end())]);
        }
        let text = visible_lines(text);
        match self.asked_width(|| terminal_size::terminal_size_of(io::stderr())) {
            Some(width) => self.write_stderr(&wrapped(&text, width)),
            None => self.write_stderr(&text),
        }
    }

    /// Prints diagnostics to standard error, one after the other, as long as they aren't too many for a run.
    pub(super) fn emit(&self, diagnostics: &[Diagnostic]) {
        let mut told = self.proportion.of(diagnostics);
        told.retain(|diagnostic| diagnostic.is_error() || !self.is_quiet);
        self.draw(&told);
    }

    /// Prints what a check found, as long as that isn't too much, however much was told before.
    pub(super) fn emit_found(&self, diagnostics: &[Diagnostic]) {
        self.proportion.restart();
        self.emit(diagnostics);
    }

    /// Prints what a command came to, all of it, however much was told before.
    pub(super) fn emit_verdict(&self, diagnostics: &[Diagnostic]) {
        self.draw(&diagnostics.iter().collect::<Vec<_>>());
    }

    fn draw(&self, diagnostics: &[&Diagnostic]) {
        let width = self.width.map_or(140, usize::from).max(60);
        let text = |diagnostic: &&Diagnostic| match self.messages {
            MessageFormat::Human => diagnostic::render(diagnostic, width) + "\n",
            MessageFormat::Json => machine::json(diagnostic),
            MessageFormat::Github => machine::github(diagnostic),
            MessageFormat::Junit => {
                self.collected().push((*diagnostic).clone());
                String::new()
            }
        };
        self.write_stderr(&diagnostics.iter().map(text).collect::<String>());
    }

    fn collected(&self) -> MutexGuard<'_, Vec<Diagnostic>> {
        let collected = self.collected.lock();
        collected.unwrap_or_else(PoisonError::into_inner)
    }

    /// Prints what a run failed by, and how many errors that are, where they are several.
    pub(super) fn fail(&self, diagnostics: &[Diagnostic]) {
        self.proportion.restart();
        self.emit(diagnostics);
        if self.messages != MessageFormat::Human {
            return self.finish();
        }
        let others = self.proportion.others();
        self.write_stderr(&others);
        let errors = diagnostics.iter().filter(|it| it.is_error()).count();
        if errors > 1 {
            self.write_stderr(&format!("{errors} errors in all\n"));
        }
        self.tell_way_to(&others);
    }

    /// Prints how many messages of each kind weren't shown.
    pub(super) fn finish(&self) {
        if self.messages == MessageFormat::Junit {
            self.write_stderr(&junit::junit(&self.collected()));
        }
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
        if !text.is_empty() && !self.is_quiet {
            self.write_stderr(&(visible_lines(text) + "\n"));
        }
    }

    /// Whether all is told in full, however much it is.
    pub(super) fn tells_all(&self) -> bool {
        self.proportion.tells_all()
    }

    /// Whether nothing is said of how a run goes on.
    pub(super) fn is_quiet(&self) -> bool {
        self.is_quiet || self.messages != MessageFormat::Human
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

/// Says why arguments are refused, or prints the help that they ask for, and how the process ends.
pub(super) fn refuse(refused: &clap::Error) -> ExitCode {
    let arguments = env::args_os().map(|argument| argument.to_string_lossy().into_owned());
    let arguments: Vec<String> = arguments.collect();
    let is_asked = |format: &str| {
        let mut pairs = arguments.windows(2);
        arguments.contains(&format!("--message-format={format}"))
            || pairs.any(|pair| *pair == ["--message-format", format])
    };
    let write: Option<fn(&Diagnostic) -> String> = match () {
        // Help that was asked for is no message.
        () if !refused.use_stderr() => None,
        () if is_asked("json") => Some(machine::json),
        () if is_asked("github") => Some(machine::github),
        () if is_asked("junit") => Some(|problem| junit::junit(std::slice::from_ref(problem))),
        () => None,
    };
    let text = refused.render().to_string();
    let text = text.trim().trim_start_matches("error: ");
    let problem = Diagnostic::error("usage", text);
    match write {
        Some(write) => {
            let _ = io::stderr().write_all(write(&problem).as_bytes());
        }
        None => {
            let _ = refused.print();
        }
    }
    ExitCode::from(if refused.use_stderr() { 2 } else { 0 })
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
