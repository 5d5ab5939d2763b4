//! `detente batch`: the answers of many companies, a portfolio, and a report each.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::Read;
use std::sync::Arc;

use clap::ValueEnum;

use super::folder::{self, Folder};
use super::inputs::{self, CsvArgs, QuestionnaireArg};
use super::output::{self, Console};
use super::progress::Progress;
use super::{Failure, Outcome};
use crate::diagnosis::Options;
use crate::diagnostic::{Diagnostic, Severity, list, suggest};
use crate::portfolio::gather::{Gathered, Reading, most_named};
use crate::portfolio::names::file_names;
use crate::portfolio::roster::Roster;
use crate::portfolio::{Portfolio, Sort, Tally, norms};
use crate::questionnaire::Questionnaire;
use crate::report::{self, Layout, portfolio};
use crate::source::{Found, find};

/// Score the answers of many companies
///
/// Reads the answers of many companies, scores each, and prints them side by side: causes, symptoms,
/// which cause leads, and what stands out among these companies. A file or a row with mistakes fails its
/// company alone; what failed is listed at the end, and the exit status is then 2.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  detente batch clients/                        every answer file in a folder
  detente batch export.csv -o portfolio.csv     a form service's export, into a table
  detente batch clients/ --sort margin --top 10
  detente batch clients/ --out reports/ -f html -f json
  detente batch clients/ -f ndjson > reports.ndjson")]
pub(super) struct Args {
    /// Answer files, folders of them, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    #[command(flatten)]
    questionnaire: QuestionnaireArg,
    /// The format of the portfolio [default: by the output file's ending, else text], or, with --out, of
    /// the reports; then it may be given several times [default: html]
    #[arg(short, long, value_enum, value_name = "FORMAT")]
    format: Vec<Format>,
    /// Write the portfolio to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<String>,
    /// Write a report of each company into this folder, and leave unchanged ones untouched
    #[arg(long, value_name = "DIR", help_heading = "A report each")]
    out: Option<String>,
    /// Write no reports: compare those in the folder, print what differs, and exit with 1 if anything does
    #[arg(long, requires = "out", help_heading = "A report each")]
    check: bool,
    /// What to sort companies by: symptoms, margin, respondents, company, or a cause's id
    #[arg(long, default_value = "symptoms", value_name = "KEY")]
    sort: String,
    /// Show only the first N companies
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    top: Option<u32>,
    /// Tell how sure each company's ranking is; a millisecond or two a company
    #[arg(long)]
    confidence: bool,
    /// In each report (--out, or -f ndjson), say how the causes stand against their mean in all companies,
    /// from 10 companies on
    #[arg(long)]
    norms: bool,
    /// How many threads to use [default: one for each core]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// The company, for CSV files without a column for it
    #[arg(long, value_name = "NAME", help_heading = "CSV files")]
    company: Option<String>,
    /// The wave, for CSV files without a column for it
    #[arg(long, value_name = "WAVE", help_heading = "CSV files")]
    wave: Option<String>,
    #[command(flatten)]
    csv: CsvArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal
    Text,
    /// For an issue, a wiki or a mail
    Markdown,
    /// One page for a browser or for paper
    Html,
    /// A row a company and cause; as a report, a row a cause, question and solution
    Csv,
    /// Everything, for other programs; reports only
    Json,
    /// A company's full report a line; portfolio only
    Ndjson,
    /// A workbook of companies, causes and questions; portfolio only
    Xlsx,
}

