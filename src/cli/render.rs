//! How and where a report is written, for every command that writes one.

use clap::ValueEnum;

use super::delivery;
use super::inputs;
use super::outcome::{Failure, Outcome, wrong_argument};
use super::output::{self, Console};
use crate::calendar::Day;
use crate::diagnostic::{Diagnostic, list, suggest};
use crate::report::{self, Format, Layout, Rendered, Subject, template};

/// Which format something is written in, and where.
#[derive(Debug, clap::Args)]
pub(super) struct OutputArgs {
    /// The format [default: by the output file's ending, else text]
    #[arg(short, long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    #[command(flatten)]
    pub(super) place: PlaceArgs,
}

/// Where something is written.
#[derive(Debug, clap::Args)]
pub(super) struct PlaceArgs {
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<String>,
    /// Print all at once; else a long report goes through $PAGER, or less, on a terminal
    #[arg(long, help_heading = "Output")]
    no_pager: bool,
}

/// How and where a report is written.
#[derive(Debug, clap::Args)]
pub(super) struct RenderArgs {
    #[command(flatten)]
    output: OutputArgs,
    /// Add every figure and every answer to every question
    #[arg(long)]
    details: bool,
    #[command(flatten)]
    quotes: QuoteArgs,
    /// Fill in a template of your own; `detente template` prints one to start from
    #[arg(long, value_name = "FILE", conflicts_with = "format")]
    template: Option<String>,
    #[command(flatten)]
    start: StartArgs,
}

/// The day that work starts.
#[derive(Debug, clap::Args)]
pub(super) struct StartArgs {
    /// The day that due dates, such as those of a plan, are counted from, as in 2026-12-01 [default: they are left blank]
    #[arg(long, value_name = "DATE")]
    pub(super) start: Option<Day>,
}

impl StartArgs {
    /// Refuses a day for reports of which none is a plan, which alone has days.
    pub(super) fn check(&self, formats: &[Format]) -> Result<(), Failure> {
        if self.start.is_none() || formats.contains(&Format::Plan) {
            return Ok(());
        }
        let message =
            "`--start` is the day that a plan's days are counted from, and no plan is written";
        Err(wrong_argument(message, "begin one with `-f plan`"))
    }
}

/// Whether people's words are quoted.
#[derive(Debug, clap::Args)]
pub(super) struct QuoteArgs {
    /// Leave out what people said in their own words, which is otherwise quoted without names
    #[arg(long)]
    pub(super) no_quotes: bool,
}

impl PlaceArgs {
    /// The file to write to; none for standard output.
    pub(super) fn file(&self) -> Option<&str> {
        output::file(self.output.as_ref())
    }

    /// The columns to lay text out for. A file has no terminal's width.
    pub(super) fn width(&self, console: &Console) -> usize {
        console.width_for(self.file())
    }

    /// Writes a report to its file, else to standard output.
    pub(super) fn deliver(&self, report: &Rendered, console: &Console) -> Result<(), Failure> {
        match (self.file(), report) {
            (None, Rendered::Text(text)) if !self.no_pager => console.page(text),
            (file, report) => console.deliver_report(report, file),
        }
    }
}

impl OutputArgs {
    /// The format that was asked for, else that of the file's ending, else text.
    pub(super) fn format(&self, file: Option<&str>) -> Result<Format, Failure> {
        match (self.format, file) {
            (Some(format), _) => Ok(format),
            (None, Some(file)) => format_of(file),
            (None, None) => Ok(Format::Text),
        }
    }
}

impl RenderArgs {
    /// The file to write to; none for standard output.
    pub(super) fn file(&self) -> Option<&str> {
        self.output.place.file()
    }

    /// Whether people's words are left out of every format.
    pub(super) fn leaves_out_words(&self) -> bool {
        self.quotes.no_quotes
    }

    pub(super) fn template(&self) -> Option<&str> {
        self.template.as_deref()
    }

    /// Refuses a day that nothing is counted from.
    pub(super) fn check_start(&self, file: Option<&str>) -> Result<(), Failure> {
        let format = match &self.template {
            Some(_) => None,
            None => Some(self.format_or_text(file)?),
        };
        self.start.check(format.as_slice())
    }

    /// Renders and writes a report.
    pub(super) fn deliver(&self, subject: Subject, console: &Console) -> Result<Outcome, Failure> {
        let place = &self.output.place;
        let report = self.render(subject, place.file(), place.width(console))?;
        if let Some(file) = place.file()
            && self.format(file)? == Format::Plan
        {
            delivery::begin_file(file, &report.into_file())?;
            return Ok(Outcome::Done);
        }
        place.deliver(&report, console)?;
        Ok(Outcome::Done)
    }

    /// Renders a report, in the format of the file's ending unless another was asked for.
    pub(super) fn render(
        &self,
        subject: Subject,
        file: Option<&str>,
        width: usize,
    ) -> Result<Rendered, Failure> {
        let layout = Layout {
            width,
            has_details: self.details,
            // Where a person must not be found out, words are quoted only where they are asked for.
            has_quotes: self.details || !subject.diagnosis.are_words_unlinked,
            start: self.start.start,
        };
        if let Some(path) = &self.template {
            let format = file.and_then(|file| format_of(file).ok());
            if format.is_some_and(|format| !format.is_text()) {
                return Err(vec![no_text(file.unwrap_or_default())]);
            }
            let template = inputs::load(path, "a template")?;
            return template::render(&template, subject, layout).map(Rendered::from);
        }
        Ok(report::render(subject, self.output.format(file)?, layout))
    }

    /// What a file is written as; a template's is taken for what the file's ending says, else for text.
    pub(super) fn format(&self, file: &str) -> Result<Format, Failure> {
        match &self.template {
            Some(_) => {
                let format = format_of(file).ok();
                let format = format.filter(|format| *format != Format::Plan);
                Ok(format.unwrap_or(Format::Text))
            }
            None => self.output.format(Some(file)),
        }
    }

    /// The format that was asked for, else that of the file's ending, else text.
    pub(super) fn format_or_text(&self, file: Option<&str>) -> Result<Format, Failure> {
        self.output.format(file)
    }

    /// Writes a text that is no report.
    pub(super) fn deliver_raw(&self, text: String, console: &Console) -> Result<Outcome, Failure> {
        self.output.place.deliver(&text.into(), console)?;
        Ok(Outcome::Done)
    }
}

/// Refuses a file that would hold something else than its ending says.
fn no_text(file: &str) -> Diagnostic {
    let message = "a template makes text, and this file's ending promises a document";
    let problem = Diagnostic::error("unknown-format", message).in_file(file);
    problem.help("choose another ending, such as .html, or leave out `--template`")
}

/// The format of a file by its ending; text where it has none.
pub(super) fn format_of(file: &str) -> Result<Format, Failure> {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let parts = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty());
    let Some((_, ending)) = parts else {
        return Ok(Format::Text);
    };
    Format::of_ending(ending).ok_or_else(|| {
        let formats = Format::value_variants().iter();
        let endings: Vec<&str> = formats.map(|format| format.endings()[0]).collect();
        let message = format!("no report format ends in `.{ending}`");
        let all = list::and(endings.iter().map(|ending| format!(".{ending}")));
        let near = suggest::nearest(ending, &endings);
        let problem = Diagnostic::error("unknown-format", message)
            .help(format!("endings are {all}; else say the format with `-f`"));
        vec![problem.helps(near.map(|near| format!("did you mean `.{near}`?")))]
    })
}
