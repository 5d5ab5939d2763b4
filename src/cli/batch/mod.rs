//! `detente batch`: the answers of many companies, a portfolio, and a report each.

mod against;
mod checking;
mod format;
mod others;
mod progress;
mod refusals;
mod reports;
mod stream;
mod telling;

use super::delivery;
use super::gate::GateArgs;
use super::inputs::{AnswerInputs, CsvArgs, QuestionnaireArg};
use super::invited::InvitedArgs;
use super::kept::{CheckArgs, UpdateArgs};
use super::norms_arg::NormsArg;
use super::output::Console;
use super::render::{QuoteArgs, StartArgs};
use super::screening::ScreeningArgs;
use super::since::{OldWave, SinceArgs};
use super::{Failure, Outcome};
use crate::answers::records::Keeps;
use crate::answers::selection::Selection;
use crate::cli::{path, spare};
use crate::diagnostic::{Diagnostic, list};
use crate::norms::Norms;
use crate::portfolio::{Choice, Portfolio, Sort};
use crate::questionnaire::Questionnaire;
use crate::reading::{BLOCK_SIZE, Reading};
use crate::report::{self, Layout};
use crate::source::{Found, find};
use checking::{held_back, hold_to_rules, withhold, would_be_empty};
use format::{PortfolioFormat, hold, print};
use progress::Progress;
use reports::{FolderArgs, Reports};

/// So many companies are shown as text unless `--top` says otherwise.
const FIRST_SCREENS: usize = 50;

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
  detente batch clients/ -f ndjson > reports.ndjson
  detente batch answers/ --out golden --check   in CI: has any report moved?
  detente batch answers/ --out golden --update  keep what has
  detente batch answers/ --fail-over any-cause=70")]
pub(super) struct Args {
    /// Answer files, folders of them, or - for standard input
    #[arg(required = true, value_name = "PATH", value_parser = path::as_text())]
    paths: Vec<String>,
    #[command(flatten)]
    questionnaire: QuestionnaireArg,
    /// The format of the portfolio [default: by the output file's ending, else text], or, with --out, of
    /// the reports; then it may be given several times [default: html]
    #[arg(short, long, value_enum, value_name = "FORMAT")]
    format: Vec<PortfolioFormat>,
    /// Write the portfolio to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<String>,
    #[command(flatten)]
    folder: FolderArgs,
    #[command(flatten)]
    quotes: QuoteArgs,
    #[command(flatten)]
    start: StartArgs,
    #[command(flatten)]
    since: SinceArgs,
    #[command(flatten)]
    screening: ScreeningArgs,
    #[command(flatten)]
    invited: InvitedArgs,
    /// Write nothing: compare the reports in the folder of --out, and the file of -o, print what differs, and exit
    /// with 1 if anything does
    #[arg(long, help_heading = "For CI")]
    check: bool,
    #[command(flatten)]
    how: CheckArgs,
    #[command(flatten)]
    update: UpdateArgs,
    #[command(flatten)]
    gate: GateArgs,
    /// What to sort companies by: symptoms, margin, respondents, company, or a cause's id
    #[arg(long, default_value = "symptoms", value_name = "KEY")]
    sort: String,
    /// Show only the first N companies, and write only their reports [default: all; 50 as text]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    top: Option<u32>,
    /// Tell how sure each company's ranking is; a millisecond or two a company
    #[arg(long)]
    confidence: bool,
    #[command(flatten)]
    norms: NormsArg,
    /// How many threads to use [default: one for each core]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// Only the answers of this company; the company, too, of tables without a column for it
    #[arg(long, value_name = "NAME")]
    company: Option<String>,
    /// Only the answers of this wave, an empty one meaning those without a wave; the wave, too, of CSV
    /// files without a column for it
    #[arg(long, value_name = "WAVE")]
    wave: Option<String>,
    #[command(flatten)]
    csv: CsvArgs,
    /// Take standard input for a part of all answers, as engines that divide the work hand them out: no answers are no
    /// rows, and a company that fails has a row that says why and leaves the exit status 0
    #[arg(long, conflicts_with_all = stream::WHOLE, help_heading = "For engines")]
    stream: bool,
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
    let formats = args.reports()?;
    args.check_of_reports(format, &formats)?;
    args.check_kept()?;
    args.check_stream(format)?;
    let found = find(&args.paths);
    let found_then = args.since.find(&args.paths)?;
    let found_plans = args.since.plan.find();
    args.spare(&found, [found_then.as_ref(), found_plans.as_ref()])?;
    let (company, wave) = (args.company.as_ref(), args.wave.as_ref());
    let mut inputs = AnswerInputs::open(found, &args.questionnaire, &args.csv, company, wave)?;
    if args.stream {
        inputs.take_as_part()?;
    }
    let found = &inputs.found;
    let questionnaire = inputs.questionnaire(&args.questionnaire)?;
    let sort = sort_by(&args.sort, &questionnaire)?;
    let norms = args.norms.read(&questionnaire, console)?;
    args.gate.check(&questionnaire)?;
    let invitations = args.invited.of_each(&inputs.mapping, &questionnaire)?;
    let progress = Progress::reading(&found.files, console);
    let reading = Reading {
        questionnaire: &questionnaire,
        mapping: &inputs.mapping,
        keeps: args.keeps(format, &inputs.selection),
        block_size: BLOCK_SIZE,
        progress: &|bytes| progress.add(bytes),
    };
    let mut answers = reading.read(&inputs.all(), &inputs.selection);
    answers.closed = inputs.closed();
    progress.finish();
    let masked = args.screening.mask(&questionnaire, &mut answers.companies);
    if let Some(problems) = args.nothing_read(found, &answers) {
        return Err(problems);
    }
    let mut portfolio = Portfolio::new(&questionnaire, &answers, args.choice(sort));
    args.make_part(&mut portfolio);
    portfolio.invitations = invitations;
    let old = args
        .since
        .open(found_then, &args.questionnaire, &args.csv, company)?;
    let old = old.as_ref();
    let answers_then = old.and_then(|old| old.read(&args.screening));
    let is_old_whole = old.map_or(Ok(true), |old| {
        let old = (old, found_plans.as_ref());
        args.set_against(&mut portfolio, old, answers_then.as_ref(), console)
    })?;
    args.complete(&mut portfolio, format, norms, console);
    console.emit(&found.diagnostics);
    telling::remarks(&answers, &portfolio, args.norms.is_of_run(), console);
    console.emit(masked.as_slice());
    let delivered = deliver(args, format, formats, &portfolio, found, old, console)?;
    telling::failures(&answers, args.update.keep_going, console);
    let gate = hold_to_rules(args, &portfolio, console).max(withhold(args, &portfolio, console));
    telling::counts(&portfolio, format, console);
    let is_whole = is_old_whole
        && args.is_read(&answers, &portfolio)
        && !found.diagnostics.iter().any(Diagnostic::is_error);
    // The process is about to end, which frees the memory at once; a million boxes one by one take longer.
    std::mem::forget(portfolio);
    std::mem::forget(answers);
    Ok(delivered.max(gate).max(Outcome::of_whole(is_whole)))
}