impl Format {
    /// The same format of a report; none where reports have no such format.
    fn of_report(self) -> Option<report::Format> {
        match self {
            Self::Text => Some(report::Format::Text),
            Self::Markdown => Some(report::Format::Markdown),
            Self::Html => Some(report::Format::Html),
            Self::Csv => Some(report::Format::Csv),
            Self::Json => Some(report::Format::Json),
            Self::Ndjson | Self::Xlsx => None,
        }
    }
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let jobs = args.jobs.map_or(0, usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build();
    let pool = pool.map_err(|error| {
        let message = format!("the threads can't be started: {error}");
        vec![Diagnostic::error("no-threads", message)]
    })?;
    pool.install(|| score(args, console))
}

fn score(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let format = args.format()?;
    let reports = args.reports()?;
    if args.norms && args.out.is_none() && format != Format::Ndjson {
        let message = "`--norms` belongs to the report of each company";
        let problem = Diagnostic::error("wrong-argument", message);
        return Err(vec![problem.help(
            "write reports with `--out DIR` or `-f ndjson`; the portfolio compares companies by itself",
        )]);
    }
    let found = find(&args.paths);
    let beside = [args.questionnaire.file(), args.csv.map()];
    inputs::spare(
        args.file(),
        found.files().chain(beside.into_iter().flatten()),
    )?;
    let given = args.csv.given(args.company.as_ref(), args.wave.as_ref())?;
    let input = standard_input(&found.files)?;
    let questionnaire = match args.questionnaire.read() {
        Some(read) => read?,
        None => most_named(&found.files, &input)?,
    };
    let sort = sort_by(&args.sort, &questionnaire)?;
    let progress = Progress::new(&found.files);
    let reading = Reading {
        questionnaire: &questionnaire,
        given: &given,
        standard_input: &input,
        keeps_words: matches!(format, Format::Ndjson) || args.confidence || args.out.is_some(),
        companies: Arc::default(),
        progress: &|bytes| progress.add(bytes),
    };
    let gathered = reading.gather(&found.files);
    progress.finish();
    let roster = Roster::new(&gathered, &reading.companies, &questionnaire);
    if roster.is_empty() && gathered.failed.iter().all(|one| !one.broken.is_record) {
        return Err(nothing_read(found.diagnostics, &gathered));
    }
    let top = args.top.map(|top| top as usize);
    let mut portfolio = Portfolio::new(&questionnaire, &gathered, &roster, &sort, top);
    if args.confidence {
        portfolio.add_confidence();
    }
    portfolio.reports_norms = args.norms;
    console.tell(&found.diagnostics);
    if args.norms && portfolio.norms.is_none() {
        let message = format!(
            "the reports say nothing of other companies: that takes {} companies",
            norms::FEWEST
        );
        console.tell(&[Diagnostic::note("too-few-companies", message)]);
    }
    tell_remarks(&gathered, &roster, console);
    print(args, format, &portfolio, console)?;
    let differences = match &args.out {
        Some(folder) => reports_into(folder, args.check, &reports, &portfolio, &found, console)?,
        None => 0,
    };
    tell_failures(&gathered, &roster, console);
    console.summarise(&summary(&portfolio.tally));
    let has_failures =
        portfolio.tally.has_failures() || found.diagnostics.iter().any(Diagnostic::is_error);
    Ok(match (has_failures, differences) {
        (true, _) => Outcome::Failed,
        (false, 0) => Outcome::Done,
        (false, _) => Outcome::Refused,
    })
}

/// Why there is not one record to make a portfolio of.
fn nothing_read(mut problems: Failure, gathered: &Gathered) -> Failure {
    problems.extend(gathered.remarks.iter().cloned());
    let failed = gathered.failed.iter();
    problems.extend(failed.flat_map(|failed| gathered.tell(failed)));
    if !problems.iter().any(Diagnostic::is_error) {
        let problem = Diagnostic::error("no-records", "there are no answers to score");
        problems.push(problem);
    }
    problems
}

fn print(
    args: &Args,
    format: Format,
    portfolio: &Portfolio,
    console: &Console,
) -> Result<(), Failure> {
    let output = args.file();
    match format {
        Format::Text | Format::Json => {
            let width = if output.is_some() {
                console.file_width()
            } else {
                console.width()
            };
            console.deliver(&portfolio::text::render(portfolio, width), output)
        }
        Format::Markdown => console.deliver(&portfolio::markdown::render(portfolio), output),
        Format::Html => console.deliver(&portfolio::html::render(portfolio), output),
        Format::Xlsx => {
            let bytes = workbook(portfolio)?;
            output::deliver_bytes(&bytes, output)
        }
        Format::Csv => output::deliver_parts(portfolio::csv::render(portfolio), output),
        Format::Ndjson => {
            let options = Options {
                confidence: true,
                ..Options::default()
            };
            output::deliver_parts(portfolio::ndjson::render(portfolio, options), output)
        }
    }
}

fn workbook(portfolio: &Portfolio) -> Result<Vec<u8>, Failure> {
    if !portfolio::xlsx::fits(portfolio) {
        let problem = Diagnostic::error("too-large", "a sheet can't hold so many companies");
        return Err(vec![
            problem.help("show fewer with `--top N`, or write a table with `-f csv`"),
        ]);
    }
    portfolio::xlsx::render(portfolio).map_err(|error| {
        let message = format!("the workbook can't be made: {error}");
        vec![Diagnostic::error("unwritable", message)]
    })
}

impl Args {
    /// The file to write the portfolio to; none for standard output.
    fn file(&self) -> Option<&str> {
        output::file(self.output.as_ref())
    }

