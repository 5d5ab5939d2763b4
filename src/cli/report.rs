//! `detente report`: one company's ranked report.

use clap::ValueEnum;

use super::inputs::{self, CsvArgs, QuestionnaireArg};
use super::output::Console;
use super::screening::ScreeningArgs;
use super::{Failure, Outcome};
use crate::answers::{self, Group, Record};
use crate::comparison::Comparison;
use crate::diagnosis::{Diagnosis, diagnose_with};
use crate::diagnostic::{Diagnostic, list, suggest};
use crate::report::{compare, json, text};

/// One company's ranked report
///
/// Reads the answers of a company's leaders, scores both sides, and prints the causes of their
/// conflict ranked by what both sides say, with the solutions that match.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  detente report acme/                     every answer file in a folder
  detente report sales.yaml ops.yaml       two files
  detente report acme/ -f json -o acme.json
  detente report clients/ --company \"Acme Gears\" --wave 2026-Q4")]
pub(super) struct Args {
    /// Answer files, folders of them, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    #[command(flatten)]
    questionnaire: QuestionnaireArg,
    /// Only the answers of this company; the company, too, of CSV files without a column for it
    #[arg(long, value_name = "NAME")]
    company: Option<String>,
    /// Only the answers of this wave; an empty one means those without a wave
    #[arg(long, value_name = "WAVE")]
    wave: Option<String>,
    #[command(flatten)]
    csv: CsvArgs,
    #[command(flatten)]
    screening: ScreeningArgs,
    #[command(flatten)]
    render: RenderArgs,
}

/// How and where a report is written.
#[derive(Debug, clap::Args)]
pub(super) struct RenderArgs {
    /// The format [default: by the output file's ending, else text]
    #[arg(short, long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For a terminal
    Text,
    /// For other programs
    Json,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let given = args.csv.given(args.company.as_ref(), args.wave.as_ref())?;
    let inputs = inputs::read(&args.paths, &args.questionnaire, &given)?;
    console.tell(&inputs.remarks);
    let group = the_one_group(&inputs.records, args)?;
    let diagnosis = diagnose_with(&inputs.questionnaire, &group, args.screening.options());
    if let Some(reason) = args.screening.withheld(&diagnosis) {
        console.tell(&[reason]);
        return Ok(Outcome::Refused);
    }
    args.render.deliver(&diagnosis, console)
}

impl RenderArgs {
    /// Renders and writes a report.
    pub(super) fn deliver(
        &self,
        diagnosis: &Diagnosis,
        console: &Console,
    ) -> Result<Outcome, Failure> {
        let output = self.output.as_deref();
        let report = match self.format()? {
            // A file has no terminal's width.
            Format::Text => text::render(
                diagnosis,
                if output.is_some() {
                    console.file_width()
                } else {
                    console.width()
                },
            ),
            Format::Json => json::render(diagnosis),
        };
        console.deliver(&report, output)?;
        Ok(Outcome::Done)
    }

    /// Renders and writes comparisons.
    pub(super) fn deliver_comparisons(
        &self,
        comparisons: &[Comparison],
        console: &Console,
    ) -> Result<(), Failure> {
        let output = self.output.as_deref();
        let text = match self.format()? {
            Format::Text => {
                let width = match output {
                    Some(_) => console.file_width(),
                    None => console.width(),
                };
                compare::render_text(comparisons, width)
            }
            Format::Json => compare::render_json(comparisons),
        };
        console.deliver(&text, output)
    }

    /// Writes a text that is no report.
    pub(super) fn deliver_raw(&self, text: &str, console: &Console) -> Result<Outcome, Failure> {
        console.deliver(text, self.output.as_deref())?;
        Ok(Outcome::Done)
    }

    fn format(&self) -> Result<Format, Failure> {
        let ending = self
            .output
            .as_deref()
            .and_then(|path| path.rsplit_once('.'))
            .map(|(_, ending)| ending.to_lowercase());
        match (self.format, ending.as_deref()) {
            (Some(format), _) => Ok(format),
            (None, Some("json")) => Ok(Format::Json),
            (None, None | Some("txt" | "text")) => Ok(Format::Text),
            (None, Some(other))
                if self
                    .output
                    .as_deref()
                    .is_some_and(|path| !path.ends_with('/') && !other.contains('/')) =>
            {
                let problem = Diagnostic::error(
                    "unknown-format",
                    format!("no report format ends in `.{other}`"),
                );
                Err(vec![problem.help(
                    "endings are `.txt` and `.json`; else say the format with `-f`",
                )])
            }
            _ => Ok(Format::Text),
        }
    }
}

/// The records to report on, which have to be of one company and wave.
fn the_one_group<'a>(records: &'a [Record], args: &Args) -> Result<Group<'a>, Failure> {
    let all = answers::group(records);
    let wanted = |group: &&Group| {
        args.company
            .as_ref()
            .is_none_or(|company| company.trim() == group.company)
            && args
                .wave
                .as_ref()
                .is_none_or(|wave| wave.trim() == group.wave.unwrap_or(""))
    };
    let mut groups: Vec<&Group> = all.iter().filter(wanted).collect();
    match groups.len() {
        1 => Ok(groups.remove(0).clone()),
        0 => Err(vec![none_left(&all, args)]),
        _ => Err(vec![several(&groups)]),
    }
}

fn none_left(all: &[Group], args: &Args) -> Diagnostic {
    let mut asked: Vec<String> = Vec::new();
    asked.extend(
        args.company
            .as_ref()
            .map(|company| format!("company `{company}`")),
    );
    asked.extend(args.wave.as_ref().map(|wave| format!("wave `{wave}`")));
    if all.is_empty() {
        return Diagnostic::error("no-records", "there are no answers to report on");
    }
    let mut problem = Diagnostic::error(
        "no-records",
        format!("there are no answers of {}", asked.join(", ")),
    );
    for line in listing(&all.iter().collect::<Vec<_>>()) {
        problem = problem.help(line);
    }
    let companies: Vec<&str> = all.iter().map(|group| group.company).collect();
    match args
        .company
        .as_deref()
        .and_then(|company| suggest::nearest(company, &companies))
    {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem,
    }
}

fn several(groups: &[&Group]) -> Diagnostic {
    let mut problem = Diagnostic::error(
        "several-companies",
        "these answers are of several companies or waves, and a report is about one",
    );
    for line in listing(groups) {
        problem = problem.help(line);
    }
    problem.help("pick one with `--company` and `--wave`, or score them all with `detente batch`")
}

fn listing(groups: &[&Group]) -> Vec<String> {
    let line = |group: &&Group| {
        let wave = group
            .wave
            .map_or("no wave".to_owned(), |wave| format!("wave {wave}"));
        format!(
            "found: {}, {wave}, {}",
            group.company,
            list::count(group.records.len(), "respondent", "respondents")
        )
    };
    groups.iter().map(line).collect()
}