/// Prints the portfolio, then writes the reports; or holds both against what is kept.
fn deliver(
    args: &Args,
    format: PortfolioFormat,
    formats: Vec<report::Format>,
    portfolio: &Portfolio,
    found: &Found,
    old: Option<&OldWave>,
    console: &Console,
) -> Result<Outcome, Failure> {
    let layout = Layout::of_width(console.file_width());
    let reports = args.folder.out.as_ref();
    let reports = reports.map(|folder| Reports::new(args, folder, formats, portfolio, layout));
    let reports = reports.transpose()?;
    if let (Some(reports), false) = (&reports, args.is_check()) {
        let then = old.into_iter().flat_map(OldWave::files);
        spare::folder(reports.folder, &reports.wanted, found.files(), then)?;
        spare::one_another(args.file(), reports.folder, &reports.wanted)?;
    }
    let is_held = args.is_held();
    if let Some(reason) = held_back(args, portfolio) {
        if !is_held && !would_be_empty(args, portfolio) {
            print(args, format, portfolio, console)?;
        }
        console.emit_found(&[reason]);
        return Ok(Outcome::Failed);
    }
    if let (Some(folder), false) = (&args.folder.out, args.is_check()) {
        // The portfolio may be written into it, too.
        delivery::make_folder(folder)?;
    }
    let portfolio = if is_held {
        hold(args, format, portfolio, console)?
    } else {
        print(args, format, portfolio, console)?;
        Outcome::Done
    };
    let reports = match reports {
        None => Outcome::Done,
        Some(reports) if args.is_check() => reports.check(args, found, console)?,
        Some(reports) => reports.write(args, found, console)?,
    };
    Ok(portfolio.max(reports))
}

impl Args {
    /// What is kept of the answers beside the figures.
    fn keeps(&self, format: PortfolioFormat, selection: &Selection) -> Keeps {
        // Where few gave an order is seen in what was said alone.
        let has_words = format == PortfolioFormat::Ndjson || self.screening.min_group().is_some();
        if has_words || self.confidence || self.folder.out.is_some() {
            Keeps::Of(selection.clone())
        } else {
            Keeps::Nothing
        }
    }

    /// Whether what is made is held against what is kept.
    fn is_held(&self) -> bool {
        self.check || self.update.update
    }

    /// Whether nothing is written.
    fn is_check(&self) -> bool {
        self.check && !self.update.update
    }

    /// Whether some companies or waves were not asked for.
    fn is_filtered(&self) -> bool {
        self.company.is_some() || self.wave.is_some()
    }

    /// Which companies are put side by side, and whose answers count.
    fn choice(&self, sort: Sort) -> Choice {
        Choice {
            sort,
            top: self.top.map(|top| top as usize),
            keeps_going: self.update.keep_going,
            exclude_straight_lining: self.screening.excludes_straight_lining(),
            min_group: self.screening.min_group(),
        }
    }

    /// Adds what was asked for beside the figures.
    fn complete(
        &self,
        portfolio: &mut Portfolio,
        format: PortfolioFormat,
        norms: Option<Norms>,
        console: &Console,
    ) {
        if format == PortfolioFormat::Report(report::Format::Text) {
            portfolio.show_at_most(FIRST_SCREENS);
        }
        if self.confidence {
            let progress = Progress::counting("Drawing answers anew", portfolio.shown, console);
            portfolio.add_confidence(&|| progress.add(1));
            progress.finish();
        }
        portfolio.report_norms = match norms {
            None if self.norms.is_of_run() => portfolio.norms.clone(),
            kept => kept,
        };
        portfolio.leaves_out_words = self.quotes.no_quotes;
    }
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
            let problem = problem.suggest(key, &known);
            return Err(vec![problem.help(format!("expected {}", list::or(&known)))]);
        }
    })
}