    /// The formats of the reports that `--out` asks for.
    fn reports(&self) -> Result<Vec<report::Format>, Failure> {
        let mut formats = Vec::new();
        for format in &self.format {
            match format.of_report() {
                Some(format) if formats.contains(&format) => {}
                Some(format) => formats.push(format),
                None if self.out.is_some() => {
                    let value = format.to_possible_value();
                    let name = value.map_or(String::new(), |value| value.get_name().to_owned());
                    let message = format!("a report can't be written as `{name}`");
                    let problem = Diagnostic::error("unknown-format", message);
                    return Err(vec![problem.help(
                        "with `--out`, `-f` is the reports' format; `-o FILE` writes the portfolio by its ending",
                    )]);
                }
                None => {}
            }
        }
        if formats.is_empty() {
            formats.push(report::Format::Html);
        }
        Ok(formats)
    }

    /// The portfolio's format.
    fn format(&self) -> Result<Format, Failure> {
        match self.format[..] {
            [Format::Json] if self.out.is_none() => {
                let problem =
                    Diagnostic::error("unknown-format", "a portfolio can't be written as JSON");
                return Err(vec![
                    problem.help("`-f ndjson` writes a company's full report a line"),
                ]);
            }
            [one] if self.out.is_none() => return Ok(one),
            [_, _, ..] if self.out.is_none() => {
                let problem = Diagnostic::error("several-formats", "a portfolio has one format");
                return Err(vec![
                    problem.help("reports have several where `--out` says into which folder"),
                ]);
            }
            _ => {}
        }
        let output = self.file().unwrap_or("");
        let ending = std::path::Path::new(output).extension();
        let ending = ending.map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            None | Some("txt" | "text") => Ok(Format::Text),
            Some("md" | "markdown") => Ok(Format::Markdown),
            Some("html" | "htm") => Ok(Format::Html),
            Some("xlsx") => Ok(Format::Xlsx),
            Some("csv") => Ok(Format::Csv),
            Some("ndjson") => Ok(Format::Ndjson),
            Some(other) => {
                let message = format!("no portfolio format ends in `.{other}`");
                let problem = Diagnostic::error("unknown-format", message);
                Err(vec![problem.help(
                    "endings are `.txt`, `.md`, `.html`, `.csv`, `.ndjson` and `.xlsx`; else say the format with `-f`",
                )])
            }
        }
    }
}

/// Writes or compares a report of each company, and counts what differs.
fn reports_into(
    folder: &str,
    only_compares: bool,
    formats: &[report::Format],
    portfolio: &Portfolio,
    found: &Found,
    console: &Console,
) -> Result<usize, Failure> {
    let companies: Vec<_> = portfolio
        .standings
        .iter()
        .map(|standing| portfolio.name(standing))
        .collect();
    let stems = file_names(&companies);
    let endings: Vec<&str> = formats.iter().map(|format| format.endings()[0]).collect();
    let name = |stem: &String| -> Vec<String> {
        endings
            .iter()
            .map(|ending| format!("{stem}.{ending}"))
            .collect()
    };
    let names: Vec<String> = stems.iter().flat_map(name).collect();
    let layout = Layout {
        width: console.file_width(),
        has_details: false,
    };
    let options = Options {
        confidence: true,
        ..Options::default()
    };
    let text = |at: usize| {
        let standing = &portfolio.standings[at / formats.len()];
        let format = formats[at % formats.len()];
        portfolio.with_diagnosis(standing, options, |diagnosis| {
            anstream::adapter::strip_str(&report::render(diagnosis, format, layout)).to_string()
        })
    };
    if only_compares {
        let differences = folder::compare(folder, &names, &endings, text);
        console.tell(&differences);
        let count = list::count(differences.len(), "report differs", "reports differ");
        console.summarise(&format!(
            "Compared {} in {folder}: {count}.\n",
            list::count(names.len(), "report", "reports")
        ));
        return Ok(differences.len());
    }
    inputs::spare_in(folder, &names, found.files())?;
    let written = Folder::open(folder)?.write(&names, text);
    console.summarise(&format!(
        "Wrote {} into {folder}, left {} unchanged.\n",
        list::count(written.changed, "report", "reports"),
        written.unchanged
    ));
    if written.problems.is_empty() {
        Ok(0)
    } else {
        Err(written.problems)
    }
}

fn standard_input(files: &[String]) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    if files.iter().any(|file| file == "-") {
        std::io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map_err(|error| {
                let message = format!("this can't be read: {error}");
                vec![Diagnostic::error("unreadable", message).in_file("<stdin>")]
            })?;
    }
    Ok(bytes)
}

fn sort_by(key: &str, questionnaire: &Questionnaire) -> Result<Sort, Failure> {
    let causes = questionnaire.causes.iter();
    if let Some(at) = causes.clone().position(|cause| cause.id == key) {
        return Ok(Sort::Cause(at));
    }
    Ok(match key {
        "symptoms" => Sort::Symptoms,
        "margin" => Sort::Margin,
        "respondents" => Sort::Respondents,
        "company" => Sort::Company,
        _ => {
            let mut known = vec!["symptoms", "margin", "respondents", "company"];
            known.extend(causes.map(|cause| cause.id.as_str()));
            let message = format!("companies can't be sorted by `{key}`");
            let problem = Diagnostic::error("unknown-sort", message);
            let problem = match suggest::nearest(key, &known) {
                Some(near) => problem.help(format!("did you mean `{near}`?")),
                None => problem,
            };
            return Err(vec![problem.help(format!("expected {}", list::or(&known)))]);
        }
    })
}

/// Tells what to know, the same thing about many places once.
fn tell_remarks(gathered: &Gathered, roster: &Roster, console: &Console) {
    let near = roster.near_matches();
    let mut told: Vec<(&Diagnostic, usize)> = Vec::new();
    let mut places: HashMap<(&str, &str), usize> = HashMap::new();
    for remark in gathered.remarks.iter().chain(&near) {
        let place = places.entry((remark.code, &remark.message));
        match place {
            Entry::Occupied(place) => told[*place.get()].1 += 1,
            Entry::Vacant(place) => {
                place.insert(told.len());
                told.push((remark, 0));
            }
        }
    }
    let remarks: Vec<Diagnostic> = told
        .into_iter()
        .map(|(remark, more)| match more {
            0 => remark.clone(),
            more => remark.clone().help(format!(
                "and the same in {}",
                list::count(more, "other place", "other places")
            )),
        })
        .collect();
    console.tell(&remarks);
}

/// Tells every mistake, then every company that fails.
fn tell_failures(gathered: &Gathered, roster: &Roster, console: &Console) {
    for failed in &gathered.failed {
        let mistakes = gathered.tell(failed);
        let errors = mistakes
            .into_iter()
            .filter(|mistake| mistake.severity == Severity::Error);
        console.tell(&errors.collect::<Vec<_>>());
    }
    for failure in roster.failures.values() {
        console.tell(&failure.twice);
    }
    if roster.failures.is_empty() {
        return;
    }
    let mut text = "Not scored:\n".to_owned();
    for (&company, failure) in &roster.failures {
        let mistakes = failure.broken + failure.twice.len();
        let why = list::count(
            mistakes,
            "record or file has mistakes",
            "records or files have mistakes",
        );
        text += &format!("  {}: {why}\n", roster.title(company));
    }
    console.summarise(&text);
}

/// What became of everything that was read.
fn summary(tally: &Tally) -> String {
    let company = |number| {
        if tally.has_waves {
            list::count(number, "company and wave", "companies and waves")
        } else {
            list::count(number, "company", "companies")
        }
    };
    let mut records = format!("{} scored", tally.scored);
    if tally.broken > 0 {
        records += &format!(", {} with mistakes", tally.broken);
    }
    if tally.aside > 0 {
        records += &format!(", {} set aside because their company fails", tally.aside);
    }
    let mut text = format!(
        "Read {} from {}: {records}.\n",
        list::count(tally.records, "record", "records"),
        list::count(tally.files, "file", "files")
    );
    text += &format!(
        "{}: {} scored",
        company(tally.companies),
        tally.scored_companies
    );
    if tally.failed_companies > 0 {
        text += &format!(", {} failed", tally.failed_companies);
    }
    text += ".\n";
    if tally.one_sided > 0 {
        text += &format!(
            "In {} only one side was heard, or none.\n",
            company(tally.one_sided)
        );
    }
    if tally.broken_files > 0 {
        text += &format!(
            "{} can't be read.\n",
            list::count(tally.broken_files, "file", "files")
        );
    }
    if tally.unknown > 0 {
        let what = list::count(
            tally.unknown,
            "record or file with mistakes",
            "records or files with mistakes",
        );
        text += &format!(
            "{what} can't be laid to a company: look for companies that are scored without them.\n"
        );
    }
    text
}
